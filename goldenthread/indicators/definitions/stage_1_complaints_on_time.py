from datetime import date

from goldenthread.indicators.facts import complaint
from goldenthread.indicators.language import Indicator, Share, during

stage_1_complaints_on_time = Indicator(
    code="APP01",
    title="Stage 1 complaints answered on time",
    plain=(
        "Of the stage 1 complaints due an answer in the month, the share answered by the day they were due."
    ),
    fact=complaint,
    measure=Share(
        of=(complaint.stage == 1) & during(complaint.due_on), that=complaint.answered_on <= complaint.due_on
    ),
    unit="%",
    polarity="higher",
    dataset="complaints",
    authority="The council's complaints policy: stage 1 answered within 20 working days",
    owner="Head of complaints",
    population="Complaints due in the month, so that one never answered counts as late.",
    doubts=(
        "The published definition does not say whether complaints answered or complaints due are counted;"
        " counting answers would let silence flatter the figure."
    ),
    companions=("X-COMPLAINT-S1-OVERDUE", "APP02"),
    checked_on=date(2026, 11, 21),
    kind="local",
    example="""
        stage | due_on     | answered_on
        1     | 2024-10-31 | 2024-10-31    # the last day in time, and the last of the month
        1     | 2024-10-01 | 2024-10-02    # the first late day, due on the first of the month
        1     | 2024-10-15 |               # silence
        2     | 2024-10-15 | 2024-10-14    # stage 2
        1     | 2024-09-30 | 2024-09-30    # due the day before the month began
        1     | 2024-11-01 | 2024-10-31    # due the day after it ended
        1     |            | 2024-10-10    # no due date
        = 33.3 of 3 in 2024-10
    """,
)
