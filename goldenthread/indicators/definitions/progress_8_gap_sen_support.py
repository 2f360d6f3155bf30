from datetime import date

from goldenthread.indicators.language import returned

progress_8_gap_sen_support = returned(
    code="APP56",
    title="Progress 8: gap for pupils with SEN support",
    plain=("How far pupils with SEN support were behind pupils without SEN in Progress 8 score at age 16."),
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
        "takes pupils without SEN. The Department does not publish Progress 8 for years whose pupils took "
        "no key stage 2 tests."
    ),
    companions=("APP55",),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    example="""
        series      | from_on    | until_on   | value
        APP56       | 2023-09-01 | 2024-08-31 | 1.3     # the school year's return
        APP56       | 2022-09-01 | 2023-08-31 | 1.2     # the school year before
        APP56       | 2024-09-01 | 2025-08-31 | 1.1     # the school year after
        APP56-OTHER | 2023-09-01 | 2024-08-31 | 6.3     # another measure's
        = 1.3 in 2024-08
    """,
)
