from datetime import date

from goldenthread.indicators.language import returned

supported_internships = returned(
    code="X-SUPPORTED-INTERNSHIPS",
    title="Supported internships",
    plain="How many young people with a plan were on a supported internship.",
    unit="young people",
    polarity="higher",
    dataset="plans",
    authority="Department for Education, supported internships guidance",
    owner="Head of participation",
    population="Young people of 16 to 24 with a plan on the study programme.",
    doubts="Named in the published plan without a figure.",
    companions=("APP39",),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    is_stock=True,
    example="""
        series                        | from_on    | until_on   | value
        X-SUPPORTED-INTERNSHIPS       | 2023-09-01 | 2024-08-31 | 120.0   # the school year's return
        X-SUPPORTED-INTERNSHIPS       | 2022-09-01 | 2023-08-31 | 96.0    # the school year before
        X-SUPPORTED-INTERNSHIPS       | 2024-09-01 | 2025-08-31 | 140.0   # the school year after
        X-SUPPORTED-INTERNSHIPS-OTHER | 2023-09-01 | 2024-08-31 | 125.0   # another measure's
        = 120.0 in 2024-08
    """,
)
