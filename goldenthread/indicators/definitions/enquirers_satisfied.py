from datetime import date

from goldenthread.indicators.facts import survey_answer
from goldenthread.indicators.language import Indicator, Share, during

enquirers_satisfied = Indicator(
    code="X-HUB-SAT",
    title="Callers satisfied with the enquiries service",
    plain=(
        "Of the callers to the enquiries service who were asked and answered in the month, the share who were"
        " satisfied."
    ),
    fact=survey_answer,
    measure=Share(
        of=(survey_answer.question == "X-HUB-SAT")
        & during(survey_answer.answered_on)
        & (survey_answer.answer != "not_applicable"),
        that=survey_answer.answer == "agree",
    ),
    unit="%",
    polarity="higher",
    dataset="surveys",
    authority="Local survey: no national definition",
    owner="Head of SEND enquiries",
    population=(
        "Callers who answered the question in the month. Neutral answers count as not agreeing; those to whom"
        " the question does not apply are left out. Whoever did not answer is in none of it."
    ),
    doubts=(
        "Who is asked, and when, decides much of it: a call that nobody answered is not asked about. No "
        "figure has been published."
    ),
    companions=("X-HUB-5DAY-PCT", "X-HUB-FIRST-RESOLVE-PCT"),
    checked_on=date(2026, 11, 22),
    kind="local",
    example="""
        question  | answered_on | answer
        X-HUB-SAT | 2024-10-31  | agree             # on the last day of the month
        X-HUB-SAT | 2024-10-01  | disagree          # on the first
        X-HUB-SAT | 2024-10-15  | neutral           # neither: not agreeing
        X-HUB-SAT | 2024-10-16  | agree
        X-HUB-SAT | 2024-10-17  |                   # answered, and the answer cannot be read
        X-HUB-SAT | 2024-10-18  | not_applicable    # left out
        APP99     | 2024-10-15  | disagree          # another question
        X-HUB-SAT | 2024-09-30  | agree             # the day before
        X-HUB-SAT | 2024-11-01  | agree             # the day after
        X-HUB-SAT |             |                   # not answered
        = 40.0 of 5 in 2024-10
    """,
)
