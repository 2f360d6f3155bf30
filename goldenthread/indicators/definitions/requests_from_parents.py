from datetime import date

from goldenthread.indicators.facts import request
from goldenthread.indicators.language import Indicator, Share, during

requests_from_parents = Indicator(
    code="APP16",
    title="Requests made by parents",
    plain=(
        "Of the requests for an assessment received in the month, the share made by a parent or young person."
    ),
    fact=request,
    measure=Share(of=during(request.received_on), that=request.source == "parent_or_young_person"),
    unit="%",
    polarity="lower",
    dataset="requests",
    authority="Children and Families Act 2014, section 36(1); SEN2 holds who asked",
    owner="Head of SEND assessment",
    population="All requests received in the month, one whose source is unknown among them.",
    doubts=(
        "The partnership reads a fall as trust in schools; it may be parents deterred. It is context, not"
        " performance."
    ),
    companions=("X-REQ-REFUSED-PCT",),
    checked_on=date(2026, 11, 21),
    kind="local",
    example="""
        received_on | source
        2024-10-01  | parent_or_young_person    # the first day of the month
        2024-10-31  | setting                   # the last
        2024-10-15  | health
        2024-10-16  |                           # unknown: received, but not from a parent that we know of
        2024-10-31  | parent_or_young_person
        2024-09-30  | parent_or_young_person    # the day before
        2024-11-01  | setting                   # the day after
                    | parent_or_young_person    # no date of receipt
        = 40.0 of 5 in 2024-10
    """,
)
