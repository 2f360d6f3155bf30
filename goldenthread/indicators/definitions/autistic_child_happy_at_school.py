from datetime import date

from goldenthread.indicators.facts import survey_answer
from goldenthread.indicators.language import Indicator, Share, during

autistic_child_happy_at_school = Indicator(
    code="X-SURVEY-AUTISTIC-HAPPY",
    title="The autistic child is happy at school",
    plain=(
        "Of the parents of autistic pupils who answered in the month, the share who say that their child is "
        "happy at school."
    ),
    fact=survey_answer,
    measure=Share(
        of=(survey_answer.question == "X-SURVEY-AUTISTIC-HAPPY")
        & during(survey_answer.answered_on)
        & (survey_answer.answer != "not_applicable"),
        that=survey_answer.answer == "agree",
    ),
    unit="%",
    polarity="higher",
    dataset="surveys",
    authority="Local survey: no national definition",
    owner="Head of inclusion",
    population=(
        "Parents and carers who answered the question in the month, in any survey that puts it. Neutral "
        "answers count as not agreeing; those to whom the question does not apply are left out. Whoever did "
        "not answer is in none of it."
    ),
    doubts=(
        "70% of 132 parents has been published, and elsewhere more than 70%. The parents chose to answer, "
        "through schools that had taken the training, and were set beside a charity's own survey called a "
        "national average: the two are not alike."
    ),
    companions=("APP15", "X-SURVEY-SCHOOL-ADJUSTS"),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    kind="local",
    example="""
        question                | answered_on | answer
        X-SURVEY-AUTISTIC-HAPPY | 2024-10-31  | agree             # on the last day of the month
        X-SURVEY-AUTISTIC-HAPPY | 2024-10-01  | disagree          # on the first
        X-SURVEY-AUTISTIC-HAPPY | 2024-10-15  | neutral           # neither: not agreeing
        X-SURVEY-AUTISTIC-HAPPY | 2024-10-16  | agree
        X-SURVEY-AUTISTIC-HAPPY | 2024-10-17  |                   # answered, and the answer cannot be read
        X-SURVEY-AUTISTIC-HAPPY | 2024-10-18  | not_applicable    # left out
        APP99                   | 2024-10-15  | disagree          # another question
        X-SURVEY-AUTISTIC-HAPPY | 2024-09-30  | agree             # the day before
        X-SURVEY-AUTISTIC-HAPPY | 2024-11-01  | agree             # the day after
        X-SURVEY-AUTISTIC-HAPPY |             |                   # not answered
        = 40.0 of 5 in 2024-10
    """,
)
