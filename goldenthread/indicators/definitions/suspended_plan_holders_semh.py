from datetime import date

from goldenthread.indicators.language import returned

suspended_plan_holders_semh = returned(
    code="X-SUSP-SEMH-SHARE",
    title="Suspended plan-holders with social, emotional and mental health needs",
    plain=(
        "Of pupils with an EHC plan who were suspended, the share whose main need is social, emotional "
        "and mental health."
    ),
    unit="%",
    polarity="neutral",
    dataset="exclusions",
    authority="Department for Education, suspensions and permanent exclusions",
    owner="Head of inclusion",
    population="Pupils with a plan suspended at least once in the school year.",
    doubts="It has been published as “over 50” only.",
    companions=("X-SUSP-EHCP-SHARE",),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    example="""
        series                  | from_on    | until_on   | value | numerator | denominator
        X-SUSP-SEMH-SHARE       | 2023-09-01 | 2024-08-31 | 50.8  | 610       | 1200          # the school year's return
        X-SUSP-SEMH-SHARE       | 2022-09-01 | 2023-08-31 | 49.0  |           |               # the school year before, without its counts
        X-SUSP-SEMH-SHARE       | 2024-09-01 | 2025-08-31 | 50.4  | 600       | 1190          # the school year after
        X-SUSP-SEMH-SHARE-OTHER | 2023-09-01 | 2024-08-31 | 50.0  | 1         | 2             # another measure's
        = 50.8 of 1200 in 2024-08
    """,
)
