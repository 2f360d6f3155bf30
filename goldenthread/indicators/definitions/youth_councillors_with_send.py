from datetime import date

from goldenthread.indicators.language import returned

youth_councillors_with_send = returned(
    code="X-CYP-VOICE-REPRESENTATION",
    title="Youth councillors with SEND",
    plain="Of elected youth councillors, the share with SEND.",
    unit="%",
    polarity="higher",
    dataset="engagement",
    authority="Local: no national definition",
    owner="Head of participation",
    population="Members elected in the year.",
    doubts="They say so themselves. Also published as a share of elected members of the youth council.",
    companions=("X-CYP-ON-BOARD",),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    is_stock=True,
    example="""
        series                           | from_on    | until_on   | value | numerator | denominator
        X-CYP-VOICE-REPRESENTATION       | 2023-01-01 | 2023-12-31 | 20.0  | 5         | 25            # the year's return
        X-CYP-VOICE-REPRESENTATION       | 2022-01-01 | 2022-12-31 | 15.0  |           |               # the year before, without its counts
        X-CYP-VOICE-REPRESENTATION       | 2024-01-01 | 2024-12-31 | 24.0  | 6         | 25            # the year after
        X-CYP-VOICE-REPRESENTATION-OTHER | 2023-01-01 | 2023-12-31 | 50.0  | 1         | 2             # another measure's
        = 20.0 of 25 in 2023-12
    """,
)
