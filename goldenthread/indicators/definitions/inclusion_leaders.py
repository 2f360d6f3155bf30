from datetime import date

from goldenthread.indicators.language import returned

inclusion_leaders = returned(
    code="X-TRAIN-ILE",
    title="Inclusion leaders of education",
    plain="How many schools had a leader designated to support others in inclusion.",
    unit="schools",
    polarity="higher",
    dataset="training",
    authority="Local: no national definition",
    owner="Head of inclusion",
    population="Schools with a designated leader on the last day.",
    doubts="It adds up over the programme and cannot fall.",
    companions=("X-TRAIN-ILP",),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    is_stock=True,
    example="""
        series            | from_on    | until_on   | value
        X-TRAIN-ILE       | 2023-09-01 | 2024-08-31 | 149.0   # the school year's return
        X-TRAIN-ILE       | 2022-09-01 | 2023-08-31 | 110.0   # the school year before
        X-TRAIN-ILE       | 2024-09-01 | 2025-08-31 | 151.0   # the school year after
        X-TRAIN-ILE-OTHER | 2023-09-01 | 2024-08-31 | 154.0   # another measure's
        = 149.0 in 2024-08
    """,
)
