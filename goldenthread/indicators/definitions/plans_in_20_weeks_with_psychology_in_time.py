from datetime import date

from goldenthread.indicators.facts import request
from goldenthread.indicators.language import Indicator, Share, during

plans_in_20_weeks_with_psychology_in_time = Indicator(
    code="X-EP-INTIME-VS-PLAN",
    title="Plans in 20 weeks whose psychology advice was in time",
    plain=(
        "Of the new EHC plans issued in the month, the share issued within 20 weeks for which the "
        "psychologist's advice had come in time."
    ),
    fact=request,
    measure=Share(
        of=during(request.issued_on), that=(request.issued_on <= request.due_on) & request.psychology_in_time
    ),
    unit="%",
    polarity="higher",
    dataset="assessments",
    authority=(
        "Local: no national definition. SEND Regulations 2014, regulations 8(1) and 13(2) give the two limits"
    ),
    owner="Principal educational psychologist",
    population=(
        "First plans issued in the month. A plan for which no psychologist was asked, or whose advice is not "
        "on record, does not count as in time."
    ),
    doubts=(
        "The plan's own wording can be read in two ways, and no figure has been published. Read with APP17: "
        "what lies between the two are plans issued in time although the advice was late."
    ),
    companions=("APP17", "X-EP-6WK"),
    checked_on=date(2026, 11, 22),
    kind="local",
    example="""
        issued_on  | due_on     | psychology_in_time
        2024-10-31 | 2024-10-31 | T                     # the last day in time, and the last of the month
        2024-10-01 | 2024-10-01 | T                     # in time on the first
        2024-10-09 | 2024-10-08 | T                     # the plan a day late
        2024-10-15 | 2024-10-21 | F                     # the plan in time, the advice late
        2024-10-16 | 2024-06-03 | F                     # both late
        2024-09-30 | 2024-09-30 | T                     # the day before the month
        2024-11-01 | 2024-11-01 | T                     # the day after
                   | 2024-10-15 | T                     # not issued
        = 40.0 of 5 in 2024-10
    """,
)
