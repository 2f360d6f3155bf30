from datetime import date

from goldenthread.indicators.facts import plan
from goldenthread.indicators.language import Indicator, Share, open_at_end

plan_holders_in_mainstream = Indicator(
    code="APP31",
    title="Plan holders in mainstream",
    plain=(
        "Of the children of compulsory school age with a live EHC plan, the share whose plan names a "
        "mainstream place."
    ),
    fact=plan,
    measure=Share(
        of=open_at_end(plan.started_on, plan.ended_on) & plan.school_age, that=plan.placement == "mainstream"
    ),
    unit="%",
    polarity="higher",
    dataset="plans",
    authority="Children and Families Act 2014, section 33; SEN2 and school census placement tables",
    owner="Head of SEND assessment",
    population=(
        "Live plans at the end of the month of children of compulsory school age. A place in resourced "
        "provision in a mainstream school is a mainstream place."
    ),
    doubts=(
        "Age and placement are those of the day the facts were taken: for a month gone by, only the "
        "month's freeze tells what they were. A plan with no placement known counts against the figure."
    ),
    companions=("APP18", "X-EHCP-STOCK"),
    checked_on=date(2026, 11, 21),
    is_stock=True,
    kind="local",
    example="""
        started_on | ended_on   | school_age | placement
        2024-10-31 |            | T          | mainstream    # began on the last day
        2019-05-09 | 2024-11-01 | T          | mainstream    # ended the day after
        2021-02-01 |            | T          | special
        2021-02-01 |            | T          |               # nothing known
        2021-02-01 |            | T          | mainstream
        2019-05-09 | 2024-10-31 | T          | special       # ended on the last day
        2024-11-01 |            | T          | special       # not yet begun
        2021-02-01 |            | F          | mainstream    # not of school age
        = 60.0 of 5 in 2024-10
    """,
)
