from datetime import date

from goldenthread.indicators.language import returned

english_and_maths_gap_sen_support = returned(
    code="APP54",
    title="English and mathematics at grade 4: gap for pupils with SEN support",
    plain=(
        "How many percentage points fewer of pupils with SEN support than of pupils without SEN reached "
        "grade 4 or better in English and mathematics at age 16."
    ),
    unit="points",
    polarity="lower",
    dataset="attainment",
    authority="Department for Education, key stage 4 performance",
    owner="Head of education standards",
    population=(
        "Pupils in the state-funded schools of the area with results in the school year. The gap is "
        "positive when pupils with SEN support are behind. Write both sides in the note."
    ),
    doubts=(
        "The published plan does not say with whom pupils are compared, nor the sign; this definition "
        "takes pupils without SEN. The measure is named in the plan's text and is missing from its table."
    ),
    companions=("APP53",),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    example="""
        series      | from_on    | until_on   | value
        APP54       | 2023-09-01 | 2024-08-31 | 38.7    # the school year's return
        APP54       | 2022-09-01 | 2023-08-31 | 39.1    # the school year before
        APP54       | 2024-09-01 | 2025-08-31 | 38.0    # the school year after
        APP54-OTHER | 2023-09-01 | 2024-08-31 | 43.7    # another measure's
        = 38.7 in 2024-08
    """,
)
