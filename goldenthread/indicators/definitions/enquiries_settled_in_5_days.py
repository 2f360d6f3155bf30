from datetime import date

from goldenthread.indicators.facts import enquiry
from goldenthread.indicators.language import Indicator, Share, during

enquiries_settled_in_5_days = Indicator(
    code="X-HUB-5DAY-PCT",
    title="Enquiries settled in five working days",
    plain="Of the enquiries whose five working days ran out in the month, the share settled by then.",
    fact=enquiry,
    measure=Share(of=during(enquiry.due_on) & ~enquiry.proactive, that=enquiry.settled_on <= enquiry.due_on),
    unit="%",
    polarity="higher",
    dataset="enquiries",
    authority="The council's standard for SEND enquiries: settled within 5 working days",
    owner="Head of SEND enquiries",
    population=(
        "Enquiries by the day on which they were due, so that one never settled counts as late. Contacts that"
        " the service made of its own accord are not enquiries."
    ),
    doubts=(
        "The published 98.7% is of calls in one place and of enquiries in another, and its denominator is not"
        " given; dividing by those settled would leave out the ones still waiting. Settled may mean passed "
        "on: read it with the share that the service settled itself."
    ),
    companions=("X-HUB-FIRST-RESOLVE-PCT", "X-HUB-CONTACTS", "X-HUB-SAT"),
    checked_on=date(2026, 11, 22),
    kind="local",
    example="""
        due_on     | settled_on | proactive
        2024-10-31 | 2024-10-31 | F            # the last day in time, and the last of the month
        2024-10-01 | 2024-10-02 | F            # the first late day, due on the first of the month
        2024-10-15 |            | F            # not settled
        2024-10-16 | 2024-10-10 | F            # early
        2024-10-17 | 2024-10-11 | F
        2024-10-18 | 2024-10-11 | T            # the service's own call
        2024-09-30 | 2024-09-30 | F            # due the day before the month began
        2024-11-01 | 2024-10-31 | F            # due the day after it ended
                   | 2024-10-10 | F            # no due date
        = 60.0 of 5 in 2024-10
    """,
)
