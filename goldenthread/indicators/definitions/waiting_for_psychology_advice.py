from datetime import date

from goldenthread.indicators.facts import advice
from goldenthread.indicators.language import Count, Indicator, open_at_end

waiting_for_psychology_advice = Indicator(
    code="X-EP-WAITLIST",
    title="Waiting for a psychologist's advice",
    plain="How many children were waiting for an educational psychologist's advice at the end of the month.",
    fact=advice,
    measure=Count(of=(advice.kind == "psychology") & open_at_end(advice.asked_on, advice.closed_on)),
    unit="children",
    polarity="lower",
    dataset="assessments",
    authority="SEND Regulations 2014, regulation 8(1): advice within 6 weeks of being asked for",
    owner="Principal educational psychologist",
    population=(
        "Advice asked of a psychologist for an assessment and neither received nor overtaken by the end of "
        "the assessment. A child of whom two pieces are awaited counts twice."
    ),
    doubts=(
        "Most of those waiting are inside the six weeks; how many are late is in the share beside it. Work "
        "for schools outside assessments is not in it. The published figure is from 2020, with a forecast."
    ),
    companions=("X-EP-6WK", "X-OPEN-ASSESS"),
    checked_on=date(2026, 11, 22),
    is_stock=True,
    kind="local",
    example="""
        kind       | asked_on   | closed_on
        psychology | 2024-10-31 |               # asked for on the last day
        psychology | 2024-05-09 | 2024-11-01    # received the day after
        psychology | 2024-06-03 |               # long awaited
        psychology | 2024-05-09 | 2024-10-31    # received on the last day
        psychology | 2024-11-01 |               # not yet asked for
        psychology |            |               # no date
        health     | 2024-06-03 |               # not a psychologist's
        = 3.0 in 2024-10
    """,
)
