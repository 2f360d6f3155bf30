from datetime import date

from goldenthread.indicators.language import returned

provisions_on_new_agreement = returned(
    code="X-SRP-SLA",
    title="Resourced provisions on the new agreement",
    plain=("Of specialist resourced provisions, the share that had signed the new service level agreement."),
    unit="%",
    polarity="higher",
    dataset="plans",
    authority="Local: no national definition",
    owner="Head of SEND placements",
    population="Provisions in mainstream schools that the council commissions.",
    doubts="One trust can hold many provisions.",
    companions=("X-SRP-STUDENT-VOICE",),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    is_stock=True,
    example="""
        series          | from_on    | until_on   | value | numerator | denominator
        X-SRP-SLA       | 2023-09-01 | 2024-08-31 | 87.8  | 65        | 74            # the school year's return
        X-SRP-SLA       | 2022-09-01 | 2023-08-31 | 60.0  |           |               # the school year before, without its counts
        X-SRP-SLA       | 2024-09-01 | 2025-08-31 | 94.6  | 70        | 74            # the school year after
        X-SRP-SLA-OTHER | 2023-09-01 | 2024-08-31 | 50.0  | 1         | 2             # another measure's
        = 87.8 of 74 in 2024-08
    """,
)
