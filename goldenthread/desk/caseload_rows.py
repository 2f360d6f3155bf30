"""Cases as lines of somebody's work: the one next step of each, its day, what arrived and what is waited for. The same
lines stand on a caseworker's own list and on an officer's page for the manager. However many cases, the same queries.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.urls import reverse

from goldenthread import statute
from goldenthread.casework.caseload.querysets import NEVER, OF_A_PLAN, OF_A_REQUEST
from goldenthread.casework.next_step import NextStep, Status, next_step, status
from goldenthread.clocks.models import Clock
from goldenthread.desk.caseload_forms import CaseFilter
from goldenthread.desk.duty_words import clock_words
from goldenthread.govuk import keyset
from goldenthread.govuk.formats import against, counted, lower_first, plain_day
from goldenthread.govuk.sorting import Sorting
from goldenthread.people import bank_holidays

SOON = 10  # working days ahead, as on the first page
NEWS = timedelta(weeks=1)  # what arrived within it is told of
REQUESTS, PLANS = "requests", "plans"
KINDS = {REQUESTS: OF_A_REQUEST, PLANS: OF_A_PLAN}
NAMED = {REQUESTS: "request under way,requests under way", PLANS: "plan,plans"}
SORTED_BY = {
    "due": ("soonest_on", "pk"),
    "child": ("child__surname", "child__forename", "pk"),
}
SORTED_BY_AGE = {"received": ("received_on", "pk")}


@dataclass(frozen=True)
class CaseRow:
    """`due_on` is the day that presses first on the case, None where no duty runs; `covering_for` is the officer whose
    case it is where that is somebody else."""

    case: object
    status: Status
    step: NextStep
    due_on: date | None
    due_words: str
    days: str
    is_late: bool
    arrived: list[str]
    waits_for: list[str]
    covering_for: str = ""

    @property
    def url(self) -> str:
        return reverse("desk:case", args=[self.case.ref])

    @property
    def step_day(self) -> str:
        """The day of the step itself, where another duty presses sooner."""
        return f"by {plain_day(self.step.due_on)}" if self.step.due_on not in (None, self.due_on) else ""


@dataclass(frozen=True)
class Counts:
    cases: int
    late: int
    soon: int


def of_kind(held, what: str):
    """Of some cases, the requests under way or the plans that are kept."""
    return held.with_live_plan() if what == PLANS else held.under_way()


class Cases:
    """A list of cases, narrowed and sorted as an address asks. `held` are the cases that the list is of."""

    def __init__(self, held, query, today: date, words: str = ""):
        self.query, self.today, self.words = query, today, words
        self.form = CaseFilter(query)
        self.form.is_valid()
        self.what = PLANS if query.get("what") == PLANS else REQUESTS
        self.held = of_kind(held, self.what)
        if self.what == PLANS:
            del self.form.fields["stage"]
        keys = SORTED_BY | (SORTED_BY_AGE if self.what == REQUESTS else {})
        self.sorting = Sorting(query, keys, default="due")

    def asked(self, name: str) -> str:
        return self.form.cleaned_data.get(name) or ""

    @cached_property
    def soon_on(self) -> date:
        return statute.working_days_after(self.today, SOON, calendar=bank_holidays.calendar())

    @cached_property
    def counts(self) -> Counts:
        """Of the whole list, before it is narrowed."""
        return Counts(**self._pressed(self.held).counts_pressing(self.today, self.soon_on))

    def narrowed(self):
        found = self._pressed(self.held)
        if self.words:
            found = found.matching(self.words)
        if self.what == REQUESTS and self.asked("stage"):
            found = found.at_stage(self.asked("stage"))
        if self.asked("due") == "late":
            found = found.pressing(None, self.today - timedelta(days=1))
        if self.asked("due") == "soon":
            found = found.pressing(self.today, self.soon_on)
        return found

    @property
    def is_narrowed(self) -> bool:
        return bool(self.words or self.asked("due") or (self.what == REQUESTS and self.asked("stage")))

    @cached_property
    def page(self) -> keyset.KeyPage:
        base = self._pressed(type(self.held)(self.held.model))
        return keyset.page(
            self.narrowed().for_caseload(),
            self.query,
            self.sorting.fields,
            base=base,
            total=None if self.is_narrowed else self.counts.cases,
        )

    def everything(self):
        """The whole list as it is narrowed and sorted, for a file."""
        return self.narrowed().for_caseload().order_by(*self.sorting.fields)

    def _pressed(self, found):
        return found.with_soonest(self.today, KINDS[self.what])

    def rows(self, cases: Sequence, covered: dict[int, str] | None = None) -> list[CaseRow]:
        """The lines of some of the cases. One query more: their clocks."""
        refs = [ref for case in cases for ref in case.story_refs]
        clocks: dict[str, list[Clock]] = {}
        for clock in Clock.objects.of_refs(refs).for_next_step() if refs else ():
            clocks.setdefault(clock.subject_ref, []).append(clock)
        return [self._row(case, clocks, covered or {}) for case in cases]

    def _row(self, case, clocks, covered: dict[int, str]) -> CaseRow:
        mine = [clock for ref in case.story_refs for clock in clocks.get(ref, ())]
        step = next_step(case, mine, self.today)
        running = [clock for clock in mine if clock.is_running()]
        due_on = None if case.soonest_on == NEVER else case.soonest_on
        return CaseRow(
            case=case,
            status=status(case, self.today),
            step=step,
            due_on=due_on,
            due_words=_duty_of(running, due_on, self.today),
            days=against(due_on, self.today) if due_on else "",
            is_late=bool(due_on and due_on < self.today),
            arrived=arrived(case, self.today),
            waits_for=[*(lower_first(one) for one in step.waiting_for), *_asked(case)],
            covering_for=covered.get(case.officer_id, ""),
        )

    @property
    def sentence(self) -> str:
        """`41 requests under way: 6 late, 9 more due in the next 10 working days.`"""
        counts = self.counts
        if not counts.cases:
            return f"No {NAMED[self.what].partition(',')[0]}."
        late = f"{counts.late:,} late" if counts.late else "none late"
        soon = f"{counts.soon:,} due in the next {SOON} working days"
        return f"{counted(counts.cases, NAMED[self.what])}: {late}, {soon}."

    def cleared(self, here: str) -> str:
        """The list with nothing asked, of the same kind."""
        return f"{here}?what={PLANS}" if self.what == PLANS else here

    def tabs(self, here: str) -> list[tuple[str, str, bool]]:
        named = {REQUESTS: ("Requests", here), PLANS: ("Plans", f"{here}?what={PLANS}")}
        return [(label, url, what == self.what) for what, (label, url) in named.items()]


def _duty_of(clocks: Iterable[Clock], due_on: date | None, today: date) -> str:
    """What falls due on the day that presses first."""
    found = (clock for clock in clocks if clock.due_on == due_on and clock.is_foreseen_on(today))
    return next((clock_words(clock) for clock in found), "") if due_on else ""


def arrived(case, today: date) -> list[str]:
    """What others sent within the last week, newest first."""
    assessment = getattr(case, "assessment", None)
    advice = assessment.advice.all() if assessment else ()
    found = [(one.returned_on, f"{one.get_kind_display()}'s advice") for one in advice]
    found += [(one.answered_on, f"Answer of {one.setting}") for one in case.consultations.all()]
    new = sorted(((on, words) for on, words in found if on and today - NEWS <= on <= today), reverse=True)
    return [f"{words}, {plain_day(on)}" for on, words in new]


def _asked(case) -> Iterable[str]:
    return (
        f"the answer of {one.setting}"
        for one in case.consultations.all()
        if one.answered_on is None and one.withdrawn_on is None
    )
