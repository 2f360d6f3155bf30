from datetime import date

from goldenthread.indicators.facts import appeal
from goldenthread.indicators.language import Indicator, Share, during

section_i_appeals_in_year_6 = Indicator(
    code="X-APPEAL-SECI-Y6-PCT",
    title="Share of Section I appeals in Year 6",
    plain="Of the appeals about Section I registered in the month, the share for a child in Year 6.",
    fact=appeal,
    measure=Share(of=during(appeal.registered_on) & appeal.section_i, that=appeal.year_group == "6"),
    unit="%",
    polarity="neutral",
    dataset="appeals",
    authority=(
        "Local: no national definition. The Ministry of Justice counts registered appeals and their outcomes "
        "by school year, without year groups"
    ),
    owner="Head of SEND tribunals",
    population=(
        "Appeals about the place named in the plan, by the child's year group on the day of registration. One"
        " whose year group is not known stays in the whole."
    ),
    doubts=(
        "Shares of three year groups were published for two school years, without the number they are shares "
        "of. A month has too few to say much: read the twelve months."
    ),
    companions=("X-APPEAL-SECI-RECEPTION-PCT", "X-APPEAL-SECI-Y11-PCT", "X-APPEAL-SECTION-I"),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    kind="local",
    example="""
        registered_on | section_i | year_group
        2024-10-31    | T         | 6             # on the last day of the month
        2024-10-01    | T         | 11            # on the first
        2024-10-15    | T         | 6
        2024-10-16    | T         | 9
        2024-10-17    | T         |               # not known
        2024-10-15    | F         | 6             # not about the place
        2024-09-30    | T         | 6             # the day before
        2024-11-01    | T         | 6             # the day after
                      | T         | 6             # not registered
        = 40.0 of 5 in 2024-10
    """,
)
