from datetime import date

from goldenthread.indicators.facts import plan
from goldenthread.indicators.language import Indicator, Share, open_at_end

plan_holders_in_alternative_provision = Indicator(
    code="APP34",
    title="Plan holders in alternative provision",
    plain=(
        "Of the children of compulsory school age with a live EHC plan, the share whose plan names "
        "alternative provision."
    ),
    fact=plan,
    measure=Share(
        of=open_at_end(plan.started_on, plan.ended_on) & plan.school_age, that=plan.placement == "alternative"
    ),
    unit="%",
    polarity="lower",
    dataset="plans",
    authority=(
        "Local: no agreed definition. The school census counts pupils of registered alternative provision and"
        " pupil referral units"
    ),
    owner="Head of alternative provision",
    population=(
        "Live plans at the end of the month of children of compulsory school age whose Section I names a "
        "registered alternative provision or pupil referral unit."
    ),
    doubts=(
        "The published baseline of 17.5% cannot mean that: SEN2 counts 9 plans in 19,407 there. It may hold "
        "tuition and education arranged outside school, and nobody has said. Age and place are those of the "
        "day the facts were taken."
    ),
    companions=("APP31", "X-EHCP-STOCK"),
    checked_on=date(2026, 11, 22),
    is_stock=True,
    kind="local",
    example="""
        started_on | ended_on   | school_age | placement
        2024-10-31 |            | T          | alternative    # began on the last day
        2019-05-09 | 2024-11-01 | T          | alternative    # ended the day after
        2021-02-01 |            | T          | special
        2021-02-01 |            | T          |                # nothing known
        2021-02-01 |            | T          | mainstream
        2019-05-09 | 2024-10-31 | T          | special        # ended on the last day
        2024-11-01 |            | T          | special        # not yet begun
        2021-02-01 |            | F          | alternative    # not of school age
        = 40.0 of 5 in 2024-10
    """,
)
