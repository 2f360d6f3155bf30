from datetime import date

from goldenthread.indicators.language import returned

safety_valve_government = returned(
    code="X-SV-DFE",
    title="Government's safety valve money",
    plain="How many million pounds were agreed for the financial year: government's safety valve money.",
    unit="GBP million",
    polarity="neutral",
    dataset="finance",
    authority="Local: no national definition",
    owner="Head of finance, children's services",
    population="The safety valve agreement with the Department.",
    doubts="Agreed is not paid.",
    companions=("X-DEFICIT-PLANNED",),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    example="""
        series         | from_on    | until_on   | value
        X-SV-DFE       | 2023-04-01 | 2024-03-31 | 14.2    # the financial year's return
        X-SV-DFE       | 2022-04-01 | 2023-03-31 | 56.3    # the year before
        X-SV-DFE       | 2024-04-01 | 2025-03-31 | 14.2    # the year after
        X-SV-DFE-OTHER | 2023-04-01 | 2024-03-31 | 19.2    # another measure's
        = 14.2 in 2024-03
    """,
)
