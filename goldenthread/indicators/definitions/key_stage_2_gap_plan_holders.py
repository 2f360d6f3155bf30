from datetime import date

from goldenthread.indicators.language import returned

key_stage_2_gap_plan_holders = returned(
    code="APP49",
    title="Reading, writing and mathematics at 11: gap for pupils with an EHC plan",
    plain=(
        "How many percentage points fewer of pupils with an EHC plan than of pupils without SEN reached "
        "the expected standard in reading, writing and mathematics at age 11."
    ),
    unit="points",
    polarity="lower",
    dataset="attainment",
    authority="Department for Education, key stage 2 attainment",
    owner="Head of education standards",
    population=(
        "Pupils in the state-funded schools of the area with results in the school year. The gap is "
        "positive when pupils with an EHC plan are behind. Write both sides in the note."
    ),
    doubts=(
        "The published plan does not say with whom pupils are compared, nor the sign; this definition "
        "takes pupils without SEN. The measure is named in the plan's text and is missing from its table."
    ),
    companions=("APP50",),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    example="""
        series      | from_on    | until_on   | value
        APP49       | 2023-09-01 | 2024-08-31 | 60.2    # the school year's return
        APP49       | 2022-09-01 | 2023-08-31 | 61.0    # the school year before
        APP49       | 2024-09-01 | 2025-08-31 | 59.8    # the school year after
        APP49-OTHER | 2023-09-01 | 2024-08-31 | 65.2    # another measure's
        = 60.2 in 2024-08
    """,
)
