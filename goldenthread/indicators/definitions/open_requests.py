from datetime import date

from goldenthread.indicators.facts import request
from goldenthread.indicators.language import Count, Indicator, open_at_end

open_requests = Indicator(
    code="X-OPEN-ASSESS",
    title="Open requests",
    plain="How many requests for an EHC needs assessment are open at the end of the month.",
    fact=request,
    measure=Count(of=open_at_end(request.received_on, request.closed_on)),
    unit="requests",
    polarity="lower",
    dataset="assessments",
    authority="Local measure",
    owner="Head of SEND assessment",
    population="Requests whose 20-week question has not ended, whatever stage they have reached.",
    doubts="It falls when fewer people ask as well as when more are answered.",
    companions=("X-OPEN-OVER-20", "X-OLDEST-OPEN-WKS"),
    checked_on=date(2026, 11, 21),
    is_stock=True,
    kind="local",
    example="""
        received_on | closed_on
        2024-10-31  |               # received on the last day
        2024-05-09  | 2024-11-01    # closed the day after
        2024-02-01  |               # long open
        2024-05-09  | 2024-10-31    # closed on the last day: not open
        2024-11-01  |               # not yet received
                    |               # no date of receipt
        = 3.0 in 2024-10
    """,
)
