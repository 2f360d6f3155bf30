from datetime import date

from goldenthread.indicators.language import returned

send_starters = returned(
    code="X-POSTS-START",
    title="New starters in the SEND service",
    plain="How many people appointed to the SEND service began in the month.",
    unit="people",
    polarity="higher",
    dataset="workforce",
    authority="Local: no national definition",
    owner="Head of SEND assessment",
    population="People who took up an established post.",
    doubts="Leavers are not taken off.",
    companions=(
        "X-POSTS-APPOINTED",
        "X-VACANCIES-COUNT",
    ),
    checked_on=date(2026, 11, 22),
    example="""
        series              | from_on    | until_on   | value
        X-POSTS-START       | 2024-10-01 | 2024-10-31 | 22.0    # the month's own return
        X-POSTS-START       | 2024-09-01 | 2024-09-30 | 11.0    # the month before
        X-POSTS-START       | 2024-11-01 | 2024-11-30 | 2.0     # the month after
        X-POSTS-START-OTHER | 2024-10-01 | 2024-10-31 | 27.0    # another measure's
        = 22.0 in 2024-10
    """,
)
