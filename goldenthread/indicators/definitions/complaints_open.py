from datetime import date

from goldenthread.indicators.facts import complaint
from goldenthread.indicators.language import Count, Indicator, open_at_end

complaints_open = Indicator(
    code="X-COMPLAINTS-OPEN",
    title="Complaints open",
    plain="How many complaints were unanswered at the end of the month, at either stage.",
    fact=complaint,
    measure=Count(of=(complaint.stage <= 2) & open_at_end(complaint.received_on, complaint.answered_on)),
    unit="complaints",
    polarity="lower",
    dataset="complaints",
    authority="The council's complaints policy. The count is a local measure that the published plan names",
    owner="Head of complaints",
    population="Complaints with the council, late or not. What is with the Ombudsman is not in it.",
    doubts="It falls when fewer complain as well as when more are answered. No figure has been published.",
    companions=("X-COMPLAINT-S1-OVERDUE", "X-COMPLAINT-S2-OVERDUE", "X-COMPLAINT-S1-RECEIVED"),
    checked_on=date(2026, 11, 22),
    is_stock=True,
    kind="local",
    example="""
        stage | received_on | answered_on
        1     | 2024-10-31  |                # came on the last day
        2     | 2024-07-01  | 2024-11-01     # answered the day after
        1     | 2024-02-01  |                # long unanswered
        3     | 2024-02-01  |                # with the Ombudsman
        2     | 2024-07-01  | 2024-10-31     # answered on the last day
        1     | 2024-11-01  |                # not yet received
        1     |             |                # no date
        = 3.0 in 2024-10
    """,
)
