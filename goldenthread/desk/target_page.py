"""What an indicator is held against, with its history, and where the limits of its chart begin again."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.http import Http404

from goldenthread.accounts import history
from goldenthread.accounts.roles import Permission
from goldenthread.desk.kpi_page import chart_of, published_months, shown_to
from goldenthread.desk.setting_page import written
from goldenthread.indicators import Month
from goldenthread.indicators.rag import Rating
from goldenthread.indicators.spc import FEWEST_POINTS
from goldenthread.people.models import District
from goldenthread.publications.shapes import Chart
from goldenthread.scorecard import target_actions
from goldenthread.scorecard.cards import Card, KpiView, Level
from goldenthread.scorecard.models import Rebase, Target


@dataclass(frozen=True)
class Place:
    """The whole area, or a district with levels of its own: what it is held against, and its figure in the month."""

    name: str
    levels: tuple[Level, ...]
    words: str = "No figure"
    fraction_words: str = ""
    rag: Rating = "unrated"


@dataclass(frozen=True)
class TargetPage:
    card: Card
    places: tuple[Place, ...]
    entries: tuple[history.Entry, ...]
    may_set: bool


def target_page(code: str, month: Month, *, user) -> TargetPage:
    """Raises KeyError for a code that nobody knows."""
    view = shown_to(user, code, month, None)
    return TargetPage(
        card=view.card,
        places=tuple(_places(view)),
        entries=tuple(map(_without_code, history.changes_of(Target, Rebase, code=code))),
        may_set=user.may(Permission.SET_TARGETS),
    )


def _without_code(entry: history.Entry) -> history.Entry:
    """The page is about one indicator: its code says nothing on every line."""
    return replace(entry, changes=[change for change in entry.changes if change.field != "code"])


def _places(view: KpiView) -> list[Place]:
    card = view.card
    rows = {row.group.name: row for row in view.breakdowns.get("district", ())}
    whole = Place(
        "Whole area", _of(view, ""), card.value_words or card.state_words, card.fraction_words, card.rag
    )
    return [whole] + [
        Place(name, _of(view, name), rows[name].value_words, rows[name].fraction_words, rows[name].rag)
        if name in rows
        else Place(name, _of(view, name))
        for name in sorted({level.place for level in view.levels if level.place})
    ]


def _of(view: KpiView, place: str) -> tuple[Level, ...]:
    return tuple(level for level in view.levels if level.place == place)


def districts() -> list[str]:
    return [district.name for district in District.objects.all()]


def target_numbered(code: str, pk: int | None) -> Target | None:
    """The one to change; None for a new one. One that there is not, or that is another indicator's, is 404."""
    if pk is None:
        return None
    found = Target.objects.of_code(code).filter(pk=pk).first()
    if found is None:
        raise Http404("There is no such target.")
    return found


def answers_of(target: Target | None) -> dict:
    """What the form shows before anything is typed."""
    if target is None:
        return {"kind": "target", "revision": ""}
    return {
        "kind": target.kind,
        "district": target.group,
        "label": target.label,
        "value": target.value,
        "period": target.period,
        "source": target.source,
        "revision": target.revision,
    }


def set_target(form, code: str, target: Target | None, by) -> bool:
    return written(target_actions.set_target, form, by=by, code=code, target=target)


def remove_target(form, target: Target, by) -> bool:
    return written(target_actions.remove_target, form, by=by, target=target)


@dataclass(frozen=True)
class RebasePage:
    """`choices`: the months from which limits may begin. `since`: figures since the last new baseline."""

    card: Card
    chart: Chart | None
    rebases: tuple[Rebase, ...]
    choices: tuple[Month, ...]
    since: int

    @property
    def lacking(self) -> int:
        """How many figures are still to come before there is an icon again."""
        return max(0, FEWEST_POINTS - self.since)


def rebase_page(code: str, month: Month, *, user) -> RebasePage:
    """Raises KeyError for a code that nobody knows."""
    view = shown_to(user, code, month, None)
    begun = tuple(Rebase.objects.of_code(code))
    known = [point.month for point in view.series if point.value is not None]
    last = max((one.month_on for one in begun if one.month_on <= month.last), default=None)
    taken = {one.month_on for one in begun}
    return RebasePage(
        card=view.card,
        chart=chart_of(view.card, view.series, published_months(), begun),
        rebases=begun,
        choices=tuple(reversed([each for each in known[1:] if each.first not in taken])),
        since=len([each for each in known if last is None or each.first >= last]),
    )


def rebase_numbered(code: str, pk: int) -> Rebase:
    found = Rebase.objects.of_code(code).filter(pk=pk).first()
    if found is None:
        raise Http404("The limits do not begin again there.")
    return found


def begin_again(form, code: str, by) -> bool:
    return written(target_actions.rebase, form, by=by, code=code)
