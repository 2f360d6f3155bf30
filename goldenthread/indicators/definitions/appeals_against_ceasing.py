from datetime import date

from goldenthread.indicators.facts import appeal
from goldenthread.indicators.language import Count, Indicator, during

appeals_against_ceasing = Indicator(
    code="X-APPEAL-CEASING",
    title="Appeals against ceasing a plan",
    plain="How many appeals registered in the month are against a decision to cease a plan.",
    fact=appeal,
    measure=Count(of=during(appeal.registered_on) & (appeal.against == "ceasing")),
    unit="appeals",
    polarity="lower",
    dataset="appeals",
    authority=(
        "Children and Families Act 2014, section 51. The Ministry of Justice counts registered appeals and "
        "their outcomes by school year"
    ),
    owner="Head of SEND tribunals",
    population="Appeals by the day on which they were registered, whatever came of them.",
    doubts=(
        "Two years were published as charts whose numbers are lost. The chart gave refusals and sections; "
        "whether it had this ground is not known."
    ),
    companions=("APP03", "X-AR-COMPLETED-CEASE"),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    kind="local",
    example="""
        registered_on | against
        2024-10-31    | ceasing     # on the last day of the month
        2024-10-01    | ceasing     # on the first
        2024-10-15    | contents
        2024-10-16    | ceasing
        2024-09-30    | ceasing     # the day before
        2024-11-01    | ceasing     # the day after
                      | ceasing     # not registered
        = 3.0 in 2024-10
    """,
)
