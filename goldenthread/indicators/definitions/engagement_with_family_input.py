from datetime import date

from goldenthread.indicators.language import returned

engagement_with_family_input = returned(
    code="X-ENGAGE-INPUT-PCT",
    title="Engagement shaped by families",
    plain="Of SEND engagement activities in the year, the share planned with parents or young people.",
    unit="%",
    polarity="higher",
    dataset="engagement",
    authority="Local: no national definition",
    owner="Head of participation",
    population="Activities in the engagement log.",
    doubts="Who decides that there was input is not said.",
    companions=("X-ENGAGE-PARTICIPANTS",),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    example="""
        series                   | from_on    | until_on   | value | numerator | denominator
        X-ENGAGE-INPUT-PCT       | 2023-09-01 | 2024-08-31 | 73.3  | 44        | 60            # the school year's return
        X-ENGAGE-INPUT-PCT       | 2022-09-01 | 2023-08-31 | 70.0  |           |               # the school year before, without its counts
        X-ENGAGE-INPUT-PCT       | 2024-09-01 | 2025-08-31 | 80.6  | 50        | 62            # the school year after
        X-ENGAGE-INPUT-PCT-OTHER | 2023-09-01 | 2024-08-31 | 50.0  | 1         | 2             # another measure's
        = 73.3 of 60 in 2024-08
    """,
)
