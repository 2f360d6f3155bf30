"""The law of special educational needs as values: how days are counted, and every duty with its authority.

Standard library only, and never reads the clock: the same facts give the same day.

    >>> due("plan_issued", received_on=date(2025, 9, 1)).due_on
    datetime.date(2026, 1, 19)
"""

from goldenthread.statute.ages import (
    AcademicYear,
    academic_year,
    of_compulsory_school_age,
    past_school_age_if_born_by,
    preparing_for_adulthood,
    school_age_begins_on,
    school_age_ends_on,
)
from goldenthread.statute.asking import (
    as_data,
    day_from,
    example_command,
    facts_from,
    in_plain_words,
    listing,
    listing_as_data,
)
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
from goldenthread.statute.chapters import ALL_DUTIES, CHAPTERS
from goldenthread.statute.complaints import LOCAL_POLICY, OMBUDSMAN_CODE, POLICIES, ComplaintPolicy
from goldenthread.statute.duty import Bound, Customary, Duty, Kind, Limit, Pick
from goldenthread.statute.errors import (
    ConfigurationError,
    NotInForceError,
    OutsideCalendarError,
    StatuteError,
    UndatedError,
    UnknownDutyError,
    WrongFactsError,
)
from goldenthread.statute.examples import example_facts
from goldenthread.statute.exceptions import (
    ExceptionKind,
    Finding,
    Span,
    assessed_recently,
    closure_exception,
    closure_window,
    days_away,
    recently_assessed_until,
)
from goldenthread.statute.page import law_page
from goldenthread.statute.reckoning import (
    DUTIES,
    LAW,
    Due,
    Register,
    adopt,
    due,
    due_from,
    standing,
    versions_of,
)
from goldenthread.statute.regimes import duties_from, read_duties
from goldenthread.statute.tribunal_time import tribunal_day
from goldenthread.statute.wording import Authority

__all__ = [
    "ALL_DUTIES",
    "CHAPTERS",
    "DUTIES",
    "ENGLAND",
    "LAW",
    "LOCAL_POLICY",
    "OMBUDSMAN_CODE",
    "POLICIES",
    "AcademicYear",
    "Authority",
    "Bound",
    "Calendar",
    "ComplaintPolicy",
    "ConfigurationError",
    "Customary",
    "Due",
    "Duty",
    "ExceptionKind",
    "Finding",
    "Kind",
    "Limit",
    "NotInForceError",
    "OutsideCalendarError",
    "Pick",
    "Register",
    "Span",
    "StatuteError",
    "UndatedError",
    "UnknownDutyError",
    "WrongFactsError",
    "academic_year",
    "adopt",
    "as_data",
    "assessed_recently",
    "closure_exception",
    "closure_window",
    "day_from",
    "days_away",
    "due",
    "due_from",
    "duties_from",
    "example_command",
    "example_facts",
    "facts_from",
    "in_plain_words",
    "is_working_day",
    "law_page",
    "listing",
    "listing_as_data",
    "national_curriculum_year",
    "next_working_day",
    "of_compulsory_school_age",
    "past_school_age_if_born_by",
    "preparing_for_adulthood",
    "previous_working_day",
    "read_duties",
    "recently_assessed_until",
    "school_age_begins_on",
    "school_age_ends_on",
    "standing",
    "tribunal_day",
    "versions_of",
    "working_day_on_or_after",
    "working_day_on_or_before",
    "working_days_after",
    "working_days_between",
    "years_old",
]
