from datetime import date

from goldenthread.indicators.language import returned

plan_holders_on_reduced_timetables = returned(
    code="X-EHCP-REDUCED-TT",
    title="Plan-holders on a reduced timetable",
    plain="Of pupils with an EHC plan, the share on a reduced timetable at the end of the month.",
    unit="%",
    polarity="lower",
    dataset="attendance",
    authority="Local: no national definition",
    owner="Head of attendance",
    population="Pupils whose school reported a timetable of less than full time.",
    doubts="Schools need not report it, so a rise can be better reporting.",
    companions=("APP57",),
    checked_on=date(2026, 11, 22),
    is_stock=True,
    example="""
        series                  | from_on    | until_on   | value | numerator | denominator
        X-EHCP-REDUCED-TT       | 2024-10-01 | 2024-10-31 | 3.0   | 330       | 11000         # the month's own return
        X-EHCP-REDUCED-TT       | 2024-09-01 | 2024-09-30 | 3.1   |           |               # the month before, without its counts
        X-EHCP-REDUCED-TT       | 2024-11-01 | 2024-11-30 | 3.1   | 341       | 11050         # the month after
        X-EHCP-REDUCED-TT-OTHER | 2024-10-01 | 2024-10-31 | 50.0  | 1         | 2             # another measure's
        = 3.0 of 11000 in 2024-10
    """,
)
