from datetime import date

from goldenthread.indicators.language import returned

newsletter_subscribers = returned(
    code="X-NEWSLETTER-SUBS",
    title="Newsletter subscribers",
    plain="How many people were on the SEND newsletter's list.",
    unit="people",
    polarity="higher",
    dataset="web",
    authority="Local: no national definition",
    owner="Communications",
    population="Addresses on the list on the last day.",
    doubts="An address is not a reader.",
    companions=("X-NEWSLETTER-OPEN-PCT",),
    checked_on=date(2026, 11, 22),
    is_stock=True,
    example="""
        series                  | from_on    | until_on   | value
        X-NEWSLETTER-SUBS       | 2024-10-01 | 2024-10-31 | 13500.0   # the month's own return
        X-NEWSLETTER-SUBS       | 2024-09-01 | 2024-09-30 | 13200.0   # the month before
        X-NEWSLETTER-SUBS       | 2024-11-01 | 2024-11-30 | 14000.0   # the month after
        X-NEWSLETTER-SUBS-OTHER | 2024-10-01 | 2024-10-31 | 13505.0   # another measure's
        = 13500.0 in 2024-10
    """,
)
