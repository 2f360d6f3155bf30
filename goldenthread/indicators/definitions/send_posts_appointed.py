from datetime import date

from goldenthread.indicators.language import returned

send_posts_appointed = returned(
    code="X-POSTS-APPOINTED",
    title="SEND posts appointed to",
    plain="How many appointments the SEND service made in the month.",
    unit="posts",
    polarity="higher",
    dataset="workforce",
    authority="Local: no national definition",
    owner="Head of SEND assessment",
    population="Offers accepted for established posts.",
    doubts="Those appointed may start much later; leavers are not taken off.",
    companions=("X-VACANCIES-COUNT",),
    checked_on=date(2026, 11, 22),
    example="""
        series                  | from_on    | until_on   | value
        X-POSTS-APPOINTED       | 2024-10-01 | 2024-10-31 | 35.0    # the month's own return
        X-POSTS-APPOINTED       | 2024-09-01 | 2024-09-30 | 12.0    # the month before
        X-POSTS-APPOINTED       | 2024-11-01 | 2024-11-30 | 8.0     # the month after
        X-POSTS-APPOINTED-OTHER | 2024-10-01 | 2024-10-31 | 40.0    # another measure's
        = 35.0 in 2024-10
    """,
)
