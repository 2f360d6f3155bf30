"""The monthly assurance report: results, actions and risks as stored, handed to `publications` as rows.

Nothing here depends on the day it is made, but for a round that is still open. The figures are those kept for the month;
the plan is that of its round, or else the one in force on the month's last day, with its actions as they stood then; the
ratings are those said of it in its round or else by that day, on which lateness is measured. So the same month gives the
same bytes until something stored of it changes. Of a closed round the report that was kept is shown (`rounds.closing`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import prefetch_related_objects
from django.http import Http404

from goldenthread.assurance import ratings, report_board
from goldenthread.assurance.models import Action, ImprovementPlan, Round, RoundException, Update
from goldenthread.assurance.plan_history import standing
from goldenthread.assurance.plan_history.changing import KINDS
from goldenthread.indicators import INDICATORS, Month
from goldenthread.people.local_area import area_name
from goldenthread.publications.assurance_report import data as report
from goldenthread.publications.assurance_report.data import (
    ActionRow,
    Companion,
    EndedRow,
    ExceptionNote,
    NeverReturned,
    Point,
    ScorecardRow,
    Source,
)
from goldenthread.publications.wording import joined, month_name
from goldenthread.scorecard import cards, freezing
from goldenthread.scorecard.cards import Card, SeriesPoint
from goldenthread.scorecard.freezing.banners import said as published_words
from goldenthread.scorecard.models import PublishedMonth, ResultsRun
from goldenthread.scorecard.models import Source as FigureSource

MISSING = {
    "value": "",
    "no cases": "no_cases",
    "not returned": "not_returned",
    "too few to show": "too_few",
    "not computed yet": "not_returned",
}
DIGITS = 12  # of a digest at the foot of a page; the whole of it stands with the sources
CAUSES = {
    "special_cause_improvement": "improvement",
    "special_cause_concern": "concern",
    "common_cause": "common",
}


def months() -> list[Month]:
    """The months that a report can be made of, latest first."""
    return cards.months()


def asked(text: str) -> Month:
    """The month that an address or a command names. Raises Http404 for one that has no results."""
    try:
        month = Month.parse(text)
    except ValueError as error:
        raise Http404(str(error)) from None
    if month not in months():
        raise Http404(f"Nothing has been worked out for {month_name(month.first)}.")
    return month


def of_month(month: Month) -> dict[str, Any]:
    """What the report says, for `publications.render_pdf` and for the web page alike."""
    bound = _bound(month)
    held = report_board.round_of(month)
    plan = report_board.plan_of(month, held)
    titles = plan.kpis.titles() if plan else {}
    found = cards.scorecard(month, titles=titles, for_publication=True, held=bound.held)
    reported = [card for card in found if _is_reported(card)]
    places = _Places(plan, month.last)
    unreturned = [card for card in found if not _is_reported(card) and places.names(card, titles)]
    stood = _actions_known_by(month.last, plan, held)
    actions = [each for each in stood if not each.has_ended]
    said, before = (report_board.said_in_the_round(each, plan) for each in (month, month.plus(-1)))
    asked = report_board.asked_in(month, held, actions)
    risks = report_board.register(month, plan)
    return report.data(
        month=month.first,
        area_name=area_name(),
        facts_on=bound.published.facts_as_of_on if bound.published else _facts_on(month),
        areas=places.areas,
        results=[_result(card, places) for card in reported],
        actions=[_action_row(action, places, month, said, before) for action in actions],
        risks=report_board.risk_rows(risks),
        notes=[*_notes(actions, said, month.last), *_commentary(month, plan)],
        sources=[_source(card) for card in reported],
        unreturned=[*(_never_returned(card, places) for card in unreturned), *places.without_code],
        asks=report_board.asks(month, plan),
        decisions=report_board.decisions(month, plan),
        ended=_ended(stood),
        contested=report_board.contested(actions, month.last, said, asked),
        no_update=report_board.without_update(actions, said, asked),
        risk_moves=report_board.risk_moves(risks, month.plus(-1).last),
        status=bound.status,
        bound=bound.words,
        digest=bound.digest,
        damage=bound.damage,
    )


@dataclass(frozen=True)
class _Bound:
    """What the report's numbers are bound to: the month's newest published edition, or nothing yet.

    `damage`: what is wrong with what was kept of it. The figures are then those known now, and the report says so.
    """

    published: PublishedMonth | None
    held: cards.Held | None
    damage: str = ""

    @property
    def status(self) -> str:
        if self.damage:
            return "Draft: what was kept of the published figures is damaged"
        return published_words(self.published) if self.published else "Draft: the figures are not published"

    @property
    def digest(self) -> str:
        return self.published.manifest_digest if self.published and not self.damage else ""

    @property
    def words(self) -> str:
        """ "Published edition 1, digest 3f2a9c01b7d4", "Draft"."""
        if not (self.published and self.digest):
            return "Draft"
        return f"Published edition {self.published.edition}, digest {self.digest[:DIGITS]}"


def _bound(month: Month) -> _Bound:
    published = freezing.newest(month)
    try:
        return _Bound(published, freezing.held(month, for_publication=True))
    except freezing.Damaged as damaged:
        words = " ".join(damaged.faults)
        return _Bound(
            None,
            None,
            f"The figures that were published for {month_name(month.first)} cannot be shown: {words} What "
            "follows are the figures as they are known now. Tell whoever looks after the server.",
        )


class _Places:
    """Which area of weakness a measure stands under: the one it heads, the first that cites it, or its companion's.

    The report numbers areas by figures; an area that the plan letters is given its place in the plan.
    """

    def __init__(self, plan: ImprovementPlan | None, day: dt.date) -> None:
        held = standing.areas_of(plan, day) if plan else []
        self.numbers = {area.number: _figure(area.number, place) for place, area in enumerate(held, start=1)}
        chief = [(area.number, each.code) for area in held for each in area.high_impact.all() if each.code]
        cited = Action.objects.of_plan(plan).cited() if plan else []
        self.by_code: dict[str, int] = {}
        for number, code in (*chief, *cited):
            self.by_code.setdefault(code, self.numbers[number])
        self.high_impact = {code for _, code in chief}
        self.areas = [report.Area(self.numbers[area.number], area.title) for area in held]
        measures = [(self.numbers[area.number], each) for area in held for each in area.high_impact.all()]
        self.baselines: dict[str, str] = {}
        for _, measure in measures:
            self.baselines.setdefault(measure.code, measure.baseline_text)
        self.without_code = [
            NeverReturned("", each.title, number, each.baseline_text, is_headline=True)
            for number, each in measures
            if not each.code
        ]

    def names(self, card: Card, titles: Collection[str]) -> bool:
        """Whether the plan speaks of a measure: others that nobody has returned are no gap in it."""
        return card.indicator is None or card.code in titles or card.code in self.by_code

    def of(self, code: str) -> int | None:
        beside = (other.code for other in INDICATORS.values() if code in other.companions)
        return next((self.by_code[each] for each in (code, *beside) if each in self.by_code), None)


def _figure(number: str, place: int) -> int:
    return int(number) if number.isascii() and number.isdigit() else place


def _facts_on(month: Month) -> dt.date:
    run = ResultsRun.objects.covering(month.first).select_related("facts").first()
    return run.facts.as_of_on if run else month.last


def _is_reported(card: Card) -> bool:
    """A measure that is worked out here, or for which a figure has ever arrived."""
    return card.state != "not returned" or bool(card.series)


def _never_returned(card: Card, places: _Places) -> NeverReturned:
    return NeverReturned(
        code=card.code,
        title=card.title,
        area_number=places.of(card.code),
        baseline=places.baselines.get(card.code, ""),
        is_headline=card.code in places.high_impact,
    )


def _result(card: Card, places: _Places) -> ScorecardRow:
    return ScorecardRow(
        code=card.code,
        title=card.title,
        area_number=places.of(card.code),
        value=card.value,
        unit=card.unit,
        numerator=card.numerator,
        denominator=card.denominator,
        standard=card.standard.value if card.standard else None,
        target=card.target.value if card.target else None,
        rag=card.rag,
        previous_value=card.previous_value,
        previous_rag=None if card.previous_value is None else card.previous_rag,
        polarity=card.polarity or "neutral",
        movement=card.change_words,
        variation=card.movement,
        companions=tuple(_companion(each) for each in card.companions),
        computed=card.source != FigureSource.RETURNED and card.state != "not returned",
        returned_by=card.returned.on_behalf_of if card.returned else "",
        returned_on=card.returned.returned_on if card.returned else None,
        period=card.period_words,
        remarks=card.figure_doubts,
        missing=MISSING[card.state],
        last_returned=_last_returned(card),
        series=_series(card),
        charted=card.code in places.high_impact and card.value is not None,
    )


def _series(card: Card) -> tuple[Point, ...]:
    """Ending with the month itself where its figure is missing: a line that stops before it would hide that."""
    points = tuple(_point(point) for point in card.series)
    if card.value is None and points and points[-1].value is not None:
        return (*points, Point(month=card.month.first, value=None, missing=card.state))
    return points


def _companion(each: cards.Companion) -> Companion:
    words = f"{each.value_words} ({each.fraction_words})" if each.fraction_words else each.value_words
    return Companion(each.label, words)


def _last_returned(card: Card) -> dt.date | None:
    known = [point.month.first for point in card.series if point.value is not None]
    return max(known, default=None)


def _point(point: SeriesPoint) -> Point:
    return Point(
        month=point.month.first,
        value=point.value,
        cause=CAUSES.get(point.variation or "common_cause", "neutral"),
        mean=point.mean,
        lower=point.lower,
        upper=point.upper,
        missing="" if point.state == "value" else point.state,
    )


def _source(card: Card) -> Source:
    if card.indicator is None:
        return Source(card.code, "Named in the improvement plan; how it is worked out was not given.", "")
    said = card.indicator
    return Source(
        card.code, said.plain, said.authority, said.population, " ".join([said.doubts, *card.doubts]).strip()
    )


def _actions_known_by(day: dt.date, plan: ImprovementPlan | None, held: Round | None) -> list[Action]:
    """The plan's actions as they stood, those too that had ended; none for a month that ended before it was published,
    and that had no round of it either."""
    if plan is None or (held is None and plan.published_on and plan.published_on > day):
        return []
    found = standing.actions_of(plan, day, with_parts=True)
    prefetch_related_objects(found, "owners__user", "ratings__said_by")
    return found


def _ended(stood: Sequence[Action]) -> list[EndedRow]:
    """Those of which nothing more is done under their own code, each with where it went."""
    parts: dict[int, list[str]] = {}
    for action in stood:
        for change in action.changes.all():
            if change.kind == change.Kind.ADDED and change.other_id:
                parts.setdefault(change.other_id, []).append(action.code)
    return [_ended_row(action, parts.get(action.pk, [])) for action in stood if action.has_ended]


def _ended_row(action: Action, parts: Sequence[str]) -> EndedRow:
    state = Action.Monitoring(action.monitoring)
    made = [each for each in action.changes.all() if each.kind == KINDS[state]]
    other = made[-1].other if made else None
    if state == Action.Monitoring.SPLIT and parts:
        return EndedRow(action.code, f"split into {joined(parts)}")
    if state == Action.Monitoring.MERGED and other:
        return EndedRow(action.code, f"merged into {other.code}")
    return EndedRow(action.code, str(state.label).lower())


def _action_row(
    action: Action, places: _Places, month: Month, said: Mapping[int, Update], before: Mapping[int, Update]
) -> ActionRow:
    scales, stood = report_board.SCALES, report_board.stood
    progress, impact = (stood(action, scale, said, month.last) for scale in scales)
    progress_before, impact_before = (stood(action, scale, before, month.plus(-1).last) for scale in scales)
    return ActionRow(
        code=action.code,
        title=action.title,
        area_number=places.numbers[action.area.number],
        owner=_owner(action),
        due_on=action.due_on,
        progress=progress or ratings.UNRATED,
        impact=impact or ratings.UNRATED,
        overdue_days=action.days_overdue_on(month.last, progress),
        progress_before=progress_before or None,
        impact_before=impact_before or None,
    )


def _owner(action: Action) -> str:
    if action.accountable:
        return action.accountable.role
    named = "; ".join(owner.role for owner in action.owners.all())
    return f"{named} \N{EN DASH} none named as accountable" if named else ""


def _notes(actions: Iterable[Action], said: Mapping[int, Update], day: dt.date) -> Iterator[ExceptionNote]:
    """What people said of the month in its round, or else with the last rating that they gave by its last day."""
    for action in actions:
        rated = [each for each in action.ratings.all() if each.said_by_id and each.said_on <= day]
        last = said.get(action.pk) or max(rated, key=lambda each: (each.said_on, each.pk), default=None)
        if last:
            by = last.said_by.display_name if last.said_by else ""
            yield ExceptionNote(action.code, last.words, by)


def _commentary(month: Month, plan: ImprovementPlan | None) -> list[ExceptionNote]:
    """What the month's round says of its exceptions, and what the board decided; it stands before a rating's words."""
    if plan is None:
        return []
    spoken = RoundException.objects.spoken_of(plan, month.first)
    return [
        ExceptionNote(
            code=each.action.code if each.action else each.kpi_code,
            words=each.commentary,
            by=each.commented_by.display_name if each.commented_by else "",
            decided=each.outcome,
        )
        for each in spoken
    ]
