from datetime import date

from goldenthread.indicators.language import returned

provision_pupil_voice = returned(
    code="X-SRP-STUDENT-VOICE",
    title="Resourced provisions that report pupils' voice",
    plain="How many specialist resourced provisions returned what their pupils say.",
    unit="returns",
    polarity="higher",
    dataset="engagement",
    authority="Local: no national definition",
    owner="Head of participation",
    population="Provisions in mainstream schools that the council commissions.",
    doubts="A return is not a change.",
    companions=("X-SRP-SLA",),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    example="""
        series                    | from_on    | until_on   | value
        X-SRP-STUDENT-VOICE       | 2023-09-01 | 2024-08-31 | 40.0    # the school year's return
        X-SRP-STUDENT-VOICE       | 2022-09-01 | 2023-08-31 | 22.0    # the school year before
        X-SRP-STUDENT-VOICE       | 2024-09-01 | 2025-08-31 | 51.0    # the school year after
        X-SRP-STUDENT-VOICE-OTHER | 2023-09-01 | 2024-08-31 | 45.0    # another measure's
        = 40.0 in 2024-08
    """,
)
