from datetime import date

from goldenthread.indicators.language import returned

high_needs_deficit_unmitigated = returned(
    code="X-DEFICIT-UNMITIGATED",
    title="High needs deficit if nothing changes",
    plain=(
        "The high needs deficit projected for the end of the financial year if nothing changes, in "
        "millions of pounds."
    ),
    unit="GBP million",
    polarity="lower",
    dataset="finance",
    authority="Local: no national definition",
    owner="Head of finance, children's services",
    population="The cumulative deficit on the dedicated schools grant.",
    doubts="A projection: it says when it was made only in its note.",
    companions=(
        "X-SV-DFE",
        "X-DEFICIT-PLANNED",
    ),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    example="""
        series                      | from_on    | until_on   | value
        X-DEFICIT-UNMITIGATED       | 2023-04-01 | 2024-03-31 | 281.0   # the financial year's return
        X-DEFICIT-UNMITIGATED       | 2022-04-01 | 2023-03-31 | 250.0   # the year before
        X-DEFICIT-UNMITIGATED       | 2024-04-01 | 2025-03-31 | 312.0   # the year after
        X-DEFICIT-UNMITIGATED-OTHER | 2023-04-01 | 2024-03-31 | 286.0   # another measure's
        = 281.0 in 2024-03
    """,
)
