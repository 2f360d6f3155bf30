from datetime import date

from goldenthread.indicators.language import returned

sen_support_excluded_secondary = returned(
    code="APP30",
    title="Pupils with SEN support permanently excluded, secondary",
    plain=("How many pupils with SEN support were permanently excluded from secondary schools in the month."),
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
        "APP26",
        "APP28",
    ),
    checked_on=date(2026, 11, 22),
    example="""
        series      | from_on    | until_on   | value
        APP30       | 2024-10-01 | 2024-10-31 | 6.0     # the month's own return
        APP30       | 2024-09-01 | 2024-09-30 | 9.0     # the month before
        APP30       | 2024-11-01 | 2024-11-30 | 4.0     # the month after
        APP30-OTHER | 2024-10-01 | 2024-10-31 | 11.0    # another measure's
        = 6.0 in 2024-10
    """,
)
