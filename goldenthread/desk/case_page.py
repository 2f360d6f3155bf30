"""One case as a caseworker reads it: where it stands, the one next step, what is late, what is awaited, and the rest in
tabs. Read from the request with its story and its clocks."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import prefetch_related_objects
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from goldenthread import statute
from goldenthread.accounts import history
from goldenthread.accounts.roles import Permission
from goldenthread.casework.advising.models import GivenAdvice
from goldenthread.casework.next_step import NextStep, Status, next_step, status
from goldenthread.casework.stages import reopening
from goldenthread.casework.timeline import Event, timeline
from goldenthread.clocks.models import CONDITIONAL, WINDOWS, Clock, ClockChange
from goldenthread.desk import letter_page, record, ribbon
from goldenthread.desk.duty_words import clock_words, duty_words
from goldenthread.desk.ways_on import ways_on
from goldenthread.govuk.formats import against, counted, lower_first, plain_day

WEEK = timedelta(weeks=1)
FINAL = "plan_issued"
MARKED = {
    "assessment_decided": "decision whether to assess",
    "not_issuing_notified": "decision about a plan",
    FINAL: "final plan",
}
READS_SHOWN = 25


@dataclass(frozen=True)
class Deadline:
    """A clock in words, worked out for one day. `state` is "late", "running", "done", "done late" or "stopped"."""

    clock: Clock
    words: str
    state: str
    days: str

    @property
    def due(self) -> statute.Due:
        return self.clock.explain()


@dataclass(frozen=True)
class Bar:
    """The weeks from request to plan. `marks` are (week, what, done); `label` says the same for those who hear it."""

    week: int
    of: int
    marks: list[tuple[int, str, bool]]
    label: str


@dataclass(frozen=True)
class Awaited:
    """Something that others owe."""

    words: str
    asked_on: date | None = None
    due_on: date | None = None
    days: str = ""
    is_late: bool = False
    url: str = ""
    url_words: str = "it came"


@dataclass(frozen=True)
class CasePage:
    status: Status
    step: NextStep
    step_words: str
    step_days: str
    step_is_late: bool
    why: statute.Due | None
    button: tuple[str, str] | None
    bar: Bar | None
    awaited: list[Awaited]
    also_late: list[Deadline]
    deadlines: list[Deadline]
    ways: list[tuple[str, str]]
    menu: list[tuple[str, str]]
    may_record: bool
    letters_wanted: list
    letters_unsent: list
    after_refusal: letter_page.AfterRefusal | None


def case_page(case, *, user, today: date) -> CasePage:
    """`case` is a request fetched with its story; one query more reads its clocks."""
    clocks = list(Clock.objects.of_refs(case.story_refs))
    step = next_step(case, clocks, today)
    may_record = user.may(Permission.RECORD_FACTS)
    meant = _clock_of(step, clocks)
    deadlines = [deadline(clock, today) for clock in clocks]
    wanted, unsent = letter_page.offered(case) if may_record else ([], [])
    return CasePage(
        status=status(case, today),
        step=step,
        step_words=lower_first(step.words),
        step_days=_days(step.due_on, today),
        step_is_late=bool(step.due_on and step.due_on < today),
        why=meant.explain() if meant else None,
        button=_button(step, case) if may_record else None,
        bar=_bar(case, clocks, today),
        awaited=_awaited(case, step, clocks, today, may_record),
        also_late=[one for one in deadlines if one.state == "late" and one.clock != meant],
        deadlines=deadlines,
        ways=ways_on(case) if may_record else [],
        menu=record.menu(case) if may_record else [],
        may_record=may_record,
        letters_wanted=wanted,
        letters_unsent=unsent,
        after_refusal=letter_page.after_refusal(case) if may_record else None,
    )


def _days(due_on: date | None, today: date) -> str:
    """`in 9 days` or `3 days late`, to stand behind the day itself."""
    return against(due_on, today).removeprefix("due ") if due_on else ""


def _days_of(clock: Clock, today: date) -> str:
    """As above; a day after which only a refusal would be late has passed, and no more is known."""
    if clock.duty in CONDITIONAL and clock.due_on < today:
        return f"passed {counted((today - clock.due_on).days, 'day')} ago; late only if the answer is no"
    return _days(clock.due_on, today)


def _clock_of(step: NextStep, clocks) -> Clock | None:
    """The clock whose day the next step shows."""
    found = (c for c in clocks if c.is_running() and c.duty == step.duty_code and c.due_on == step.due_on)
    return next(found, None)


def _button(step: NextStep, case) -> tuple[str, str] | None:
    if step.action_name == "seek_advice":
        return "Ask everybody for advice", reverse("desk:ask_everyone", args=[case.ref])
    fact = record.BY_ACTION.get(step.action_name)
    return (f"Record: {lower_first(fact.title)}", record.url_of(fact, case)) if fact else None


def deadline(clock, today: date) -> Deadline:
    late = clock.days_late_on(today)
    if clock.is_running():
        state = "late" if late and clock.duty not in WINDOWS else "running"
        return Deadline(clock, clock_words(clock), state, _days_of(clock, today))
    if clock.stopped_on:
        stopped = f"no longer owed from {plain_day(clock.stopped_on)}"
        return Deadline(clock, clock_words(clock), "stopped", stopped)
    kept = f"{plain_day(clock.met_on)}, {against(clock.due_on, clock.met_on) if late else 'in time'}"
    return Deadline(clock, clock_words(clock), "done late" if late else "done", kept)


def clock_of(child, pk: int) -> Clock:
    """The child's own clock with this number; no other child's is found."""
    return get_object_or_404(Clock.objects.of_child(child).for_list(), pk=pk)


def corrections(clock):
    """What the clock said before facts were corrected, newest first."""
    return ClockChange.objects.of_clock(clock).corrections().for_list()


def _bar(case, clocks, today: date) -> Bar | None:
    """Only on the road from a request to a first plan: afterwards years are counted, and after an order its own weeks."""
    if case.received_on is None or not record.under_way(case) or reopening(case):
        return None
    of = statute.DUTIES[FINAL].limits[0].rule.weeks
    week = max(-(-(today - case.received_on) // WEEK), 1)
    marks = [_mark(case, clock) for clock in clocks if clock.duty in MARKED]
    said = "; ".join(f"week {at}: {what}, {'done' if done else 'due'}" for at, what, done in marks)
    return Bar(week, of, marks, f"Week {week} of {of} from request to final plan. {said}")


def _mark(case, clock) -> tuple[int, str, bool]:
    return (clock.due_on - case.received_on) // WEEK, MARKED[clock.duty], not clock.is_running()


def _awaited(case, step, clocks, today, may_record) -> list[Awaited]:
    """Advice not yet back, each with its own day; else what the next step itself waits for."""
    asked = (
        [one for one in case.assessment.advice.all() if not one.returned_on]
        if record.under_way(case) and hasattr(case, "assessment")
        else []
    )
    if not asked:
        return [Awaited(words) for words in step.waiting_for]
    dues = [clock for clock in clocks if clock.duty == "advice_returned" and clock.is_running()]
    given = set(GivenAdvice.objects.waiting().of_case(case).of_advice_alone()) if may_record else set()
    return [_advice_awaited(case, one, dues, today, may_record, one.pk in given) for one in asked]


def _advice_awaited(case, advice, dues, today, may_record, is_given) -> Awaited:
    due_on = next((c.due_on for c in dues if _is_of(c, advice)), None)
    received = record.BY_SLUG["advice-received"]
    return Awaited(
        words=f"Advice: {lower_first(advice.get_kind_display())}",
        asked_on=advice.requested_on,
        due_on=due_on,
        days=_days(due_on, today),
        is_late=bool(due_on and due_on < today),
        url=_on_from(case, advice, received, is_given) if may_record else "",
        url_words="given: look at it" if is_given else "it came",
    )


def _on_from(case, advice, received, is_given) -> str:
    """Advice that was given through its writers' page is looked at; any other is recorded by hand when it comes."""
    if is_given:
        return reverse("desk:case_advice", args=[case.ref, advice.pk])
    return record.url_of(received, case, advice=advice.pk)


def _is_of(clock, advice) -> bool:
    return clock.detail.split()[0] == advice.kind and clock.started_on == advice.clock_started_on


# Tabs


TIMELINE, DEADLINES, ADVICE, PLAN, PEOPLE, READS = (
    "timeline",
    "deadlines",
    "advice",
    "plan",
    "people",
    "reads",
)
TABS = {
    TIMELINE: "Timeline",
    DEADLINES: "Deadlines",
    ADVICE: "Advice",
    PLAN: "Plan",
    PEOPLE: "People",
    READS: "Who has seen this",
}
# Pages of their own beside the tabs: the service's letters and contacts are not for everybody who may open the case.
DOCUMENTS, LETTERS, CONTACTS = "documents", "letters", "contacts"
SERVICE_PAGES = {DOCUMENTS: "Documents", LETTERS: "Letters", CONTACTS: "Contacts"}


def tab_asked(query, user) -> str:
    """The tab that the address asks for. One that is not, or not theirs, does not exist."""
    asked = query.get("tab", TIMELINE)
    if asked not in TABS or (asked == READS and not user.may(Permission.VIEW_ACCESS_LOG)):
        raise Http404("There is no such tab.")
    return asked


def tabs(case, shown: str, user) -> list[tuple[str, str, bool]]:
    here = reverse("desk:case", args=[case.ref])
    own = [
        (label, here if key == TIMELINE else f"{here}?tab={key}", key == shown)
        for key, label in TABS.items()
        if key != READS or user.may(Permission.VIEW_ACCESS_LOG)
    ]
    if not user.may(Permission.RECORD_FACTS):
        return own
    beside = [
        (label, reverse(f"desk:{key}", args=[case.ref]), key == shown) for key, label in SERVICE_PAGES.items()
    ]
    return own + beside


def contents(case, shown: str) -> dict:
    """What the open tab prints, under its own name."""
    return _CONTENTS[shown](case)


def _timeline(case) -> dict:
    return {"events": _together(timeline(case))}


def _together(events: list[Event]) -> list[Event]:
    """What was written down at once about several, such as five requests for advice, is one line with five names."""
    groups: dict[tuple, list[Event]] = {}
    for number, event in enumerate(events):
        alone = number if event.corrections or not event.detail else None
        groups.setdefault((event.on, event.title, event.recorded_by, alone), []).append(event)
    return [replace(found[0], detail="; ".join(one.detail for one in found)) for found in groups.values()]


def _advice(case) -> dict:
    advice = list(case.assessment.advice.all()) if hasattr(case, "assessment") else []
    prefetch_related_objects(advice, "asked_of", "given", "steps")
    clocks = Clock.objects.of_subjects("request", [case.ref]).of_duty("advice_returned") if advice else []
    dues = list(clocks)
    return {"advice": [(one, next((c for c in dues if _is_of(c, one)), None)) for one in advice]}


def _plan(case) -> dict:
    plan = getattr(case, "plan", None)
    if plan is None:
        return {"plan": None}
    prefetch_related_objects([plan], "named_settings__setting", "placements__setting")
    reviews = sorted(
        plan.reviews.all(), key=lambda one: (one.meeting_on is not None, one.meeting_on), reverse=True
    )
    return {"plan": plan, "reviews": reviews}


def _people(case) -> dict:
    prefetch_related_objects([case.child], "guardianships__carer")
    return {"guardianships": case.child.guardianships.all()}


def _reads(case) -> dict:
    return {"entries": history.entries_of_child(case.child.ref)[:READS_SHOWN]}


def _nothing(case) -> dict:
    return {}


_CONTENTS: dict[str, Callable] = {
    TIMELINE: _timeline,
    DEADLINES: _nothing,
    ADVICE: _advice,
    PLAN: _plan,
    PEOPLE: _people,
    READS: _reads,
}


def thread_of(case, user) -> tuple[list, list]:
    """The ribbon and the indicators that this case counts in, for those who may see the scorecard."""
    if not user.may(Permission.VIEW_SCORECARD):
        return [], []
    counted_in = ribbon.counted_in(case.story_refs)
    return ribbon.of_case(counted_in), counted_in


def duty_of(fact: record.Fact, case) -> tuple[str, Clock] | None:
    """The limit that a fact meets, with its running clock, for the page that records it."""
    clocks = Clock.objects.of_refs(case.story_refs).running().of_duty(fact.duty) if fact.duty else []
    clock = next(iter(clocks), None)
    return (duty_words(fact.duty), clock) if clock else None
