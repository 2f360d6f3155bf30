from datetime import date

from goldenthread.indicators.language import returned

special_to_mainstream_at_16 = returned(
    code="X-PT-SPECIAL-TO-MAIN-P16",
    title="Special school to mainstream at 16",
    plain=(
        "Of young people with a plan who left a special school at 16, the share who went on to a "
        "mainstream college or sixth form."
    ),
    unit="%",
    polarity="higher",
    dataset="phase_transfer",
    authority="Local: no national definition",
    owner="Head of SEND placements",
    population="Young people with a plan who finished Year 11 at a special school in the year.",
    doubts=(
        "It has been published over two different denominators: those leaving special schools, and all in "
        "the transfer."
    ),
    companions=("X-PT-P16-DEADLINE-PCT",),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    example="""
        series                         | from_on    | until_on   | value | numerator | denominator
        X-PT-SPECIAL-TO-MAIN-P16       | 2023-09-01 | 2024-08-31 | 25.2  | 78        | 310           # the school year's return
        X-PT-SPECIAL-TO-MAIN-P16       | 2022-09-01 | 2023-08-31 | 20.0  |           |               # the school year before, without its counts
        X-PT-SPECIAL-TO-MAIN-P16       | 2024-09-01 | 2025-08-31 | 26.4  | 84        | 318           # the school year after
        X-PT-SPECIAL-TO-MAIN-P16-OTHER | 2023-09-01 | 2024-08-31 | 50.0  | 1         | 2             # another measure's
        = 25.2 of 310 in 2024-08
    """,
)
