from datetime import date

from goldenthread.indicators.language import returned

waiting_for_autism_assessment = returned(
    code="APP40",
    title="Children waiting for an autism assessment",
    plain="How many children were waiting for an autism assessment at the end of the month.",
    unit="children",
    polarity="lower",
    dataset="waits",
    authority=(
        "NICE quality standard 51, statement 1: the assessment begins within three months of the referral"
    ),
    owner="Children's community services, NHS",
    population=(
        "Children referred for an autism assessment that had not been completed on the month's last day."
    ),
    doubts=(
        "The NHS counts the children of its whole area, which may be wider than the council's. A count "
        "says nothing about how long they wait."
    ),
    companions=(
        "APP42",
        "APP41",
    ),
    checked_on=date(2026, 11, 22),
    is_stock=True,
    example="""
        series      | from_on    | until_on   | value
        APP40       | 2024-10-01 | 2024-10-31 | 7710.0   # the month's own return
        APP40       | 2024-09-01 | 2024-09-30 | 7640.0   # the month before
        APP40       | 2024-11-01 | 2024-11-30 | 7755.0   # the month after
        APP40-OTHER | 2024-10-01 | 2024-10-31 | 7715.0   # another measure's
        = 7710.0 in 2024-10
    """,
)
