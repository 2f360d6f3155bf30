from datetime import date

from goldenthread.indicators.facts import request
from goldenthread.indicators.language import PERIOD_END, Indicator, Share, open_at_end

open_requests_past_20_weeks_share = Indicator(
    code="X-OPEN-ASSESS-OVERDUE-PCT",
    title="Open requests past 20 weeks, as a share",
    plain="Of the requests open at the end of the month, the share that had passed their 20-week date.",
    fact=request,
    measure=Share(of=open_at_end(request.received_on, request.closed_on), that=request.due_on < PERIOD_END),
    unit="%",
    polarity="lower",
    dataset="assessments",
    authority=(
        "SEND Regulations 2014, regulation 13(2): the finished plan within 20 weeks of the request; "
        "exceptions, 13(3)"
    ),
    owner="Head of SEND assessment",
    population=(
        "Requests whose 20-week question has not ended. One due on the last day of the month is not late yet;"
        " an exception does not move the date."
    ),
    doubts=(
        "The published figure does not say which limit it means, 20 weeks or that of each stage; 20 weeks "
        "gives the printed share for the one month that can be checked (414 of 1,306 in May 2024). It also "
        "falls when many new requests come."
    ),
    companions=("X-OPEN-OVER-20", "X-OPEN-ASSESS", "APP17", "X-OLDEST-OPEN-WKS"),
    checked_on=date(2026, 11, 22),
    is_stock=True,
    kind="statutory",
    example="""
        received_on | due_on     | closed_on
        2024-06-12  | 2024-10-30 |               # due the day before the last: late
        2024-06-13  | 2024-10-31 |               # due on the last day: not late yet
        2024-10-31  | 2025-03-20 |               # received on the last day
        2024-01-16  | 2024-06-04 | 2024-11-01    # closed the day after: open on the last day, and late
        2024-05-01  |            |               # no due date: open, and cannot be called late
        2024-01-16  | 2024-06-04 | 2024-10-31    # closed on the last day
        2024-11-01  | 2024-10-01 |               # received after the month ended
        = 40.0 of 5 in 2024-10
    """,
)
