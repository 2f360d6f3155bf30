"""Where clocks come from. The parts above register, in their app's `ready()`, how their facts become duties."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from goldenthread import statute


class RunningDuty(NamedTuple):
    """One row of the table of clocks, as the facts say it ought to be. A tuple, since a county has hundreds of thousands."""

    duty: str
    subject_kind: str
    subject_ref: str
    detail: str
    child_id: int
    started_on: date
    due_on: date
    met_on: date | None = None
    stopped_on: date | None = None
    is_excepted: bool = False
    district_id: int | None = None
    officer_id: int | None = None


KEY = RunningDuty._fields[:4]
ATTRIBUTES = RunningDuty._fields[4:]


def facts_from_start(clock) -> dict[str, date]:
    """Most duties start from one fact, and the clock keeps its day."""
    (fact,) = statute.DUTIES[clock.duty].required_facts
    return {fact: clock.started_on}


def no_policy(clock) -> None:
    """The law decides, and guidance."""


@dataclass(frozen=True)
class Source:
    """One kind of subject. `running` gives the duties of all its subjects, or only of those with the given refs;
    `facts_of` gives the facts from which a clock's day was worked out, and `policy_of` the local policy.

    `is_local` says that local policy and bank holidays decide its days, so that these clocks are worked out again
    when either is changed. What counts in weeks and months is moved by neither.
    """

    kind: str
    running: Callable[[Sequence[str] | None], Iterator[RunningDuty]]
    facts_of: Callable[..., dict[str, date]] = facts_from_start
    policy_of: Callable[..., statute.ComplaintPolicy | None] = no_policy
    is_local: bool = False


SOURCES: dict[str, Source] = {}


def register(source: Source) -> None:
    SOURCES[source.kind] = source


@lru_cache(maxsize=2**17)
def due_on(
    code: str,
    *,
    policy: statute.ComplaintPolicy | None = None,
    calendar: statute.Calendar = statute.ENGLAND,
    **facts: date,
) -> date | None:
    """The last lawful day, or None for a duty that did not exist when it would have started.

    Who asks for a duty that is counted in working days gives the `calendar` with the bank holidays proclaimed since.
    Cached because a county's cases start on a few thousand different days.
    """
    try:
        return statute.due(code, policy=policy, calendar=calendar, **facts).due_on
    except statute.NotInForceError:
        return None


def ending(met_on: date | None, *stops: date | None) -> dict[str, date | None]:
    """How a duty ended: met, or stopped by the first of the facts that end it unmet. What came first counts."""
    stopped_on = min((day for day in stops if day), default=None)
    if met_on and (stopped_on is None or met_on <= stopped_on):
        return {"met_on": met_on, "stopped_on": None}
    return {"met_on": None, "stopped_on": stopped_on}
