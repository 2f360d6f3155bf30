from datetime import date

from goldenthread.indicators.language import returned

autism_training_by_district = returned(
    code="X-AET-DISTRICT-PCT",
    title="Settings trained in autism, by district",
    plain="Of settings in a district, the share that had taken autism training.",
    unit="%",
    polarity="higher",
    dataset="training",
    authority="Local: no national definition",
    owner="Head of inclusion",
    population="Settings of all phases in the district.",
    doubts="How many settings a district has is not published.",
    companions=("X-TRAIN-AET-MSA",),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    is_stock=True,
    example="""
        series                   | from_on    | until_on   | value | numerator | denominator
        X-AET-DISTRICT-PCT       | 2023-09-01 | 2024-08-31 | 46.7  | 28        | 60            # the school year's return
        X-AET-DISTRICT-PCT       | 2022-09-01 | 2023-08-31 | 40.0  |           |               # the school year before, without its counts
        X-AET-DISTRICT-PCT       | 2024-09-01 | 2025-08-31 | 50.0  | 30        | 60            # the school year after
        X-AET-DISTRICT-PCT-OTHER | 2023-09-01 | 2024-08-31 | 50.0  | 1         | 2             # another measure's
        = 46.7 of 60 in 2024-08
    """,
)
