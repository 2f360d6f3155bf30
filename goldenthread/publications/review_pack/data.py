"""What the pack for a government review says, worked out from rows that the caller has read.

Pure: the same rows give the same dictionary, and the dictionary is all that a page sees. The PDF (`page.typ`) and the web
page are set from it, so the two cannot say different things.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from goldenthread.publications.review_pack.rows import (
    ActionRow,
    AreaPart,
    AskRow,
    FigureRow,
    Offer,
    Piece,
    Review,
)
from goldenthread.publications.wording import counted, full_date, joined

__all__ = ["ActionRow", "AreaPart", "AskRow", "FigureRow", "Offer", "Piece", "Review", "data"]

FEW = 8  # codes that a sentence can name
BRAG_WORDS = {"blue": "Blue", "green": "Green", "amber": "Amber", "red": "Red", "unrated": "Not rated"}


def data(
    *,
    day: date,
    area_name: str,
    plan_title: str,
    figures: str,
    then_month: str,
    now_month: str,
    review: Review | None,
    areas: Sequence[AreaPart],
    pieces: Sequence[Piece],
    strengths: Sequence[tuple[str, str]],
    standard: str,
) -> dict[str, Any]:
    """The pack as values that JSON can carry, for `publications.render_pdf` and for a web page.

    `figures` says which published month they are of, or that they are a draft; `then_month` is the month before the last
    review, "" without one; `strengths` what each word for the strength of evidence means, `standard` when it is too old.
    """
    return {
        "title": "Pack for the next government review",
        "area_name": area_name,
        "plan_title": plan_title,
        "day": full_date(day),
        "figures": figures,
        "then_month": then_month,
        "now_month": now_month,
        "review": _review(review),
        "summary": _summary(review, areas, pieces),
        "areas": [_area(area) for area in areas],
        "pieces": [_piece(piece) for piece in pieces],
        "strengths": [{"word": word, "meaning": meaning} for word, meaning in strengths],
        "standard": standard,
    }


def _review(review: Review | None) -> dict[str, Any] | None:
    if review is None:
        return None
    days = {name: full_date(on) if (on := getattr(review, name)) else "" for name in ("met_on", "letter_on")}
    return {**asdict(review), **days}


def _summary(review: Review | None, areas: Sequence[AreaPart], pieces: Sequence[Piece]) -> list[str]:
    asks = [ask for area in areas for ask in area.asks]
    owed = [ask for ask in asks if ask.is_owed]
    actions = [action for area in areas for action in area.actions]
    return [
        _asks_sentence(review, owed),
        _bare_sentence(actions),
        _pieces_sentence(pieces),
        _followed_sentence(actions),
    ]


def _asks_sentence(review: Review | None, owed: Sequence[AskRow]) -> str:
    """ "The reviews still wait for 38 pieces of evidence. Something is offered for 21 of them; nothing for 17." """
    if review is None:
        return "No government review has been held yet."
    if not owed:
        return "The reviews wait for nothing: all that was asked for is accepted."
    with_offers = sum(bool(ask.offers) for ask in owed)
    without = len(owed) - with_offers
    return (
        f"The reviews still wait for {counted(len(owed), 'piece')} of evidence. "
        f"Something is offered for {with_offers or 'none'} of them; nothing for {without or 'none'}."
    )


def _bare_sentence(actions: Sequence[ActionRow]) -> str:
    claimed = [action for action in actions if action.claims_impact]
    bare = [action.code for action in claimed if not action.evidence]
    verb = "is" if len(claimed) == 1 else "are"
    said = f"{counted(len(claimed), 'action')} {verb} rated green or blue for impact"
    if not claimed:
        return f"{said}."
    if not bare:
        return f"{said}, each with evidence."
    which = joined(bare) if len(bare) <= FEW else f"{len(bare)} of them"
    return f"{said}; nothing shows it for {which}."


def _pieces_sentence(pieces: Sequence[Piece]) -> str:
    if not pieces:
        return "The evidence bank is empty."
    old = sum(piece.is_old for piece in pieces)
    checked = sum(piece.strength == "Independently checked" for piece in pieces)
    verb = "is" if old == 1 else "are"
    tail = f"{old} {verb} to be renewed" if old else "none is to be renewed"
    return f"The bank holds {counted(len(pieces), 'piece')} of evidence: {checked or 'none'} independently checked, {tail}."


def _followed_sentence(actions: Sequence[ActionRow]) -> str:
    followed = sum(action.is_followed for action in actions)
    changed = [action for action in actions if action.changed]
    away = [action for action in changed if not action.is_followed]
    verb = "is" if followed == 1 else "are"
    said = f"Of {counted(len(actions), 'action')}, {followed} {verb} still formally monitored."
    if not changed:
        return f"{said} No rating has moved since the last review."
    moved = f"{said} Ratings of {len(changed)} have moved since the last review"
    return f"{moved}, {len(away)} of them no longer monitored." if away else f"{moved}."


def _area(area: AreaPart) -> dict[str, Any]:
    return {
        "number": area.number,
        "title": area.title,
        "heading": f"Area {area.number}: {area.title}" if area.number else area.title,
        "verdicts": list(area.verdicts),
        "no_longer_monitored": area.no_longer_monitored,
        "asks": [_ask(ask) for ask in area.asks],
        "figures": [asdict(figure) for figure in area.figures],
        "actions": [_action(action) for action in area.actions],
        "missing": _missing(area),
    }


def _ask(ask: AskRow) -> dict[str, Any]:
    offers = [
        {"shows": offer.shows, "verdict": offer.verdict, "piece": _piece(offer.piece)} for offer in ask.offers
    ]
    return {**asdict(ask), "offers": offers}


def _piece(piece: Piece) -> dict[str, Any]:
    return {**asdict(piece), "dated_on": full_date(piece.dated_on)}


def _action(action: ActionRow) -> dict[str, Any]:
    words = {f"{scale}_word": BRAG_WORDS[getattr(action, scale)] for scale in ("progress", "impact")}
    return {**asdict(action), **words, "evidence": list(action.evidence)}


def _missing(area: AreaPart) -> list[str]:
    """What nothing shows, a sentence each."""
    said = []
    bare = [ask for ask in area.asks if ask.is_owed and not ask.offers]
    if bare:
        said.append(f"Nothing is offered for: {'; '.join(ask.words.rstrip('.') for ask in bare)}.")
    claimed = [action.code for action in area.actions if action.claims_impact and not action.evidence]
    if claimed:
        said.append(f"Rated green or blue for impact with nothing to show it: {joined(claimed)}.")
    promised = [a.code for a in area.actions if a.promises and not a.evidence and a.code not in claimed]
    if promised:
        said.append(
            f"The plan says what will show that they worked, and nothing does yet: {joined(promised)}."
        )
    return said
