from datetime import date

from goldenthread.indicators.language import returned

adhd_care_meeting_guidance = returned(
    code="X-ADHD-NICE",
    title="ADHD care that meets the guidance",
    plain="Of ADHD cases reviewed, the share whose care met the national guidance.",
    unit="%",
    polarity="higher",
    dataset="waits",
    authority="NICE guideline 87",
    owner="Children's community services, NHS",
    population="Cases drawn for clinical audit.",
    doubts="A sample: its size belongs in the counts.",
    companions=("APP41",),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    example="""
        series            | from_on    | until_on   | value | numerator | denominator
        X-ADHD-NICE       | 2023-09-01 | 2024-08-31 | 82.5  | 66        | 80            # the school year's return
        X-ADHD-NICE       | 2022-09-01 | 2023-08-31 | 79.0  |           |               # the school year before, without its counts
        X-ADHD-NICE       | 2024-09-01 | 2025-08-31 | 85.4  | 70        | 82            # the school year after
        X-ADHD-NICE-OTHER | 2023-09-01 | 2024-08-31 | 50.0  | 1         | 2             # another measure's
        = 82.5 of 80 in 2024-08
    """,
)
