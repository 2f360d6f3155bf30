from datetime import date

from goldenthread.indicators.facts import request
from goldenthread.indicators.language import Indicator, Share, during

plans_issued_in_20_weeks = Indicator(
    code="APP17",
    title="EHC plans issued within 20 weeks",
    plain="Of the new EHC plans issued in the month, the share issued within 20 weeks of the request.",
    fact=request,
    measure=Share(of=during(request.issued_on), that=request.issued_on <= request.due_on),
    unit="%",
    polarity="higher",
    dataset="plans",
    authority=(
        "SEND Regulations 2014, regulation 13(2): the finished plan within 20 weeks of the request; "
        "exceptions, 13(3). Counted as in the DfE's SEN2, including exceptions"
    ),
    owner="Head of SEND assessment",
    population=(
        "Plans issued in the month, and those with an exception too, as the partnership publishes it (130"
        " of 171 in October 2024). A request still waiting is not in it."
    ),
    doubts=(
        "Clearing old cases lowers it and leaving them raises it, so it is shown beside the oldest open "
        "request and those past 20 weeks. The England figure is for a calendar year, and its headline "
        "leaves exceptions out."
    ),
    companions=("APP17-EX", "X-OLDEST-OPEN-WKS", "X-OPEN-OVER-20", "X-REQ-REFUSED-PCT"),
    checked_on=date(2026, 11, 21),
    kind="statutory",
    example="""
        due_on     | issued_on  | excepted
        2024-10-31 | 2024-10-31 | F    # the last day in time, and the last day of the month
        2024-10-01 | 2024-10-01 | T    # in time on the first day; an exception is recorded and it still counts
        2024-10-09 | 2024-10-10 | F    # the first late day
        2024-10-15 | 2024-10-14 | F    # a day early
        2024-06-03 | 2024-10-21 | T    # late under an exception: late all the same
        2024-09-30 | 2024-09-30 | F    # issued the day before the month began
        2024-10-31 | 2024-11-01 | F    # issued the day after it ended
        2024-10-07 |            | F    # never issued: not in the figure at all
        = 60.0 of 5 in 2024-10
    """,
)
