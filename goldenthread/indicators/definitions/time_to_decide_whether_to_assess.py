from datetime import date

from goldenthread.indicators.facts import request
from goldenthread.indicators.language import Average, Indicator, during

time_to_decide_whether_to_assess = Indicator(
    code="X-DECISION-TO-ASSESS-TIME",
    title="Time to decide whether to assess",
    plain=(
        "How many days the decisions made in the month, whether to assess, took on average from the request."
    ),
    fact=request,
    measure=Average(of=during(request.decided_on), value=request.days_to_decide),
    unit="days",
    polarity="lower",
    dataset="assessments",
    authority="SEND Regulations 2014, regulations 4(1) and 5(1): within 6 weeks of the request",
    owner="Head of SEND assessment",
    population=(
        "Decisions made in the month, to assess or not, by the day on which the family was told. Days are "
        "calendar days, the day of the request left out."
    ),
    doubts=(
        "An average hides the slowest, and a decision never made is not in it: read it with the share decided"
        " in six weeks. Clearing old requests lengthens it. The published plan compares a year with three "
        "earlier ones and gives no figure."
    ),
    companions=("X-REQ-6WK", "X-ASSESS-DECISIONS-M"),
    checked_on=date(2026, 11, 22),
    kind="local",
    example="""
        decided_on | days_to_decide
        2024-10-31 | 42                # on the last day of the month, and the last in time
        2024-10-01 | 43                # on the first, a day late
        2024-10-14 | 10
        2024-10-15 |                   # no date of receipt: its days are not known
        2024-09-30 | 80                # the day before
        2024-11-01 | 90                # the day after
                   |                   # undecided
        = 31.7 of 3 in 2024-10
    """,
)
