from datetime import date

from goldenthread.indicators.language import returned

red_risks = returned(
    code="X-RED-RISKS",
    title="Risks rated high",
    plain=(
        "How many risks in the improvement plan's register stood at high after their mitigations at the "
        "end of the month."
    ),
    unit="risks",
    polarity="lower",
    dataset="governance",
    authority="Local: no national definition",
    owner="Programme office",
    population="Risks that are open.",
    doubts=(
        "The published plan speaks of red risks while its register grades high, medium and low; high is "
        "taken for red."
    ),
    companions=("X-RED-RISKS-DOWN",),
    checked_on=date(2026, 11, 22),
    is_stock=True,
    example="""
        series            | from_on    | until_on   | value
        X-RED-RISKS       | 2024-10-01 | 2024-10-31 | 4.0     # the month's own return
        X-RED-RISKS       | 2024-09-01 | 2024-09-30 | 5.0     # the month before
        X-RED-RISKS       | 2024-11-01 | 2024-11-30 | 4.0     # the month after
        X-RED-RISKS-OTHER | 2024-10-01 | 2024-10-31 | 9.0     # another measure's
        = 4.0 in 2024-10
    """,
)
