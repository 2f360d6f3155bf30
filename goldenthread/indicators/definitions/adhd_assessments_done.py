from datetime import date

from goldenthread.indicators.language import returned

adhd_assessments_done = returned(
    code="APP43",
    title="ADHD assessments completed",
    plain="How many ADHD assessments of children were completed in the month.",
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
    companions=("APP41",),
    checked_on=date(2026, 11, 22),
    example="""
        series      | from_on    | until_on   | value
        APP43       | 2024-10-01 | 2024-10-31 | 96.0    # the month's own return
        APP43       | 2024-09-01 | 2024-09-30 | 104.0   # the month before
        APP43       | 2024-11-01 | 2024-11-30 | 88.0    # the month after
        APP43-OTHER | 2024-10-01 | 2024-10-31 | 101.0   # another measure's
        = 96.0 in 2024-10
    """,
)
