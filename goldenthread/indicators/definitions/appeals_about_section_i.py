from datetime import date

from goldenthread.indicators.facts import appeal
from goldenthread.indicators.language import Count, Indicator, during

appeals_about_section_i = Indicator(
    code="X-APPEAL-SECTION-I",
    title="Appeals about Section I",
    plain=(
        "How many appeals registered in the month are about Section I of the plan, the school or other place."
    ),
    fact=appeal,
    measure=Count(of=during(appeal.registered_on) & appeal.section_i),
    unit="appeals",
    polarity="lower",
    dataset="appeals",
    authority=(
        "Children and Families Act 2014, section 51. The Ministry of Justice counts registered appeals and "
        "their outcomes by school year"
    ),
    owner="Head of SEND tribunals",
    population=(
        "Appeals by the day on which they were registered. One that is about several sections counts under "
        "each."
    ),
    doubts=(
        "Two years were published as charts whose numbers are lost. Sections add up to more than the appeals,"
        " and it was said that none grew ahead of the others, which the shares printed for Section I do not "
        "bear out."
    ),
    companions=("APP03", "X-APPEAL-SECTION-B", "X-APPEAL-SECTION-F"),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    kind="local",
    example="""
        registered_on | section_i
        2024-10-31    | T            # on the last day of the month
        2024-10-01    | T            # on the first
        2024-10-15    | F
        2024-10-16    | T
        2024-09-30    | T            # the day before
        2024-11-01    | T            # the day after
                      | T            # not registered
        = 3.0 in 2024-10
    """,
)
