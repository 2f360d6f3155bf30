from datetime import date

from goldenthread.indicators.language import returned

plan_holders_share_of_suspensions = returned(
    code="X-SUSP-EHCP-SHARE",
    title="Plan-holders' share of suspensions",
    plain="Of all suspensions in the school year, the share that were of pupils with an EHC plan.",
    unit="%",
    polarity="lower",
    dataset="exclusions",
    authority="Department for Education, suspensions and permanent exclusions",
    owner="Head of inclusion",
    population=("Suspensions from state-funded schools; a pupil suspended three times counts three times."),
    doubts="It depends on how many pupils have a plan.",
    companions=(
        "APP23",
        "APP24",
    ),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    example="""
        series                  | from_on    | until_on   | value | numerator | denominator
        X-SUSP-EHCP-SHARE       | 2023-09-01 | 2024-08-31 | 14.0  | 2100      | 15000         # the school year's return
        X-SUSP-EHCP-SHARE       | 2022-09-01 | 2023-08-31 | 13.0  |           |               # the school year before, without its counts
        X-SUSP-EHCP-SHARE       | 2024-09-01 | 2025-08-31 | 13.6  | 2050      | 15100         # the school year after
        X-SUSP-EHCP-SHARE-OTHER | 2023-09-01 | 2024-08-31 | 50.0  | 1         | 2             # another measure's
        = 14.0 of 15000 in 2024-08
    """,
)
