from datetime import date

from goldenthread.indicators.language import returned

early_help_with_a_plan = returned(
    code="APP35",
    title="Children open to early help who have an EHC plan",
    plain="Of children open to early help, the share who have an EHC plan.",
    unit="%",
    polarity="neutral",
    dataset="plans",
    authority="Local: no national definition",
    owner="Head of early help",
    population=(
        "Children open to early help in Reception to Year 13 on the month's last day, matched with the "
        "EHC plans that the council maintains."
    ),
    doubts=(
        "The published plan does not say which direction is good. It needs two records matched person by "
        "person; say in the note how many could not be matched."
    ),
    companions=("X-EHCP-STOCK",),
    checked_on=date(2026, 11, 22),
    is_stock=True,
    example="""
        series      | from_on    | until_on   | value | numerator | denominator
        APP35       | 2024-10-01 | 2024-10-31 | 12.9  | 402       | 3120          # the month's own return
        APP35       | 2024-09-01 | 2024-09-30 | 12.6  |           |               # the month before, without its counts
        APP35       | 2024-11-01 | 2024-11-30 | 13.0  | 409       | 3150          # the month after
        APP35-OTHER | 2024-10-01 | 2024-10-31 | 50.0  | 1         | 2             # another measure's
        = 12.9 of 3120 in 2024-10
    """,
)
