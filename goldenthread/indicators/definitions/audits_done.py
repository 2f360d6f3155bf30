from datetime import date

from goldenthread.indicators.facts import audit
from goldenthread.indicators.language import Count, Indicator, during

audits_done = Indicator(
    code="X-AUDIT-COUNT",
    title="Audits done",
    plain="How many EHC plans were audited in the month.",
    fact=audit,
    measure=Count(of=during(audit.audited_on)),
    unit="audits",
    polarity="higher",
    dataset="audits",
    authority="Local: no national definition",
    owner="Head of quality assurance",
    population="Audits of plans, graded or not, before or after the plan was issued.",
    doubts=(
        "A running total of 500 has been published without the day on which it began. How many says nothing "
        "of what they found."
    ),
    companions=("APP22", "X-AUDIT-DEEPDIVE-PCT"),
    checked_on=date(2026, 11, 22),
    kind="local",
    example="""
        audited_on | grade
        2024-10-31 | good          # on the last day of the month
        2024-10-01 |               # on the first, not yet graded
        2024-10-15 | inadequate
        2024-09-30 | good          # the day before
        2024-11-01 | good          # the day after
                   | good          # no date
        = 3.0 in 2024-10
    """,
)
