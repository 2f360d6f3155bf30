from datetime import date

from goldenthread.indicators.facts import appeal
from goldenthread.indicators.language import Count, Indicator, during

appeals_against_refusal_to_issue = Indicator(
    code="X-APPEAL-REFUSAL-ISSUE",
    title="Appeals against a refusal to issue a plan",
    plain="How many appeals registered in the month are against a decision not to issue a plan.",
    fact=appeal,
    measure=Count(of=during(appeal.registered_on) & (appeal.against == "refusal_to_issue")),
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
        "Two years were published as charts whose numbers are lost. It follows the families told that there "
        "would be no plan some months later."
    ),
    companions=("APP03", "X-ASSESS-COMPLETED-M"),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    kind="local",
    example="""
        registered_on | against
        2024-10-31    | refusal_to_issue    # on the last day of the month
        2024-10-01    | refusal_to_issue    # on the first
        2024-10-15    | contents
        2024-10-16    | refusal_to_issue
        2024-09-30    | refusal_to_issue    # the day before
        2024-11-01    | refusal_to_issue    # the day after
                      | refusal_to_issue    # not registered
        = 3.0 in 2024-10
    """,
)
