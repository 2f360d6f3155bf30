from datetime import date

from goldenthread.indicators.facts import audit
from goldenthread.indicators.language import Indicator, Share, during

audits_before_the_draft = Indicator(
    code="X-AUDITED-PRE-DRAFT-PCT",
    title="Audits made before the draft was sent",
    plain=(
        "Of the EHC plans audited in the month, the share that were checked before the draft went to the "
        "family."
    ),
    fact=audit,
    measure=Share(of=during(audit.audited_on), that=audit.before_draft),
    unit="%",
    polarity="higher",
    dataset="audits",
    authority="Local: no national definition",
    owner="Head of quality assurance",
    population="Plans audited in the month, by the day of the audit.",
    doubts=(
        "The published plan speaks of the share of drafts that were checked. A draft that nobody checked "
        "leaves no audit, so this says when plans are audited and not how many escape: hold the number of "
        "audits against the plans issued. A figure returned in its place may be of drafts."
    ),
    companions=("X-AUDIT-COUNT", "APP22", "X-EHCP-ISSUED-M"),
    checked_on=date(2026, 11, 22),
    kind="local",
    example="""
        audited_on | before_draft
        2024-10-31 | T               # on the last day of the month
        2024-10-01 | F               # on the first
        2024-10-15 | T
        2024-10-16 | F
        2024-10-17 | F
        2024-09-30 | T               # the day before
        2024-11-01 | F               # the day after
                   | T               # no date
        = 40.0 of 5 in 2024-10
    """,
)
