from datetime import date

from goldenthread.indicators.facts import appeal
from goldenthread.indicators.language import Indicator, Share, during

appeals_upheld_in_full = Indicator(
    code="X-APPEAL-UPHELD-FULL-PCT",
    title="Appeals upheld in full",
    plain="Of the appeals that the Tribunal decided in the month, the share decided wholly for the family.",
    fact=appeal,
    measure=Share(
        of=during(appeal.closed_on) & appeal.outcome.is_in(("upheld", "partly", "dismissed")),
        that=appeal.outcome == "upheld",
    ),
    unit="%",
    polarity="lower",
    dataset="appeals",
    authority=(
        "Children and Families Act 2014, section 51. The Ministry of Justice counts registered appeals and "
        "their outcomes by school year"
    ),
    owner="Head of SEND tribunals",
    population=(
        "Appeals that the Tribunal decided, at a hearing or on paper. What was conceded, agreed or withdrawn "
        "was not decided and is not in it."
    ),
    doubts=(
        "Conceding the weakest cases lowers it: read it with the number registered. The published 78% and 79%"
        " do not fit the published 309 of 440, which is 70%; the national figure counts decisions in favour "
        "of the family in any part."
    ),
    companions=("APP03", "X-HEARINGS", "X-HEARINGS-PARENT-WIN"),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    kind="local",
    example="""
        closed_on  | outcome
        2024-10-31 | upheld       # decided on the last day of the month
        2024-10-01 | upheld       # on the first
        2024-10-15 | partly
        2024-10-16 | dismissed
        2024-10-17 | upheld
        2024-10-18 | conceded     # not decided by the Tribunal
        2024-10-18 | agreed
        2024-10-18 |              # how it ended is not known
        2024-09-30 | upheld       # the day before
        2024-11-01 | upheld       # the day after
                   | upheld       # no date
        = 60.0 of 5 in 2024-10
    """,
)
