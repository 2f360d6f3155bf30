from datetime import date

from goldenthread.indicators.facts import survey_answer
from goldenthread.indicators.language import Indicator, Share, during

family_hubs_known_and_liked = Indicator(
    code="X-FAMILY-HUB-BASELINE",
    title="Family hubs known and thought well of",
    plain=(
        "Of the families who answered in the month, the share who know the Start for Life offer and think "
        "well of it."
    ),
    fact=survey_answer,
    measure=Share(
        of=(survey_answer.question == "X-FAMILY-HUB-BASELINE")
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
        "One question asks for two things. A baseline was promised for September 2023 and has not been "
        "published."
    ),
    companions=("APP15", "APP13"),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    kind="local",
    example="""
        question              | answered_on | answer
        X-FAMILY-HUB-BASELINE | 2024-10-31  | agree             # on the last day of the month
        X-FAMILY-HUB-BASELINE | 2024-10-01  | disagree          # on the first
        X-FAMILY-HUB-BASELINE | 2024-10-15  | neutral           # neither: not agreeing
        X-FAMILY-HUB-BASELINE | 2024-10-16  | agree
        X-FAMILY-HUB-BASELINE | 2024-10-17  |                   # answered, and the answer cannot be read
        X-FAMILY-HUB-BASELINE | 2024-10-18  | not_applicable    # left out
        APP99                 | 2024-10-15  | disagree          # another question
        X-FAMILY-HUB-BASELINE | 2024-09-30  | agree             # the day before
        X-FAMILY-HUB-BASELINE | 2024-11-01  | agree             # the day after
        X-FAMILY-HUB-BASELINE |             |                   # not answered
        = 40.0 of 5 in 2024-10
    """,
)
