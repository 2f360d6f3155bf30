"""What may excuse a late act, and the periods that those excuses turn on.

An exception never moves a due date: it is recorded with who, when and why, the date stays, and the act is
still owed as soon as practicable. Shortage of staff or of educational psychologists, a panel's timetable and
the search for a place are not exceptions.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from goldenthread.statute.counting import corresponding_day
from goldenthread.statute.errors import WrongFactsError
from goldenthread.statute.wording import (
    Authority,
    both,
    code_of_practice,
    counted,
    in_words,
    regulation,
    section,
)

IMPRACTICAL = "{0} and the same grounds in regulations 5(4), 10(4), 13(3) and 27(3)"


def _impractical(letter: str) -> Authority:
    found = regulation(f"10(4)({letter})")
    return Authority(IMPRACTICAL.format(found.full), f"{found.short} (also 5(4), 13(3), 27(3))")


@dataclass(frozen=True)
class Ground:
    """Why an act may be late, on what authority, and whether the text itself has been read.

    `facts` are the dates that test it, and `lasts` how many weeks an absence must be.
    """

    words: str
    authority: Authority
    verified: bool = True
    facts: tuple[str, ...] = ()
    lasts: int = 0


CLOSURE_FACTS = ("first_closed_on", "reopens_on", "advice_requested_on")
ABSENCE_FACTS = ("left_on", "back_on")


class ExceptionKind(Enum):
    """The grounds that the law allows. The value is the code to store."""

    SCHOOL_CLOSED = "school_closed"
    EARLY_YEARS_CLOSED = "early_years_closed"
    PERSONAL_CIRCUMSTANCES = "personal_circumstances"
    ABSENT_FROM_AREA = "absent_from_area"
    ADVICE_PERSONAL_CIRCUMSTANCES = "advice_personal_circumstances"
    ADVICE_ABSENT_FROM_AREA = "advice_absent_from_area"
    ADVICE_MISSED_APPOINTMENT = "advice_missed_appointment"
    ORDER_PLAN_IMPRACTICAL = "order_plan_impractical"
    ORDER_PERSONAL_CIRCUMSTANCES = "order_personal_circumstances"
    ORDER_ABSENT_FROM_AREA = "order_absent_from_area"
    ORDER_LATE_REPRESENTATIONS = "order_late_representations"
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

    @property
    def facts(self) -> tuple[str, ...]:
        """The dates that decide whether the ground is there; none where a person must judge it."""
        return GROUNDS[self].facts


GROUNDS = {
    ExceptionKind.SCHOOL_CLOSED: Ground(
        "Advice was asked of the head or principal while the school was about to be, or was, closed for 4 "
        "weeks or more, and that made the limit impractical",
        _impractical("a"),
        facts=CLOSURE_FACTS,
    ),
    ExceptionKind.EARLY_YEARS_CLOSED: Ground(
        "Advice was asked of the early years setting's special needs lead while the setting was about to be, "
        "or was, closed for 4 weeks or more, and that made the limit impractical",
        _impractical("b"),
        facts=CLOSURE_FACTS,
    ),
    ExceptionKind.PERSONAL_CIRCUMSTANCES: Ground(
        "Exceptional personal circumstances affected the child, a parent or the young person in the period",
        _impractical("c"),
    ),
    ExceptionKind.ABSENT_FROM_AREA: Ground(
        "The child, a parent or the young person was away from the area for 4 continuous weeks or more in "
        "the period",
        _impractical("d"),
        facts=ABSENCE_FACTS,
        lasts=4,
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
        facts=ABSENCE_FACTS,
        lasts=4,
    ),
    ExceptionKind.ADVICE_MISSED_APPOINTMENT: Ground(
        "The child or young person missed an appointment for an examination or test in the 6 weeks",
        regulation("8(2)"),
    ),
    ExceptionKind.ORDER_PLAN_IMPRACTICAL: Ground(
        "One of the circumstances of regulation 13(3) makes the limit impractical, such as a long closure of "
        "the setting whose advice is asked",
        both(regulation("44(3)"), regulation("13(3)")),
        facts=CLOSURE_FACTS,
    ),
    ExceptionKind.ORDER_PERSONAL_CIRCUMSTANCES: Ground(
        "Exceptional personal circumstances affected the child, a parent or the young person in the period",
        regulation("44(3)"),
    ),
    ExceptionKind.ORDER_ABSENT_FROM_AREA: Ground(
        "The child, a parent or the young person was away from the area for 2 continuous weeks or more in "
        "the period",
        regulation("44(3)"),
        facts=ABSENCE_FACTS,
        lasts=2,
    ),
    ExceptionKind.ORDER_LATE_REPRESENTATIONS: Ground(
        "The parent or young person wishes to give views on the draft after the 15 days have run",
        Authority("the Tribunal's guide SEND18 (1 November 2023)", "SEND18"),
        verified=False,
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
ORDER_IMPRACTICAL = (
    ExceptionKind.ORDER_PLAN_IMPRACTICAL,
    ExceptionKind.ORDER_PERSONAL_CIRCUMSTANCES,
    ExceptionKind.ORDER_ABSENT_FROM_AREA,
    ExceptionKind.ORDER_LATE_REPRESENTATIONS,
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
ABSENCE_AFTER_ORDER_LASTS = Period(
    2, 0, "the shortest absence that is an exception after a tribunal's order", regulation("44(3)")
)
RECENTLY_ASSESSED = Period(
    0,
    6,
    "an assessment so recent that another request needs no notice under section 36(7), and that reassessment "
    "may be refused",
    both(section("36(6)"), regulation("24")),
)
PERIODS = (CLOSURE_LASTS, CLOSURE_LEAD, ABSENCE_LASTS, ABSENCE_AFTER_ORDER_LASTS, RECENTLY_ASSESSED)
CLOSURE_NOTE = code_of_practice("9.42 and 9.43")


@dataclass(frozen=True)
class Span:
    """From one day to another, both included."""

    first_on: date
    last_on: date

    def holds(self, day: date) -> bool:
        return self.first_on <= day <= self.last_on


@dataclass(frozen=True)
class Finding:
    """Whether the dates bear out one ground. A true one excuses nothing by itself: a person must record why."""

    kind: ExceptionKind
    borne_out: bool
    words: str


def closure_window(first_closed_on: date, reopens_on: date) -> Span | None:
    """The days on which asking a closed setting for advice counts, or None when the closure is too short.

    Errors: `WrongFactsError` when the setting re-opens before it closes.
    """
    if reopens_on < first_closed_on:
        raise WrongFactsError(
            f"reopens_on ({in_words(reopens_on)}) is before first_closed_on ({in_words(first_closed_on)}): "
            "a setting re-opens after it closes"
        )
    if reopens_on - first_closed_on < CLOSURE_LASTS.length:
        return None
    return Span(first_closed_on - CLOSURE_LEAD.length, reopens_on - CLOSURE_LEAD.length)


def closure_exception(first_closed_on: date, reopens_on: date, advice_requested_on: date) -> bool:
    """Whether advice was asked of a setting in the window that a long closure opens.

    The setting must be closed for 4 continuous weeks or more from `first_closed_on`, and the request must
    fall from a week before that day to a week before `reopens_on`, both included. True excuses nothing by
    itself: a person must record why the closure made the limit impractical.

    Errors: `WrongFactsError` when the setting re-opens before it closes.
    """
    window = closure_window(first_closed_on, reopens_on)
    return window is not None and window.holds(advice_requested_on)


def days_away(left_on: date, back_on: date, period: Span) -> int:
    """Days of an absence that lie in a period: from the first day away to the day before the first day back.

    Errors: `WrongFactsError` when the return is before the leaving.
    """
    if back_on < left_on:
        raise WrongFactsError(
            f"back_on ({in_words(back_on)}) is before left_on ({in_words(left_on)}): one returns after leaving"
        )
    away = min(back_on, period.last_on + timedelta(days=1)) - max(left_on, period.first_on)
    return max(away.days, 0)


def findings(
    kinds: tuple[ExceptionKind, ...], facts: Mapping[str, date], period: Span
) -> tuple[Finding, ...]:
    """What the dates given say of each ground that dates can test.

    `period` is the duty's own, from its start to its last day. Errors: `WrongFactsError`.
    """
    tested = [kind for kind in kinds if kind.facts and all(fact in facts for fact in kind.facts)]
    return tuple(_finding(kind, facts, period) for kind in tested)


def _finding(kind: ExceptionKind, facts: Mapping[str, date], period: Span) -> Finding:
    if kind.facts == CLOSURE_FACTS:
        borne_out, words = _closure(
            facts["first_closed_on"], facts["reopens_on"], facts["advice_requested_on"]
        )
    else:
        borne_out, words = _absence(facts["left_on"], facts["back_on"], period, GROUNDS[kind].lasts)
    then = (
        "It may be recorded, with why it made the limit impractical; the date does not move"
        if borne_out
        else "It is no exception"
    )
    return Finding(kind, borne_out, f"{words} {then}.")


def _closure(first_closed_on: date, reopens_on: date, asked_on: date) -> tuple[bool, str]:
    window = closure_window(first_closed_on, reopens_on)
    closed = f"Closed from {in_words(first_closed_on)} to re-opening on {in_words(reopens_on)}: "
    closed += f"{counted((reopens_on - first_closed_on).days, 'day')}, of {CLOSURE_LASTS.length.days} needed."
    if window is None:
        return False, closed
    opens = f"Advice must be asked from {in_words(window.first_on)} to {in_words(window.last_on)}"
    return window.holds(asked_on), f"{closed} {opens}; it was asked on {in_words(asked_on)}."


def _absence(left_on: date, back_on: date, period: Span, weeks: int) -> tuple[bool, str]:
    needed = timedelta(weeks=weeks).days
    away = days_away(left_on, back_on, period)
    words = f"Away from {in_words(left_on)} to the return on {in_words(back_on)}: "
    return away >= needed, f"{words}{counted(away, 'day')} within the period, of {needed} needed."


def assessed_recently(assessed_on: date, requested_on: date) -> bool:
    """Whether an assessment lies less than 6 months before another request.

    If so no notice under section 36(7) is owed and reassessment may be refused; the decision on the request is
    still due in its own time. Errors: `WrongFactsError` when the assessment comes after the request.
    """
    if requested_on < assessed_on:
        raise WrongFactsError(
            f"requested_on ({in_words(requested_on)}) is before assessed_on ({in_words(assessed_on)}): this asks "
            "of a request after an assessment"
        )
    return requested_on <= recently_assessed_until(assessed_on)


def recently_assessed_until(assessed_on: date) -> date:
    """The last day on which a request falls within the 6 months of an assessment.

    The months end with the day before the corresponding date, or before the last day of a shorter month: section
    36(6)(b) asks whether there was an assessment "during the previous six months".
    """
    return corresponding_day(assessed_on, RECENTLY_ASSESSED.months)[0] - timedelta(days=1)
