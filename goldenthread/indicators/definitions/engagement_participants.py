from datetime import date

from goldenthread.indicators.language import returned

engagement_participants = returned(
    code="X-ENGAGE-PARTICIPANTS",
    title="People reached by engagement",
    plain="How many people took part in SEND engagement activities.",
    unit="people",
    polarity="higher",
    dataset="engagement",
    authority="Local: no national definition",
    owner="Head of participation",
    population="Participants, counted at each activity.",
    doubts=(
        "A total has been published that its parts do not add up to. A person who attends twice counts twice."
    ),
    companions=("X-ENGAGE-INPUT-PCT",),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    example="""
        series                      | from_on    | until_on   | value
        X-ENGAGE-PARTICIPANTS       | 2023-09-01 | 2024-08-31 | 1209.0   # the school year's return
        X-ENGAGE-PARTICIPANTS       | 2022-09-01 | 2023-08-31 | 900.0    # the school year before
        X-ENGAGE-PARTICIPANTS       | 2024-09-01 | 2025-08-31 | 1300.0   # the school year after
        X-ENGAGE-PARTICIPANTS-OTHER | 2023-09-01 | 2024-08-31 | 1214.0   # another measure's
        = 1209.0 in 2024-08
    """,
)
