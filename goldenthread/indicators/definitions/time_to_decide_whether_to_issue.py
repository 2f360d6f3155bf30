from datetime import date

from goldenthread.indicators.facts import request
from goldenthread.indicators.language import Average, Indicator, during

time_to_decide_whether_to_issue = Indicator(
    code="X-DECISION-TO-ISSUE-TIME",
    title="Time to decide whether to issue a plan",
    plain=(
        "How many days the decisions made in the month, whether to issue a plan, took on average from the "
        "request."
    ),
    fact=request,
    measure=Average(of=during(request.issue_decided_on), value=request.days_to_issue_decision),
    unit="days",
    polarity="lower",
    dataset="assessments",
    authority=(
        "SEND Regulations 2014, regulation 10(1): a family is told within 16 weeks that there will be no plan"
    ),
    owner="Head of SEND assessment",
    population=(
        "Decisions to issue and decisions not to, made in the month. Days are calendar days from the request,"
        " the day of the request left out."
    ),
    doubts=(
        "The law dates only the decision not to issue; the day on which it was agreed to issue is the "
        "council's own record, and where it was not written down the case is missing here. An average hides "
        "the slowest."
    ),
    companions=("X-TIME-TO-ISSUE", "APP17"),
    checked_on=date(2026, 11, 22),
    kind="local",
    example="""
        issue_decided_on | days_to_issue_decision
        2024-10-31       | 112                       # on the last day of the month: told in the last week that there would be no plan
        2024-10-01       | 125                       # on the first
        2024-10-14       | 98
        2024-10-15       |                           # no date of receipt: its days are not known
        2024-09-30       | 80                        # the day before
        2024-11-01       | 190                       # the day after
                         |                           # undecided
        = 111.7 of 3 in 2024-10
    """,
)
