from datetime import date

from goldenthread.indicators.language import returned

persistent_absence_by_phase_and_sen = returned(
    code="X-ABS-PA10",
    title="Persistent absence by phase and SEN",
    plain="Of pupils, the share who missed a tenth or more of their possible sessions.",
    unit="%",
    polarity="lower",
    dataset="attendance",
    authority="Department for Education, pupil absence in schools: persistent absentees",
    owner="Head of attendance",
    population=(
        "Pupils of state-funded primary, secondary and special schools in the autumn and spring terms, by "
        "phase and by whether they have SEN support, a plan or neither."
    ),
    doubts="Part of a year is not a whole one.",
    companions=(
        "APP59",
        "APP63",
        "X-ABS-TOTAL",
    ),
    checked_on=date(2026, 11, 22),
    frequency="termly",
    example="""
        series           | from_on    | until_on   | value | numerator | denominator
        X-ABS-PA10       | 2024-09-01 | 2024-12-31 | 20.1  | 20100     | 100000        # the autumn term's return
        X-ABS-PA10       | 2024-04-01 | 2024-08-31 | 22.0  |           |               # the summer term before it, without its counts
        X-ABS-PA10       | 2025-01-01 | 2025-03-31 | 19.8  | 19800     | 100000        # the spring term after it
        X-ABS-PA10-OTHER | 2024-09-01 | 2024-12-31 | 50.0  | 1         | 2             # another measure's
        = 20.1 of 100000 in 2024-12
    """,
)
