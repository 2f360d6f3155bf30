"""What was late, by how much, and what the law said: read from the clocks, never reckoned a second time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from goldenthread import statute
from goldenthread.casework.duties import advice_of
from goldenthread.casework.timeline import Event
from goldenthread.statute.counting import corresponding_day
from goldenthread.statute.wording import counted, in_words, listed, section

DAY = timedelta(days=1)
PROVISION = "provision_secured"
# Read afterwards: the law's own title speaks of a time before it was known whether a notice would come.
TOLD_AFTERWARDS = {"amended_plan_cap": "Send the amended plan (no notice of amendments was sent)"}


@dataclass(frozen=True)
class LawSaid:
    """`words` give the period, `met_by` what would have met the duty, `doubt` what is open about the text."""

    words: str
    met_by: str
    authority: str
    doubt: str


@dataclass(frozen=True)
class Evidence:
    """A fact of the record from which the fault follows."""

    on: date
    title: str
    detail: str
    recorded_by: str
    key: str


@dataclass(frozen=True)
class Fault:
    """A duty that was late, or provision that was missing.

    `due_on` is the last lawful day, None for provision, which is owed all the time: there `started_on` and `done_on`
    are the first and the last day without it, both counted. `days_late` counts days past the last lawful day, or days
    without provision, up to the day of reading when it goes on (`is_open`). `lateness` says the same in words, `why`
    the arithmetic. `key` is that of its entry in the story, `ref` the record it belongs to.
    """

    key: str
    ref: str
    duty_code: str
    title: str
    started_on: date
    due_on: date | None
    done_on: date | None
    stopped_on: date | None
    days_late: int
    is_open: bool
    lateness: str
    law_said: LawSaid
    why: str
    is_excepted: bool
    evidence: tuple[Evidence, ...] = ()

    @property
    def missing_for(self) -> str:
        """How long provision was missing, in words."""
        return length_in_words(self.started_on, self.started_on + timedelta(days=self.days_late))


def length_in_words(first: date, after: date) -> str:
    """Whole months by the corresponding date, and the days left over: "7 months and 3 days". `after` is not counted.

    The same day of the month as the first is a whole month later; where a month is too short, its last day.
    """
    months = (after.year - first.year) * 12 + after.month - first.month
    if corresponding_day(first, months)[0] > after:
        months -= 1
    days = (after - corresponding_day(first, months)[0]).days
    parts = [counted(number, unit) for number, unit in ((months, "month"), (days, "day")) if number]
    return listed(parts) if parts else counted(0, "day")


def title_of(clock) -> str:
    """The duty in the law's words, and of advice whose it is."""
    title = TOLD_AFTERWARDS.get(clock.duty, clock.title)
    return f"{title}: {advice_of(clock.detail)}" if clock.duty == "advice_returned" else title


def key_of(clock, what: str) -> str:
    """What a clock's entry in the story is called: the same as long as the clock runs from the same subject."""
    return f"{what}:{clock.duty}:{clock.subject_ref}:{clock.detail}"


def is_fault(clock, today: date) -> bool:
    """Past its last lawful day, done or not. Days that a family must be given end, and nobody is late."""
    if statute.DUTIES[clock.duty].bound is not statute.Bound.LONG_STOP:
        return False
    return clock.days_late_on(today) > 0


def fault_of(clock, due: statute.Due, facts: Iterable[Event], today: date) -> Fault:
    """`due` is the clock's own explanation, `facts` are the dated facts of the child's story."""
    return Fault(
        key=key_of(clock, "passed"),
        ref=clock.subject_ref,
        duty_code=clock.duty,
        title=title_of(clock),
        started_on=clock.started_on,
        due_on=clock.due_on,
        done_on=clock.met_on,
        stopped_on=clock.stopped_on,
        days_late=clock.days_late_on(today),
        is_open=clock.is_running(),
        lateness=_lateness(clock, today),
        law_said=_law_said(due),
        why=f"{due.why} {_ended(clock, today)}",
        is_excepted=clock.is_excepted,
        evidence=tuple(_evidence(clock, facts)),
    )


def _lateness(clock, today: date) -> str:
    late = f"{counted(clock.days_late_on(today), 'day')} late"
    if clock.is_running():
        return f"{late}, and not done"
    return late if clock.met_on else f"{late} when it was owed no longer"


def _law_said(due: statute.Due) -> LawSaid:
    """The periods are those that the explanation names: some replace others once a later fact is known."""
    limits = [limit for limit in due.duty.limits if limit.rule.words(limit.event)[1:] in due.why]
    periods = listed([limit.rule.words(limit.event) for limit in limits])
    picked = f", {due.duty.pick.value} of these" if len(limits) > 1 else ""
    soon = "As soon as practicable, and in any event within" if due.duty.as_soon_as_practicable else "Within"
    return LawSaid(f"{soon} {periods}{picked}.", due.duty.met_by, due.authority.full, due.doubt)


def _ended(clock, today: date) -> str:
    """The other end of the sum: when it was done, how long that took from the start, and so how late."""
    ended_on = clock.met_on or clock.stopped_on or today
    did = {True: "It was done on", False: "It was not done, and owed no longer from"}[
        clock.met_on is not None
    ]
    if clock.is_running():
        did = "It had not been done by"
    took = length_in_words(clock.started_on, ended_on)
    late = counted(clock.days_late_on(today), "day")
    return f"{did} {in_words(ended_on)}, {took} after the time began to run and {late} after the last lawful day."


def _evidence(clock, facts: Iterable[Event]) -> Iterable[Evidence]:
    """What the record holds of the clock's own subject on the days between which it ran."""
    days = {clock.started_on, clock.met_on, clock.stopped_on}
    advice = advice_of(clock.detail).partition(" (")[0] if clock.duty == "advice_returned" else ""
    for fact in facts:
        other_advice = fact.kind.startswith("advice.") and (not advice or advice != fact.detail)
        if fact.on in days and clock.subject_ref in fact.refs and not other_advice:
            yield _as_evidence(fact)


def _as_evidence(fact: Event) -> Evidence:
    return Evidence(fact.on, fact.title, fact.detail, fact.recorded_by, fact.key)


# Provision that is missing


def gap_fault(gap, facts: Iterable[Event], today: date) -> Fault:
    """The plan's provision is owed on every day; no clock runs, and so no day is the last lawful one."""
    last_on = gap.until_on or today
    after = max(last_on, gap.from_on) + DAY
    length = length_in_words(gap.from_on, after)
    goes_on = "" if gap.until_on else ", and still missing"
    authority = section("42(2)")
    return Fault(
        key=f"provisiongap.from_on:{gap.pk}",
        ref=gap.plan.ref,
        duty_code=PROVISION,
        title=f"Secure the provision in the plan: {gap.what}",
        started_on=gap.from_on,
        due_on=None,
        done_on=gap.until_on,
        stopped_on=None,
        days_late=(after - gap.from_on).days,
        is_open=gap.until_on is None,
        lateness=f"{length} missing" if gap.until_on else f"{length} missing so far",
        law_said=LawSaid(
            "At all times while the plan is maintained; the law gives no number of days.",
            "the special educational provision that the plan specifies, delivered",
            authority.full,
            "",
        ),
        why=f"Missing from {in_words(gap.from_on)} to {in_words(last_on)}, both days counted: {length}{goes_on}.",
        is_excepted=False,
        evidence=tuple(
            _as_evidence(fact)
            for fact in facts
            if fact.kind.startswith("provisiongap.") and fact.key.endswith(f":{gap.pk}")
        ),
    )
