from datetime import date

from goldenthread.indicators.language import returned

send_posts_vacant = returned(
    code="APP21",
    title="SEND service posts vacant",
    plain="The share of the SEND service's established posts that nobody held at the end of the month.",
    unit="%",
    polarity="lower",
    dataset="workforce",
    authority="Local: no national definition",
    owner="Head of SEND assessment",
    population=(
        "Posts in the service's establishment that carry out statutory SEND work, in full-time "
        "equivalents, on the month's last day."
    ),
    doubts=(
        "The published plan does not say whether it counts people or full-time equivalents, nor whether a "
        "post covered by an agency is vacant. Ask for full-time equivalents, with agency cover counted as "
        "vacant."
    ),
    companions=("X-OPEN-ASSESS",),
    checked_on=date(2026, 11, 22),
    is_stock=True,
    example="""
        series      | from_on    | until_on   | value | numerator | denominator
        APP21       | 2024-10-01 | 2024-10-31 | 8.4   | 21        | 250           # the month's own return
        APP21       | 2024-09-01 | 2024-09-30 | 9.2   |           |               # the month before, without its counts
        APP21       | 2024-11-01 | 2024-11-30 | 7.6   | 19        | 250           # the month after
        APP21-OTHER | 2024-10-01 | 2024-10-31 | 50.0  | 1         | 2             # another measure's
        = 8.4 of 250 in 2024-10
    """,
)
