from datetime import date

from goldenthread.indicators.language import returned

attainment_8_gap_sen_support = returned(
    code="APP52",
    title="Attainment 8: gap for pupils with SEN support",
    plain=(
        "How far pupils with SEN support were behind pupils without SEN in Attainment 8 points at age 16."
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
    companions=("APP51",),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    example="""
        series      | from_on    | until_on   | value
        APP52       | 2023-09-01 | 2024-08-31 | 14.799999999999997   # the school year's return
        APP52       | 2022-09-01 | 2023-08-31 | 15.600000000000001   # the school year before
        APP52       | 2024-09-01 | 2025-08-31 | 14.100000000000001   # the school year after
        APP52-OTHER | 2023-09-01 | 2024-08-31 | 19.799999999999997   # another measure's
        = 14.8 in 2024-08
    """,
)
