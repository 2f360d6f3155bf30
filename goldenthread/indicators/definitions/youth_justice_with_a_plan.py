from datetime import date

from goldenthread.indicators.language import returned

youth_justice_with_a_plan = returned(
    code="APP37",
    title="Young people open to youth justice who have an EHC plan",
    plain="Of young people open to youth justice, the share who have an EHC plan.",
    unit="%",
    polarity="neutral",
    dataset="plans",
    authority="Local: no national definition",
    owner="Head of youth justice",
    population=(
        "Young people open to youth justice in Reception to Year 13 on the month's last day, matched with "
        "the EHC plans that the council maintains."
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
        APP37       | 2024-10-01 | 2024-10-31 | 17.8  | 41        | 230           # the month's own return
        APP37       | 2024-09-01 | 2024-09-30 | 17.0  |           |               # the month before, without its counts
        APP37       | 2024-11-01 | 2024-11-30 | 18.6  | 44        | 236           # the month after
        APP37-OTHER | 2024-10-01 | 2024-10-31 | 50.0  | 1         | 2             # another measure's
        = 17.8 of 230 in 2024-10
    """,
)
