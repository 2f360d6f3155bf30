"""Proof that a published month still says what it said: the files are those that were published, and the present code works
the same figures out of its facts, to the last digit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from goldenthread.scorecard.facts import TABLES
from goldenthread.scorecard.freezing import definitions, figures, folders
from goldenthread.scorecard.freezing.definitions import DefinitionChange
from goldenthread.scorecard.freezing.figures import FIGURES, KEY, Scope
from goldenthread.scorecard.models import PublishedMonth


@dataclass(frozen=True)
class Difference:
    """One figure that the present code works out otherwise. None on the side that has no such figure."""

    place: str  # "APP17 2024-10", "APP17 2024-10 district=Ashford", "APP17 twelve months to 2024-10"
    code: str
    then: str
    now: str

    @property
    def words(self) -> str:
        return f"{self.place}: published {self.then}, worked out now {self.now}."


@dataclass(frozen=True)
class Verification:
    """faults: files that are not those that were published; when there are any, nothing is worked out.

    compared: how many figures were worked out again. changed: definitions that read otherwise now. came_later: codes
    defined since. engine: what else is not what it was.
    """

    published: PublishedMonth
    faults: tuple[str, ...] = ()
    compared: int = 0
    differences: tuple[Difference, ...] = ()
    changed: tuple[DefinitionChange, ...] = ()
    came_later: tuple[str, ...] = ()
    engine: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        return not (self.faults or self.differences)

    def because(self, difference: Difference) -> str:
        """What changed in the definition of a figure that came out otherwise; "" where the definition is as it was."""
        return next((each.words for each in self.changed if each.code == difference.code), "")


def verify(published: PublishedMonth) -> Verification:
    """Look at every file, then work every figure out again from the kept facts and compare each cell exactly."""
    kept = folders.of(published)
    faults = folders.faults(kept)
    if faults:
        return Verification(published, faults=tuple(faults))
    then = figures.as_published(kept)
    now = figures.work_out(_frames(kept), Scope.of_manifest(folders.manifest(kept)))
    return Verification(
        published,
        compared=then.height,
        differences=tuple(_differences(then, now, set(definitions.kept(kept)))),
        changed=tuple(definitions.changed(kept).values()),
        came_later=tuple(definitions.came_later(kept)),
        engine=tuple(definitions.engine_changes(kept)),
    )


def _frames(kept: folders.Kept) -> dict[str, pl.DataFrame]:
    return {name: figures.frozen_facts(kept, name) for name in TABLES}


def _differences(then: pl.DataFrame, now: pl.DataFrame, codes: set[str]) -> list[Difference]:
    """An indicator that was defined since was not published, so it is not compared."""
    sides = [_by_place(then), _by_place(now)]
    places = sorted(place for place in sides[0].keys() | sides[1].keys() if place[1] in codes)
    return [
        Difference(_words(place), place[1], *(_said(side.get(place)) for side in sides))
        for place in places
        if sides[0].get(place) != sides[1].get(place)
    ]


def _by_place(table: pl.DataFrame) -> Mapping[tuple[Any, ...], tuple[Any, ...]]:
    """The figures of each cell. The version is not compared: a definition that changed is named beside them."""
    told = [name for name in FIGURES if name != "definition_version"]
    size = len(KEY)
    return {row[:size]: row[size:] for row in table.select(*KEY, *told).iter_rows()}


def _words(place: tuple[Any, ...]) -> str:
    span, code, month_on, grouped_by, group = place
    when = f"{month_on:%Y-%m}" if span == figures.MONTH else f"twelve months to {month_on:%Y-%m}"
    return f"{code} {when}" + (f" {grouped_by}={group}" if grouped_by else "")


def _said(found: tuple[Any, ...] | None) -> str:
    if found is None:
        return "nothing"
    numerator, denominator, value = found[:3]
    counts = f" ({numerator} of {denominator})" if None not in (numerator, denominator) else ""
    return f"{value!r}{counts}"
