"""A panel as it is read: the cases before it that this person may see, its pack, and what is still to be recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.shortcuts import get_object_or_404
from django.urls import reverse

from goldenthread.accounts import access
from goldenthread.accounts.models import User
from goldenthread.accounts.roles import Permission
from goldenthread.casework.models import Request
from goldenthread.casework.panels import questions
from goldenthread.casework.panels.models import Panel, PanelItem, Question
from goldenthread.clocks.models import Clock
from goldenthread.desk import record
from goldenthread.govuk import paging
from goldenthread.govuk.formats import against

LOOKED_AT, OFFERED = 60, 15


@dataclass(frozen=True)
class Before:
    """A case before the panel. `due_on` is the day that presses, None where none runs; `next_fact` is what is still to be
    recorded on the case, as (words, address)."""

    item: PanelItem
    due_on: date | None
    days: str
    next_fact: tuple[str, str] | None


@dataclass(frozen=True)
class PanelPage:
    panel: Panel
    cases: tuple[Before, ...]
    unseen: int  # cases of other teams, which this person may not open
    may_hold: bool

    @property
    def is_open(self) -> bool:
        return self.panel.closed_at is None


def listed(query, case: Request | None = None):
    """One page of the panels, the newest first; for a case those before which it can be put."""
    panels = Panel.objects.newest_first()
    return paging.page(panels.open_for(questions.asked_by(case)) if case else panels, query)


def panel_numbered(pk: int) -> Panel:
    return get_object_or_404(Panel.objects.for_page(), pk=pk)


def panel_page(panel: Panel, user, today: date) -> PanelPage:
    """Reading a list of children's cases is written down, once for the list."""
    items = PanelItem.objects.of_panel(panel)
    seen = list(items.visible_to(user.only_as(Permission.RECORD_FACTS)).for_page())
    if seen:
        access.record_list(user, kind="cases before a panel", count=len(seen), page="panel")
    due = _days_that_press(panel, seen)
    return PanelPage(
        panel=panel,
        cases=tuple(_before(item, due.get(item.request.ref), today) for item in seen),
        unseen=items.count() - len(seen),
        may_hold=user.may(Permission.HOLD_PANELS),
    )


def _days_that_press(panel: Panel, items: list[PanelItem]) -> dict[str, date]:
    refs = [item.request.ref for item in items]
    duty = questions.DUTY[Question(panel.question)]
    running = Clock.objects.of_subjects("request", refs).running().of_duty(duty)
    return dict(running.values_list("subject_ref", "due_on"))


def _before(item: PanelItem, due_on: date | None, today: date) -> Before:
    slug = questions.follows(item)
    fact = record.BY_SLUG[slug] if slug else None
    return Before(
        item=item,
        due_on=due_on,
        days=against(due_on, today) if due_on else "",
        next_fact=(fact.title, record.url_of(fact, item.request)) if fact else None,
    )


def waiting(panel: Panel, user) -> list[tuple[Request, date]]:
    """The cases that ask the panel's question, those whose day comes soonest first; for people who may record."""
    clocks = Clock.objects.visible_to(user.only_as(Permission.RECORD_FACTS)).running()
    soonest = clocks.of_duty(questions.DUTY[Question(panel.question)]).soonest_first()[:LOOKED_AT]
    days = {clock.subject_ref: clock.due_on for clock in soonest}
    before = set(PanelItem.objects.of_panel(panel).values_list("request__ref", flat=True))
    cases = {case.ref: case for case in Request.objects.called(set(days) - before)}
    asking = [ref for ref in days if ref in cases and not questions.why_not(panel.question, cases[ref])]
    return [(cases[ref], days[ref]) for ref in asking[:OFFERED]]


def case_called(user, ref: str, page: str) -> Request:
    return access.get(
        Request,
        user,
        ref.strip().upper(),
        may=Permission.RECORD_FACTS,
        page=page,
        base=Request.objects.with_story(),
    )


def item_of(panel: Panel, case: Request) -> PanelItem:
    found = PanelItem.objects.of_panel(panel).for_page().prefetch_related("conflicts__member")
    return get_object_or_404(found, request=case)


def said_before(item: PanelItem) -> dict:
    """What the form begins with: what the panel said already, to be corrected."""
    aside = {f"aside_{one.member_id}": one.words for one in item.conflicts.all()}
    return {"outcome": item.outcome, "reasons": item.reasons, "revision": item.revision} | aside


def chairs():
    return User.objects.who_may(Permission.HOLD_PANELS)


def url_of(panel: Panel) -> str:
    return reverse("desk:panel", args=[panel.pk])
