from datetime import date

from goldenthread.indicators.facts import survey_answer
from goldenthread.indicators.language import Indicator, Share, during

web_hub_useful = Indicator(
    code="APP04",
    title="Local offer pages found useful",
    plain="Of those who rated the pages of the local offer in the month, the share who found them useful.",
    fact=survey_answer,
    measure=Share(
        of=(survey_answer.question == "APP04")
        & during(survey_answer.answered_on)
        & (survey_answer.answer != "not_applicable"),
        that=survey_answer.answer == "agree",
    ),
    unit="%",
    polarity="higher",
    dataset="surveys",
    authority="Local survey: no national definition",
    owner="Communications",
    population=(
        "Ratings given on the pages themselves: useful is read as agreement. Neutral ratings count as not "
        "useful; a visit without a rating is in none of it."
    ),
    doubts=(
        "Whoever leaves without a rating is unseen, and how many rated has not been published. Its first "
        "target, 65%, was set for the month of its baseline, 52%. It is the only high-impact measure of its "
        "area and says little of it."
    ),
    companions=("APP15", "X-WEB-VISITS"),
    checked_on=date(2026, 11, 22),
    kind="local",
    example="""
        question | answered_on | answer
        APP04    | 2024-10-31  | agree             # on the last day of the month
        APP04    | 2024-10-01  | disagree          # on the first
        APP04    | 2024-10-15  | neutral           # neither: not agreeing
        APP04    | 2024-10-16  | agree
        APP04    | 2024-10-17  |                   # answered, and the answer cannot be read
        APP04    | 2024-10-18  | not_applicable    # left out
        APP99    | 2024-10-15  | disagree          # another question
        APP04    | 2024-09-30  | agree             # the day before
        APP04    | 2024-11-01  | agree             # the day after
        APP04    |             |                   # not answered
        = 40.0 of 5 in 2024-10
    """,
)
