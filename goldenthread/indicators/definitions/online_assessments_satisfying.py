from datetime import date

from goldenthread.indicators.facts import survey_answer
from goldenthread.indicators.language import Indicator, Share, during

online_assessments_satisfying = Indicator(
    code="X-SURVEY-ONLINE-ASSESS",
    title="Satisfied with an assessment held online",
    plain="Of the families assessed online who answered in the month, the share who were satisfied.",
    fact=survey_answer,
    measure=Share(
        of=(survey_answer.question == "X-SURVEY-ONLINE-ASSESS")
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
        "The published plan names it and gives no figure. How neutral answers and those to whom it does not "
        "apply were treated in the published figures is not said, nor how many answered; the survey after a "
        "plan and the survey about inclusion ask different families."
    ),
    companions=("APP15", "APP12"),
    checked_on=date(2026, 11, 22),
    frequency="termly",
    kind="local",
    example="""
        question               | answered_on | answer
        X-SURVEY-ONLINE-ASSESS | 2024-10-31  | agree             # on the last day of the month
        X-SURVEY-ONLINE-ASSESS | 2024-10-01  | disagree          # on the first
        X-SURVEY-ONLINE-ASSESS | 2024-10-15  | neutral           # neither: not agreeing
        X-SURVEY-ONLINE-ASSESS | 2024-10-16  | agree
        X-SURVEY-ONLINE-ASSESS | 2024-10-17  |                   # answered, and the answer cannot be read
        X-SURVEY-ONLINE-ASSESS | 2024-10-18  | not_applicable    # left out
        APP99                  | 2024-10-15  | disagree          # another question
        X-SURVEY-ONLINE-ASSESS | 2024-09-30  | agree             # the day before
        X-SURVEY-ONLINE-ASSESS | 2024-11-01  | agree             # the day after
        X-SURVEY-ONLINE-ASSESS |             |                   # not answered
        = 40.0 of 5 in 2024-10
    """,
)
