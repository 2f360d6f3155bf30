from datetime import date

from goldenthread.indicators.facts import request
from goldenthread.indicators.language import Indicator, Oldest, open_at_end

oldest_open_request = Indicator(
    code="X-OLDEST-OPEN-WKS",
    title="Oldest open request",
    plain="How many weeks the request that has waited longest has been open at the end of the month.",
    fact=request,
    measure=Oldest(of=open_at_end(request.received_on, request.closed_on), since=request.received_on),
    unit="weeks",
    polarity="lower",
    dataset="assessments",
    authority="SEND Regulations 2014, regulation 13(2): a request should be answered within 20 weeks",
    owner="Head of SEND assessment",
    population=(
        "Requests whose 20-week question has not ended: no plan issued, not refused, not told there will "
        "be no plan, not withdrawn, not moved away."
    ),
    doubts="One case decides it, so one hard case can hide progress and one closure can look like it.",
    companions=("APP17", "X-OPEN-OVER-20", "X-OPEN-ASSESS"),
    checked_on=date(2026, 11, 21),
    is_stock=True,
    kind="local",
    example="""
        received_on | closed_on
        2024-09-05  |               # eight weeks open on 31 October
        2024-08-29  | 2024-11-01    # nine weeks, and still open on the 31st
        2024-05-09  | 2024-10-31    # closed on the last day: not open
        2024-10-31  |               # received on the last day
        2024-11-01  |               # not yet received
                    |               # no date of receipt: cannot be aged
        = 9.0 of 3 in 2024-10
    """,
)
