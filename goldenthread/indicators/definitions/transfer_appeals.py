from datetime import date

from goldenthread.indicators.facts import appeal
from goldenthread.indicators.language import Count, Indicator, during

transfer_appeals = Indicator(
    code="X-PT-APPEALS",
    title="Appeals about phase transfers",
    plain="How many appeals about the place named at a transfer between phases were registered in the month.",
    fact=appeal,
    measure=Count(of=during(appeal.registered_on) & appeal.phase_transfer),
    unit="appeals",
    polarity="lower",
    dataset="appeals",
    authority="Local. The Ministry of Justice counts all registered appeals by school year",
    owner="Head of SEND tribunals",
    population="Appeals registered by the First-tier Tribunal that are about a child's transfer between phases.",
    doubts="Families have two months to appeal, so most come well after the answers. A round's figure has been published, not a month's.",
    companions=("X-PT-COHORT", "X-PT-APPEAL-RATE"),
    checked_on=date(2026, 11, 22),
    kind="local",
    example="""
        registered_on | phase_transfer
        2024-10-31    | T    # on the month's last day
        2024-10-01    | T    # on its first
        2024-10-09    | F    # about something else
        2024-09-30    | T    # the day before
        2024-11-01    | T    # the day after
                      | T    # not registered
        = 2.0 in 2024-10
    """,
)
