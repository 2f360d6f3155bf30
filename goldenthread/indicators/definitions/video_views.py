from datetime import date

from goldenthread.indicators.language import returned

video_views = returned(
    code="X-VIDEO-VIEWS",
    title="Views of inclusion videos",
    plain="How many times the inclusion videos were watched in the month.",
    unit="views",
    polarity="higher",
    dataset="web",
    authority="Local: no national definition",
    owner="Communications",
    population="As the site's or platform's own counter has it.",
    doubts="A counter counts machines too. A visit is not a question answered.",
    companions=("X-WEB-VISITS",),
    checked_on=date(2026, 11, 22),
    example="""
        series              | from_on    | until_on   | value
        X-VIDEO-VIEWS       | 2024-10-01 | 2024-10-31 | 4210.0   # the month's own return
        X-VIDEO-VIEWS       | 2024-09-01 | 2024-09-30 | 3980.0   # the month before
        X-VIDEO-VIEWS       | 2024-11-01 | 2024-11-30 | 4400.0   # the month after
        X-VIDEO-VIEWS-OTHER | 2024-10-01 | 2024-10-31 | 4215.0   # another measure's
        = 4210.0 in 2024-10
    """,
)
