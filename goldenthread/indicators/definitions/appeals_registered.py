from datetime import date

from goldenthread.indicators.facts import appeal
from goldenthread.indicators.language import Count, Indicator, during

appeals_registered = Indicator(
    code="APP03",
    title="Appeals registered",
    plain="How many appeals against the authority the First-tier Tribunal registered in the month.",
    fact=appeal,
    measure=Count(of=during(appeal.registered_on)),
    unit="appeals",
    polarity="lower",
    dataset="appeals",
    authority=(
        "Children and Families Act 2014, section 51. The Ministry of Justice counts registered appeals and "
        "their outcomes by school year"
    ),
    owner="Head of SEND tribunals",
    population=(
        "Appeals by the day on which the Tribunal registered them, whatever they are against and however they"
        " end."
    ),
    doubts=(
        "Two published changes from one school year to the next, 665 more and 59% more, give totals that do "
        "not fit the Ministry's own; local records are kept by hand. Appeals follow decisions by months, and "
        "some actions that name this measure have little to do with it."
    ),
    companions=("X-APPEAL-UPHELD-FULL-PCT", "X-REQ-REFUSED-PCT", "X-APPEAL-GROWTH-PCT"),
    checked_on=date(2026, 11, 22),
    kind="local",
    example="""
        registered_on | against
        2024-10-31    | contents             # on the last day of the month
        2024-10-01    | refusal_to_assess    # on the first
        2024-10-15    |                      # what it is against is not known
        2024-09-30    | contents             # the day before
        2024-11-01    | contents             # the day after
                      | contents             # not registered
        = 3.0 in 2024-10
    """,
)
