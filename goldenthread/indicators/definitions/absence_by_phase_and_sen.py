from datetime import date

from goldenthread.indicators.language import returned

absence_by_phase_and_sen = returned(
    code="X-ABS-TOTAL",
    title="Absence by phase and SEN",
    plain="Of the sessions possible for pupils, the share that they missed.",
    unit="%",
    polarity="lower",
    dataset="attendance",
    authority="Department for Education, pupil absence in schools",
    owner="Head of attendance",
    population=(
        "Pupils of state-funded primary, secondary and special schools in the autumn and spring terms, by "
        "phase and by whether they have SEN support, a plan or neither."
    ),
    doubts="One row published for 2022/23 lies outside the two groups that it is made of.",
    companions=(
        "APP57",
        "APP61",
        "X-ABS-PA10",
    ),
    checked_on=date(2026, 11, 22),
    frequency="termly",
    example="""
        series            | from_on    | until_on   | value | numerator | denominator
        X-ABS-TOTAL       | 2024-09-01 | 2024-12-31 | 7.0   | 70000     | 1000000       # the autumn term's return
        X-ABS-TOTAL       | 2024-04-01 | 2024-08-31 | 8.1   |           |               # the summer term before it, without its counts
        X-ABS-TOTAL       | 2025-01-01 | 2025-03-31 | 7.1   | 71000     | 1000000       # the spring term after it
        X-ABS-TOTAL-OTHER | 2024-09-01 | 2024-12-31 | 50.0  | 1         | 2             # another measure's
        = 7.0 of 1000000 in 2024-12
    """,
)
