from datetime import date

from goldenthread.indicators.language import returned

requests_per_head_against_england = returned(
    code="X-REQ-RATE-VS-ENG",
    title="Requests per head against England",
    plain=(
        "By how much the rate of requests for assessment lies above that of England, in per cent of "
        "England's."
    ),
    unit="% above",
    polarity="lower",
    dataset="requests",
    authority="Local: no national definition",
    owner="SEND data lead",
    population="Requests per head of residents aged 0 to 25, here and in England.",
    doubts="About 20% has been published both for plans and for requests.",
    companions=("X-EHCP-RATE-VS-ENG",),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    example="""
        series                  | from_on    | until_on   | value
        X-REQ-RATE-VS-ENG       | 2023-01-01 | 2023-12-31 | 20.0    # the year's return
        X-REQ-RATE-VS-ENG       | 2022-01-01 | 2022-12-31 | 22.0    # the year before
        X-REQ-RATE-VS-ENG       | 2024-01-01 | 2024-12-31 | 18.0    # the year after
        X-REQ-RATE-VS-ENG-OTHER | 2023-01-01 | 2023-12-31 | 25.0    # another measure's
        = 20.0 in 2023-12
    """,
)
