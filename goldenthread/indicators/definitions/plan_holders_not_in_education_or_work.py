from datetime import date

from goldenthread.indicators.language import returned

plan_holders_not_in_education_or_work = returned(
    code="APP39",
    title="Plan-holders of 16 and 17 not in education, employment or training, or not known",
    plain=(
        "Of young people in Years 12 and 13 who have an EHC plan, the share not in education, employment "
        "or training or whose activity is not known."
    ),
    unit="%",
    polarity="lower",
    dataset="destinations",
    authority=(
        "Department for Education, NCCIS: academic age 16 and 17, not in education, employment or "
        "training or not known"
    ),
    owner="Head of participation",
    population=(
        "Young people of academic age 16 and 17 (Years 12 and 13) with a plan the council maintains on "
        "the month's last day. Those of 18 and over are left out."
    ),
    doubts=(
        "The national figure is the mean of December, January and February; a single month is not the "
        "same thing. In September many are not yet known."
    ),
    companions=("X-EHCP-STOCK",),
    checked_on=date(2026, 11, 22),
    is_stock=True,
    example="""
        series      | from_on    | until_on   | value | numerator | denominator
        APP39       | 2024-10-01 | 2024-10-31 | 9.3   | 214       | 2310          # the month's own return
        APP39       | 2024-09-01 | 2024-09-30 | 8.1   |           |               # the month before, without its counts
        APP39       | 2024-11-01 | 2024-11-30 | 8.2   | 190       | 2305          # the month after
        APP39-OTHER | 2024-10-01 | 2024-10-31 | 50.0  | 1         | 2             # another measure's
        = 9.3 of 2310 in 2024-10
    """,
)
