"""Where an indicator stands in the improvement plan: the areas that show it and the actions that cite it.

The part that holds the improvement plan is above this one and registers a source; pages beside it ask here. With no
source, or no plan imported, everything is empty.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from goldenthread.scorecard import listed


@dataclass(frozen=True)
class ThreadArea:
    """An area of weakness. `codes`: what its actions and its headline measures cite, each once, in the plan's order."""

    number: str
    title: str
    url: str
    high_impact_codes: tuple[str, ...]
    codes: tuple[str, ...]


@dataclass(frozen=True)
class ThreadAction:
    """An action that cites an indicator. `progress` and `impact`: "blue", "green", "amber", "red", or "" not rated."""

    code: str
    title: str
    url: str
    area_number: str
    sub_theme_code: str
    sub_theme_title: str
    progress: str
    impact: str


@dataclass(frozen=True)
class ThreadEvidence:
    """A piece of evidence that is put to an indicator. age: in words; is_old: it is to be renewed."""

    title: str
    url: str
    shows: str
    strength: str
    voice: str
    age: str
    is_old: bool


class ThreadSource(Protocol):
    """What the part that holds the improvement plan answers."""

    def areas(self) -> Sequence[ThreadArea]: ...

    def actions_serving(self, codes: Sequence[str]) -> Mapping[str, Sequence[ThreadAction]]: ...

    def titles(self) -> Mapping[str, str]: ...


_sources: list[ThreadSource] = []
EvidenceSource = Callable[[str], Sequence[ThreadEvidence]]
_evidence_sources: list[EvidenceSource] = []


def register_source(source: ThreadSource) -> None:
    """Have every function here ask this source too; the scorecard's titles come from it as well."""
    if source not in _sources:
        _sources.append(source)
        listed.register(source.titles)


def register_evidence(source: EvidenceSource) -> None:
    """Have `evidence_of` ask this function too."""
    if source not in _evidence_sources:
        _evidence_sources.append(source)


def evidence_of(code: str) -> list[ThreadEvidence]:
    """The evidence put to an indicator, the newest first."""
    return [piece for source in _evidence_sources for piece in source(code)]


def areas() -> list[ThreadArea]:
    """The areas of weakness in the plan's order."""
    return [area for source in _sources for area in source.areas()]


def actions_serving(code: str) -> list[ThreadAction]:
    """The actions that cite this indicator, in the plan's order."""
    return actions_by_code([code]).get(code, [])


def actions_by_code(codes: Sequence[str]) -> dict[str, list[ThreadAction]]:
    """The same for several indicators at once, in one reading; a code that nothing cites is left out."""
    found: dict[str, list[ThreadAction]] = {}
    for source in _sources:
        for code, actions in source.actions_serving(codes).items():
            found.setdefault(code, []).extend(actions)
    return found


def titles() -> dict[str, str]:
    """Every indicator that the plan names, in its order, each with the plan's title for it."""
    return listed.titles()
