from datetime import date

from goldenthread.indicators.facts import appeal
from goldenthread.indicators.language import Count, Indicator, during

hearings = Indicator(
    code="X-HEARINGS",
    title="Tribunal hearings",
    plain="How many appeals against the authority were heard in the month.",
    fact=appeal,
    measure=Count(of=during(appeal.heard_on)),
    unit="hearings",
    polarity="lower",
    dataset="appeals",
    authority=(
        "Children and Families Act 2014, section 51. The Ministry of Justice counts registered appeals and "
        "their outcomes by school year"
    ),
    owner="Head of SEND tribunals",
    population="Appeals by the day of the hearing; one heard over several days counts once, by the last.",
    doubts=(
        "It has been published for two years together. Most appeals end before a hearing, by agreement or "
        "concession, so it is a small part of the dispute."
    ),
    companions=("X-HEARINGS-PARENT-WIN", "APP03"),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    kind="local",
    example="""
        heard_on   | outcome
        2024-10-31 | upheld       # on the last day of the month
        2024-10-01 | dismissed    # on the first
        2024-10-15 |              # heard, and not yet decided
        2024-09-30 | upheld       # the day before
        2024-11-01 | upheld       # the day after
                   | conceded     # never heard
        = 3.0 in 2024-10
    """,
)
