from datetime import date

from goldenthread.indicators.facts import appeal
from goldenthread.indicators.language import Count, Indicator, during

section_i_appeals_in_year_11 = Indicator(
    code="X-APPEAL-SECI-Y11",
    title="Section I appeals in Year 11",
    plain="How many appeals about Section I registered in the month are for a child in Year 11.",
    fact=appeal,
    measure=Count(of=during(appeal.registered_on) & appeal.section_i & (appeal.year_group == "11")),
    unit="appeals",
    polarity="lower",
    dataset="appeals",
    authority=(
        "Local: no national definition. The Ministry of Justice counts registered appeals and their outcomes "
        "by school year, without year groups"
    ),
    owner="Head of SEND tribunals",
    population=(
        "Appeals about the place named in the plan, by the child's year group on the day of registration."
    ),
    doubts=(
        "12 and 56 were published for two school years. With the shares beside them they imply that all "
        "appeals about the place doubled, while all appeals were said to have grown by 59%."
    ),
    companions=("X-APPEAL-SECI-Y11-PCT", "X-APPEAL-SECTION-I"),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    kind="local",
    example="""
        registered_on | section_i | year_group
        2024-10-31    | T         | 11            # on the last day of the month
        2024-10-01    | T         | 11            # on the first
        2024-10-15    | T         | 6
        2024-10-16    | T         |               # not known
        2024-10-16    | T         | 9
        2024-10-15    | F         | 11            # not about the place
        2024-09-30    | T         | 11            # the day before
        2024-11-01    | T         | 11            # the day after
                      | T         | 11            # not registered
        = 2.0 in 2024-10
    """,
)
