from datetime import date

from goldenthread.indicators.language import returned

social_care_with_a_plan = returned(
    code="APP36",
    title="Children open to social care who have an EHC plan",
    plain="Of children open to social care, the share who have an EHC plan.",
    unit="%",
    polarity="neutral",
    dataset="plans",
    authority="Local: no national definition",
    owner="Head of children's social care",
    population=(
        "Children open to social care in Reception to Year 13 on the month's last day, matched with the "
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
        APP36       | 2024-10-01 | 2024-10-31 | 13.2  | 1210      | 9150          # the month's own return
        APP36       | 2024-09-01 | 2024-09-30 | 13.1  |           |               # the month before, without its counts
        APP36       | 2024-11-01 | 2024-11-30 | 13.2  | 1216      | 9200          # the month after
        APP36-OTHER | 2024-10-01 | 2024-10-31 | 50.0  | 1         | 2             # another measure's
        = 13.2 of 9150 in 2024-10
    """,
)
