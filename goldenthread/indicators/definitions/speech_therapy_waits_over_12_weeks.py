from datetime import date

from goldenthread.indicators.language import returned

speech_therapy_waits_over_12_weeks = returned(
    code="APPSLT-2",
    title="Speech and language therapy waits over 12 weeks",
    plain=(
        "Of children waiting for a speech and language therapy assessment at the end of the month, the "
        "share who had waited more than 12 weeks."
    ),
    unit="%",
    polarity="lower",
    dataset="waits",
    authority="Local: the commissioner's standard. No national rule of 12 weeks was found",
    owner="Children's community services, NHS",
    population=(
        "Children referred to speech and language therapy whose first assessment had not taken place on "
        "the month's last day."
    ),
    doubts=(
        "The same numbers have been published as the share seen within 12 weeks, which is the opposite. "
        "The plan reports it and does not list it. The NHS counts the children of its whole area, which "
        "may be wider than the council's."
    ),
    companions=("APP44-3",),
    checked_on=date(2026, 11, 22),
    is_stock=True,
    example="""
        series         | from_on    | until_on   | value | numerator | denominator
        APPSLT-2       | 2024-10-01 | 2024-10-31 | 37.8  | 760       | 2010          # the month's own return
        APPSLT-2       | 2024-09-01 | 2024-09-30 | 39.5  |           |               # the month before, without its counts
        APPSLT-2       | 2024-11-01 | 2024-11-30 | 35.5  | 702       | 1980          # the month after
        APPSLT-2-OTHER | 2024-10-01 | 2024-10-31 | 50.0  | 1         | 2             # another measure's
        = 37.8 of 2010 in 2024-10
    """,
)
