from datetime import date

from goldenthread.indicators.facts import request
from goldenthread.indicators.language import Indicator, Share, during

requests_decided_in_6_weeks = Indicator(
    code="X-REQ-6WK",
    title="Requests decided within 6 weeks",
    plain=(
        "Of the decisions whether to assess that fell due in the month, the share told to the family in time."
    ),
    fact=request,
    measure=Share(
        of=during(request.decision_due_on)
        & (
            ~request.decided_on.is_null()
            | request.closed_on.is_null()
            | (request.closed_on > request.decision_due_on)
        ),
        that=request.decided_on <= request.decision_due_on,
    ),
    unit="%",
    polarity="higher",
    dataset="requests",
    authority="SEND Regulations 2014, regulations 4(1) and 5(1): within 6 weeks of the request",
    owner="Head of SEND assessment",
    population=(
        "Decisions due in the month, so that one never made counts as late. A request that ended "
        "undecided on or before its due date, withdrawn say, was not owed one."
    ),
    doubts=(
        "The DfE counts decisions made, so its figure does not see a decision that is still outstanding. "
        "Exceptions under regulation 5(4) stay in."
    ),
    companions=("X-REQ-REFUSED-PCT", "X-OPEN-ASSESS"),
    checked_on=date(2026, 11, 21),
    kind="statutory",
    example="""
        decision_due_on | decided_on | closed_on
        2024-10-31      | 2024-10-31 |               # the last day in time, and the last of the month
        2024-10-01      | 2024-10-02 |               # the first late day, due on the first of the month
        2024-10-15      |            |               # silence
        2024-10-16      | 2024-10-16 | 2024-10-16    # refused in time, which also ends the request: counts
        2024-10-17      |            | 2024-10-17    # withdrawn on the due date: no decision was owed
        2024-10-18      |            | 2024-10-19    # withdrawn a day after the due date: late
        2024-09-30      | 2024-09-30 |               # due the day before the month began
        2024-11-01      | 2024-10-31 |               # due the day after it ended
                        | 2024-10-10 |               # no due date
        = 40.0 of 5 in 2024-10
    """,
)
