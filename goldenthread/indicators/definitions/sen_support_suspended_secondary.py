from datetime import date

from goldenthread.indicators.language import returned

sen_support_suspended_secondary = returned(
    code="APP26",
    title="Pupils with SEN support suspended, secondary",
    plain=(
        "Of pupils with SEN support on the roll of secondary schools, the share suspended at least once "
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
        "APP24",
        "APP30",
    ),
    checked_on=date(2026, 11, 22),
    example="""
        series      | from_on    | until_on   | value | numerator | denominator
        APP26       | 2024-10-01 | 2024-10-31 | 5.6   | 690       | 12300         # the month's own return
        APP26       | 2024-09-01 | 2024-09-30 | 5.1   |           |               # the month before, without its counts
        APP26       | 2024-11-01 | 2024-11-30 | 5.7   | 702       | 12350         # the month after
        APP26-OTHER | 2024-10-01 | 2024-10-31 | 50.0  | 1         | 2             # another measure's
        = 5.6 of 12300 in 2024-10
    """,
)
