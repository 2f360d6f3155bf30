from datetime import date

from goldenthread.indicators.language import returned

send_posts_vacant_count = returned(
    code="X-VACANCIES-COUNT",
    title="Vacant SEND posts",
    plain="How many posts that carry out statutory SEND work nobody held at the end of the month.",
    unit="posts",
    polarity="lower",
    dataset="workforce",
    authority="Local: no national definition",
    owner="Head of SEND assessment",
    population="Established posts of the service, each counted once whatever its hours.",
    doubts="Whether a post covered by an agency is vacant is not said.",
    companions=("APP21",),
    checked_on=date(2026, 11, 22),
    is_stock=True,
    example="""
        series                  | from_on    | until_on   | value
        X-VACANCIES-COUNT       | 2024-10-01 | 2024-10-31 | 27.0    # the month's own return
        X-VACANCIES-COUNT       | 2024-09-01 | 2024-09-30 | 31.0    # the month before
        X-VACANCIES-COUNT       | 2024-11-01 | 2024-11-30 | 25.0    # the month after
        X-VACANCIES-COUNT-OTHER | 2024-10-01 | 2024-10-31 | 32.0    # another measure's
        = 27.0 in 2024-10
    """,
)
