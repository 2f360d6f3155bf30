from datetime import date

from goldenthread.indicators.facts import request
from goldenthread.indicators.language import Count, Indicator, during

assessments_completed = Indicator(
    code="X-ASSESS-COMPLETED-M",
    title="Assessments completed",
    plain=(
        "How many assessments ended in the month, with a plan issued or with the family told that there would"
        " be none."
    ),
    fact=request,
    measure=Count(of=during(request.issued_on) | during(request.not_issued_on)),
    unit="assessments",
    polarity="higher",
    dataset="assessments",
    authority=(
        "Local: no national definition. The law's own limits are 20 weeks for a plan and 16 for saying that "
        "there will be none"
    ),
    owner="Head of SEND assessment",
    population=(
        "Assessments that followed a decision to assess. One that ended without a plan and led to a plan "
        "later, after an appeal say, counts each time."
    ),
    doubts=(
        "The published series of this name is also described as plans issued, and for one month two different"
        " numbers were given; here the plans alone are counted beside it. More of them is output, not quality"
        " or speed."
    ),
    companions=("X-EHCP-ISSUED-M", "APP17", "X-OPEN-ASSESS"),
    checked_on=date(2026, 11, 22),
    kind="local",
    example="""
        issued_on  | not_issued_on
        2024-10-31 |                  # a plan, on the last day of the month
                   | 2024-10-01       # told on the first that there will be none
        2024-10-15 | 2024-03-11       # no plan in March, and a plan in October after an appeal
        2024-10-22 | 2024-10-03       # both in the month: counted once
        2024-09-30 |                  # the day before the month
                   | 2024-09-30
        2024-11-01 |                  # the day after
                   | 2024-11-01
                   |                  # still open
        = 4.0 in 2024-10
    """,
)
