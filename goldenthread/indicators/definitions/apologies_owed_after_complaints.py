from datetime import date

from goldenthread.indicators.language import returned

apologies_owed_after_complaints = returned(
    code="X-COMPLAINT-APOLOGY",
    title="Apologies owed after complaints",
    plain="How many people the Local Government and Social Care Ombudsman asked the council to write to.",
    unit="people",
    polarity="lower",
    dataset="complaints",
    authority=(
        "Local Government Act 1974, section 31: the Ombudsman's recommendations. The count is a local measure"
    ),
    owner="Head of complaints",
    population="People whose complaint was late when the Ombudsman made its recommendation, at either stage.",
    doubts=(
        "170 letters were published for 26 June 2023, the 141 and 29 complaints that were late at the time of"
        " the Ombudsman's enquiry; by that August 297 and 50 were late, and whether those families were "
        "written to is not said."
    ),
    companions=("X-COMPLAINT-S1-OVERDUE", "X-COMPLAINT-S2-OVERDUE"),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    example="""
        series                 | from_on    | until_on   | value
        X-COMPLAINT-APOLOGY    | 2024-10-31 | 2024-10-31 | 170.0    # on the month's last day
        X-COMPLAINT-APOLOGY    | 2024-09-30 | 2024-09-30 | 150.0    # the month before
        X-COMPLAINT-APOLOGY    | 2024-11-01 | 2024-11-01 | 180.0    # the day after
        X-COMPLAINT-S1-OVERDUE | 2024-10-31 | 2024-10-31 | 297.0    # another measure's
        = 170.0 in 2024-10
    """,
)
