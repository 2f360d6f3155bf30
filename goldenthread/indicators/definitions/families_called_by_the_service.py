from datetime import date

from goldenthread.indicators.facts import enquiry
from goldenthread.indicators.language import Count, Indicator, during

families_called_by_the_service = Indicator(
    code="X-TALK-TUESDAY",
    title="Families called by the service",
    plain="How many times in the month the service called a family of its own accord.",
    fact=enquiry,
    measure=Count(of=during(enquiry.received_on) & enquiry.proactive),
    unit="parents",
    polarity="higher",
    dataset="enquiries",
    authority="Local: no national definition",
    owner="Head of SEND enquiries",
    population="Contacts made in time set aside for it, by the day on which they were made.",
    doubts=(
        "Two running totals, more than 3,000 and more than 7,000, have been published in one report. A parent"
        " called twice counts twice, and a call says nothing of what came of it."
    ),
    companions=("X-HUB-CONTACTS", "X-HUB-SAT"),
    checked_on=date(2026, 11, 22),
    kind="local",
    example="""
        received_on | proactive
        2024-10-31  | T            # on the last day of the month
        2024-10-01  | T            # on the first
        2024-10-15  | T
        2024-10-15  | F            # the family asked
        2024-09-30  | T            # the day before
        2024-11-01  | T            # the day after
                    | T            # no date
        = 3.0 in 2024-10
    """,
)
