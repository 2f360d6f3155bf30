from datetime import date

from goldenthread.indicators.language import returned

thrive_measures = returned(
    code="X-THRIVE",
    title="Thrive framework measures",
    plain="How many measures of the Thrive framework for children's mental health were on track.",
    unit="measures",
    polarity="neutral",
    dataset="engagement",
    authority="Local: no national definition",
    owner="Mental health programme, NHS",
    population="Measures that the programme has defined.",
    doubts=(
        "The published plan gives it no code, definition, baseline or target; nothing can be said until "
        "it has one."
    ),
    companions=("X-JOINT-COMM-PROJECTS",),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    is_stock=True,
    example="""
        series         | from_on    | until_on   | value
        X-THRIVE       | 2023-09-01 | 2024-08-31 | 3.0     # the school year's return
        X-THRIVE       | 2022-09-01 | 2023-08-31 | 2.0     # the school year before
        X-THRIVE       | 2024-09-01 | 2025-08-31 | 4.0     # the school year after
        X-THRIVE-OTHER | 2023-09-01 | 2024-08-31 | 8.0     # another measure's
        = 3.0 in 2024-08
    """,
)
