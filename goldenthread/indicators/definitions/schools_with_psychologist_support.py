from datetime import date

from goldenthread.indicators.language import returned

schools_with_psychologist_support = returned(
    code="X-EP-SCHOOL-SUPPORT-PCT",
    title="Schools with direct help from a psychologist",
    plain=(
        "Of schools, the share that had direct help from an educational psychologist in the term, beyond "
        "assessments."
    ),
    unit="%",
    polarity="higher",
    dataset="training",
    authority="Local: no national definition",
    owner="Head of inclusion",
    population="State-funded schools of the area.",
    doubts="What counts as direct help is not published.",
    companions=("X-TRAIN-MCS",),
    checked_on=date(2026, 11, 22),
    frequency="termly",
    example="""
        series                        | from_on    | until_on   | value | numerator | denominator
        X-EP-SCHOOL-SUPPORT-PCT       | 2024-09-01 | 2024-12-31 | 40.0  | 240       | 600           # the autumn term's return
        X-EP-SCHOOL-SUPPORT-PCT       | 2024-04-01 | 2024-08-31 | 36.0  |           |               # the summer term before it, without its counts
        X-EP-SCHOOL-SUPPORT-PCT       | 2025-01-01 | 2025-03-31 | 42.5  | 255       | 600           # the spring term after it
        X-EP-SCHOOL-SUPPORT-PCT-OTHER | 2024-09-01 | 2024-12-31 | 50.0  | 1         | 2             # another measure's
        = 40.0 of 600 in 2024-12
    """,
)
