from datetime import date

from goldenthread.indicators.facts import review
from goldenthread.indicators.language import Indicator, Share, during

amended_plans_in_8_weeks = Indicator(
    code="X-AR-PLAN-UPDATED-PCT",
    title="Plans amended in time after a review",
    plain="Of the amended plans that fell due in the month, the share issued in time.",
    fact=review,
    measure=Share(of=during(review.final_due_on), that=review.final_on <= review.final_due_on),
    unit="%",
    polarity="higher",
    dataset="reviews",
    authority=(
        "SEND Regulations 2014, regulation 22(3): within 8 weeks of the notice of the amendments; R (L, M and"
        " P) v Devon County Council [2022] EWHC 493 (Admin): within 12 weeks of the meeting"
    ),
    owner="Head of annual reviews",
    population=(
        "Reviews that decided to amend, by the day on which the amended plan was due, so that one never "
        "issued counts as late. Without a notice the plan is held to the 12 weeks. A plan that ended in time "
        "was owed no amendment."
    ),
    doubts=(
        "The published figure is one half, from the inspection, and does not say which limit it means. "
        "Sending the notice late moves the 8 weeks and never the 12."
    ),
    companions=("X-AR-FINAL-OVERDUE", "X-AR-DECISION-4WK", "X-AR-COMPLETED-AMEND"),
    checked_on=date(2026, 11, 22),
    kind="statutory",
    example="""
        amendments_on | final_due_on | final_on
        2024-09-05    | 2024-10-31   | 2024-10-31    # the last day in time, and the last of the month
        2024-08-06    | 2024-10-01   | 2024-10-02    # the first late day, due on the first of the month
        2024-08-20    | 2024-10-15   |               # silence
                      | 2024-10-16   |               # no notice: held to twelve weeks from the meeting
        2024-08-22    | 2024-10-17   | 2024-10-02    # early
        2024-08-05    | 2024-09-30   | 2024-09-30    # due the day before the month began
        2024-09-06    | 2024-11-01   | 2024-11-01    # due the day after it ended
                      |              | 2024-10-10    # nothing due
        = 40.0 of 5 in 2024-10
    """,
)
