from datetime import date

from goldenthread.indicators.facts import review
from goldenthread.indicators.language import Indicator, Share, during

review_decisions_in_4_weeks = Indicator(
    code="X-AR-DECISION-4WK",
    title="Review decisions within 4 weeks",
    plain=(
        "Of the annual review decisions that fell due in the month, the share told to the family within 4"
        " weeks of the meeting."
    ),
    fact=review,
    measure=Share(of=during(review.decision_due_on), that=review.decided_on <= review.decision_due_on),
    unit="%",
    polarity="higher",
    dataset="reviews",
    authority="SEND Regulations 2014, regulations 20(10) and 21: within 4 weeks of the review meeting",
    owner="Head of annual reviews",
    population=(
        "Meetings whose decision fell due in the month, so that silence counts as late. A plan that ended "
        "undecided on or before that day was not owed one."
    ),
    doubts=(
        "The DfE, from 2025, divides by the reviews that have a decision, so a decision never made is not"
        " in its figure, and its period is a year."
    ),
    companions=("X-AR-IN-TIME-PCT", "APP20"),
    checked_on=date(2026, 11, 21),
    kind="statutory",
    example="""
        meeting_on | decision_due_on | decided_on
        2024-10-03 | 2024-10-31      | 2024-10-31    # the last day in time, and the last of the month
        2024-09-03 | 2024-10-01      | 2024-10-02    # the first late day, due on the first of the month
        2024-09-10 | 2024-10-08      |               # silence
        2024-09-02 | 2024-09-30      | 2024-09-30    # due the day before the month began
        2024-10-04 | 2024-11-01      | 2024-11-02    # due the day after it ended
        2024-10-01 |                 | 2024-10-10    # no due date
        = 33.3 of 3 in 2024-10
    """,
)
