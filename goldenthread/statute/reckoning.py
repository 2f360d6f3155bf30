"""Every duty by its code, and the day on which it falls due."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches

from goldenthread.statute import annual_review, assessment, complaints, transfers
from goldenthread.statute.calendars import ENGLAND, Calendar, working_day_on_or_before
from goldenthread.statute.complaints import ComplaintPolicy
from goldenthread.statute.duty import Bound, Duty, Kind, Limit
from goldenthread.statute.errors import (
    NotInForceError,
    OutsideCalendarError,
    UndatedError,
    UnknownDutyError,
    WrongFactsError,
)
from goldenthread.statute.exceptions import ExceptionKind
from goldenthread.statute.wording import Authority, in_words, listed, with_weekday

ALL_DUTIES: tuple[Duty, ...] = assessment.DUTIES + annual_review.DUTIES + transfers.DUTIES + complaints.DUTIES
"""Every version of every duty; versions of one code are told apart by policy and dates of force."""


def _first_versions() -> dict[str, Duty]:
    found: dict[str, Duty] = {}
    for duty in ALL_DUTIES:
        found.setdefault(duty.code, duty)
    return found


DUTIES: dict[str, Duty] = _first_versions()
"""One duty for each code: of several versions, the one used unless another policy is asked for."""


@dataclass(frozen=True, kw_only=True)
class Due:
    """When a duty falls due, and why.

    `due_on` is the strict reading and the only one that decides lateness. `last_working_day` is that day, or
    the working day before it. `why` is rule, start and arithmetic in sentences; `steps` the same as a list.
    `customary_on` is None when no other reading is in use, or when its fact was not given.
    """

    code: str
    title: str
    due_on: date
    last_working_day: date
    customary_on: date | None
    customary_why: str
    why: str
    steps: tuple[str, ...]
    authority: Authority
    kind: Kind
    bound: Bound
    verified: bool
    doubt: str
    exceptions: tuple[ExceptionKind, ...]
    duty: Duty

    @property
    def strict_on(self) -> date:
        return self.due_on

    @property
    def next_step_from(self) -> date | None:
        """The first day on which the next step may follow a window; None for a long-stop."""
        return self.due_on + timedelta(days=1) if self.bound is Bound.WINDOW else None


def due(
    code: str, *, policy: str | ComplaintPolicy | None = None, calendar: Calendar = ENGLAND, **facts: date
) -> Due:
    """The day on which the duty falls due, worked out from the facts that start it.

    `policy` picks between regimes of one duty: the name of one here, or a council's own. Each fact is a date
    named as the duty names it (`DUTIES[code].required_facts`).

    Errors: `UnknownDutyError`, `WrongFactsError`, `NotInForceError`, `UndatedError`, `OutsideCalendarError`; all are `StatuteError`.
    """
    return due_from(code, facts, policy=policy, calendar=calendar)


def due_from(
    code: str,
    facts: Mapping[str, date],
    *,
    policy: str | ComplaintPolicy | None = None,
    calendar: Calendar = ENGLAND,
) -> Due:
    """`due`, for facts that are already gathered by name."""
    versions = _under(policy, _versions(code, policy))
    _check(versions[0], facts, calendar)
    duty = _in_force(versions, facts)
    return _reckon(duty, facts, calendar)


def versions_of(code: str) -> tuple[Duty, ...]:
    """Every version of a duty, in the order in which they are tried. Errors: `UnknownDutyError`."""
    return _versions(code, None)


def _versions(code: str, policy: str | ComplaintPolicy | None) -> tuple[Duty, ...]:
    register = policy.duties() if isinstance(policy, ComplaintPolicy) else ALL_DUTIES
    found = tuple(duty for duty in register if duty.code == code)
    if not found:
        codes = sorted({duty.code for duty in register})
        near = get_close_matches(code, codes, n=1)
        meant = f"; did you mean {near[0]}?" if near else "."
        raise UnknownDutyError(f"no duty is called {code!r}{meant} The codes are {', '.join(codes)}.")
    return found


def _under(policy: str | ComplaintPolicy | None, versions: tuple[Duty, ...]) -> tuple[Duty, ...]:
    name = policy.name if isinstance(policy, ComplaintPolicy) else policy
    wanted = versions[0].policy if name is None else name
    found = tuple(duty for duty in versions if duty.policy == wanted)
    if not found:
        known = listed(sorted({duty.policy for duty in versions if duty.policy}) or ["no policy at all"])
        raise UnknownDutyError(f"{versions[0].code} has no policy called {wanted!r}; it has {known}")
    return found


def _check(duty: Duty, facts: Mapping[str, date], calendar: Calendar) -> None:
    if not duty.dated:
        soon = ": it is owed as soon as practicable" if duty.as_soon_as_practicable else ""
        raise UndatedError(f"{duty.code} has no number of days{soon} ({duty.authority.short})")
    known = duty.required_facts + duty.optional_facts
    missing = [name for name in duty.required_facts if name not in facts]
    strange = [name for name in facts if name not in known]
    if missing or strange:
        raise WrongFactsError(_wrong_facts(duty, missing, strange))
    for name, value in facts.items():
        # A moment is refused as well: its day depends on where it is read.
        if type(value) is not date:
            raise WrongFactsError(f"{duty.code}: {name} must be a date; it is {value!r}")
        if not calendar.covers(value):
            years = f"{calendar.first_year} to {calendar.last_year}"
            raise OutsideCalendarError(
                f"{duty.code}: {name} is {in_words(value)}; bank holidays are known for {years}"
            )


def _wrong_facts(duty: Duty, missing: list[str], strange: list[str]) -> str:
    wrong = [f"lacks {listed(missing)}"] if missing else []
    wrong += [f"does not know {listed(strange)}"] if strange else []
    takes = listed(duty.required_facts)
    takes += f", and may be given {listed(duty.optional_facts)}" if duty.optional_facts else ""
    return f"{duty.code} {' and '.join(wrong)}; it takes {takes}"


def _in_force(versions: tuple[Duty, ...], facts: Mapping[str, date]) -> Duty:
    """The version that applied on the day of the first fact to happen."""
    started_on = min(facts[name] for name in versions[0].required_facts)
    for duty in versions:
        if duty.in_force_on(started_on):
            return duty
    spans = "; ".join(_span(duty) for duty in versions)
    raise NotInForceError(f"{versions[0].code} did not apply on {in_words(started_on)}; it applies {spans}")


def _span(duty: Duty) -> str:
    until = f" to {in_words(duty.in_force_to)}" if duty.in_force_to else ""
    return f"from {in_words(duty.in_force_from)}{until}"


def _reckon(duty: Duty, facts: Mapping[str, date], calendar: Calendar) -> Due:
    limits = _limits_that_bind(duty, facts)
    due_on = min(limit.rule.last_day(facts[limit.fact], calendar) for limit in limits)
    last_working_day = working_day_on_or_before(due_on, calendar=calendar)
    steps = _steps(limits, facts, calendar, duty.bound, due_on, last_working_day)
    customary_on, customary_why = _customary(duty, facts, calendar)
    return Due(
        code=duty.code,
        title=duty.title,
        due_on=due_on,
        last_working_day=last_working_day,
        customary_on=customary_on,
        customary_why=customary_why,
        why=" ".join(steps),
        steps=steps,
        authority=duty.authority,
        kind=duty.kind,
        bound=duty.bound,
        verified=duty.verified,
        doubt=duty.doubt,
        exceptions=duty.exceptions,
        duty=duty,
    )


def _limits_that_bind(duty: Duty, facts: Mapping[str, date]) -> tuple[Limit, ...]:
    known = [limit for limit in duty.limits if limit.fact in facts]
    replaced = {limit.replaces for limit in known}
    return tuple(limit for limit in known if limit.fact not in replaced)


def _steps(
    limits: tuple[Limit, ...],
    facts: Mapping[str, date],
    calendar: Calendar,
    bound: Bound,
    due_on: date,
    worked_on: date,
) -> tuple[str, ...]:
    steps = [
        f"{_sentence(limit.rule.explain(limit.event, facts[limit.fact], calendar))}." for limit in limits
    ]
    if len(limits) > 1:
        steps.append(f"The earliest of these is {with_weekday(due_on)}.")
    if worked_on != due_on:
        steps.append(_not_worked(bound, worked_on))
    return tuple(steps)


def _not_worked(bound: Bound, worked_on: date) -> str:
    if bound is Bound.WINDOW:
        return "That is not a working day, and is still within the family's time."
    return f"That is not a working day and the date does not move: act by {with_weekday(worked_on)}."


def _sentence(words: str) -> str:
    return words[0].upper() + words[1:]


def _customary(duty: Duty, facts: Mapping[str, date], calendar: Calendar) -> tuple[date | None, str]:
    if duty.customary is None or duty.customary.limit.fact not in facts:
        return None, ""
    limit = duty.customary.limit
    start = facts[limit.fact]
    explained = _sentence(limit.rule.explain(limit.event, start, calendar))
    return limit.rule.last_day(start, calendar), f"{duty.customary.words} {explained}."
