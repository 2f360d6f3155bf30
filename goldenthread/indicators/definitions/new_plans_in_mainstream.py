from datetime import date

from goldenthread.indicators.facts import request
from goldenthread.indicators.language import Indicator, Share, during

new_plans_in_mainstream = Indicator(
    code="APP18",
    title="New plans naming mainstream",
    plain=(
        "Of the new EHC plans issued in the month to children of compulsory school age, the share that "
        "name a mainstream place."
    ),
    fact=request,
    measure=Share(of=during(request.issued_on) & request.school_age, that=request.placement == "mainstream"),
    unit="%",
    polarity="higher",
    dataset="plans",
    authority="Children and Families Act 2014, sections 33 and 38 to 40",
    owner="Head of SEND assessment",
    population=(
        "New plans issued in the month to children of compulsory school age on that day. A place in "
        "resourced provision in a mainstream school is a mainstream place."
    ),
    doubts=(
        "It counts new plans; APP31 counts everyone who has one. A plan that names only a type of school "
        "counts by that type."
    ),
    companions=("APP31", "X-EHCP-ISSUED-M"),
    checked_on=date(2026, 11, 21),
    kind="local",
    example="""
        issued_on  | school_age | placement
        2024-10-01 | T          | mainstream    # the first day of the month
        2024-10-31 | T          | mainstream    # the last
        2024-10-15 | T          | special
        2024-10-16 | F          | special       # not of school age
        2024-09-30 | T          | special       # the day before
        2024-11-01 | T          | special       # the day after
                   | T          | special       # no plan issued
        = 66.7 of 3 in 2024-10
    """,
)
