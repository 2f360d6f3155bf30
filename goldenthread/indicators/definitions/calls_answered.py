from datetime import date

from goldenthread.indicators.facts import enquiry
from goldenthread.indicators.language import Indicator, Share, during

calls_answered = Indicator(
    code="X-HUB-ANSWER-RATE",
    title="Calls answered",
    plain="Of the calls received in the month, the share that somebody answered.",
    fact=enquiry,
    measure=Share(
        of=(enquiry.channel == "call") & during(enquiry.received_on) & ~enquiry.proactive,
        that=enquiry.answered,
    ),
    unit="%",
    polarity="higher",
    dataset="enquiries",
    authority="Local: no national definition",
    owner="Head of SEND enquiries",
    population="All calls that came in. One that was called back counts as unanswered.",
    doubts=(
        "A caller who tries three times before somebody answers makes two unanswered calls. No figure has "
        "been published."
    ),
    companions=("X-HUB-CONTACTS", "X-HUB-FIRST-RESOLVE-PCT"),
    checked_on=date(2026, 11, 22),
    kind="local",
    example="""
        channel | received_on | answered | proactive
        call    | 2024-10-31  | T        | F            # on the last day of the month
        call    | 2024-10-01  | F        | F            # on the first, unanswered
        call    | 2024-10-15  | T        | F
        e-mail  | 2024-10-15  | T        | F            # not a call
        call    | 2024-10-15  | T        | T            # the service's own call
        call    | 2024-09-30  | F        | F            # the day before
        call    | 2024-11-01  | F        | F            # the day after
        call    |             | F        | F            # no date
        = 66.7 of 3 in 2024-10
    """,
)
