from datetime import date

from goldenthread.indicators.facts import request
from goldenthread.indicators.language import Count, Indicator, during

plans_issued = Indicator(
    code="X-EHCP-ISSUED-M",
    title="New EHC plans issued",
    plain="How many new EHC plans were issued in the month.",
    fact=request,
    measure=Count(of=during(request.issued_on)),
    unit="plans",
    polarity="neutral",
    dataset="plans",
    authority="SEND Regulations 2014, regulation 13: the denominator of APP17",
    owner="Head of SEND assessment",
    population=(
        "First plans that follow a request to this authority; amended plans and plans that moved in are "
        "not new."
    ),
    doubts=(
        "Published papers have given two numbers for one month, assessments completed and plans issued: "
        "this is plans issued."
    ),
    companions=("APP17", "X-OPEN-ASSESS"),
    checked_on=date(2026, 11, 21),
    kind="local",
    example="""
        issued_on
        2024-10-01    # the first day of the month
        2024-10-31    # the last
        2024-10-31    # and another
        2024-09-30    # the day before
        2024-11-01    # the day after
                      # not issued
        = 3.0 in 2024-10
    """,
)
