from datetime import date

from goldenthread.indicators.facts import appeal
from goldenthread.indicators.language import Count, Indicator, during

appeals_against_refusal_to_assess = Indicator(
    code="X-APPEAL-REFUSAL-ASSESS",
    title="Appeals against a refusal to assess",
    plain="How many appeals registered in the month are against a decision not to assess.",
    fact=appeal,
    measure=Count(of=during(appeal.registered_on) & (appeal.against == "refusal_to_assess")),
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
        "Two years were published as charts whose numbers are lost. It follows the number refused some months"
        " later: read it with the share refused."
    ),
    companions=("APP03", "X-REQ-REFUSED-PCT"),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    kind="local",
    example="""
        registered_on | against
        2024-10-31    | refusal_to_assess    # on the last day of the month
        2024-10-01    | refusal_to_assess    # on the first
        2024-10-15    | contents
        2024-10-16    | refusal_to_assess
        2024-09-30    | refusal_to_assess    # the day before
        2024-11-01    | refusal_to_assess    # the day after
                      | refusal_to_assess    # not registered
        = 3.0 in 2024-10
    """,
)
