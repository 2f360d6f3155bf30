from datetime import date

from goldenthread.indicators.language import returned

red_risks_lowered = returned(
    code="X-RED-RISKS-DOWN",
    title="High risks brought down",
    plain="How many risks rated high were brought down a grade in the month.",
    unit="risks",
    polarity="higher",
    dataset="governance",
    authority="Local: no national definition",
    owner="Programme office",
    population="Risks in the improvement plan's register.",
    doubts=(
        "The published plan speaks of red risks while its register grades high, medium and low; high is "
        "taken for red."
    ),
    companions=("X-RED-RISKS",),
    checked_on=date(2026, 11, 22),
    example="""
        series                 | from_on    | until_on   | value
        X-RED-RISKS-DOWN       | 2024-10-01 | 2024-10-31 | 1.0     # the month's own return
        X-RED-RISKS-DOWN       | 2024-09-01 | 2024-09-30 | 2.0     # the month before
        X-RED-RISKS-DOWN       | 2024-11-01 | 2024-11-30 | 3.0     # the month after
        X-RED-RISKS-DOWN-OTHER | 2024-10-01 | 2024-10-31 | 6.0     # another measure's
        = 1.0 in 2024-10
    """,
)
