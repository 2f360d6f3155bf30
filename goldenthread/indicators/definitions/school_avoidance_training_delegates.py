from datetime import date

from goldenthread.indicators.language import returned

school_avoidance_training_delegates = returned(
    code="X-EBSA-DELEGATES",
    title="Delegates at school-avoidance training",
    plain="How many people attended training on emotionally based school avoidance in the term.",
    unit="people",
    polarity="higher",
    dataset="training",
    authority="Local: no national definition",
    owner="Head of inclusion",
    population="Delegates, counted at each course.",
    doubts="A person who attends twice counts twice.",
    companions=("APP59",),
    checked_on=date(2026, 11, 22),
    frequency="termly",
    example="""
        series                 | from_on    | until_on   | value
        X-EBSA-DELEGATES       | 2024-09-01 | 2024-12-31 | 220.0   # the autumn term's return
        X-EBSA-DELEGATES       | 2024-04-01 | 2024-08-31 | 180.0   # the summer term before it
        X-EBSA-DELEGATES       | 2025-01-01 | 2025-03-31 | 205.0   # the spring term after it
        X-EBSA-DELEGATES-OTHER | 2024-09-01 | 2024-12-31 | 225.0   # another measure's
        = 220.0 in 2024-12
    """,
)
