"""The law of special educational needs as values: how days are counted, and every duty with its authority.

Standard library only, and never reads the clock: the same facts give the same day.

    >>> due("plan_issued", received_on=date(2025, 9, 1)).due_on
    datetime.date(2026, 1, 19)
"""

from goldenthread.statute.calendars import (
    ENGLAND,
    Calendar,
    is_working_day,
    national_curriculum_year,
    next_working_day,
    previous_working_day,
    working_day_on_or_after,
    working_day_on_or_before,
    working_days_after,
    working_days_between,
    years_old,
)
from goldenthread.statute.complaints import LOCAL_POLICY, OMBUDSMAN_CODE, POLICIES, ComplaintPolicy
from goldenthread.statute.duty import Bound, Customary, Duty, Kind, Limit
from goldenthread.statute.errors import (
    NotInForceError,
    OutsideCalendarError,
    StatuteError,
    UndatedError,
    UnknownDutyError,
    WrongFactsError,
)
from goldenthread.statute.exceptions import ExceptionKind, closure_exception
from goldenthread.statute.page import law_page
from goldenthread.statute.reckoning import ALL_DUTIES, DUTIES, Due, due, due_from, versions_of
from goldenthread.statute.wording import Authority

__all__ = [
    "ALL_DUTIES",
    "DUTIES",
    "ENGLAND",
    "LOCAL_POLICY",
    "OMBUDSMAN_CODE",
    "POLICIES",
    "Authority",
    "Bound",
    "Calendar",
    "ComplaintPolicy",
    "Customary",
    "Due",
    "Duty",
    "ExceptionKind",
    "Kind",
    "Limit",
    "NotInForceError",
    "OutsideCalendarError",
    "StatuteError",
    "UndatedError",
    "UnknownDutyError",
    "WrongFactsError",
    "closure_exception",
    "due",
    "due_from",
    "is_working_day",
    "law_page",
    "national_curriculum_year",
    "next_working_day",
    "previous_working_day",
    "versions_of",
    "working_day_on_or_after",
    "working_day_on_or_before",
    "working_days_after",
    "working_days_between",
    "years_old",
]
