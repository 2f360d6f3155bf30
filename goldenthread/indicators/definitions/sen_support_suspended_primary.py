from datetime import date

from goldenthread.indicators.language import returned

sen_support_suspended_primary = returned(
    code="APP25",
    title="Pupils with SEN support suspended, primary",
    plain=(
        "Of pupils with SEN support on the roll of primary schools, the share suspended at least once in "
        "the month."
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
        "Each pupil once, however often suspended. Primary schools; pupils of special schools and "
        "alternative provision are in neither phase."
    ),
    doubts=(
        "The published plan does not say whether the month stands alone or the school year is added up, "
        "nor whether pupils are those who live in the area or those who go to school in it. Say which in "
        "the note."
    ),
    companions=(
        "APP23",
        "APP29",
    ),
    checked_on=date(2026, 11, 22),
    example="""
        series      | from_on    | until_on   | value | numerator | denominator
        APP25       | 2024-10-01 | 2024-10-31 | 0.7   | 105       | 15020         # the month's own return
        APP25       | 2024-09-01 | 2024-09-30 | 0.6   |           |               # the month before, without its counts
        APP25       | 2024-11-01 | 2024-11-30 | 0.7   | 99        | 15100         # the month after
        APP25-OTHER | 2024-10-01 | 2024-10-31 | 50.0  | 1         | 2             # another measure's
        = 0.7 of 15020 in 2024-10
    """,
)
