from datetime import date

from goldenthread.indicators.facts import request
from goldenthread.indicators.language import Indicator, Share, during

plans_issued_in_20_weeks_without_exceptions = Indicator(
    code="APP17-EX",
    title="EHC plans issued within 20 weeks, exceptions left out",
    plain=(
        "Of the new EHC plans issued in the month with no exception recorded, the share issued within 20 "
        "weeks of the request."
    ),
    fact=request,
    measure=Share(of=during(request.issued_on) & ~request.excepted, that=request.issued_on <= request.due_on),
    unit="%",
    polarity="higher",
    dataset="plans",
    authority=(
        "SEND Regulations 2014, regulation 13(2): the finished plan within 20 weeks of the request; "
        "exceptions, 13(3). Counted as in the DfE's SEN2, excluding exceptions"
    ),
    owner="Head of SEND assessment",
    population=(
        "Plans issued in the month less those with an exception recorded, whether or not they were in "
        "time: the DfE takes them from both halves of the fraction."
    ),
    doubts=(
        "Recording more exceptions raises it; the number taken out is APP17's denominator less this one's."
    ),
    companions=("APP17", "X-OLDEST-OPEN-WKS", "X-OPEN-OVER-20"),
    checked_on=date(2026, 11, 21),
    kind="statutory",
    example="""
        due_on     | issued_on  | excepted
        2024-10-31 | 2024-10-31 | F    # the last day in time, and the last day of the month
        2024-10-01 | 2024-10-01 | F    # in time on the first day of the month
        2024-10-09 | 2024-10-10 | F    # the first late day
        2024-06-03 | 2024-10-21 | T    # late under an exception: left out
        2024-10-15 | 2024-10-14 | T    # in time, but under an exception: left out as well
        2024-09-30 | 2024-09-30 | F    # issued the day before the month began
        2024-11-01 | 2024-11-01 | F    # issued the day after it ended
        2024-10-07 |            | F    # never issued: not in the figure at all
        = 66.7 of 3 in 2024-10
    """,
)
