from datetime import date

from goldenthread.indicators.facts import request
from goldenthread.indicators.language import Indicator, Share, during

requests_refused = Indicator(
    code="X-REQ-REFUSED-PCT",
    title="Requests refused",
    plain="Of the decisions whether to assess that were made in the month, the share that refused.",
    fact=request,
    measure=Share(of=during(request.decided_on), that=request.decision == "refuse"),
    unit="%",
    polarity="neutral",
    dataset="requests",
    authority="Children and Families Act 2014, section 36; SEND Regulations 2014, regulation 5",
    owner="Head of SEND assessment",
    population="Decisions made in the month, in time or not.",
    doubts="No direction is better: refusing more shortens the queue, and appeals follow.",
    companions=("X-REQ-6WK", "X-OPEN-ASSESS"),
    checked_on=date(2026, 11, 21),
    kind="local",
    example="""
        decided_on | decision
        2024-10-31 | refuse      # the last day of the month
        2024-10-01 | assess      # the first
        2024-10-14 | assess
        2024-10-15 |             # what was decided is unknown: not a refusal
        2024-09-30 | refuse      # the day before
        2024-11-01 | refuse      # the day after
                   |             # undecided
        = 25.0 of 4 in 2024-10
    """,
)
