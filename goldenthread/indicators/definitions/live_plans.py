from datetime import date

from goldenthread.indicators.facts import plan
from goldenthread.indicators.language import Count, Indicator, open_at_end

live_plans = Indicator(
    code="X-EHCP-STOCK",
    title="Live EHC plans",
    plain="How many EHC plans this authority maintains at the end of the month.",
    fact=plan,
    measure=Count(of=open_at_end(plan.started_on, plan.ended_on)),
    unit="plans",
    polarity="neutral",
    dataset="plans",
    authority="Children and Families Act 2014, section 37; SEN2 counts the same on its census day",
    owner="Head of SEND assessment",
    population="Plans made here or moved in, and not ceased or moved away by the last day of the month.",
    doubts="Published papers have given two totals in one paragraph; this one opens to its cases.",
    companions=("X-EHCP-ISSUED-M",),
    checked_on=date(2026, 11, 21),
    is_stock=True,
    kind="local",
    example="""
        started_on | ended_on
        2024-10-31 |               # began on the last day
        2019-05-09 | 2024-11-01    # ended the day after
        2021-02-01 |               # long maintained
        2019-05-09 | 2024-10-31    # ended on the last day
        2024-11-01 |               # not yet begun
                   |               # no date
        = 3.0 in 2024-10
    """,
)
