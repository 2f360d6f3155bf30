from datetime import date

from goldenthread.indicators.language import returned

plan_holders_authorised_absence = returned(
    code="X-EHCP-AUTH-ABS",
    title="Authorised absence of plan-holders",
    plain=(
        "Of the sessions possible for pupils with an EHC plan in the term, the share missed with the "
        "school's leave."
    ),
    unit="%",
    polarity="lower",
    dataset="attendance",
    authority="Department for Education, pupil absence in schools",
    owner="Head of attendance",
    population="Pupils with a plan in state-funded schools. A session is half a day.",
    doubts="It is part of their whole absence.",
    companions=("APP57",),
    checked_on=date(2026, 11, 22),
    frequency="termly",
    example="""
        series                | from_on    | until_on   | value | numerator | denominator
        X-EHCP-AUTH-ABS       | 2024-09-01 | 2024-12-31 | 9.1   | 91000     | 1000000       # the autumn term's return
        X-EHCP-AUTH-ABS       | 2024-04-01 | 2024-08-31 | 9.3   |           |               # the summer term before it, without its counts
        X-EHCP-AUTH-ABS       | 2025-01-01 | 2025-03-31 | 9.1   | 90500     | 1000000       # the spring term after it
        X-EHCP-AUTH-ABS-OTHER | 2024-09-01 | 2024-12-31 | 50.0  | 1         | 2             # another measure's
        = 9.1 of 1000000 in 2024-12
    """,
)
