from datetime import date

from goldenthread.indicators.facts import survey_answer
from goldenthread.indicators.language import Indicator, Share, during

inclusion_survey_response_rate = Indicator(
    code="X-CATIE-SURVEY",
    title="Inclusion survey response rate",
    plain=(
        "Of the parents whose invitation to answer the survey about inclusion ran out in the month, the share"
        " who answered in time."
    ),
    fact=survey_answer,
    measure=Share(
        of=(survey_answer.question == "")
        & (survey_answer.survey == "inclusion")
        & during(survey_answer.closes_on),
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
        "The published plan names the survey and gives no figure. Schools hand the invitations on, so how "
        "many parents were reached is not certain."
    ),
    companions=("APP15", "APP08"),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    kind="local",
    example="""
        survey    | question | closes_on  | answered_on
        inclusion |          | 2024-10-31 | 2024-10-31     # answered on the last day, and the last of the month
        inclusion |          | 2024-10-01 | 2024-10-02     # the first late day, on the first of the month
        inclusion |          | 2024-10-15 |                # never answered
        inclusion |          | 2024-10-15 | 2024-10-02     # early
        inclusion |          | 2024-10-15 |                # never answered
        inclusion | APP08    | 2024-10-15 | 2024-10-02     # one of its questions
        new plans |          | 2024-10-15 | 2024-10-02     # another survey
        inclusion |          | 2024-09-30 | 2024-09-30     # closed the day before the month
        inclusion |          | 2024-11-01 | 2024-10-31     # closes the day after
        inclusion |          |            | 2024-10-10     # never closes
        = 40.0 of 5 in 2024-10
    """,
)
