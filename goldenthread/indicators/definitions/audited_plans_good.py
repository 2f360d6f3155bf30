from datetime import date

from goldenthread.indicators.facts import audit
from goldenthread.indicators.language import Indicator, Share, during

audited_plans_good = Indicator(
    code="APP22",
    title="Audited plans good or better",
    plain="Of the EHC plans audited in the month, the share graded good or outstanding.",
    fact=audit,
    measure=Share(
        of=during(audit.audited_on) & (audit.grade != ""), that=audit.grade.is_in(("good", "outstanding"))
    ),
    unit="%",
    polarity="higher",
    dataset="audits",
    authority=(
        "Local grades of the council's audit tool, in the inspectorate's words; they are not its judgements"
    ),
    owner="Head of quality assurance",
    population=(
        "Plans audited in the month whose grade is on record; an audit not yet graded is left out rather than"
        " called poor."
    ),
    doubts=(
        "19% in June 2023 and 76% in a later cycle of audits were published, never with how many plans; "
        "whether a grade is for the whole plan or for Section A is not clear, and the Department asked "
        "whether the sample stands for all plans."
    ),
    companions=("X-AUDIT-COUNT", "X-DFE-SAMPLE-GOOD-PCT", "X-AUDIT-DEEPDIVE-PCT"),
    checked_on=date(2026, 11, 22),
    kind="local",
    example="""
        audited_on | grade
        2024-10-31 | good                    # on the last day of the month
        2024-10-01 | outstanding             # on the first
        2024-10-15 | requires_improvement
        2024-10-16 | inadequate
        2024-10-17 | good
        2024-10-18 |                         # not yet graded: left out
        2024-09-30 | good                    # the day before
        2024-11-01 | good                    # the day after
                   | good                    # no date
        = 60.0 of 5 in 2024-10
    """,
)
