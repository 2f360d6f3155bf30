from datetime import date

from goldenthread.indicators.facts import complaint
from goldenthread.indicators.language import Average, Indicator, during

stage_1_complaints_working_days = Indicator(
    code="X-COMPLAINT-S1-AVGDAYS",
    title="Working days to answer a stage 1 complaint",
    plain="How many working days the stage 1 complaints answered in the month took on average.",
    fact=complaint,
    measure=Average(of=(complaint.stage == 1) & during(complaint.answered_on), value=complaint.working_days),
    unit="working days",
    polarity="lower",
    dataset="complaints",
    authority="The council's complaints policy: stage 1 answered within 20 working days",
    owner="Head of complaints",
    population=(
        "Complaints answered in the month. Working days leave out weekends and bank holidays, and the day on "
        "which the complaint came."
    ),
    doubts=(
        "A complaint still waiting is not in it, so a backlog left alone flatters it and one that is cleared "
        "lengthens it. The published averages (43 days at stage 1, 51 at stage 2) come from the Ombudsman's "
        "enquiry and name no stretch of time."
    ),
    companions=("X-COMPLAINT-S1-OVERDUE", "X-COMPLAINT-S1-COMPLETED", "APP01"),
    checked_on=date(2026, 11, 22),
    kind="local",
    example="""
        stage | answered_on | working_days
        1     | 2024-10-31  | 20              # on the last day of the month, the last in time
        1     | 2024-10-01  | 21              # on the first
        1     | 2024-10-15  | 90
        1     | 2024-10-16  |                 # no date of receipt: not known
        2     | 2024-10-15  | 5               # stage 2
        1     | 2024-09-30  | 10              # the day before
        1     | 2024-11-01  | 10              # the day after
        1     |             |                 # unanswered
        = 43.7 of 3 in 2024-10
    """,
)
