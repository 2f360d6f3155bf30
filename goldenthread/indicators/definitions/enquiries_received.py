from datetime import date

from goldenthread.indicators.facts import enquiry
from goldenthread.indicators.language import Count, Indicator, during

enquiries_received = Indicator(
    code="X-HUB-CONTACTS",
    title="Enquiries received",
    plain="How many enquiries reached the enquiries service in the month.",
    fact=enquiry,
    measure=Count(of=during(enquiry.received_on) & ~enquiry.proactive),
    unit="contacts",
    polarity="neutral",
    dataset="enquiries",
    authority="Local: no national definition",
    owner="Head of SEND enquiries",
    population=(
        "Calls, messages and letters from families, schools and others. Contacts that the service made of its"
        " own accord are not in it."
    ),
    doubts=(
        "One family that asks three times counts three times. More enquiries can be a service that is known "
        "or a process that is not understood."
    ),
    companions=("X-HUB-ANSWER-RATE", "X-HUB-5DAY-PCT"),
    checked_on=date(2026, 11, 22),
    kind="local",
    example="""
        received_on | proactive
        2024-10-31  | F            # on the last day of the month
        2024-10-01  | F            # on the first
        2024-10-15  | F
        2024-10-15  | T            # the service's own call
        2024-09-30  | F            # the day before
        2024-11-01  | F            # the day after
                    | F            # no date
        = 3.0 in 2024-10
    """,
)
