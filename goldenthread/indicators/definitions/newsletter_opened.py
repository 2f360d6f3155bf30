from datetime import date

from goldenthread.indicators.language import returned

newsletter_opened = returned(
    code="X-NEWSLETTER-OPEN-PCT",
    title="Newsletters opened",
    plain="Of SEND newsletters sent, the share opened.",
    unit="%",
    polarity="higher",
    dataset="web",
    authority="Local: no national definition",
    owner="Communications",
    population="All issues of the period.",
    doubts="Some mail programs open everything by themselves.",
    companions=("X-NEWSLETTER-SUBS",),
    checked_on=date(2026, 11, 22),
    example="""
        series                      | from_on    | until_on   | value | numerator | denominator
        X-NEWSLETTER-OPEN-PCT       | 2024-10-01 | 2024-10-31 | 49.0  | 6860      | 14000         # the month's own return
        X-NEWSLETTER-OPEN-PCT       | 2024-09-01 | 2024-09-30 | 45.0  |           |               # the month before, without its counts
        X-NEWSLETTER-OPEN-PCT       | 2024-11-01 | 2024-11-30 | 47.9  | 6700      | 14000         # the month after
        X-NEWSLETTER-OPEN-PCT-OTHER | 2024-10-01 | 2024-10-31 | 50.0  | 1         | 2             # another measure's
        = 49.0 of 14000 in 2024-10
    """,
)
