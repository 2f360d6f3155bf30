from datetime import date

from goldenthread.indicators.facts import advice
from goldenthread.indicators.language import Indicator, Share, during

psychology_advice_in_6_weeks = Indicator(
    code="X-EP-6WK",
    title="Psychologists' advice within 6 weeks",
    plain=(
        "Of the psychologists' advice that fell due in the month, the share that came within 6 weeks of being"
        " asked for."
    ),
    fact=advice,
    measure=Share(
        of=(advice.kind == "psychology")
        & during(advice.due_on)
        & (~advice.received_on.is_null() | advice.closed_on.is_null() | (advice.closed_on > advice.due_on)),
        that=advice.received_on <= advice.due_on,
    ),
    unit="%",
    polarity="higher",
    dataset="assessments",
    authority="SEND Regulations 2014, regulation 8(1): advice within 6 weeks of being asked for",
    owner="Principal educational psychologist",
    population=(
        "Advice asked of an educational psychologist, by the day it was due, so that advice which never came "
        "counts as late. Where the assessment ended first, none was owed. Weeks run from the day on which the"
        " request for advice arrived."
    ),
    doubts=(
        "The published targets for it lie below 100, which plans for breaking the law. Only targets have been"
        " published, no figure. Advice in time says nothing of how many psychologists saw the child."
    ),
    companions=("X-EP-WAITLIST", "X-EP-7WK", "X-EP-10WK"),
    checked_on=date(2026, 11, 22),
    kind="statutory",
    example="""
        kind       | due_on     | received_on | closed_on
        psychology | 2024-10-31 | 2024-10-31  | 2024-10-31    # the last day in time, and the last of the month
        psychology | 2024-10-01 | 2024-10-02  | 2024-10-02    # the first late day
        psychology | 2024-10-16 | 2024-10-10  | 2024-10-10    # early
        psychology | 2024-10-15 |             |               # still awaited
        psychology | 2024-10-18 |             | 2024-10-19    # the assessment ended without it, a day too late
        psychology | 2024-10-17 |             | 2024-10-17    # it ended on the day itself: none was owed
        health     | 2024-10-15 | 2024-10-14  | 2024-10-14    # not a psychologist's
        psychology | 2024-09-30 | 2024-09-30  | 2024-09-30    # the day before the month began
        psychology | 2024-11-01 | 2024-11-04  | 2024-11-04    # the day after it ended
        psychology |            | 2024-10-10  | 2024-10-10    # no date
        = 40.0 of 5 in 2024-10
    """,
)
