from datetime import date

from goldenthread.indicators.language import returned

attainment_8_gap_plan_holders = returned(
    code="APP51",
    title="Attainment 8: gap for pupils with an EHC plan",
    plain=(
        "How far pupils with an EHC plan were behind pupils without SEN in Attainment 8 points at age 16."
    ),
    unit="points",
    polarity="lower",
    dataset="attainment",
    authority="Department for Education, key stage 4 performance",
    owner="Head of education standards",
    population=(
        "Pupils in the state-funded schools of the area with results in the school year. The gap is "
        "positive when pupils with an EHC plan are behind. Write both sides in the note."
    ),
    doubts=(
        "The published plan does not say with whom pupils are compared, nor the sign; this definition "
        "takes pupils without SEN. The measure is named in the plan's text and is missing from its table."
    ),
    companions=("APP52",),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    example="""
        series      | from_on    | until_on   | value
        APP51       | 2023-09-01 | 2024-08-31 | 34.8    # the school year's return
        APP51       | 2022-09-01 | 2023-08-31 | 35.6    # the school year before
        APP51       | 2024-09-01 | 2025-08-31 | 34.1    # the school year after
        APP51-OTHER | 2023-09-01 | 2024-08-31 | 39.8    # another measure's
        = 34.8 in 2024-08
    """,
)
