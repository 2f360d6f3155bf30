from datetime import date

from goldenthread.indicators.language import returned

learning_disability_register = returned(
    code="X-LD-REGISTER-14",
    title="People of 14 and over on the learning disability register",
    plain=(
        "How many people aged 14 or over were on a general practice's learning disability register at the "
        "end of the month."
    ),
    unit="people",
    polarity="neutral",
    dataset="waits",
    authority="NHS Long Term Plan, chapter 3",
    owner="Learning disability programme, NHS",
    population="Patients of practices in the NHS area.",
    doubts="Being on it depends on the practice's coding.",
    companions=("X-LD-AHC-14",),
    checked_on=date(2026, 11, 22),
    is_stock=True,
    example="""
        series                 | from_on    | until_on   | value
        X-LD-REGISTER-14       | 2024-10-01 | 2024-10-31 | 9800.0   # the month's own return
        X-LD-REGISTER-14       | 2024-09-01 | 2024-09-30 | 9750.0   # the month before
        X-LD-REGISTER-14       | 2024-11-01 | 2024-11-30 | 9830.0   # the month after
        X-LD-REGISTER-14-OTHER | 2024-10-01 | 2024-10-31 | 9805.0   # another measure's
        = 9800.0 in 2024-10
    """,
)
