"""Exceptions that raise themselves: red indicators, late or contradicted actions, risks that no mitigation moves.

They follow what is known: one that no longer holds goes, unless somebody has spoken of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from goldenthread.assurance import challenging
from goldenthread.assurance.models import Action
from goldenthread.assurance.risks import standing
from goldenthread.assurance.risks.standing import Standing
from goldenthread.assurance.rounds import figures
from goldenthread.assurance.rounds.models import Round, RoundException, Update
from goldenthread.govuk.formats import lower_first
from goldenthread.publications.wording import full_date

Kind = RoundException.Kind
Subject = tuple[str, Any]  # what an exception is about: its kind, and the action, the code or the risk


@dataclass(frozen=True)
class Cause:
    """Something that is off track. `why` says it with its figures."""

    kind: str
    why: str
    action_id: int | None = None
    kpi_code: str = ""
    risk_id: int | None = None

    @property
    def subject(self) -> Subject:
        return self.kind, self.action_id or self.kpi_code or self.risk_id


def subject(held: RoundException) -> Subject:
    return held.kind, held.action_id or held.kpi_code or held.risk_id


def causes(held: Round, day: dt.date) -> Iterator[Cause]:
    """What is off track on a day, in the figures of the round's month."""
    for code, card in figures.cards_now(held).items():
        if card.rag == "red":
            yield Cause(Kind.KPI, f"{card.title}: {figures.words(card)}.", kpi_code=code)
    actions = Action.objects.of_plan(held.improvement_plan_id).monitored().in_order()
    yield from _of_actions(actions.for_rules_about_ratings(), day, _explained(held))
    for each in standing.register(held.improvement_plan, day):
        if why := _off_course(held, each):
            yield Cause(Kind.RISK, why, risk_id=each.risk.pk)


def _of_actions(actions: Iterable[Action], day: dt.date, explained: Mapping[int, str]) -> Iterator[Cause]:
    for action in actions:
        if found := challenging.off_track(action, day):
            reason = explained.get(action.pk, "")
            said = " ".join(each.words for each in found)
            why = f"{said} The owner says why it stands: {lower_first(reason)}" if reason else said
            yield Cause(Kind.ACTION, why, action_id=action.pk)


def _explained(held: Round) -> dict[int, str]:
    submitted = Update.objects.of_round(held).submitted().exclude(reason_it_stands="")
    return dict(submitted.values_list("action", "reason_it_stands"))


def _off_course(held: Round, each: Standing) -> str:
    """What the board should know of a risk: that it grew since the month began, and that nothing moves it."""
    if not each.is_open:
        return ""
    moved = standing.move(each, held.month_on)
    grown = (
        f"Its score went {moved.words} since {full_date(held.month_on)}." if moved and moved.step > 0 else ""
    )
    return " ".join(said for said in (grown, _unmoved(each)) if said)


def _unmoved(each: Standing) -> str:
    if not each.is_unmoved:
        return ""
    last = each.latest
    said = f"Scored {last.residual}" if last else f"Graded {each.said.severity_after}"
    why = f" It is said why: {lower_first(each.explained.words)}" if each.explained else ""
    return f"{said} before its mitigations and after.{why}"


def bring_up_to_date(held: Round, *, at: dt.datetime) -> None:
    """Within somebody's write: raise what is off track, say again what still is, drop what no longer is."""
    standing = RoundException.objects.of_round(held)
    _follow(held, causes(held, timezone.localdate(at)), standing, at)


def look_again(update: Update, *, at: dt.datetime) -> None:
    """The same for one action, after something was said of it."""
    action, explained = update.action, {update.action_id: update.reason_it_stands}
    followed = [action] if action.is_followed else []
    standing = RoundException.objects.of_round(update.round).filter(action=action)
    _follow(update.round, _of_actions(followed, timezone.localdate(at), explained), standing, at)


def _follow(
    held: Round, causes: Iterable[Cause], standing: Iterable[RoundException], at: dt.datetime
) -> None:
    found = {cause.subject: cause for cause in causes}
    known = {subject(each): each for each in standing}
    for key, cause in found.items():
        if key not in known:
            _raise(held, cause, at)
        elif known[key].raised_by_id is None and known[key].why != cause.why:
            known[key].why = cause.why
            known[key].save()
    for key, each in known.items():
        if key not in found and not each.is_spoken_of:
            each.delete()


def _raise(held: Round, cause: Cause, at: dt.datetime) -> None:
    RoundException.objects.create(
        round=held,
        kind=cause.kind,
        action_id=cause.action_id,
        kpi_code=cause.kpi_code,
        risk_id=cause.risk_id,
        why=cause.why,
        raised_at=at,
    )
