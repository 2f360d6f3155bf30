from datetime import date

from goldenthread.indicators.language import returned

safety_valve_council = returned(
    code="X-SV-KCC",
    title="The council's own safety valve money",
    plain=(
        "How many million pounds were agreed for the financial year: the council's own safety valve money."
    ),
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
        X-SV-KCC       | 2023-04-01 | 2024-03-31 | 14.2    # the financial year's return
        X-SV-KCC       | 2022-04-01 | 2023-03-31 | 56.3    # the year before
        X-SV-KCC       | 2024-04-01 | 2025-03-31 | 14.2    # the year after
        X-SV-KCC-OTHER | 2023-04-01 | 2024-03-31 | 19.2    # another measure's
        = 14.2 in 2024-03
    """,
)
