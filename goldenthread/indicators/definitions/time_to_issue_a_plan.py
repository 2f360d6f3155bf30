from datetime import date

from goldenthread.indicators.facts import request
from goldenthread.indicators.language import Average, Indicator, during

time_to_issue_a_plan = Indicator(
    code="X-TIME-TO-ISSUE",
    title="Time to issue a plan",
    plain="How many days the new plans issued in the month took on average from the request.",
    fact=request,
    measure=Average(of=during(request.issued_on), value=request.days_to_issue),
    unit="days",
    polarity="lower",
    dataset="plans",
    authority=(
        "SEND Regulations 2014, regulation 13(2): the finished plan within 20 weeks of the request; "
        "exceptions, 13(3)"
    ),
    owner="Head of SEND assessment",
    population=(
        "First plans issued in the month, in time or late, exceptions among them. Days are calendar days, the"
        " day of the request left out: 140 is the last in time."
    ),
    doubts=(
        "Clearing the oldest requests lengthens it, and leaving them shortens it: read it with the oldest "
        "open request. A request still waiting is not in it."
    ),
    companions=("APP17", "X-OLDEST-OPEN-WKS", "X-EHCP-ISSUED-M"),
    checked_on=date(2026, 11, 22),
    kind="local",
    example="""
        issued_on  | days_to_issue
        2024-10-31 | 140              # on the last day of the month, the last in time
        2024-10-01 | 141              # on the first, a day late
        2024-10-14 | 300
        2024-10-15 |                  # no date of receipt: its days are not known
        2024-09-30 | 80               # the day before
        2024-11-01 | 90               # the day after
                   |                  # not issued
        = 193.7 of 3 in 2024-10
    """,
)
