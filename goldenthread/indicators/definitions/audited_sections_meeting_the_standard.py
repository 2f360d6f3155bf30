from datetime import date

from goldenthread.indicators.language import returned

audited_sections_meeting_the_standard = returned(
    code="X-INVISION",
    title="Sections of audited plans that meet the standard",
    plain="Of the sections looked at in the month's audits of plans, the share that met the standard.",
    unit="%",
    polarity="higher",
    dataset="audits",
    authority="Local: the grades of the council's audit tool",
    owner="Head of quality assurance",
    population="Every section that an auditor graded, a plan counting once for each.",
    doubts=(
        "The published plan names it and gives no figure. Sections weigh alike, although a poor Section F "
        "hurts a child more than a poor cover page; the grade of the whole plan stands beside it."
    ),
    companions=("APP22", "X-AUDIT-COUNT"),
    checked_on=date(2026, 11, 22),
    example="""
        series     | from_on    | until_on   | value | numerator | denominator
        X-INVISION | 2024-10-01 | 2024-10-31 | 72.0  | 180       | 250            # the month's own
        X-INVISION | 2024-09-01 | 2024-09-30 | 70.0  |           |                # the month before, without its counts
        X-INVISION | 2024-11-01 | 2024-11-30 | 75.0  | 150       | 200            # the month after
        APP22      | 2024-10-01 | 2024-10-31 | 76.0  | 38        | 50             # another measure's
        = 72.0 of 250 in 2024-10
    """,
)
