"""Every duty by its code, and the day on which it falls due."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches

from goldenthread.statute.calendars import ENGLAND, Calendar, working_day_on_or_before
from goldenthread.statute.chapters import ALL_DUTIES
from goldenthread.statute.complaints import ComplaintPolicy
from goldenthread.statute.duty import Bound, Duty, Kind, Limit, Pick
from goldenthread.statute.errors import (
    NotInForceError,
    OutsideCalendarError,
    StatuteError,
    UndatedError,
    UnknownDutyError,
    WrongFactsError,
)
from goldenthread.statute.exceptions import ExceptionKind, Finding, Span, findings
from goldenthread.statute.tribunal_time import TRIBUNAL_CLOSES, tribunal_day, why_moved
from goldenthread.statute.wording import Authority, counted, in_words, listed, with_weekday

BORN_ON = "born_on"
MET_ON = "met_on"


@dataclass(frozen=True, kw_only=True)
class Due:
    """When a duty falls due, and why.

    `due_on` is the strict reading and the only one that decides lateness; for `Bound.FIRST_DAY` it is the
    first day on which the act is lawful. `raw_on` is the day before the Tribunal's rules move it, and
    otherwise `due_on`. `by_time` is the hour by which the act must be done, where one is set.
    `last_working_day` is `due_on` or the working day before it; None where that is not known, or where acting
    sooner would be too soon. `why` is rule, start and arithmetic in sentences; `steps` the same as a list.
    `customary_on` is None when no other reading is in use, or when its fact was not given. `findings` is what
    dates given say of the exceptions. `outcome` says whether the act, done on `met_on`, was in time.
    """

    code: str
    title: str
    due_on: date
    raw_on: date
    by_time: str
    last_working_day: date | None
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
    findings: tuple[Finding, ...]
    met_on: date | None
    outcome: str
    duty: Duty

    @property
    def strict_on(self) -> date:
        return self.due_on

    @property
    def next_step_from(self) -> date | None:
        """The first day on which the next step may follow a window; None for a long-stop."""
        if self.bound is Bound.FIRST_DAY:
            return self.due_on
        return self.due_on + timedelta(days=1) if self.bound is Bound.WINDOW else None


@dataclass(frozen=True)
class Register:
    """A body of duties to ask: the law here, or the law with a council's own duties or a regime to come."""

    duties: tuple[Duty, ...]

    def with_duties(self, *duties: Duty) -> "Register":
        """The same register with more duties.

        One of the same code and policy takes over from the day it comes into force; cases that started before
        that day keep the old one. Errors: `StatuteError` when two would start on one day.
        """
        return Register(_distinct((*self.duties, *duties)))

    def by_code(self) -> dict[str, Duty]:
        """One duty for each code: of several versions, the first."""
        found: dict[str, Duty] = {}
        for duty in self.duties:
            found.setdefault(duty.code, duty)
        return found

    def versions_of(self, code: str) -> tuple[Duty, ...]:
        """Every version of a duty, in the order of the register. Errors: `UnknownDutyError`."""
        found = tuple(duty for duty in self.duties if duty.code == code)
        if not found:
            raise UnknownDutyError(_unknown(code, self.by_code()))
        return found

    def due_from(
        self,
        code: str,
        facts: Mapping[str, date],
        *,
        policy: str | None = None,
        calendar: Calendar = ENGLAND,
    ) -> Due:
        """The day on which the duty falls due. Errors: as for `due`."""
        versions = _under(policy, self.versions_of(code))
        _check_kinds(code, facts)
        duty = _in_force(versions, facts)
        try:
            return _reckon(duty, facts, calendar)
        except OutsideCalendarError as error:
            raise OutsideCalendarError(f"{code} from {_given(duty, facts)}: {error}") from error
        except (OverflowError, ValueError) as error:
            if isinstance(error, StatuteError):
                raise
            raise OutsideCalendarError(
                f"{code} from {_given(duty, facts)}: the day falls outside the years 1 to 9999"
            ) from error


def _distinct(duties: tuple[Duty, ...]) -> tuple[Duty, ...]:
    seen: set[tuple[str, str, date]] = set()
    for duty in duties:
        key = (duty.code, duty.policy, duty.in_force_from)
        if key in seen:
            started = in_words(duty.in_force_from)
            raise StatuteError(f"{duty.code} is in the register twice from {started} under one policy")
        seen.add(key)
    return duties


LAW = Register(ALL_DUTIES)
DUTIES: dict[str, Duty] = LAW.by_code()
"""One duty for each code: of several versions, the one used unless another policy is asked for."""
_adopted = [LAW]


def standing() -> Register:
    """The register that `due` asks when it is given none."""
    return _adopted[-1]


def adopt(register: Register) -> None:
    """Makes a register the standing one, for a process that starts with duties of its own configuration.

    To be called once, before any day is worked out. `DUTIES` follows.
    """
    _adopted[:] = [register]
    DUTIES.clear()
    DUTIES.update(register.by_code())


def due(
    code: str,
    *,
    policy: str | ComplaintPolicy | None = None,
    calendar: Calendar = ENGLAND,
    register: Register | None = None,
    **facts: date,
) -> Due:
    """The day on which the duty falls due, worked out from the facts that start it.

    `policy` picks between regimes of one duty: the name of one here, or a council's own. Each fact is a date
    named as the duty names it (`DUTIES[code].required_facts`). Two kinds of fact may be added: `met_on`, the day
    on which the act was done, and the dates that test an exception (`DUTIES[code].exception_facts`).

    Errors: `UnknownDutyError`, `WrongFactsError`, `NotInForceError`, `UndatedError`, `OutsideCalendarError`; all
    are `StatuteError`.
    """
    return due_from(code, facts, policy=policy, calendar=calendar, register=register)


def due_from(
    code: str,
    facts: Mapping[str, date],
    *,
    policy: str | ComplaintPolicy | None = None,
    calendar: Calendar = ENGLAND,
    register: Register | None = None,
) -> Due:
    """`due`, for facts that are already gathered by name."""
    if isinstance(policy, ComplaintPolicy):
        register, policy = Register(policy.duties()), policy.name
    return (register or standing()).due_from(code, facts, policy=policy, calendar=calendar)


def versions_of(code: str) -> tuple[Duty, ...]:
    """Every version of a duty in the standing register. Errors: `UnknownDutyError`."""
    return standing().versions_of(code)


def _unknown(code: str, codes: Iterable[str]) -> str:
    known = sorted(codes)
    near = get_close_matches(code, known, n=1)
    meant = f"; did you mean {near[0]}?" if near else "."
    return f"no duty is called {code!r}{meant} The codes are {', '.join(known)}."


def _under(policy: str | None, versions: tuple[Duty, ...]) -> tuple[Duty, ...]:
    wanted = versions[0].policy if policy is None else policy
    found = tuple(duty for duty in versions if duty.policy == wanted)
    if not found:
        known = listed(sorted({duty.policy for duty in versions if duty.policy}) or ["no policy at all"])
        raise UnknownDutyError(f"{versions[0].code} has no policy called {wanted!r}; it has {known}")
    return found


def _check_kinds(code: str, facts: Mapping[str, date]) -> None:
    for name, value in facts.items():
        # A moment is refused as well: its day depends on where it is read.
        if type(value) is not date:
            raise WrongFactsError(f"{code}: {name} must be a date; it is {value!r}")


def _in_force(versions: tuple[Duty, ...], facts: Mapping[str, date]) -> Duty:
    """The newest version that takes these facts and applied when the first of them happened."""
    newest_first = sorted(versions, key=lambda duty: duty.in_force_from, reverse=True)
    dated = [duty for duty in newest_first if duty.dated]
    if not dated:
        _refuse_undated(versions[0])
    fitting = [duty for duty in dated if not any(_misfits(duty, facts))]
    for duty in fitting:
        if duty.in_force_on(_started_on(duty, facts)):
            _check_order(duty, facts)
            return duty
    if fitting:
        raise NotInForceError(_not_in_force(fitting, facts))
    raise WrongFactsError(_wrong_facts(_meant(dated, facts), facts))


def _refuse_undated(duty: Duty) -> None:
    soon = ": it is owed as soon as practicable" if duty.as_soon_as_practicable else ""
    raise UndatedError(
        f"{duty.code} has no number of days{soon}; it is met by {duty.met_by} ({duty.authority.short})"
    )


def _misfits(duty: Duty, facts: Mapping[str, date]) -> tuple[list[str], list[str]]:
    """Facts that are missing, and facts that the duty does not know."""
    known = (*duty.required_facts, *duty.optional_facts, *duty.exception_facts, MET_ON)
    missing = [name for name in duty.required_facts if name not in facts]
    for kind in duty.exceptions:
        if any(fact in facts for fact in kind.facts):
            missing += [fact for fact in kind.facts if fact not in facts and fact not in missing]
    return missing, [name for name in facts if name not in known]


def _meant(versions: list[Duty], facts: Mapping[str, date]) -> Duty:
    """Of versions that all refuse the facts, the one in force when they happened."""
    first = min(facts.values(), default=None)
    return next((duty for duty in versions if first and duty.in_force_on(first)), versions[-1])


def _wrong_facts(duty: Duty, facts: Mapping[str, date]) -> str:
    missing, strange = _misfits(duty, facts)
    wrong = [f"lacks {listed(missing)}"] if missing else []
    wrong += [f"does not know {listed(strange)}"] if strange else []
    takes = listed([_described(duty, name) for name in duty.required_facts])
    optional = [*duty.optional_facts, MET_ON, *duty.exception_facts]
    return f"{duty.code} {' and '.join(wrong)}; it takes {takes}, and may be given {listed(optional)}"


def _described(duty: Duty, name: str) -> str:
    return f"{name} ({duty.events[name]})"


def _started_on(duty: Duty, facts: Mapping[str, date]) -> date:
    """The day that decides which version applies: the first fact other than a birth.

    A duty counted from a birth alone is judged by the day on which it falls due.
    """
    days = [facts[name] for name in duty.required_facts if name != BORN_ON]
    return min(days) if days else duty.limits[0].rule.last_day(facts[BORN_ON])


def _not_in_force(versions: list[Duty], facts: Mapping[str, date]) -> str:
    duty = versions[-1]
    started = in_words(_started_on(duty, facts))
    spans = "; ".join(_span(version) for version in reversed(versions))
    return f"{duty.code} did not apply on {started}; it applies {spans}"


def _span(duty: Duty) -> str:
    until = f" to {in_words(duty.in_force_to)}" if duty.in_force_to else ""
    return f"from {in_words(duty.in_force_from)}{until}"


def _check_order(duty: Duty, facts: Mapping[str, date]) -> None:
    pairs = list(duty.order)
    if not duty.counts_back:
        pairs += [(limit.fact, MET_ON) for limit in duty.limits if limit.fact in facts and limit.required]
    for earlier, later in pairs:
        if earlier in facts and later in facts and facts[later] < facts[earlier]:
            raise WrongFactsError(
                f"{duty.code}: {later} ({in_words(facts[later])}) is before {earlier} "
                f"({in_words(facts[earlier])}); {_order_rule(duty, earlier, later)}"
            )


def _order_rule(duty: Duty, earlier: str, later: str) -> str:
    followed = "what it is counted from" if later == MET_ON else duty.events[earlier]
    event = "the act" if later == MET_ON else duty.events[later]
    return f"{later} ({event}) must be the same day as {earlier} ({followed}) or later"


def _given(duty: Duty, facts: Mapping[str, date]) -> str:
    return listed([f"{name} {in_words(facts[name])}" for name in duty.required_facts])


def _reckon(duty: Duty, facts: Mapping[str, date], calendar: Calendar) -> Due:
    limits = _limits_that_bind(duty, facts)
    pick = min if duty.pick is Pick.EARLIEST else max
    raw_on = pick(limit.rule.last_day(facts[limit.fact], calendar) for limit in limits)
    last_on = tribunal_day(raw_on, calendar) if duty.tribunal_time else raw_on
    due_on = last_on + timedelta(days=1) if duty.bound is Bound.FIRST_DAY else last_on
    last_working_day, unknown = _working_day(duty, due_on, calendar)
    steps = (
        *_sums(duty, limits, facts, calendar, raw_on),
        *_moves(duty, raw_on, last_on, due_on, last_working_day),
    )
    customary_on, customary_why = _customary(duty, facts, calendar)
    period = Span(min(facts[limit.fact] for limit in limits), due_on)
    met_on = facts.get(MET_ON)
    return Due(
        code=duty.code,
        title=duty.title,
        due_on=due_on,
        raw_on=raw_on,
        by_time=TRIBUNAL_CLOSES if duty.tribunal_time and duty.bound is Bound.LONG_STOP else "",
        last_working_day=last_working_day,
        customary_on=customary_on,
        customary_why=customary_why,
        why=" ".join(steps),
        steps=steps,
        authority=duty.authority,
        kind=duty.kind,
        bound=duty.bound,
        verified=duty.verified,
        doubt=" ".join(part for part in (duty.doubt, unknown) if part),
        exceptions=duty.exceptions,
        findings=findings(duty.exceptions, facts, period),
        met_on=met_on,
        outcome=_outcome(duty, due_on, met_on),
        duty=duty,
    )


def _limits_that_bind(duty: Duty, facts: Mapping[str, date]) -> tuple[Limit, ...]:
    known = [limit for limit in duty.limits if limit.fact in facts]
    replaced = {limit.replaces for limit in known}
    return tuple(limit for limit in known if limit.fact not in replaced)


def _working_day(duty: Duty, due_on: date, calendar: Calendar) -> tuple[date | None, str]:
    """The working day to act by, and what is not known about it."""
    if duty.bound is Bound.FIRST_DAY:
        return None, ""
    try:
        return working_day_on_or_before(due_on, calendar=calendar), ""
    except OutsideCalendarError:
        years = f"{calendar.first_year} to {calendar.last_year}"
        return None, f"Bank holidays are known for {years} only, so the last working day is not given."


def _sums(
    duty: Duty, limits: tuple[Limit, ...], facts: Mapping[str, date], calendar: Calendar, raw_on: date
) -> list[str]:
    sums = [f"{_sentence(limit.rule.explain(limit.event, facts[limit.fact], calendar))}." for limit in limits]
    if len(limits) > 1:
        sums.append(f"{_sentence(duty.pick.value)} of these is {with_weekday(raw_on)}.")
    return sums


def _moves(duty: Duty, raw_on: date, last_on: date, due_on: date, worked_on: date | None) -> list[str]:
    """What becomes of the picked day: the Tribunal's rules, the day after, or the working day before."""
    said = []
    if last_on != raw_on:
        said.append(f"That day is {why_moved(raw_on)}: {with_weekday(last_on)}.")
    if duty.bound is Bound.FIRST_DAY:
        return [*said, f"The first lawful day is the one after: {with_weekday(due_on)}."]
    if duty.tribunal_time:
        return [*said, f"It must be done by {TRIBUNAL_CLOSES}."]
    return [*said, _not_worked(duty.bound, worked_on)] if worked_on not in (None, due_on) else said


def _not_worked(bound: Bound, worked_on: date | None) -> str:
    if bound is Bound.WINDOW or worked_on is None:
        return "That is not a working day, and is still within the family's time."
    return f"That is not a working day and the date does not move: act by {with_weekday(worked_on)}."


def _outcome(duty: Duty, due_on: date, met_on: date | None) -> str:
    if met_on is None:
        return ""
    days = (met_on - due_on).days
    if duty.bound is Bound.LONG_STOP:
        return f"{counted(days, 'day')} late" if days > 0 else "in time"
    first = 0 if duty.bound is Bound.FIRST_DAY else 1
    return "not too soon" if days >= first else f"{counted(first - days, 'day')} too soon"


def _sentence(words: str) -> str:
    return words[0].upper() + words[1:]


def _customary(duty: Duty, facts: Mapping[str, date], calendar: Calendar) -> tuple[date | None, str]:
    if duty.customary is None or not duty.customary.reads(facts):
        return None, ""
    limit = duty.customary.limit
    start = facts[limit.fact]
    explained = _sentence(limit.rule.explain(limit.event, start, calendar))
    beside = [limit, *(known for known in duty.limits if known.optional and known.fact in facts)]
    pick = min if duty.pick is Pick.EARLIEST else max
    customary_on = pick(known.rule.last_day(facts[known.fact], calendar) for known in beside)
    return customary_on, f"{duty.customary.words} {explained}."
