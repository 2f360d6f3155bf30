from datetime import date

from goldenthread.indicators.language import returned

out_of_court_with_a_plan = returned(
    code="APP38",
    title="Young people given an out-of-court outcome who have an EHC plan",
    plain="Of young people given an out-of-court outcome, the share who have an EHC plan.",
    unit="%",
    polarity="neutral",
    dataset="plans",
    authority="Local: no national definition",
    owner="Head of youth justice",
    population=(
        "Young people given an out-of-court or diversion outcome in the month, matched with the EHC plans "
        "that the council maintains."
    ),
    doubts=(
        "The published plan does not say which direction is good. It needs two records matched person by "
        "person; say in the note how many could not be matched."
    ),
    companions=("X-EHCP-STOCK",),
    checked_on=date(2026, 11, 22),
    example="""
        series      | from_on    | until_on   | value | numerator | denominator
        APP38       | 2024-10-01 | 2024-10-31 | 8.2   | 9         | 110           # the month's own return
        APP38       | 2024-09-01 | 2024-09-30 | 7.5   |           |               # the month before, without its counts
        APP38       | 2024-11-01 | 2024-11-30 | 7.7   | 8         | 104           # the month after
        APP38-OTHER | 2024-10-01 | 2024-10-31 | 50.0  | 1         | 2             # another measure's
        = 8.2 of 110 in 2024-10
    """,
)
