from datetime import date

from goldenthread.indicators.facts import enquiry
from goldenthread.indicators.language import Count, Indicator, during

queries_from_schools = Indicator(
    code="X-QUERIES-SCHOOLS",
    title="Queries from schools about the process",
    plain="How many enquiries in the month came from schools, colleges and nurseries.",
    fact=enquiry,
    measure=Count(of=(enquiry.source == "school") & during(enquiry.received_on) & ~enquiry.proactive),
    unit="queries",
    polarity="lower",
    dataset="enquiries",
    authority="Local: no national definition",
    owner="Head of SEND enquiries",
    population="Enquiries made for a school, college or nursery, by whatever way they came.",
    doubts=(
        "The published plan reads fewer queries as a process better understood; schools that have given up "
        "asking look the same. No figure has been published."
    ),
    companions=("X-HUB-CONTACTS", "X-HUB-5DAY-PCT"),
    checked_on=date(2026, 11, 22),
    kind="local",
    example="""
        source | received_on | proactive
        school | 2024-10-31  | F            # on the last day of the month
        school | 2024-10-01  | F            # on the first
        school | 2024-10-15  | F
        parent | 2024-10-15  | F            # a family
               | 2024-10-15  | F            # nobody knows who
        school | 2024-10-15  | T            # the service called the school
        school | 2024-09-30  | F            # the day before
        school | 2024-11-01  | F            # the day after
        school |             | F            # no date
        = 3.0 in 2024-10
    """,
)
