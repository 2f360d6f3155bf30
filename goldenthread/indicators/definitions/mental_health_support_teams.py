from datetime import date

from goldenthread.indicators.language import returned

mental_health_support_teams = returned(
    code="X-MHST-TEAMS",
    title="Mental health support teams in schools",
    plain="How many mental health support teams were working in schools at the end of the month.",
    unit="teams",
    polarity="higher",
    dataset="waits",
    authority="Local: no national definition",
    owner="Mental health programme, NHS",
    population="Teams that take referrals.",
    doubts="Schools covered say more than teams.",
    companions=(
        "APP45",
        "APP46",
    ),
    checked_on=date(2026, 11, 22),
    is_stock=True,
    example="""
        series             | from_on    | until_on   | value
        X-MHST-TEAMS       | 2024-10-01 | 2024-10-31 | 16.0    # the month's own return
        X-MHST-TEAMS       | 2024-09-01 | 2024-09-30 | 15.0    # the month before
        X-MHST-TEAMS       | 2024-11-01 | 2024-11-30 | 16.0    # the month after
        X-MHST-TEAMS-OTHER | 2024-10-01 | 2024-10-31 | 21.0    # another measure's
        = 16.0 in 2024-10
    """,
)
