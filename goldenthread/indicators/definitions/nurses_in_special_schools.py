from datetime import date

from goldenthread.indicators.language import returned

nurses_in_special_schools = returned(
    code="X-KSENT-NURSES",
    title="Nurses in special schools",
    plain="How many qualified nurses the NHS funded in special schools for the most complex needs.",
    unit="nurses",
    polarity="higher",
    dataset="workforce",
    authority="Local: no national definition",
    owner="Children's community services, NHS",
    population="Full-time equivalents in post on the last day.",
    doubts="The NHS may return posts or people.",
    companions=("APP21",),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    example="""
        series               | from_on    | until_on   | value
        X-KSENT-NURSES       | 2023-09-01 | 2024-08-31 | 14.0    # the school year's return
        X-KSENT-NURSES       | 2022-09-01 | 2023-08-31 | 12.0    # the school year before
        X-KSENT-NURSES       | 2024-09-01 | 2025-08-31 | 15.0    # the school year after
        X-KSENT-NURSES-OTHER | 2023-09-01 | 2024-08-31 | 19.0    # another measure's
        = 14.0 in 2024-08
    """,
)
