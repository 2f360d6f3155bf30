"""The pack for the next government review: put together from the evidence bank, the reviews, the plan and a published month.

Nothing here depends on the moment it is made: the same day gives the same bytes until something stored changes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from goldenthread.assurance import ratings
from goldenthread.assurance.days import end_of
from goldenthread.assurance.evidence import age, bank, gaps, shown_beside
from goldenthread.assurance.evidence.meanings import STRENGTHS
from goldenthread.assurance.evidence.models import EvidenceVersion
from goldenthread.assurance.evidence.shown_beside import Shown
from goldenthread.assurance.models import (
    Action,
    ActionVerdict,
    Area,
    GovernmentReview,
    ImprovementPlan,
    Rating,
)
from goldenthread.assurance.plan_history import standing
from goldenthread.assurance.reviews import standing as reviews
from goldenthread.assurance.reviews.standing import AskState
from goldenthread.indicators import Month
from goldenthread.people.local_area import area_name
from goldenthread.publications.review_pack import data as pack
from goldenthread.publications.review_pack.data import AreaPart, AskRow, FigureRow, Offer, Piece
from goldenthread.publications.wording import full_date, month_name
from goldenthread.scorecard import cards, freezing, thread, words
from goldenthread.scorecard.cards import Card, Held
from goldenthread.scorecard.freezing import figures, folders
from goldenthread.scorecard.models import PublishedMonth

DIGITS = 12  # of a digest, to know it by
WHOLE_PLAN = "The whole plan"
RAGS = ("red", "amber", "green", "unrated")


@dataclass(frozen=True)
class Figures:
    """The published month that every number of the pack is of. held: None where none is published, or its files are damaged.

    then: the last whole month before the last review met; None without one.
    """

    said: str
    month: Month | None
    then: Month | None
    held: Held | None
    cards: dict[str, Card]

    def value_then(self, code: str) -> float | None:
        if self.held is None or self.then is None:
            return None
        return self.held.cells.get(code, None, self.then).value

    def movement_since(self, before: float | None, code: str) -> str:
        """ "Up 3.1 points from 72.9%, better."; "" where either figure is missing."""
        card = self.cards.get(code)
        return words.change(card.value, before, card.unit, card.polarity) if card else ""


def of_day(day: dt.date) -> dict[str, Any] | None:
    """What the pack says, for `publications.render_pdf` and for the web page; None before there is a plan."""
    plan = gaps.plan_on(day)
    if plan is None:
        return None
    held = reviews.reviews_by(plan, day)
    last = held[-1] if held else None
    areas = standing.areas_of(plan, day)
    versions = list(EvidenceVersion.objects.standing_on(day).offered().for_list(day).order_by("item"))
    found = _figures(day, last, areas, versions)
    pieces = {version.item_id: _piece(version, day, found) for version in versions}
    return pack.data(
        day=day,
        area_name=area_name(),
        plan_title=plan.title,
        figures=found.said,
        then_month=_name(found.then),
        now_month=_name(found.month),
        review=_review(last),
        areas=_parts(plan, areas, held, pieces, found, day),
        pieces=list(pieces.values()),
        strengths=[(step.label, meaning) for step, meaning in STRENGTHS.items()],
        standard=age.STANDARD,
    )


def _name(month: Month | None) -> str:
    return month_name(month.first) if month else ""


def _review(review: GovernmentReview | None) -> pack.Review | None:
    if review is None:
        return None
    return pack.Review(review.name, review.met_on, review.letter_on, review.overall, review.next_review)


# Figures


def _figures(
    day: dt.date, last: GovernmentReview | None, areas: Iterable[Area], versions: Iterable[EvidenceVersion]
) -> Figures:
    met_on = last and (last.met_on or last.letter_on)
    then = Month.containing(met_on).plus(-1) if met_on else None
    published = PublishedMonth.objects.before(end_of(day))
    if published is None:
        return Figures("Draft: no month of figures is published.", None, then, None, {})
    month = Month.containing(published.month_on)
    codes = {measure.code for area in areas for measure in area.high_impact.all() if measure.code}
    codes |= {version.item.figure.code for version in versions if hasattr(version.item, "figure")}
    try:
        held = figures.held(folders.of(published), for_publication=True, codes=codes)
    except freezing.Damaged as damaged:
        said = f"The figures published for {_name(month)} cannot be shown: {damaged}"
        return Figures(said, month, then, None, {})
    found = cards.scorecard(month, titles=thread.titles(), held=held, codes=codes)
    return Figures(_said(published, month), month, then, held, {card.code: card for card in found})


def _said(published: PublishedMonth, month: Month) -> str:
    """ "Figures as published for October 2024, edition 1 of 12 November 2024 (digest 0123456789ab)." """
    day = full_date(timezone.localdate(published.published_at))
    digest = published.manifest_digest[:DIGITS]
    return f"Figures as published for {_name(month)}, edition {published.edition} of {day} (digest {digest})."


def _figure_rows(area: Area, found: Figures) -> Iterable[FigureRow]:
    for measure in area.high_impact.all():
        card = found.cards.get(measure.code)
        then = found.value_then(measure.code) if measure.code else None
        target = card.target.words if card and card.target else ""
        yield FigureRow(
            code=measure.code,
            title=measure.title,
            baseline=measure.baseline_text,
            then=words.value(then, card.unit) or "\N{EN DASH}" if card else "\N{EN DASH}",
            now=(card.value_words or card.state_words) if card else "No figure",
            of=card.fraction_words if card else "",
            movement=found.movement_since(then, measure.code),
            target=target or "\N{EN DASH}",
            rag=card.rag if card else "unrated",
            rag_word=card.rag_word if card else "Not rated",
        )


# Evidence


def _piece(version: EvidenceVersion, day: dt.date, found: Figures) -> Piece:
    return Piece(
        ref=str(version.item),
        title=version.title.rstrip("."),
        shows=version.shows,
        kind=version.get_kind_display(),
        strength=version.get_strength_display(),
        voice=version.get_voice_display(),
        dated_on=version.dated_on,
        age=age.in_words(version.dated_on, day),
        is_old=age.is_old(version.dated_on, day),
        source=version.source,
        movement=_movement(version, found),
        put_to=bank.put_to(version),
    )


def _movement(version: EvidenceVersion, found: Figures) -> str:
    """Of a figure that was taken in an earlier month: how it stands in the published one."""
    figure = getattr(version.item, "figure", None)
    if figure is None or found.month is None or figure.month_on >= found.month.first:
        return ""
    card = found.cards.get(figure.code)
    if card is None or card.value is None:
        return ""
    moved = found.movement_since(figure.value, figure.code)
    return f"In {_name(found.month)}: {card.value_words}. {moved}"


def _offers(shown: Iterable[Shown], pieces: dict[int, Piece]) -> tuple[Offer, ...]:
    return tuple(
        Offer(pieces[each.version.item_id], each.link.shows, _judged(each))
        for each in shown
        if each.version.item_id in pieces
    )


def _judged(shown: Shown) -> str:
    """ "Accepted, 12 July 2024. “Clear”"."""
    verdict = shown.verdict
    if verdict is None:
        return ""
    said = f" “{verdict.words}”" if verdict.words else ""
    return f"{verdict.get_verdict_display()}, {full_date(verdict.judged_on)}.{said}"


# Areas


def _parts(
    plan: ImprovementPlan,
    areas: Sequence[Area],
    held: Sequence[GovernmentReview],
    pieces: dict[int, Piece],
    found: Figures,
    day: dt.date,
) -> list[AreaPart]:
    asks = _ask_rows(held, pieces, day)
    actions = _action_rows(plan, held, day)
    last = held[-1] if held else None
    parts = []
    for area in (*areas, None):
        verdicts = (
            [each for each in last.verdicts.all() if each.area_id == (area and area.pk)] if last else []
        )
        part = AreaPart(
            number=area.number if area else "",
            title=area.title if area else WHOLE_PLAN,
            verdicts=tuple(verdict.words for verdict in verdicts),
            no_longer_monitored=any(verdict.no_longer_monitored for verdict in verdicts),
            asks=tuple(asks.get(area and area.pk, ())),
            figures=tuple(_figure_rows(area, found)) if area else (),
            actions=tuple(actions.get(area.number, ())) if area else (),
        )
        if area or part.asks or part.verdicts:
            parts.append(part)
    return parts


def _ask_rows(
    held: Sequence[GovernmentReview], pieces: dict[int, Piece], day: dt.date
) -> dict[int | None, list[AskRow]]:
    """By area: what the last review asked, and what earlier ones still wait for."""
    last = held[-1:]
    states = [reviews.of_ask(ask, day) for review in held for ask in review.asks.all()]
    shown = [state for state in states if state.is_owed or state.ask.review_id in {each.pk for each in last}]
    offers = shown_beside.of_asks([state.ask.pk for state in shown], day)
    found: dict[int | None, list[AskRow]] = {}
    for state in sorted(shown, key=lambda each: (-each.ask.review.order, each.ask.number)):
        row = _ask_row(state, _offers(offers.get(state.ask.pk, ()), pieces))
        found.setdefault(state.ask.area_id, []).append(row)
    return found


def _ask_row(state: AskState, offers: tuple[Offer, ...]) -> AskRow:
    judged = f", {full_date(state.judged_on)}" if state.judged_on else ""
    return AskRow(
        words=state.ask.words,
        asked_in=state.ask.review.name,
        state=f"{state.words}{judged}",
        response=state.response,
        again=state.ask.repeats_id is not None,
        is_owed=state.is_owed,
        offers=offers,
    )


def _action_rows(
    plan: ImprovementPlan, held: Sequence[GovernmentReview], day: dt.date
) -> dict[str, list[pack.ActionRow]]:
    """By the area's number, as the actions stood on the day."""
    since = (held[-1].letter_on or held[-1].met_on) if held else None
    decided: dict[int, ActionVerdict] = {
        verdict.action_id: verdict for review in held for verdict in review.action_verdicts.all()
    }
    refs = _refs_by_action(day)
    found: dict[str, list[pack.ActionRow]] = {}
    for action in gaps.actions_of(plan, day):
        row = pack.ActionRow(
            code=action.code,
            title=action.title,
            progress=action.progress or ratings.UNRATED,
            impact=action.impact or ratings.UNRATED,
            changed=_changed(action, since),
            became=_became(action, decided.get(action.pk)),
            is_followed=action.is_followed,
            evidence=tuple(refs.get(action.pk, ())),
            promises=bool(action.evidence.all()),
        )
        found.setdefault(action.area.number, []).append(row)
    return found


def _refs_by_action(day: dt.date) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for shown in shown_beside.of_actions(day):
        found.setdefault(shown.link.action_id, []).append(str(shown.version.item))
    return {action: sorted(refs, key=lambda ref: int(ref[1:])) for action, refs in found.items()}


def _changed(action: Action, since: dt.date | None) -> str:
    """ "Progress was amber." """
    if since is None:
        return ""
    moved = []
    for scale in Rating.Scale:
        before = ratings.latest(action.ratings.all(), scale, since)
        was = (before.brag if before else "") or ratings.UNRATED
        if was != (getattr(action, scale) or ratings.UNRATED):
            moved.append(f"{scale.label} was {'not rated' if was == ratings.UNRATED else was}")
    return f"{'; '.join(moved)}." if moved else ""


def _became(action: Action, decided: ActionVerdict | None) -> str:
    """What its monitoring became, and where a review said so."""
    said = action.get_monitoring_display()
    if decided is None:
        return said
    place = f", now under area {decided.to_area.number}" if decided.to_area else ""
    return f"{said}{place} ({decided.review.name})"
