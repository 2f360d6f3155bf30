"""What a duty is: something owed by a day, counted from dated facts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from goldenthread.statute.counting import Rule
from goldenthread.statute.exceptions import ExceptionKind
from goldenthread.statute.wording import Authority

PART_3_IN_FORCE = date(2014, 9, 1)


class Kind(Enum):
    """What stands behind a duty."""

    LAW = "law"
    GUIDANCE = "guidance"
    POLICY = "policy"


class Bound(Enum):
    """What the day means."""

    LONG_STOP = "the last day on which the act is in time"
    WINDOW = "the last day that the family must be given; the next step may follow from the day after"
    FIRST_DAY = "the first day on which the act is lawful"


class Pick(Enum):
    """Which day counts when several periods bind one duty."""

    EARLIEST = "the earliest"
    LATEST = "the latest"


@dataclass(frozen=True)
class Limit:
    """One period: the fact that starts it, that fact as a clause, and how the days are counted.

    A limit that `replaces` another fact's is optional; when its own fact is known it stands instead. An
    `optional` limit joins the others once its fact is known.
    """

    fact: str
    event: str
    rule: Rule
    replaces: str | None = None
    optional: bool = False

    @property
    def required(self) -> bool:
        return self.replaces is None and not self.optional


@dataclass(frozen=True)
class Customary:
    """A reading in use beside the strict one: shown, but never what decides whether an act was late.

    With `in_month` it is a reading only of events in that month.
    """

    limit: Limit
    words: str
    in_month: int | None = None

    def reads(self, facts: Mapping[str, date]) -> bool:
        """Whether its fact is known, and falls when this reading is in use."""
        day = facts.get(self.limit.fact)
        return day is not None and self.in_month in (None, day.month)


@dataclass(frozen=True, kw_only=True)
class Duty:
    """Something owed, by when, and on what authority.

    `reference` is the row of the fact sheet. Several `limits` bind together: `pick` says which day counts. No
    limit means that the law gives no number of days. `tribunal_time` moves the picked day as the Tribunal's
    rules do. `order` names pairs of facts of which the second follows the first. `in_force_to` is the last day on which a duty could start
    under this version. `policy` names the regime of a policy and is empty for law and guidance. `verified` is
    whether the text that gives the period has been read in a primary or quoted source; `doubt` says what is
    open. `only_if` is the decision on which alone the duty is owed: until it is taken nobody is late, and when
    it goes the other way nothing was owed.
    """

    code: str
    reference: str
    title: str
    limits: tuple[Limit, ...]
    met_by: str
    authority: Authority
    kind: Kind = Kind.LAW
    bound: Bound = Bound.LONG_STOP
    as_soon_as_practicable: bool = False
    in_force_from: date = PART_3_IN_FORCE
    in_force_to: date | None = None
    verified: bool = True
    doubt: str = ""
    customary: Customary | None = None
    exceptions: tuple[ExceptionKind, ...] = ()
    policy: str = ""
    pick: Pick = Pick.EARLIEST
    tribunal_time: bool = False
    order: tuple[tuple[str, str], ...] = ()
    only_if: str = ""

    @property
    def dated(self) -> bool:
        return bool(self.limits)

    @property
    def required_facts(self) -> tuple[str, ...]:
        return tuple(limit.fact for limit in self.limits if limit.required)

    @property
    def optional_facts(self) -> tuple[str, ...]:
        facts = [limit.fact for limit in self.limits if not limit.required]
        if self.customary and self.customary.limit.fact not in self.required_facts:
            facts.append(self.customary.limit.fact)
        return tuple(facts)

    @property
    def exception_facts(self) -> tuple[str, ...]:
        """The facts with which an exception can be tested, beside those that start the duty."""
        return tuple(dict.fromkeys(fact for kind in self.exceptions for fact in kind.facts))

    @property
    def events(self) -> dict[str, str]:
        """Each fact of the duty as a clause: "the request was received"."""
        limits = [*self.limits, *([self.customary.limit] if self.customary else [])]
        return {limit.fact: limit.event for limit in reversed(limits)}

    @property
    def counts_back(self) -> bool:
        """Whether the day may lie before the event that it is counted from."""
        return any(limit.rule.counts_back for limit in self.limits)

    def in_force_on(self, day: date) -> bool:
        return self.in_force_from <= day and (self.in_force_to is None or day <= self.in_force_to)
