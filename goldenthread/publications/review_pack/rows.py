"""The rows that the pack for a government review is made from, as its caller gives them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Review:
    """The review before the one that the pack is for."""

    name: str
    met_on: date | None
    letter_on: date | None
    overall: str = ""
    next_review: str = ""


@dataclass(frozen=True)
class Piece:
    """A piece of evidence. voice: whose it is. movement: of a figure, what became of it since. put_to: what it is for."""

    ref: str
    title: str
    shows: str
    kind: str
    strength: str
    voice: str
    dated_on: date
    age: str
    is_old: bool
    source: str = ""
    movement: str = ""
    put_to: str = ""


@dataclass(frozen=True)
class Offer:
    """A piece of evidence offered for an ask: what it shows of this, and how it was judged ("" while it was not)."""

    piece: Piece
    shows: str
    verdict: str = ""


@dataclass(frozen=True)
class AskRow:
    """Something a review asked for. again: it was asked in an earlier review too. response: what was said for it."""

    words: str
    asked_in: str
    state: str
    response: str = ""
    again: bool = False
    is_owed: bool = True
    offers: tuple[Offer, ...] = ()


@dataclass(frozen=True)
class FigureRow:
    """A measure that an area is chiefly judged by. then: as it stood at the last review; now: in the published month."""

    code: str
    title: str
    baseline: str
    then: str
    now: str
    of: str
    movement: str
    target: str
    rag: str
    rag_word: str


@dataclass(frozen=True)
class ActionRow:
    """progress, impact: "blue" … "unrated". changed: how either moved since the last review. became: of its monitoring."""

    code: str
    title: str
    progress: str
    impact: str
    changed: str
    became: str
    is_followed: bool
    evidence: tuple[str, ...]  # refs
    promises: bool  # the plan says what will show that it worked

    @property
    def claims_impact(self) -> bool:
        return self.impact in ("green", "blue")


@dataclass(frozen=True)
class AreaPart:
    """One area of weakness; number "" is the whole plan. verdicts: what the last review said of it."""

    number: str
    title: str
    verdicts: tuple[str, ...] = ()
    no_longer_monitored: bool = False
    asks: tuple[AskRow, ...] = ()
    figures: tuple[FigureRow, ...] = ()
    actions: tuple[ActionRow, ...] = ()
