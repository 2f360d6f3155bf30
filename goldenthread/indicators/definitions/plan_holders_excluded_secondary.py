from datetime import date

from goldenthread.indicators.language import returned

plan_holders_excluded_secondary = returned(
    code="APP28",
    title="Pupils with an EHC plan permanently excluded, secondary",
    plain=("How many pupils with an EHC plan were permanently excluded from secondary schools in the month."),
    unit="pupils",
    polarity="lower",
    dataset="exclusions",
    authority="Department for Education, suspensions and permanent exclusions: permanent exclusions",
    owner="Head of inclusion",
    population="Permanent exclusions from secondary schools that stood at the end of the month.",
    doubts=(
        "Exclusions from special schools fall in neither phase, so the two together are fewer than all. "
        "The published plan does not say whether one that was later overturned is taken out. The numbers "
        "are small enough to point at a child."
    ),
    companions=(
        "APP24",
        "APP30",
    ),
    checked_on=date(2026, 11, 22),
    example="""
        series      | from_on    | until_on   | value
        APP28       | 2024-10-01 | 2024-10-31 | 3.0     # the month's own return
        APP28       | 2024-09-01 | 2024-09-30 | 2.0     # the month before
        APP28       | 2024-11-01 | 2024-11-30 | 1.0     # the month after
        APP28-OTHER | 2024-10-01 | 2024-10-31 | 8.0     # another measure's
        = 3.0 in 2024-10
    """,
)
