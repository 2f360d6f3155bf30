from datetime import date

from goldenthread.indicators.facts import survey_answer
from goldenthread.indicators.language import Indicator, Share, during

draft_plan_talk_offered = Indicator(
    code="APP05",
    title="A talk about the draft plan was offered",
    plain=(
        "Of the parents who answered in the month, the share who say that they were offered a talk about the "
        "draft plan."
    ),
    fact=survey_answer,
    measure=Share(
        of=(survey_answer.question == "APP05")
        & during(survey_answer.answered_on)
        & (survey_answer.answer != "not_applicable"),
        that=survey_answer.answer == "agree",
    ),
    unit="%",
    polarity="higher",
    dataset="surveys",
    authority="Local survey: no national definition",
    owner="Head of participation",
    population=(
        "Parents and carers who answered the question in the month, in any survey that puts it. Neutral "
        "answers count as not agreeing; those to whom the question does not apply are left out. Whoever did "
        "not answer is in none of it."
    ),
    doubts=(
        "How neutral answers and those to whom it does not apply were treated in the published figures is not"
        " said, nor how many answered; the survey after a plan and the survey about inclusion ask different "
        "families. An offer is not a talk."
    ),
    companions=("APP15", "APP06", "APP12"),
    checked_on=date(2026, 11, 22),
    frequency="termly",
    kind="local",
    example="""
        question | answered_on | answer
        APP05    | 2024-10-31  | agree             # on the last day of the month
        APP05    | 2024-10-01  | disagree          # on the first
        APP05    | 2024-10-15  | neutral           # neither: not agreeing
        APP05    | 2024-10-16  | agree
        APP05    | 2024-10-17  |                   # answered, and the answer cannot be read
        APP05    | 2024-10-18  | not_applicable    # left out
        APP99    | 2024-10-15  | disagree          # another question
        APP05    | 2024-09-30  | agree             # the day before
        APP05    | 2024-11-01  | agree             # the day after
        APP05    |             |                   # not answered
        = 40.0 of 5 in 2024-10
    """,
)
