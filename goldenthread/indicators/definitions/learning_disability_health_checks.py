from datetime import date

from goldenthread.indicators.language import returned

learning_disability_health_checks = returned(
    code="X-LD-AHC-14",
    title="Annual health checks of people with a learning disability",
    plain=(
        "Of people aged 14 or over on the learning disability register, the share who had a health check "
        "in the last twelve months."
    ),
    unit="%",
    polarity="higher",
    dataset="waits",
    authority="NHS Long Term Plan, chapter 3: 75% of those aged 14 and over",
    owner="Learning disability programme, NHS",
    population="Patients of practices in the NHS area.",
    doubts="Most checks are done in the last quarter of the financial year.",
    companions=("X-LD-REGISTER-14",),
    checked_on=date(2026, 11, 22),
    is_stock=True,
    example="""
        series            | from_on    | until_on   | value | numerator | denominator
        X-LD-AHC-14       | 2024-10-01 | 2024-10-31 | 76.0  | 7450      | 9800          # the month's own return
        X-LD-AHC-14       | 2024-09-01 | 2024-09-30 | 75.0  |           |               # the month before, without its counts
        X-LD-AHC-14       | 2024-11-01 | 2024-11-30 | 76.3  | 7500      | 9830          # the month after
        X-LD-AHC-14-OTHER | 2024-10-01 | 2024-10-31 | 50.0  | 1         | 2             # another measure's
        = 76.0 of 9800 in 2024-10
    """,
)
