from datetime import date

from goldenthread.indicators.language import returned

plan_holders_suspended_secondary = returned(
    code="APP24",
    title="Pupils with an EHC plan suspended, secondary",
    plain=(
        "Of pupils with an EHC plan on the roll of secondary schools, the share suspended at least once "
        "in the month."
    ),
    unit="%",
    polarity="lower",
    dataset="exclusions",
    authority=(
        "Department for Education, suspensions and permanent exclusions: pupils with one or more "
        "suspension, over those on roll"
    ),
    owner="Head of inclusion",
    population=(
        "Each pupil once, however often suspended. Secondary schools; pupils of special schools and "
        "alternative provision are in neither phase."
    ),
    doubts=(
        "The published plan does not say whether the month stands alone or the school year is added up, "
        "nor whether pupils are those who live in the area or those who go to school in it. Say which in "
        "the note."
    ),
    companions=(
        "APP26",
        "APP28",
    ),
    checked_on=date(2026, 11, 22),
    example="""
        series      | from_on    | until_on   | value | numerator | denominator
        APP24       | 2024-10-01 | 2024-10-31 | 6.9   | 141       | 2050          # the month's own return
        APP24       | 2024-09-01 | 2024-09-30 | 6.5   |           |               # the month before, without its counts
        APP24       | 2024-11-01 | 2024-11-30 | 7.3   | 150       | 2060          # the month after
        APP24-OTHER | 2024-10-01 | 2024-10-31 | 50.0  | 1         | 2             # another measure's
        = 6.9 of 2050 in 2024-10
    """,
)
