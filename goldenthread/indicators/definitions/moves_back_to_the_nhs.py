from datetime import date

from goldenthread.indicators.language import returned

moves_back_to_the_nhs = returned(
    code="X-ND-BACK-TO-NHS",
    title="Families who came back to the NHS",
    plain="How many families moved to NHS care after a private assessment in the month.",
    unit="families",
    polarity="neutral",
    dataset="waits",
    authority="Local: no national definition",
    owner="Children's community services, NHS",
    population="Families whose child was taken over from a private provider.",
    doubts="It depends on what shared care the NHS allows.",
    companions=("X-ND-PRIVATE",),
    checked_on=date(2026, 11, 22),
    example="""
        series                 | from_on    | until_on   | value
        X-ND-BACK-TO-NHS       | 2024-10-01 | 2024-10-31 | 14.0    # the month's own return
        X-ND-BACK-TO-NHS       | 2024-09-01 | 2024-09-30 | 11.0    # the month before
        X-ND-BACK-TO-NHS       | 2024-11-01 | 2024-11-30 | 16.0    # the month after
        X-ND-BACK-TO-NHS-OTHER | 2024-10-01 | 2024-10-31 | 19.0    # another measure's
        = 14.0 in 2024-10
    """,
)
