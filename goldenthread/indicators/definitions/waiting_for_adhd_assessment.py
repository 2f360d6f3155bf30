from datetime import date

from goldenthread.indicators.language import returned

waiting_for_adhd_assessment = returned(
    code="APP41",
    title="Children waiting for an ADHD assessment",
    plain="How many children were waiting for an ADHD assessment at the end of the month.",
    unit="children",
    polarity="lower",
    dataset="waits",
    authority="Local. NICE guideline 87 sets no waiting time",
    owner="Children's community services, NHS",
    population=(
        "Children referred for an ADHD assessment that had not been completed on the month's last day."
    ),
    doubts=(
        "The NHS counts the children of its whole area, which may be wider than the council's. A count "
        "says nothing about how long they wait. The published plan's table prints the autism list's name "
        "against this code."
    ),
    companions=(
        "APP43",
        "APP40",
    ),
    checked_on=date(2026, 11, 22),
    is_stock=True,
    example="""
        series      | from_on    | until_on   | value
        APP41       | 2024-10-01 | 2024-10-31 | 3310.0   # the month's own return
        APP41       | 2024-09-01 | 2024-09-30 | 3275.0   # the month before
        APP41       | 2024-11-01 | 2024-11-30 | 3342.0   # the month after
        APP41-OTHER | 2024-10-01 | 2024-10-31 | 3315.0   # another measure's
        = 3310.0 in 2024-10
    """,
)
