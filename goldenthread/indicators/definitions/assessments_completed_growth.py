from datetime import date

from goldenthread.indicators.language import returned

assessments_completed_growth = returned(
    code="X-ASSESS-COMPLETED-GROWTH",
    title="Growth in assessments completed",
    plain=(
        "By how much the assessments completed in one month exceeded those of an earlier month, in per cent."
    ),
    unit="% growth",
    polarity="higher",
    dataset="assessments",
    authority="Local: no national definition",
    owner="Head of SEND assessment",
    population=(
        "Two single months, named in the return's note: the later one less the earlier one, over the earlier "
        "one."
    ),
    doubts=(
        "Two months chosen out of a series can show any growth. A published 268% is 311 over 116, which is "
        "168% more and not 268%; the table beside it has 322 for the later month."
    ),
    companions=("X-ASSESS-COMPLETED-M", "X-EHCP-ISSUED-M"),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    example="""
        series                    | from_on    | until_on   | value | numerator | denominator
        X-ASSESS-COMPLETED-GROWTH | 2023-10-01 | 2024-10-31 | 168.1 | 195       | 116            # from 116 to 311
        X-ASSESS-COMPLETED-GROWTH | 2023-09-01 | 2024-09-30 | 60.0  |           |                # ended the month before, without its counts
        X-ASSESS-COMPLETED-GROWTH | 2023-11-01 | 2024-11-30 | 20.0  | 40        | 200            # ends the month after
        X-APPEAL-GROWTH-PCT       | 2023-10-01 | 2024-10-31 | 59.0  |           |                # another measure's
        = 168.1 of 116 in 2024-10
    """,
)
