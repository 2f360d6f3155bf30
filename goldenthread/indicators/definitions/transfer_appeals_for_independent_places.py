from datetime import date

from goldenthread.indicators.facts import appeal
from goldenthread.indicators.language import Indicator, Share, during

transfer_appeals_for_independent_places = Indicator(
    code="X-PT-APPEAL-INDEP-PCT",
    title="Transfer appeals for an independent place",
    plain=(
        "Of the appeals about phase transfers registered in the month, the share in which the family asks for"
        " an independent school or college."
    ),
    fact=appeal,
    measure=Share(of=during(appeal.registered_on) & appeal.phase_transfer, that=appeal.independent_sought),
    unit="%",
    polarity="neutral",
    dataset="appeals",
    authority="Local: no national definition",
    owner="Head of SEND tribunals",
    population=(
        "Appeals about the place named at a child's transfer between phases, by the day on which they were "
        "registered."
    ),
    doubts=(
        "39% of 120 was published for one round of transfers into Year 7; a round's appeals come over several"
        " months. A non-maintained special school is not told apart from an independent one."
    ),
    companions=("X-PT-APPEALS", "X-PT-APPEAL-RATE"),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    kind="local",
    example="""
        registered_on | phase_transfer | independent_sought
        2024-10-31    | T              | T                     # on the last day of the month
        2024-10-01    | T              | F                     # on the first
        2024-10-15    | T              | T
        2024-10-16    | T              | F
        2024-10-17    | T              | F
        2024-10-15    | F              | T                     # about something else
        2024-09-30    | T              | T                     # the day before
        2024-11-01    | T              | T                     # the day after
                      | T              | T                     # not registered
        = 40.0 of 5 in 2024-10
    """,
)
