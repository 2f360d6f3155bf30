from datetime import date

from goldenthread.indicators.language import returned

wheelchair_assessments = returned(
    code="APP44",
    title="Wheelchair assessments of children",
    plain="How many wheelchair assessments of people aged up to 18 were completed in the month.",
    unit="assessments",
    polarity="neutral",
    dataset="waits",
    authority="Local. NHS England's wheelchair collection counts episodes of care, not assessments",
    owner="Children's community services, NHS",
    population="Assessments by the wheelchair service of people aged 18 or under.",
    doubts=(
        "The published plan names the subject and no measure: whether it is a count, a share or a wait is "
        "this product's reading. The NHS counts the children of its whole area, which may be wider than "
        "the council's."
    ),
    companions=("APP44-3",),
    checked_on=date(2026, 11, 22),
    example="""
        series      | from_on    | until_on   | value
        APP44       | 2024-10-01 | 2024-10-31 | 38.0    # the month's own return
        APP44       | 2024-09-01 | 2024-09-30 | 41.0    # the month before
        APP44       | 2024-11-01 | 2024-11-30 | 35.0    # the month after
        APP44-OTHER | 2024-10-01 | 2024-10-31 | 43.0    # another measure's
        = 38.0 in 2024-10
    """,
)
