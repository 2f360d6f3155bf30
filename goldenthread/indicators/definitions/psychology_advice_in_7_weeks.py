from datetime import date

from goldenthread.indicators.facts import advice
from goldenthread.indicators.language import Indicator, Share, during

psychology_advice_in_7_weeks = Indicator(
    code="X-EP-7WK",
    title="Psychologists' advice within 7 weeks",
    plain=(
        "Of the psychologists' advice for which seven weeks ran out in the month, the share that had come by "
        "then."
    ),
    fact=advice,
    measure=Share(
        of=(advice.kind == "psychology")
        & during(advice.waited_7_weeks_on)
        & (
            ~advice.received_on.is_null()
            | advice.closed_on.is_null()
            | (advice.closed_on > advice.waited_7_weeks_on)
        ),
        that=advice.received_on <= advice.waited_7_weeks_on,
    ),
    unit="%",
    polarity="higher",
    dataset="assessments",
    authority=(
        "Local milestone. SEND Regulations 2014, regulation 8(1): advice within 6 weeks of being asked for"
    ),
    owner="Principal educational psychologist",
    population=(
        "Advice asked of an educational psychologist, seven weeks after it was asked for, so that advice "
        "which never came counts as late. Where the assessment ended first, none was owed. Weeks run from the"
        " day on which the request for advice arrived."
    ),
    doubts=(
        "Seven weeks is a week past the law: it is the plan's own milestone, and its published targets are no"
        " standard. Only targets have been published, no figure. Advice in time says nothing of how many "
        "psychologists saw the child."
    ),
    companions=("X-EP-6WK", "X-EP-WAITLIST"),
    checked_on=date(2026, 11, 22),
    kind="local",
    example="""
        kind       | waited_7_weeks_on | received_on | closed_on
        psychology | 2024-10-31        | 2024-10-31  | 2024-10-31    # the last day in time, and the last of the month
        psychology | 2024-10-01        | 2024-10-02  | 2024-10-02    # the first late day
        psychology | 2024-10-16        | 2024-10-10  | 2024-10-10    # early
        psychology | 2024-10-15        |             |               # still awaited
        psychology | 2024-10-18        |             | 2024-10-19    # the assessment ended without it, a day too late
        psychology | 2024-10-17        |             | 2024-10-17    # it ended on the day itself: none was owed
        health     | 2024-10-15        | 2024-10-14  | 2024-10-14    # not a psychologist's
        psychology | 2024-09-30        | 2024-09-30  | 2024-09-30    # the day before the month began
        psychology | 2024-11-01        | 2024-11-04  | 2024-11-04    # the day after it ended
        psychology |                   | 2024-10-10  | 2024-10-10    # no date
        = 40.0 of 5 in 2024-10
    """,
)
