from datetime import date

from goldenthread.indicators.facts import survey_answer
from goldenthread.indicators.language import Indicator, Share, during

survey_response_rate = Indicator(
    code="APP15",
    title="Survey response rate",
    plain=(
        "Of the parents whose invitation to answer a survey ran out in the month, the share who answered in "
        "time."
    ),
    fact=survey_answer,
    measure=Share(
        of=(survey_answer.question == "") & during(survey_answer.closes_on),
        that=survey_answer.answered_on <= survey_answer.closes_on,
    ),
    unit="%",
    polarity="higher",
    dataset="surveys",
    authority="Local survey: no national definition",
    owner="Head of participation",
    population=(
        "Everybody who was invited, by the month in which the survey closed to them. An answer that came "
        "after that day, or to none of the questions, does not count."
    ),
    doubts=(
        "25% was published as a baseline, for a survey that is not named, with every target to be confirmed. "
        "Few answers make every other measure of the survey doubtful; many do not make it fair."
    ),
    companions=("APP06", "APP08"),
    checked_on=date(2026, 11, 22),
    frequency="termly",
    kind="local",
    example="""
        question | closes_on  | answered_on
                 | 2024-10-31 | 2024-10-31     # answered on the last day, and the last of the month
                 | 2024-10-01 | 2024-10-02     # the first late day, on the first of the month
                 | 2024-10-15 |                # never answered
                 | 2024-10-15 | 2024-10-02     # early
                 | 2024-10-15 |                # never answered
        APP06    | 2024-10-15 | 2024-10-02     # one of its questions
                 | 2024-09-30 | 2024-09-30     # closed the day before the month
                 | 2024-11-01 |                # closes the day after
                 |            | 2024-10-10     # never closes
        = 40.0 of 5 in 2024-10
    """,
)
