from datetime import date

from goldenthread.indicators.facts import request
from goldenthread.indicators.language import Indicator, Share, during

new_plans_with_no_school = Indicator(
    code="APP19",
    title="New plans that name no school",
    plain="Of the new EHC plans issued in the month, the share that name no school or other setting.",
    fact=request,
    measure=Share(of=during(request.issued_on), that=~request.school_named),
    unit="%",
    polarity="lower",
    dataset="plans",
    authority=(
        "Children and Families Act 2014, sections 38 to 40: the final plan names a school or college, or a "
        "type of one. The share is a local measure"
    ),
    owner="Head of SEND placements",
    population=(
        "First plans issued in the month that name only a type of setting, or nothing. Education arranged "
        "outside school by the council or the family is a place that the plan names."
    ),
    doubts=(
        "The published plan does not say on what day the place is looked at; here it is what the plan names "
        "on the day the facts were taken, so a school named later mends an earlier month. SEN2 writes other "
        "settings and a type alone with one code, and both count here."
    ),
    companions=("APP18", "X-EHCP-ISSUED-M"),
    checked_on=date(2026, 11, 22),
    kind="local",
    example="""
        issued_on  | school_named
        2024-10-31 | F               # on the last day of the month
        2024-10-01 | T               # on the first
        2024-10-14 | T
        2024-10-15 | F
        2024-10-16 | T
        2024-09-30 | F               # the day before
        2024-11-01 | T               # the day after
                   | F               # not issued
        = 40.0 of 5 in 2024-10
    """,
)
