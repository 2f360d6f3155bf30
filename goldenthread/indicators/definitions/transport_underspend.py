from datetime import date

from goldenthread.indicators.language import returned

transport_underspend = returned(
    code="X-TRANSPORT-UNDERSPEND",
    title="School transport for SEND: underspend",
    plain=(
        "By how many million pounds spending on transport for children with SEND is expected to fall "
        "below its budget."
    ),
    unit="GBP million",
    polarity="higher",
    dataset="finance",
    authority="Local: no national definition",
    owner="Head of finance, children's services",
    population="Budget less forecast for the financial year.",
    doubts="An underspend can be children who wait for a taxi.",
    companions=("X-DEFICIT-PLANNED",),
    checked_on=date(2026, 11, 22),
    is_stock=True,
    example="""
        series                       | from_on    | until_on   | value
        X-TRANSPORT-UNDERSPEND       | 2024-10-01 | 2024-10-31 | 1.9     # the month's own return
        X-TRANSPORT-UNDERSPEND       | 2024-09-01 | 2024-09-30 | 1.2     # the month before
        X-TRANSPORT-UNDERSPEND       | 2024-11-01 | 2024-11-30 | 2.1     # the month after
        X-TRANSPORT-UNDERSPEND-OTHER | 2024-10-01 | 2024-10-31 | 6.9     # another measure's
        = 1.9 in 2024-10
    """,
)
