from datetime import date

from goldenthread.indicators.language import returned

good_level_of_development_gap_sen_support = returned(
    code="APP48",
    title="Good level of development at 5: gap for pupils with SEN support",
    plain=(
        "How many percentage points fewer of pupils with SEN support than of pupils without SEN reached a "
        "good level of development at age 5."
    ),
    unit="points",
    polarity="lower",
    dataset="attainment",
    authority="Department for Education, early years foundation stage profile",
    owner="Head of education standards",
    population=(
        "Pupils in the state-funded schools of the area with results in the school year. The gap is "
        "positive when pupils with SEN support are behind. Write both sides in the note."
    ),
    doubts=(
        "The published plan does not say with whom pupils are compared, nor the sign; this definition "
        "takes pupils without SEN. The measure is named in the plan's text and is missing from its table."
    ),
    companions=("APP47",),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    example="""
        series      | from_on    | until_on   | value
        APP48       | 2023-09-01 | 2024-08-31 | 43.5    # the school year's return
        APP48       | 2022-09-01 | 2023-08-31 | 42.9    # the school year before
        APP48       | 2024-09-01 | 2025-08-31 | 43.1    # the school year after
        APP48-OTHER | 2023-09-01 | 2024-08-31 | 48.5    # another measure's
        = 43.5 in 2024-08
    """,
)
