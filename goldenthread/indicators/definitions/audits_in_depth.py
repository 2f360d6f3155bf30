from datetime import date

from goldenthread.indicators.facts import audit
from goldenthread.indicators.language import Indicator, Share, during

audits_in_depth = Indicator(
    code="X-AUDIT-DEEPDIVE-PCT",
    title="Audits in depth",
    plain=(
        "Of the EHC plans audited in the month, the share looked at in depth, with what the family and the "
        "child have lived through."
    ),
    fact=audit,
    measure=Share(of=during(audit.audited_on), that=audit.deep_dive),
    unit="%",
    polarity="higher",
    dataset="audits",
    authority="Local: no national definition",
    owner="Head of quality assurance",
    population="Plans audited in the month, by the day of the audit.",
    doubts="One half of 500 has been published. What makes an audit a deep dive is the auditor's word.",
    companions=("X-AUDIT-COUNT", "APP22"),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    kind="local",
    example="""
        audited_on | deep_dive
        2024-10-31 | T            # on the last day of the month
        2024-10-01 | F            # on the first
        2024-10-15 | T
        2024-10-16 | F
        2024-10-17 | F
        2024-09-30 | T            # the day before
        2024-11-01 | F            # the day after
                   | T            # no date
        = 40.0 of 5 in 2024-10
    """,
)
