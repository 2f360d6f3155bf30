from datetime import date

from goldenthread.indicators.language import returned

key_stage_2_gap_sen_support = returned(
    code="APP50",
    title="Reading, writing and mathematics at 11: gap for pupils with SEN support",
    plain=(
        "How many percentage points fewer of pupils with SEN support than of pupils without SEN reached "
        "the expected standard in reading, writing and mathematics at age 11."
    ),
    unit="points",
    polarity="lower",
    dataset="attainment",
    authority="Department for Education, key stage 2 attainment",
    owner="Head of education standards",
    population=(
        "Pupils in the state-funded schools of the area with results in the school year. The gap is "
        "positive when pupils with SEN support are behind. Write both sides in the note."
    ),
    doubts=(
        "The published plan does not say with whom pupils are compared, nor the sign; this definition "
        "takes pupils without SEN. The measure is named in the plan's text and is missing from its table."
    ),
    companions=("APP49",),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    example="""
        series      | from_on    | until_on   | value
        APP50       | 2023-09-01 | 2024-08-31 | 40.2    # the school year's return
        APP50       | 2022-09-01 | 2023-08-31 | 41.0    # the school year before
        APP50       | 2024-09-01 | 2025-08-31 | 39.8    # the school year after
        APP50-OTHER | 2023-09-01 | 2024-08-31 | 45.2    # another measure's
        = 40.2 in 2024-08
    """,
)
