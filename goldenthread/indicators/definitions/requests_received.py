from datetime import date

from goldenthread.indicators.facts import request
from goldenthread.indicators.language import Count, Indicator, during

requests_received = Indicator(
    code="X-ASSESS-REQUESTS",
    title="Requests for an assessment received",
    plain="How many requests for an EHC needs assessment were received in the month.",
    fact=request,
    measure=Count(of=during(request.received_on)),
    unit="requests",
    polarity="neutral",
    dataset="requests",
    authority="Children and Families Act 2014, section 36(1); SEN2 counts the same over a calendar year",
    owner="Head of SEND assessment",
    population=(
        "All requests, whoever made them and whatever came of them; a case taken over from another authority "
        "counts from the day it became this one's."
    ),
    doubts=(
        "Published totals are round numbers over stretches of more than a year. A fall can be trust in "
        "schools or families put off."
    ),
    companions=("APP16", "X-REQ-REFUSED-PCT", "X-ASSESS-DECISIONS-M"),
    checked_on=date(2026, 11, 22),
    kind="local",
    example="""
        received_on | source
        2024-10-01  | parent_or_young_person    # the first day of the month
        2024-10-31  | setting                   # the last
        2024-10-15  |                           # nobody knows who asked
        2024-09-30  | health                    # the day before
        2024-11-01  | setting                   # the day after
                    | setting                   # no date of receipt
        = 3.0 in 2024-10
    """,
)
