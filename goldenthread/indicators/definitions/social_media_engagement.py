from datetime import date

from goldenthread.indicators.language import returned

social_media_engagement = returned(
    code="X-SOCIAL-ENGAGE",
    title="Engagement with posts",
    plain="Of people whom SEND posts on social media reached, the share who did something with them.",
    unit="%",
    polarity="higher",
    dataset="web",
    authority="Local: no national definition",
    owner="Communications",
    population="As the platform's own counter has it.",
    doubts="Platforms count engagement differently.",
    companions=("X-SOCIAL-REACH",),
    checked_on=date(2026, 11, 22),
    example="""
        series                | from_on    | until_on   | value | numerator | denominator
        X-SOCIAL-ENGAGE       | 2024-10-01 | 2024-10-31 | 3.2   | 640       | 20000         # the month's own return
        X-SOCIAL-ENGAGE       | 2024-09-01 | 2024-09-30 | 3.0   |           |               # the month before, without its counts
        X-SOCIAL-ENGAGE       | 2024-11-01 | 2024-11-30 | 3.2   | 650       | 20000         # the month after
        X-SOCIAL-ENGAGE-OTHER | 2024-10-01 | 2024-10-31 | 50.0  | 1         | 2             # another measure's
        = 3.2 of 20000 in 2024-10
    """,
)
