from datetime import date

from goldenthread.indicators.language import returned

sen_support_excluded_primary = returned(
    code="APP29",
    title="Pupils with SEN support permanently excluded, primary",
    plain=("How many pupils with SEN support were permanently excluded from primary schools in the month."),
    unit="pupils",
    polarity="lower",
    dataset="exclusions",
    authority="Department for Education, suspensions and permanent exclusions: permanent exclusions",
    owner="Head of inclusion",
    population="Permanent exclusions from primary schools that stood at the end of the month.",
    doubts=(
        "Exclusions from special schools fall in neither phase, so the two together are fewer than all. "
        "The published plan does not say whether one that was later overturned is taken out. The numbers "
        "are small enough to point at a child."
    ),
    companions=(
        "APP25",
        "APP27",
    ),
    checked_on=date(2026, 11, 22),
    example="""
        series      | from_on    | until_on   | value
        APP29       | 2024-10-01 | 2024-10-31 | 4.0     # the month's own return
        APP29       | 2024-09-01 | 2024-09-30 | 2.0     # the month before
        APP29       | 2024-11-01 | 2024-11-30 | 1.0     # the month after
        APP29-OTHER | 2024-10-01 | 2024-10-31 | 9.0     # another measure's
        = 4.0 in 2024-10
    """,
)
