from datetime import date

from goldenthread.indicators.facts import enquiry
from goldenthread.indicators.language import Indicator, Share, during

calls_settled_by_the_hub = Indicator(
    code="X-HUB-FIRST-RESOLVE-PCT",
    title="Calls settled by the first person asked",
    plain=(
        "Of the calls received in the month, the share that the enquiries service settled without passing "
        "them on."
    ),
    fact=enquiry,
    measure=Share(
        of=(enquiry.channel == "call") & during(enquiry.received_on) & ~enquiry.proactive,
        that=enquiry.settled_by_hub,
    ),
    unit="%",
    polarity="higher",
    dataset="enquiries",
    authority="Local: no national definition",
    owner="Head of SEND enquiries",
    population="All calls that came in, answered or not: a call that nobody answered was not settled.",
    doubts=(
        "About half has been published, beside 98.7% of enquiries settled in five days: who closes a call, "
        "and when it counts as settled, is not said."
    ),
    companions=("X-HUB-5DAY-PCT", "X-HUB-ANSWER-RATE", "X-HUB-CONTACTS"),
    checked_on=date(2026, 11, 22),
    kind="local",
    example="""
        channel | received_on | settled_by_hub | proactive
        call    | 2024-10-31  | T              | F            # on the last day of the month
        call    | 2024-10-01  | F              | F            # on the first
        call    | 2024-10-15  | F              | F            # nobody answered
        call    | 2024-10-16  | T              | F
        call    | 2024-10-17  | F              | F            # passed on
        e-mail  | 2024-10-15  | T              | F            # not a call
        call    | 2024-10-15  | T              | T            # the service's own call
        call    | 2024-09-30  | T              | F            # the day before
        call    | 2024-11-01  | T              | F            # the day after
        call    |             | T              | F            # no date
        = 40.0 of 5 in 2024-10
    """,
)
