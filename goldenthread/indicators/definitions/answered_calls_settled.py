from datetime import date

from goldenthread.indicators.facts import enquiry
from goldenthread.indicators.language import PERIOD_END, Indicator, Share, during

answered_calls_settled = Indicator(
    code="X-HUB-CLOSURE-RATE",
    title="Answered calls settled",
    plain="Of the calls received in the month and answered, the share settled by its end, by whoever it was.",
    fact=enquiry,
    measure=Share(
        of=(enquiry.channel == "call") & during(enquiry.received_on) & ~enquiry.proactive & enquiry.answered,
        that=enquiry.settled_on <= PERIOD_END,
    ),
    unit="%",
    polarity="higher",
    dataset="enquiries",
    authority="Local: no national definition",
    owner="Head of SEND enquiries",
    population=(
        "Calls that somebody answered. Settled by the last day of the month, so that a past month's figure "
        "stays what it was."
    ),
    doubts=(
        "A call of the last days has little time to be settled. What counts as closed successfully is not "
        "published, and no figure is."
    ),
    companions=("X-HUB-ANSWER-RATE", "X-HUB-5DAY-PCT"),
    checked_on=date(2026, 11, 22),
    kind="local",
    example="""
        channel | received_on | answered | settled_on | proactive
        call    | 2024-10-31  | T        | 2024-10-31 | F            # on the last day of the month
        call    | 2024-10-01  | T        | 2024-11-01 | F            # settled the day after it
        call    | 2024-10-15  | T        |            | F            # not settled
        call    | 2024-10-16  | T        | 2024-10-16 | F
        call    | 2024-10-16  | T        | 2024-10-18 | F            # passed on, and settled
        call    | 2024-10-15  | F        | 2024-10-17 | F            # unanswered
        e-mail  | 2024-10-15  | T        | 2024-10-15 | F            # not a call
        call    | 2024-10-15  | T        | 2024-10-15 | T            # the service's own call
        call    | 2024-09-30  | T        | 2024-10-01 | F            # the day before
        call    | 2024-11-01  | T        |            | F            # the day after
        call    |             | T        | 2024-10-15 | F            # no date
        = 60.0 of 5 in 2024-10
    """,
)
