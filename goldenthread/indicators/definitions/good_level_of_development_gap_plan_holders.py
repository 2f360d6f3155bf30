from datetime import date

from goldenthread.indicators.language import returned

good_level_of_development_gap_plan_holders = returned(
    code="APP47",
    title="Good level of development at 5: gap for pupils with an EHC plan",
    plain=(
        "How many percentage points fewer of pupils with an EHC plan than of pupils without SEN reached a "
        "good level of development at age 5."
    ),
    unit="points",
    polarity="lower",
    dataset="attainment",
    authority="Department for Education, early years foundation stage profile",
    owner="Head of education standards",
    population=(
        "Pupils in the state-funded schools of the area with results in the school year. The gap is "
        "positive when pupils with an EHC plan are behind. Write both sides in the note."
    ),
    doubts=(
        "The published plan does not say with whom pupils are compared, nor the sign; this definition "
        "takes pupils without SEN. The measure is named in the plan's text and is missing from its table."
    ),
    companions=("APP48",),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    example="""
        series      | from_on    | until_on   | value
        APP47       | 2023-09-01 | 2024-08-31 | 63.5    # the school year's return
        APP47       | 2022-09-01 | 2023-08-31 | 62.9    # the school year before
        APP47       | 2024-09-01 | 2025-08-31 | 63.1    # the school year after
        APP47-OTHER | 2023-09-01 | 2024-08-31 | 68.5    # another measure's
        = 63.5 in 2024-08
    """,
)
