from datetime import date

from goldenthread.indicators.language import returned

autism_assessments_done = returned(
    code="APP42",
    title="Autism assessments completed",
    plain="How many autism assessments of children were completed in the month.",
    unit="assessments",
    polarity="higher",
    dataset="waits",
    authority="Local: no national definition",
    owner="Children's community services, NHS",
    population="Assessments whose outcome the family was told in the month.",
    doubts=(
        "The NHS counts the children of its whole area, which may be wider than the council's. More can "
        "be done and the list still grow."
    ),
    companions=("APP40",),
    checked_on=date(2026, 11, 22),
    example="""
        series      | from_on    | until_on   | value
        APP42       | 2024-10-01 | 2024-10-31 | 212.0   # the month's own return
        APP42       | 2024-09-01 | 2024-09-30 | 198.0   # the month before
        APP42       | 2024-11-01 | 2024-11-30 | 240.0   # the month after
        APP42-OTHER | 2024-10-01 | 2024-10-31 | 217.0   # another measure's
        = 212.0 in 2024-10
    """,
)
