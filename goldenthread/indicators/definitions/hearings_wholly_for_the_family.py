from datetime import date

from goldenthread.indicators.facts import appeal
from goldenthread.indicators.language import Count, Indicator, during

hearings_wholly_for_the_family = Indicator(
    code="X-HEARINGS-PARENT-WIN",
    title="Hearings wholly for the family",
    plain="How many appeals heard in the month ended wholly for the family.",
    fact=appeal,
    measure=Count(of=during(appeal.heard_on) & (appeal.outcome == "upheld")),
    unit="hearings",
    polarity="lower",
    dataset="appeals",
    authority=(
        "Children and Families Act 2014, section 51. The Ministry of Justice counts registered appeals and "
        "their outcomes by school year"
    ),
    owner="Head of SEND tribunals",
    population="Appeals by the day of the hearing. An appeal upheld in part is not in it.",
    doubts=(
        "The decision can come weeks after the hearing, so the latest months rise later. A published 309 of "
        "440 over two years is 70%, beside 78% printed for the same."
    ),
    companions=("X-HEARINGS", "X-APPEAL-UPHELD-FULL-PCT"),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    kind="local",
    example="""
        heard_on   | outcome
        2024-10-31 | upheld       # on the last day of the month
        2024-10-01 | upheld       # on the first
        2024-10-15 | partly       # upheld in part
        2024-10-16 |              # not yet decided
        2024-10-17 | dismissed
        2024-09-30 | upheld       # the day before
        2024-11-01 | upheld       # the day after
                   | upheld       # decided without a hearing
        = 2.0 in 2024-10
    """,
)
