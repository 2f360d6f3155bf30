from datetime import date

from goldenthread.indicators.facts import appeal
from goldenthread.indicators.language import Indicator, Share, during

appeals_about_contents_with_section_i = Indicator(
    code="X-APPEAL-SECTION-I-SHARE",
    title="Share of contents appeals about the place",
    plain=(
        "Of the appeals about a plan's contents registered in the month, the share that dispute Section I, "
        "the place."
    ),
    fact=appeal,
    measure=Share(of=during(appeal.registered_on) & (appeal.against == "contents"), that=appeal.section_i),
    unit="%",
    polarity="neutral",
    dataset="appeals",
    authority=(
        "Children and Families Act 2014, section 51. The Ministry of Justice counts registered appeals and "
        "their outcomes by school year"
    ),
    owner="Head of SEND tribunals",
    population=(
        "Appeals about Sections B, F or I. Appeals against refusals and against ceasing are not about "
        "contents."
    ),
    doubts=(
        "44% and 47% were published for two school years beside the statement that no section grew ahead of "
        "the others. A month has too few to say much: read the twelve months."
    ),
    companions=("X-APPEAL-SECTION-I", "APP03"),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    kind="local",
    example="""
        registered_on | against           | section_i
        2024-10-31    | contents          | T            # on the last day of the month
        2024-10-01    | contents          | F            # on the first
        2024-10-15    | contents          | T
        2024-10-16    | contents          | F
        2024-10-17    | contents          | F
        2024-10-15    | refusal_to_assess | T            # not about contents
        2024-09-30    | contents          | T            # the day before
        2024-11-01    | contents          | T            # the day after
                      | contents          | T            # not registered
        = 40.0 of 5 in 2024-10
    """,
)
