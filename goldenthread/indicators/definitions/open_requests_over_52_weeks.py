from datetime import date

from goldenthread.indicators.facts import request
from goldenthread.indicators.language import PERIOD_END, Count, Indicator, open_at_end

open_requests_over_52_weeks = Indicator(
    code="X-WAIT-OVER-52-WKS",
    title="Open requests over 52 weeks old",
    plain="How many children had waited more than 52 weeks since the request at the end of the month.",
    fact=request,
    measure=Count(
        of=open_at_end(request.received_on, request.closed_on) & (request.waited_52_weeks_on < PERIOD_END)
    ),
    unit="children",
    polarity="lower",
    dataset="assessments",
    authority=(
        "Local threshold. SEND Regulations 2014, regulation 13(2): the finished plan within 20 weeks of the "
        "request; exceptions, 13(3)"
    ),
    owner="Head of SEND assessment",
    population=(
        "Open requests, one for each child. One of exactly 52 weeks on the last day is not over; an exception"
        " changes nothing."
    ),
    doubts=(
        "The Department asked for this threshold and for 30 weeks. Thresholds were published one by one as "
        "the oldest requests were settled, so no threshold has a series."
    ),
    companions=("X-OLDEST-OPEN-WKS", "X-OPEN-OVER-20", "X-OPEN-ASSESS"),
    checked_on=date(2026, 11, 22),
    is_stock=True,
    kind="local",
    example="""
        received_on | waited_52_weeks_on | closed_on
        2023-11-01  | 2024-10-30         |               # a day more than 52 weeks on the last day
        2023-11-02  | 2024-10-31         |               # exactly 52 weeks: not over
        2023-06-06  | 2024-06-04         | 2024-11-01    # closed the day after: waiting on the last day
        2023-09-14  | 2024-09-12         |               # long over
        2023-06-06  | 2024-06-04         | 2024-10-31    # closed on the last day
        2024-11-01  | 2025-10-31         |               # received after the month ended
                    | 2024-06-04         |               # no date of receipt
        = 3.0 in 2024-10
    """,
)
