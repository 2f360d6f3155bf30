from datetime import date

from goldenthread.indicators.language import returned

plan_holders_excluded_all_schools = returned(
    code="X-PEX-EHCP",
    title="Plan-holders permanently excluded, all schools",
    plain=(
        "How many pupils with an EHC plan were permanently excluded in the school year, from schools of "
        "every type."
    ),
    unit="exclusions",
    polarity="lower",
    dataset="exclusions",
    authority="Department for Education, suspensions and permanent exclusions",
    owner="Head of inclusion",
    population="Primary, secondary and special schools together.",
    doubts="It is more than the primary and secondary figures added: special schools are in neither.",
    companions=(
        "APP27",
        "APP28",
        "X-PEX-EHCP-SPECIAL",
    ),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    example="""
        series           | from_on    | until_on   | value
        X-PEX-EHCP       | 2023-09-01 | 2024-08-31 | 23.0    # the school year's return
        X-PEX-EHCP       | 2022-09-01 | 2023-08-31 | 19.0    # the school year before
        X-PEX-EHCP       | 2024-09-01 | 2025-08-31 | 21.0    # the school year after
        X-PEX-EHCP-OTHER | 2023-09-01 | 2024-08-31 | 28.0    # another measure's
        = 23.0 in 2024-08
    """,
)
