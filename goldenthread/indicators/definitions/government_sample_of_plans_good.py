from datetime import date

from goldenthread.indicators.language import returned

government_sample_of_plans_good = returned(
    code="X-DFE-SAMPLE-GOOD-PCT",
    title="Plans rated good in the Department's sample",
    plain="Of plans that the Department's advisers sampled, the share they rated good.",
    unit="%",
    polarity="higher",
    dataset="audits",
    authority="Local: the Department's advisers, at review meetings",
    owner="Head of quality assurance",
    population="Plans drawn by the advisers for a review of progress.",
    doubts="The sample's size is not published, and the scale is not that of the council's own audit.",
    companions=("X-AR-IN-TIME-PCT",),
    checked_on=date(2026, 11, 22),
    example="""
        series                      | from_on    | until_on   | value | numerator | denominator
        X-DFE-SAMPLE-GOOD-PCT       | 2024-10-01 | 2024-10-31 | 83.3  | 10        | 12            # the month's own return
        X-DFE-SAMPLE-GOOD-PCT       | 2024-09-01 | 2024-09-30 | 80.0  |           |               # the month before, without its counts
        X-DFE-SAMPLE-GOOD-PCT       | 2024-11-01 | 2024-11-30 | 84.6  | 11        | 13            # the month after
        X-DFE-SAMPLE-GOOD-PCT-OTHER | 2024-10-01 | 2024-10-31 | 50.0  | 1         | 2             # another measure's
        = 83.3 of 12 in 2024-10
    """,
)
