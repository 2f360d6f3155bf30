"""Bringing the improvement plan held here into line with a document, and saying what that changed.

Called by `actions.import_document` inside its transaction. Nothing is deleted silently: what the document no longer
names is kept and reported, unless the caller asked for it to be replaced, when an action is retired and a risk closed;
a rating that differs is added beside the earlier ones; an action that differs keeps its earlier state (`plan_history`).
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from auditlog.context import auditlog_value
from django.core.exceptions import ValidationError
from django.db import router
from django.db.models import Model, ProtectedError, RestrictedError
from django.db.models.deletion import Collector

from goldenthread.accounts.errors import Refused
from goldenthread.assurance import ratings
from goldenthread.assurance.models import (
    Action,
    ActionChange,
    ActionKpi,
    ActionOwner,
    Area,
    EarlierTitle,
    Evidence,
    HighImpactMeasure,
    ImprovementPlan,
    Mitigation,
    PlanKpi,
    PlanVersion,
    Rating,
    Risk,
    SubTheme,
)
from goldenthread.assurance.plan_history import versions
from goldenthread.assurance.plan_history.changing import (
    change_monitoring,
    keep_fetched,
    last_change,
    says_the_same,
    state,
)
from goldenthread.assurance.planfile import PlanDocument, document
from goldenthread.assurance.planfile.values import MONTH_YEAR, month_of, year_of
from goldenthread.assurance.risks import importing as register_again
from goldenthread.people.today import this_moment, today
from goldenthread.publications.wording import month_name
from goldenthread.scorecard.models import Target
from goldenthread.scorecard.target_actions import import_target
from goldenthread.statute.wording import in_words

UNTITLED = "Improvement plan"
RISK_FIELDS = ("dated_on", "title", "severity_before", "severity_after", "progress")
NOUNS = {
    Area: "area",
    SubTheme: "sub-theme",
    Action: "action",
    Rating: "rating",
    PlanKpi: "indicator",
    HighImpactMeasure: "headline measure",
    Target: "target",
    Risk: "risk",
}


@dataclass
class Changes:
    """What an import did, counted by noun ("action"), with a sentence for each thing that changed."""

    created: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    unchanged: Counter[str] = field(default_factory=Counter)
    removed: Counter[str] = field(default_factory=Counter)
    sentences: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)  # held here, not in the document, left as they were

    @property
    def anything(self) -> bool:
        return bool(self.created or self.changed or self.removed)


@dataclass(frozen=True)
class Beside:
    """That a document is a plan of its own, which follows the one in force from a day on."""

    kind: str
    began_on: dt.date


def bring_into_line(
    wanted: PlanDocument,
    *,
    by: Any,
    source_name: str,
    source_digest: str,
    replace: bool,
    beside: Beside | None = None,
) -> tuple[ImprovementPlan, Changes]:
    held = None if beside else _plan_meant(wanted)
    _refuse_another_plan(held, wanted, replace)
    source = {"source_name": source_name, "source_digest": source_digest, "imported_by": by}
    plan = held or ImprovementPlan(imported_at=this_moment(), **source)
    if beside:
        _put_beside(plan, wanted, beside)
    changes = Changes()
    _plan_itself(plan, wanted, changes)
    _Import(plan, wanted, by, replace, changes).run()
    if changes.anything:  # an import that changes nothing leaves no trace, not even its date
        for name, value in source.items():
            setattr(plan, name, value)
        plan.imported_at = this_moment()
        _save(plan, "the plan")
    if held is None:
        versions.keep(
            plan, agreed_on=_first_day(wanted), agreed_where="", words=f"As in {source_name}.", by=by
        )
    return plan, changes


def _plan_meant(wanted: PlanDocument) -> ImprovementPlan | None:
    """The plan that bears the document's title, else the one in force."""
    titled = ImprovementPlan.objects.titled(wanted.title).first() if wanted.title else None
    return titled or ImprovementPlan.objects.current()


def _put_beside(plan: ImprovementPlan, wanted: PlanDocument, beside: Beside) -> None:
    """The plan in force ends on the day before this one begins."""
    before = ImprovementPlan.objects.current()
    title = wanted.title or UNTITLED
    if ImprovementPlan.objects.titled(title).exists():
        raise Refused(f"A plan called “{title}” is held already: give this one a title of its own.")
    if beside.kind not in ImprovementPlan.Kind.values:
        raise Refused(f"The kind of plan is one of {', '.join(ImprovementPlan.Kind.values)}.")
    plan.kind, plan.began_on, plan.follows = beside.kind, beside.began_on, before
    if before is None:
        return
    if still_open := before.rounds.running().first():
        raise Refused(
            f"The round of {month_name(still_open.month_on)} of “{before}” is still open: close it first. Its owners, its "
            "board and its report speak of that plan."
        )
    if before.began_on and before.began_on >= beside.began_on:
        raise Refused(f"“{before}” began on {in_words(before.began_on)}: a plan that follows begins later.")
    if before.ended_on is None:
        before.ended_on = beside.began_on - dt.timedelta(days=1)
        before.save()


def _first_day(wanted: PlanDocument) -> dt.date:
    """The day from which the document holds: that of its publication, or this one."""
    return min(wanted.published_on or today(), today())


def _refuse_another_plan(held: ImprovementPlan | None, wanted: PlanDocument, replace: bool) -> None:
    if not wanted.actions:
        raise Refused("The document holds no action, so there is nothing to import.")
    known = set(Action.objects.of_plan(held).codes()) if held else set()
    if known and not replace and not known & {action.code for action in wanted.actions}:
        raise Refused(
            f"None of the {len(known)} actions of the plan held here (“{held}”) is in this document: it is another "
            "plan. To keep both, say from which day this one is in force; to put it in the other's place, ask for the "
            "plan to be replaced."
        )


def _plan_itself(plan: ImprovementPlan, wanted: PlanDocument, changes: Changes) -> None:
    fields = {
        "title": wanted.title or plan.title or UNTITLED,
        "published_on": wanted.published_on or plan.published_on,
        "began_on": plan.began_on or _first_day(wanted),
    }
    differing = {name: value for name, value in fields.items() if getattr(plan, name) != value}
    if differing or not plan.pk:
        changes.changed["plan"] += bool(plan.pk)
        changes.created["plan"] += not plan.pk
        for name, value in differing.items():
            setattr(plan, name, value)
        _save(plan, "the plan")


class _Import:
    """One import: the plan held, the document, and the tally of what came of it."""

    def __init__(
        self, plan: ImprovementPlan, wanted: PlanDocument, by: Any, replace: bool, changes: Changes
    ) -> None:
        self.plan, self.wanted, self.by, self.replace, self.changes = plan, wanted, by, replace, changes
        self.kinds: dict[int, str] = {}  # how each action that was made or changed was changed

    def run(self) -> None:
        areas = self._areas()
        sub_themes = self._sub_themes(areas)
        self._actions(sub_themes)
        self._kpis()
        self._high_impact(areas)
        self._risks()
        self._keep_changes()
        self._leave_places(SubTheme.objects.of_plan(self.plan), sub_themes, "actions", "code")
        self._leave_places(self.plan.areas.all(), areas, "sub_themes__actions", "number")
        if self.plan == ImprovementPlan.objects.current():  # the scorecard is held against the plan in force
            self._targets()

    def _leave_places(self, held: Any, named: Mapping[str, Any], actions: str, name: str) -> None:
        """Areas or sub-themes that the document does not name. Where an action stands, even a retired one, they stay."""
        unnamed = held.exclude(pk__in=[each.pk for each in named.values()])
        empty = unnamed.filter(**{actions: None})
        self.changes.kept += [
            f"{NOUNS[type(each)]} {getattr(each, name)}"
            for each in unnamed.exclude(pk__in=empty.values("pk"))
        ]
        self._leave(empty, name)

    def _keep_changes(self) -> None:
        """A state for each action that is otherwise than it was, from the day of the document."""
        for action in Action.objects.with_parts().filter(pk__in=self.kinds):
            last = last_change(action)
            if last and says_the_same(last.state, state(action)):
                continue
            on = _first_day(self.wanted)
            if last and on <= last.changed_on:  # the same paper, put right since
                on = today()
            reason = f"As in “{self.plan.title}”."
            keep_fetched(action, self.kinds[action.pk], on=on, reason=reason, by=self.by)

    def _areas(self) -> dict[str, Area]:
        held = {area.number: area for area in self.plan.areas.all()}
        return {
            area.number: self._keep(
                held.get(area.number),
                Area(improvement_plan=self.plan, number=area.number),
                f"area {area.number}",
                title=area.title,
                order=order,
            )
            for order, area in enumerate(self.wanted.areas)
        }

    def _sub_themes(self, areas: Mapping[str, Area]) -> dict[str, SubTheme]:
        held = {each.code: each for each in SubTheme.objects.filter(area__improvement_plan=self.plan)}
        found = {}
        for order, each in enumerate(self.wanted.sub_themes):
            area = _named(areas, each.area, f"sub-theme {each.code}", "area")
            found[each.code] = self._keep(
                held.get(each.code),
                SubTheme(code=each.code),
                f"sub-theme {each.code}",
                area=area,
                title=each.title,
                order=order,
            )
        return found

    def _actions(self, sub_themes: Mapping[str, SubTheme]) -> None:
        held = {
            action.code: action
            for action in Action.objects.of_plan(self.plan).prefetch_related(
                "owners", "evidence", "kpi_links", "ratings"
            )
        }
        for order, wanted in enumerate(self.wanted.actions):
            sub_theme = _named(sub_themes, wanted.sub_theme, f"action {wanted.code}", "sub-theme")
            self._action(held.get(wanted.code), wanted, sub_theme, order)
        named = [action.code for action in self.wanted.actions]
        self._leave_actions(Action.objects.of_plan(self.plan).exclude(code__in=named))

    def _leave_actions(self, unnamed: Any) -> None:
        """An action is never removed: with `replace` it is retired, and stays on file with what was said of it."""
        if not self.replace:
            self._leave(unnamed, "code")
            return
        reason = f"“{self.plan.title}” no longer names it."
        for action in unnamed.exclude(monitoring=Action.Monitoring.RETIRED):
            on, retired = _first_day(self.wanted), Action.Monitoring.RETIRED
            change_monitoring(action, retired, on=on, reason=reason, by=self.by)
            self.changes.removed["action"] += 1
            self.changes.sentences.append(f"action {action.code} retired")

    def _action(self, held: Action | None, wanted: document.Action, sub_theme: SubTheme, order: int) -> None:
        where = f"action {wanted.code}"
        parts = _parts(wanted, held)
        moved = held is not None and held.sub_theme_id != sub_theme.pk
        action = self._keep(
            held,
            Action(code=wanted.code),
            where,
            parts_differ=held is not None and any(_differ(held, name, rows) for name, rows in parts.items()),
            sub_theme=sub_theme,
            title=wanted.text,
            due_on=wanted.due_on,
            due_text=wanted.due_text,
            is_open_ended=wanted.open_ended,
            kpi_text=wanted.kpi_text,
            order=order,
        )
        for name, rows in parts.items():
            if held is None or _differ(held, name, rows):
                _replace_parts(action, name, rows, where)
        kinds = ActionChange.Kind
        self.kinds[action.pk] = kinds.ADDED if held is None else kinds.MOVED if moved else kinds.EDITED
        self._ratings(action, wanted, where, is_new=held is None)

    def _ratings(self, action: Action, wanted: document.Action, where: str, *, is_new: bool) -> None:
        """A rating is compared with the last one that a document gave: what people said since then stands."""
        said = {
            Rating.Scale.PROGRESS: (wanted.progress, ""),
            Rating.Scale.IMPACT: (wanted.impact, wanted.impact_text),
        }
        before = [] if is_new else list(action.ratings.all())
        added = [
            Rating(
                action=action,
                scale=scale,
                brag=brag,
                words=words,
                said_on=self.wanted.published_on,
                source=self.plan.title,
            )
            for scale, (brag, words) in said.items()
            if _last_of_a_document(before, scale) != (brag, words)
        ]
        self.changes.unchanged["rating"] += len(said) - len(added)
        if not added:
            return
        for rating in added:
            _save(rating, where)
        self.changes.created["rating"] += len(added)
        action.progress = current_brag([*before, *added], Rating.Scale.PROGRESS)
        action.impact = current_brag([*before, *added], Rating.Scale.IMPACT)
        action.revision += not is_new
        _save(action, where)
        if not is_new:
            self.changes.sentences += [
                f"{where}: {rating.scale} is now {rating.brag or 'not rated'} in the document"
                for rating in added
            ]

    def _kpis(self) -> None:
        held = {kpi.code: kpi for kpi in self.plan.kpis.all()}
        for order, kpi in enumerate(self.wanted.kpis):
            self._keep(
                held.get(kpi.code),
                PlanKpi(improvement_plan=self.plan, code=kpi.code),
                f"indicator {kpi.code}",
                title=kpi.title or kpi.code,
                is_listed=bool(kpi.title),
                order=order,
            )
        self._leave(self.plan.kpis.exclude(code__in=[kpi.code for kpi in self.wanted.kpis]), "code")

    def _high_impact(self, areas: Mapping[str, Area]) -> None:
        held = {
            (each.area_id, each.code or each.title): each
            for each in HighImpactMeasure.objects.filter(area__improvement_plan=self.plan)
        }
        found = []
        for order, each in enumerate(self.wanted.high_impact):
            name = each.code or each.title
            area = _named(areas, each.area, f"headline measure {name}", "area")
            found.append(
                self._keep(
                    held.get((area.pk, name)),
                    HighImpactMeasure(area=area, code=each.code),
                    f"headline measure {name}",
                    title=each.title,
                    baseline_text=each.baseline_text,
                    order=order,
                )
            )
        mine = HighImpactMeasure.objects.filter(area__improvement_plan=self.plan)
        self._leave(mine.exclude(pk__in=[each.pk for each in found]), "title")

    def _targets(self) -> None:
        held = {(each.code, each.kind, each.label): each for each in Target.objects.whole_area()}
        for wanted in _unlike(targets_of(self.wanted, self.plan.title)):
            key = (wanted["code"], wanted["kind"], wanted["label"])
            before = held.get(key)
            if before and all(getattr(before, name) == value for name, value in wanted.items()):
                self.changes.unchanged["target"] += 1
                continue
            _checked(Target(**wanted), f"target “{wanted['label']}” of {wanted['code']}")
            around = auditlog_value.set({})  # the log's context does not nest: ours is given back
            import_target(by=self.by, **wanted)
            auditlog_value.reset(around)
            self._count("target", f"{wanted['code']}, {wanted['label']}", is_new=before is None)

    def _risks(self) -> None:
        held = {risk.number: risk for risk in self._register()}
        numbers = []
        for order, wanted in enumerate(self.wanted.risks, start=1):
            numbers.append(number := _whole_number(wanted.number, order))
            fields = {name: getattr(wanted, name) for name in RISK_FIELDS}
            if number in held:
                self._say_again(held[number], fields, wanted.mitigations)
            else:
                made = Risk(improvement_plan=self.plan, number=number)
                risk = self._keep(None, made, f"risk {number}", **fields)
                rows = [{"text": text} for text in wanted.mitigations]
                _replace_parts(risk, "mitigations", rows, f"risk {number}")
        self._leave_risks(self._register().exclude(number__in=numbers))

    def _leave_risks(self, unnamed: Any) -> None:
        """A risk is never removed: with `replace` it is closed, and keeps its scores, its mitigations and its history."""
        if not self.replace:
            self._leave(unnamed, "number")
            return
        for risk in unnamed:
            if register_again.close(risk, by=self.by, on=today()):
                self.changes.removed["risk"] += 1
                self.changes.sentences.append(f"risk {risk.number} closed")

    def _register(self) -> Any:
        return Risk.objects.of_plan(self.plan).with_all_said()

    def _say_again(self, risk: Risk, fields: Mapping[str, Any], mitigations: Sequence[str]) -> None:
        where = f"risk {risk.number}"
        changed = register_again.bring_into_line(
            risk, fields, mitigations, by=self.by, on=today(), check=lambda record: _checked(record, where)
        )
        if changed:
            self._count("risk", where, is_new=False)
        else:
            self.changes.unchanged["risk"] += 1

    def _keep(self, held: Any, new: Any, where: str, *, parts_differ: bool = False, **fields: Any) -> Any:
        """The record with these fields: made, changed or left, and counted."""
        record = held or new
        differing = [name for name, value in fields.items() if held is None or getattr(held, name) != value]
        if held and "title" in differing and isinstance(held, Area | SubTheme):
            self._keep_title(held)
        for name in differing:
            setattr(record, name, fields[name])
        if differing and hasattr(record, "revision") and held:
            record.revision += 1
        if differing:
            _save(record, where)
        if held and not differing and not parts_differ:
            self.changes.unchanged[NOUNS[type(record)]] += 1
        else:
            self._count(NOUNS[type(record)], where, is_new=held is None)
        return record

    def _keep_title(self, place: Area | SubTheme) -> None:
        """The title that a place is about to lose, held up to the day before that of the document; up to yesterday where
        the document is the same paper, put right since."""
        until = _first_day(self.wanted) - dt.timedelta(days=1)
        known = [each.until_on for each in place.earlier_titles.all()]
        known += [each.agreed_on for each in PlanVersion.objects.of_plan(self.plan).order_by("number")[:1]]
        if known and until <= max(known):
            until = today() - dt.timedelta(days=1)
        whose = {"area": place} if isinstance(place, Area) else {"sub_theme": place}
        EarlierTitle.objects.create(
            **whose, title=place.title, until_on=until, recorded_by=self.by, recorded_at=this_moment()
        )

    def _count(self, noun: str, where: str, *, is_new: bool) -> None:
        if is_new:
            self.changes.created[noun] += 1
        else:
            self.changes.changed[noun] += 1
            self.changes.sentences.append(f"{where} changed")

    def _leave(self, unnamed: Any, name: str) -> None:
        """What the document does not name: removed where that was asked for and nothing else on file names it, otherwise
        kept and reported."""
        for record in unnamed:
            noun = NOUNS[type(record)]
            words = f"{noun} {getattr(record, name)}"
            if self.replace and not _is_named_elsewhere(record):
                self.changes.removed[noun] += 1
                self.changes.sentences.append(f"{words} removed")
                record.delete()
            else:
                self.changes.kept.append(words)


def _is_named_elsewhere(record: Model) -> bool:
    """Whether a removal would be refused, or take with it more of what was said than a place's own sub-themes and
    measures: a review's verdict, a risk's link, an earlier title."""
    collector = Collector(using=router.db_for_write(type(record)), origin=record)
    try:
        collector.collect([record])
    except (ProtectedError, RestrictedError):
        return True
    along = {*collector.data, *(each.model for each in collector.fast_deletes if each.exists())}
    return not along <= {type(record), SubTheme, HighImpactMeasure}


def targets_of(wanted: PlanDocument, source: str) -> list[dict[str, Any]]:
    """The baselines and targets of the headline measures that have a code, as `scorecard` keeps them."""
    return [
        each | {"code": measure.code, "source": source}
        for measure in wanted.high_impact
        if measure.code
        for each in (*_baseline(measure), *map(_target, measure.targets))
        if each["value"] is not None or each["text"]
    ]


def _baseline(measure: document.HighImpact) -> list[dict[str, Any]]:
    return [
        {
            "kind": Target.Kind.BASELINE.value,
            "label": "Baseline",
            "period": measure.baseline_period,
            "from_on": first_day(measure.baseline_period),
            "value": measure.baseline_value,
            "text": measure.baseline_text,
        }
    ]


def _target(target: document.Target) -> dict[str, Any]:
    return {
        "kind": Target.Kind.TARGET.value,
        "label": target.label,
        "period": target.period,
        "from_on": first_day(target.period),
        "value": target.value,
        "text": target.text,
    }


def _unlike(wanted: Iterable[dict[str, Any]]) -> Iterable[dict[str, Any]]:
    """Each indicator's baseline or target once: a measure may head two areas."""
    seen = {}
    for each in wanted:
        seen.setdefault((each["code"], each["kind"], each["label"]), each)
    return seen.values()


def first_day(period: str) -> dt.date | None:
    """ "June 2023" is 1 June 2023; a period that is not one month has no day."""
    match = MONTH_YEAR.fullmatch(period.strip())
    return dt.date(year_of(match), month_of(match), 1) if match else None


def _parts(wanted: document.Action, held: Action | None) -> dict[str, list[dict[str, Any]]]:
    """The rows that hang under an action. An owner who was linked to an account stays so."""
    users = {(each.role, each.organisation): each.user_id for each in held.owners.all()} if held else {}
    owners = [
        {
            "role": owner.role,
            "organisation": owner.organisation,
            "is_accountable": len(wanted.owners) == 1,
            "user_id": users.get((owner.role, owner.organisation)),
        }
        for owner in wanted.owners
    ]
    codes = list(dict.fromkeys(wanted.kpi_codes))
    return {
        "owners": owners,
        "evidence": [{"text": text} for text in wanted.evidence],
        "kpi_links": [{"code": code} for code in codes],
    }


PART_MODELS = {"owners": ActionOwner, "evidence": Evidence, "kpi_links": ActionKpi, "mitigations": Mitigation}


def _differ(record: Any, name: str, rows: Sequence[Mapping[str, Any]]) -> bool:
    held = getattr(record, name).all()
    return [{key: getattr(each, key) for key in row} for each, row in zip(held, rows, strict=False)] != list(
        rows
    ) or len(held) != len(rows)


def _replace_parts(record: Any, name: str, rows: Sequence[Mapping[str, Any]], where: str) -> None:
    model = PART_MODELS[name]
    parent = "risk" if isinstance(record, Risk) else "action"
    made = [model(**{parent: record}, order=order, **row) for order, row in enumerate(rows)]
    for each in made:
        _checked(each, where)
    getattr(record, name).all().delete()
    model.objects.bulk_create(made)


def _last_of_a_document(said: Iterable[Rating], scale: str) -> tuple[str, str] | None:
    given = [each for each in said if each.scale == scale and each.said_by_id is None]
    last = max(given, key=lambda each: each.pk, default=None)
    return (last.brag, last.words) if last else None


def current_brag(said: Iterable[Rating], scale: str) -> str:
    last = ratings.latest(said, scale)
    return last.brag if last else ""


def _whole_number(printed: str, order: int) -> int:
    match = re.search(r"\d+", printed)
    return int(match[0]) if match else order


def _named(known: Mapping[str, Any], name: str, where: str, noun: str) -> Any:
    if name not in known:
        raise Refused(f"{where} stands in {noun} {name}, which the document does not have.")
    return known[name]


def _save(record: Model, where: str) -> None:
    _checked(record, where)
    record.save()


def _checked(record: Model, where: str) -> None:
    """Refuse, naming the place, what the database would cut short or turn away."""
    links = [field.name for field in record._meta.concrete_fields if field.is_relation]
    try:
        record.clean_fields(exclude=links)
    except ValidationError as error:
        name, messages = next(iter(error.message_dict.items()))
        what = str(record._meta.get_field(name).verbose_name)
        raise Refused(f"{where}: {what}: {messages[0]}") from None
