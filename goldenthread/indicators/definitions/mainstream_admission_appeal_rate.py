from datetime import date

from goldenthread.indicators.language import returned

mainstream_admission_appeal_rate = returned(
    code="X-MAINSTREAM-APPEAL-RATE",
    title="Admission appeals of children without a plan",
    plain=(
        "Of children without a plan who were offered a secondary school place, the share whose family "
        "appealed."
    ),
    unit="%",
    polarity="lower",
    dataset="phase_transfer",
    authority="School Admissions Appeals Code",
    owner="Head of fair access",
    population="Ordinary school admissions of the same round.",
    doubts="It is context: another law, another panel and another denominator than appeals about plans.",
    companions=("X-PT-APPEAL-RATE",),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    example="""
        series                         | from_on    | until_on   | value | numerator | denominator
        X-MAINSTREAM-APPEAL-RATE       | 2023-09-01 | 2024-08-31 | 7.7   | 1540      | 20000         # the school year's return
        X-MAINSTREAM-APPEAL-RATE       | 2022-09-01 | 2023-08-31 | 7.9   |           |               # the school year before, without its counts
        X-MAINSTREAM-APPEAL-RATE       | 2024-09-01 | 2025-08-31 | 7.5   | 1510      | 20100         # the school year after
        X-MAINSTREAM-APPEAL-RATE-OTHER | 2023-09-01 | 2024-08-31 | 50.0  | 1         | 2             # another measure's
        = 7.7 of 20000 in 2024-08
    """,
)
