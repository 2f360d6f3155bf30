from datetime import date

from goldenthread.indicators.facts import request
from goldenthread.indicators.language import PERIOD_END, Count, Indicator, open_at_end

open_requests_past_20_weeks = Indicator(
    code="X-OPEN-OVER-20",
    title="Open requests past 20 weeks",
    plain="How many open requests had passed their 20-week date by the end of the month.",
    fact=request,
    measure=Count(of=open_at_end(request.received_on, request.closed_on) & (request.due_on < PERIOD_END)),
    unit="requests",
    polarity="lower",
    dataset="assessments",
    authority=(
        "SEND Regulations 2014, regulation 13(2): the finished plan within 20 weeks of the request; "
        "exceptions, 13(3)"
    ),
    owner="Head of SEND assessment",
    population=(
        "Open requests due before the last day of the month; one due on that very day is not late yet. "
        "Exceptions stay in, for an exception does not move the date."
    ),
    doubts="A falling number may be cases closed without a plan; read it with the share refused.",
    companions=("APP17", "X-OLDEST-OPEN-WKS", "X-OPEN-ASSESS"),
    checked_on=date(2026, 11, 21),
    is_stock=True,
    kind="statutory",
    example="""
        received_on | due_on     | closed_on  | excepted
        2024-06-12  | 2024-10-30 |            | F    # due the day before the last: late
        2024-06-13  | 2024-10-31 |            | F    # due on the last day: not late yet
        2024-01-15  | 2024-06-03 |            | T    # long late, under an exception
        2024-01-16  | 2024-06-04 | 2024-11-01 | F    # closed the day after: open on the last day
        2024-01-16  | 2024-06-04 | 2024-10-31 | F    # closed on the last day
        2024-11-01  | 2024-10-01 |            | F    # received after the month ended
        2024-05-01  |            |            | F    # no due date: cannot be called late
        = 3.0 in 2024-10
    """,
)
