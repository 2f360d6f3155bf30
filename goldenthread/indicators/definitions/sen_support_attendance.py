from datetime import date

from goldenthread.indicators.language import returned

sen_support_attendance = returned(
    code="APP62",
    title="Attendance of pupils with SEN support",
    plain=("Of the sessions possible for pupils with SEN support in the term, the share that they attended."),
    unit="%",
    polarity="higher",
    dataset="attendance",
    authority=("Department for Education, pupil absence in schools: sessions missed over sessions possible"),
    owner="Head of attendance",
    population=(
        "Pupils with SEN support on the roll of state-funded primary, secondary and special schools. A "
        "session is half a day."
    ),
    doubts="It is 100 less the absence figure (APP61): one measure under two codes.",
    companions=(
        "APP61",
        "APP63",
    ),
    checked_on=date(2026, 11, 22),
    frequency="termly",
    example="""
        series      | from_on    | until_on   | value | numerator | denominator
        APP62       | 2024-09-01 | 2024-12-31 | 89.0  | 889800    | 1000000       # the autumn term's return
        APP62       | 2024-04-01 | 2024-08-31 | 88.7  |           |               # the summer term before it, without its counts
        APP62       | 2025-01-01 | 2025-03-31 | 89.0  | 894000    | 1005000       # the spring term after it
        APP62-OTHER | 2024-09-01 | 2024-12-31 | 50.0  | 1         | 2             # another measure's
        = 89.0 of 1000000 in 2024-12
    """,
)
