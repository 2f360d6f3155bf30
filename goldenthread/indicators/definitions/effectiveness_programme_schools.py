from datetime import date

from goldenthread.indicators.language import returned

effectiveness_programme_schools = returned(
    code="X-TRAIN-EFFECTIVE-KENT",
    title="Schools in the effectiveness programme",
    plain="How many schools took part in the whole-school effectiveness programme.",
    unit="schools",
    polarity="higher",
    dataset="training",
    authority="Local: no national definition",
    owner="Head of inclusion",
    population="Schools that took part in the school year.",
    doubts="Taking part is not the same as changing practice.",
    companions=("X-TRAIN-MCS",),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    example="""
        series                       | from_on    | until_on   | value
        X-TRAIN-EFFECTIVE-KENT       | 2023-09-01 | 2024-08-31 | 167.0   # the school year's return
        X-TRAIN-EFFECTIVE-KENT       | 2022-09-01 | 2023-08-31 | 120.0   # the school year before
        X-TRAIN-EFFECTIVE-KENT       | 2024-09-01 | 2025-08-31 | 170.0   # the school year after
        X-TRAIN-EFFECTIVE-KENT-OTHER | 2023-09-01 | 2024-08-31 | 172.0   # another measure's
        = 167.0 in 2024-08
    """,
)
