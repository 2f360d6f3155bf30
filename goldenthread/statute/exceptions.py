"""What may excuse a late act, and the periods that those excuses turn on.

An exception never moves a due date: it is recorded with who, when and why, the date stays, and the act is
still owed as soon as practicable. Shortage of staff or of educational psychologists, a panel's timetable and
the search for a place are not exceptions.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from goldenthread.statute.errors import WrongFactsError
from goldenthread.statute.wording import Authority, both, code_of_practice, in_words, regulation, section

IMPRACTICAL = "{0} and the same grounds in regulations 5(4), 10(4), 13(3) and 27(3)"


def _impractical(letter: str) -> Authority:
    found = regulation(f"10(4)({letter})")
    return Authority(IMPRACTICAL.format(found.full), f"{found.short} (also 5(4), 13(3), 27(3))")


@dataclass(frozen=True)
class Ground:
    """Why an act may be late, on what authority, and whether the text itself has been read."""

    words: str
    authority: Authority
    verified: bool = True


class ExceptionKind(Enum):
    """The grounds that the law allows. The value is the code to store."""

    SCHOOL_CLOSED = "school_closed"
    EARLY_YEARS_CLOSED = "early_years_closed"
    PERSONAL_CIRCUMSTANCES = "personal_circumstances"
    ABSENT_FROM_AREA = "absent_from_area"
    ADVICE_PERSONAL_CIRCUMSTANCES = "advice_personal_circumstances"
    ADVICE_ABSENT_FROM_AREA = "advice_absent_from_area"
    ADVICE_MISSED_APPOINTMENT = "advice_missed_appointment"
    COMPLAINT_EXTENDED = "complaint_extended"

    @property
    def words(self) -> str:
        return GROUNDS[self].words

    @property
    def authority(self) -> Authority:
        return GROUNDS[self].authority

    @property
    def verified(self) -> bool:
        return GROUNDS[self].verified


GROUNDS = {
    ExceptionKind.SCHOOL_CLOSED: Ground(
        "Advice was asked of the head or principal while the school was about to be, or was, closed for 4 "
        "weeks or more, and that made the limit impractical",
        _impractical("a"),
    ),
    ExceptionKind.EARLY_YEARS_CLOSED: Ground(
        "Advice was asked of the early years setting's special needs lead while the setting was about to be, "
        "or was, closed for 4 weeks or more, and that made the limit impractical",
        _impractical("b"),
    ),
    ExceptionKind.PERSONAL_CIRCUMSTANCES: Ground(
        "Exceptional personal circumstances affected the child, a parent or the young person in the period",
        _impractical("c"),
    ),
    ExceptionKind.ABSENT_FROM_AREA: Ground(
        "The child, a parent or the young person was away from the area for 4 continuous weeks or more in "
        "the period",
        _impractical("d"),
    ),
    ExceptionKind.ADVICE_PERSONAL_CIRCUMSTANCES: Ground(
        "Exceptional personal circumstances affected the child, a parent or the young person in the 6 weeks",
        regulation("8(2)"),
        verified=False,
    ),
    ExceptionKind.ADVICE_ABSENT_FROM_AREA: Ground(
        "The child, a parent or the young person was away from the area for 4 continuous weeks or more in "
        "the 6 weeks",
        regulation("8(2)"),
        verified=False,
    ),
    ExceptionKind.ADVICE_MISSED_APPOINTMENT: Ground(
        "The child or young person missed an appointment for an examination or test in the 6 weeks",
        regulation("8(2)"),
    ),
    ExceptionKind.COMPLAINT_EXTENDED: Ground(
        "The complaint is complex: the person was told why, and by when an answer is to be expected",
        Authority(
            "the council's complaints policy; Ombudsman's Complaint Handling Code", "complaints policy"
        ),
    ),
}

IMPRACTICAL_TO_COMPLY = (
    ExceptionKind.SCHOOL_CLOSED,
    ExceptionKind.EARLY_YEARS_CLOSED,
    ExceptionKind.PERSONAL_CIRCUMSTANCES,
    ExceptionKind.ABSENT_FROM_AREA,
)
ADVICE_IMPRACTICAL = (
    ExceptionKind.ADVICE_PERSONAL_CIRCUMSTANCES,
    ExceptionKind.ADVICE_ABSENT_FROM_AREA,
    ExceptionKind.ADVICE_MISSED_APPOINTMENT,
)


@dataclass(frozen=True)
class Period:
    """A length of time that the law names outside any deadline."""

    weeks: int
    months: int
    words: str
    authority: Authority

    @property
    def length(self) -> timedelta:
        """The weeks as days. Months have no fixed length and are not in it."""
        return timedelta(weeks=self.weeks)


CLOSURE_LASTS = Period(4, 0, "the shortest closure that is an exception", regulation("10(4)(a)"))
CLOSURE_LEAD = Period(
    1, 0, "how long before closing and re-opening the window stands", regulation("10(4)(a)")
)
ABSENCE_LASTS = Period(
    4, 0, "the shortest absence from the area that is an exception", regulation("10(4)(d)")
)
RECENTLY_ASSESSED = Period(
    0,
    6,
    "an assessment so recent that another request needs no notice under section 36(7), and that reassessment "
    "may be refused",
    both(section("36"), regulation("24")),
)
PERIODS = (CLOSURE_LASTS, CLOSURE_LEAD, ABSENCE_LASTS, RECENTLY_ASSESSED)
CLOSURE_NOTE = code_of_practice("9.42 and 9.43")


def closure_exception(first_closed_on: date, reopens_on: date, advice_requested_on: date) -> bool:
    """Whether advice was asked of a setting in the window that a long closure opens.

    The setting must be closed for 4 continuous weeks or more from `first_closed_on`, and the request must
    fall from a week before that day to a week before `reopens_on`, both included. True excuses nothing by
    itself: a person must record why the closure made the limit impractical.

    Errors: `WrongFactsError` when the setting re-opens before it closes.
    """
    if reopens_on < first_closed_on:
        raise WrongFactsError(
            f"reopens_on ({in_words(reopens_on)}) is before first_closed_on ({in_words(first_closed_on)})"
        )
    long_enough = reopens_on - first_closed_on >= CLOSURE_LASTS.length
    opens, closes = first_closed_on - CLOSURE_LEAD.length, reopens_on - CLOSURE_LEAD.length
    return long_enough and opens <= advice_requested_on <= closes
