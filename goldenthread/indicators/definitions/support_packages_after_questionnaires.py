from datetime import date

from goldenthread.indicators.language import returned

support_packages_after_questionnaires = returned(
    code="X-HEALTH-PACKAGES",
    title="Support packages after a questionnaire",
    plain="How many packages of support followed an alert in a school health questionnaire in the year.",
    unit="packages",
    polarity="higher",
    dataset="waits",
    authority="Local: no national definition",
    owner="Children's community services, NHS",
    population="Packages begun in the year.",
    doubts="How many alerts there were is not published.",
    companions=("X-SCHOOL-HEALTH-ASSESS",),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    example="""
        series                  | from_on    | until_on   | value
        X-HEALTH-PACKAGES       | 2023-09-01 | 2024-08-31 | 5200.0   # the school year's return
        X-HEALTH-PACKAGES       | 2022-09-01 | 2023-08-31 | 4700.0   # the school year before
        X-HEALTH-PACKAGES       | 2024-09-01 | 2025-08-31 | 5500.0   # the school year after
        X-HEALTH-PACKAGES-OTHER | 2023-09-01 | 2024-08-31 | 5205.0   # another measure's
        = 5200.0 in 2024-08
    """,
)
