"""When a written notice counts as served: by how it went, and the day on which it left.

Service is not the same as sending. A time that the authority must keep is measured against the day of sending; a time
that the family must be given runs from service; the time for an appeal runs from the day on which the notice was sent.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from goldenthread.statute.calendars import ENGLAND, Calendar, working_days_after
from goldenthread.statute.wording import Authority, counted, in_words

POST = Authority(
    "Interpretation Act 1978, section 7, with the courts' practice direction on service by post",
    "Interpretation Act 1978, s 7",
)
BY_AGREEMENT = Authority(
    "Education Act 1996, section 572, where the person has agreed to be written to in this way",
    "Education Act 1996, s 572",
)
IN_PERSON = Authority(
    "Education Act 1996, section 572, delivered to the person or left at their address",
    "Education Act 1996, s 572",
)


class Manner(Enum):
    """How a notice goes."""

    EMAIL = "email"
    FIRST_CLASS = "first_class"
    SECOND_CLASS = "second_class"
    BY_HAND = "by_hand"


@dataclass(frozen=True)
class ServiceRule:
    """`working_days` after the day on which it left; nought is the day itself. `verified` is whether the text that gives
    them was read in a primary or quoted source."""

    working_days: int
    authority: Authority
    verified: bool

    @property
    def words(self) -> str:
        if not self.working_days:
            return "on the day on which it was delivered"
        return f"{counted(self.working_days, 'working day')} after posting, unless the contrary is proved"


RULES = {
    Manner.EMAIL: ServiceRule(0, BY_AGREEMENT, verified=False),
    Manner.FIRST_CLASS: ServiceRule(2, POST, verified=True),
    Manner.SECOND_CLASS: ServiceRule(4, POST, verified=True),
    Manner.BY_HAND: ServiceRule(0, IN_PERSON, verified=False),
}


def deemed_served_on(manner: Manner, left_on: date, *, calendar: Calendar = ENGLAND) -> date:
    """The day on which a notice that left on a day counts as served. Errors: `OutsideCalendarError`.

    >>> deemed_served_on(Manner.FIRST_CLASS, date(2024, 12, 23))
    datetime.date(2024, 12, 27)
    """
    return working_days_after(left_on, RULES[manner].working_days, calendar=calendar)


def service_in_words(manner: Manner, left_on: date, *, calendar: Calendar = ENGLAND) -> str:
    """The day, and why."""
    rule, day = RULES[manner], deemed_served_on(manner, left_on, calendar=calendar)
    return f"{in_words(day)}: {rule.words} ({rule.authority.short})"
