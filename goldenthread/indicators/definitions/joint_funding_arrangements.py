from datetime import date

from goldenthread.indicators.language import returned

joint_funding_arrangements = returned(
    code="X-JOINT-FUNDING",
    title="New joint funding arrangements",
    plain="How many arrangements for joint funding by the council and the NHS began in the year.",
    unit="arrangements",
    polarity="higher",
    dataset="finance",
    authority="Local: no national definition",
    owner="Head of joint commissioning",
    population="Agreements signed by both.",
    doubts="Activity, not outcome.",
    companions=("X-JOINT-COMM-PROJECTS",),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    example="""
        series                | from_on    | until_on   | value
        X-JOINT-FUNDING       | 2023-04-01 | 2024-03-31 | 6.0     # the financial year's return
        X-JOINT-FUNDING       | 2022-04-01 | 2023-03-31 | 4.0     # the year before
        X-JOINT-FUNDING       | 2024-04-01 | 2025-03-31 | 7.0     # the year after
        X-JOINT-FUNDING-OTHER | 2023-04-01 | 2024-03-31 | 11.0    # another measure's
        = 6.0 in 2024-03
    """,
)
