"""The areas that this one is compared with: itself as the Department spells it, its region, its statistical neighbours."""

from __future__ import annotations

import csv
import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from goldenthread.people.local_area import area_name, local_area
from goldenthread.scorecard.models import BenchmarkArea, BenchmarkFigure

PACKAGED = Path(__file__).with_name("areas.csv")
Kind = BenchmarkArea.Kind
MOST_NEIGHBOURS = 20


@dataclass(frozen=True)
class Areas:
    """own and region are "" where they are not known."""

    own: str = ""
    region: str = ""
    neighbours: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name for name in (self.own, self.region, *self.neighbours) if name)

    def __str__(self) -> str:
        """One text for the whole choice, so that a page can tell whether somebody else has changed it."""
        return " | ".join((self.own, self.region, *self.neighbours))


def chosen() -> Areas:
    """Without a choice the authority goes by its own name and code. One query, two where nothing is chosen."""
    of_kind: dict[str, list[str]] = {}
    for area in BenchmarkArea.objects.all():
        of_kind.setdefault(area.kind, []).append(area.name)
    own = next(iter(of_kind.get(Kind.OWN, [])), "") or _own_name()
    region = next(iter(of_kind.get(Kind.REGION, [])), "")
    return Areas(own, region, tuple(of_kind.get(Kind.NEIGHBOUR, ())))


def _own_name() -> str:
    area = local_area()
    found = BenchmarkFigure.objects.of_authority(area.authority_code).first() if area else None
    return found.area if found else area_name()


def packaged(authority_code: str) -> Areas | None:
    """The choice that the product brings for an authority, or None."""
    with PACKAGED.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["authority_code"] == authority_code]
    if not rows:
        return None
    named = {kind: [row["area"] for row in rows if row["kind"] == kind] for kind in Kind.values}
    return Areas(named[Kind.OWN][0], named[Kind.REGION][0], tuple(named[Kind.NEIGHBOUR]))


def strangers(names: Iterable[str], known: Iterable[str]) -> list[str]:
    """Names under which there are no figures, each with the nearest that has some."""
    known = list(known)
    unknown = [name for name in names if name and name not in known]
    return [f"“{name}”{_nearest(name, known)}" for name in unknown]


def _nearest(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    return f" (there is “{near[0]}”)" if near else ""
