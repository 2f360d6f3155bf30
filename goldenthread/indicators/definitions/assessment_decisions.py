from datetime import date

from goldenthread.indicators.facts import request
from goldenthread.indicators.language import Count, Indicator, during

assessment_decisions = Indicator(
    code="X-ASSESS-DECISIONS-M",
    title="Decisions whether to assess",
    plain="How many decisions whether to assess were made in the month.",
    fact=request,
    measure=Count(of=during(request.decided_on)),
    unit="decisions",
    polarity="higher",
    dataset="assessments",
    authority=(
        "Children and Families Act 2014, section 36; SEND Regulations 2014, regulation 5. The count is a "
        "local measure"
    ),
    owner="Head of SEND assessment",
    population="Decisions to assess and decisions not to, in time or late.",
    doubts=(
        "A published claim that decisions have nearly trebled does not say which decisions; a case has up to "
        "five points at which one is made. This counts the first. It rises with requests and with refusals."
    ),
    companions=("X-REQ-6WK", "X-REQ-REFUSED-PCT", "X-ASSESS-REQUESTS"),
    checked_on=date(2026, 11, 22),
    kind="local",
    example="""
        decided_on | decision
        2024-10-31 | refuse      # the last day of the month
        2024-10-01 | assess      # the first
        2024-10-14 | assess
        2024-09-30 | refuse      # the day before
        2024-11-01 | assess      # the day after
                   |             # undecided
        = 3.0 in 2024-10
    """,
)
