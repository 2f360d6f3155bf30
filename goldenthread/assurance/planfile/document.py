"""What a published improvement plan says, as plain values that any part can read.

Ratings are "blue", "green", "amber", "red" or "" (not rated). Dates are ISO dates in `to_dict()`. A place is words
that a reader can act on: "line 507", "table 4, row 3" or "sheet Actions, row 12, column Due".
"""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass, field
from typing import Any

BRAG = ("blue", "green", "amber", "red")
"""The rating words a plan may use, best first."""


@dataclass(frozen=True)
class Area:
    """An area of weakness. `number` is as printed ("1", "A")."""

    number: str
    title: str


@dataclass(frozen=True)
class SubTheme:
    """A part of an area. `code` is lower case ("1a"); `area` is the number of its area."""

    code: str
    area: str
    title: str


@dataclass(frozen=True)
class Owner:
    """A responsible officer. `organisation` is "" where the plan names none."""

    role: str
    organisation: str = ""


@dataclass(frozen=True)
class Action:
    """One row of an action table.

    `due_on` is None where the due text holds no date; `open_ended` says that it means to hold none ("Ongoing").
    `impact` is "" where the plan gives words instead of a rating, and `impact_text` holds the words.
    """

    code: str
    sub_theme: str
    text: str
    due_text: str = ""
    due_on: dt.date | None = None
    open_ended: bool = False
    owners: tuple[Owner, ...] = ()
    progress: str = ""
    impact: str = ""
    impact_text: str = ""
    evidence: tuple[str, ...] = ()
    kpi_codes: tuple[str, ...] = ()
    kpi_text: str = ""
    place: str = field(default="", compare=False)


@dataclass(frozen=True)
class Kpi:
    """An indicator that the plan lists or cites. `title` is "" where it is cited but never listed."""

    code: str
    title: str = ""


@dataclass(frozen=True)
class Target:
    """What a high-impact measure should reach. `value` is a number in the text's own unit, or None."""

    label: str
    period: str
    text: str
    value: float | None = None
    rag_text: str = ""


@dataclass(frozen=True)
class HighImpact:
    """A row of the plan's headline measures. `code` is "" where the plan gives none."""

    area: str
    code: str
    title: str
    baseline_text: str = ""
    baseline_value: float | None = None
    baseline_period: str = ""
    targets: tuple[Target, ...] = ()


@dataclass(frozen=True)
class Risk:
    """A row of the risk register. Severities are as printed, in lower case ("high")."""

    number: str
    dated_on: dt.date | None
    title: str
    severity_before: str = ""
    mitigations: tuple[str, ...] = ()
    severity_after: str = ""
    progress: str = ""


@dataclass(frozen=True)
class PlanDocument:
    """A whole improvement plan, in the order of its source."""

    title: str = ""
    published_on: dt.date | None = None
    areas: tuple[Area, ...] = ()
    sub_themes: tuple[SubTheme, ...] = ()
    actions: tuple[Action, ...] = ()
    kpis: tuple[Kpi, ...] = ()
    high_impact: tuple[HighImpact, ...] = ()
    risks: tuple[Risk, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The document as JSON values: dates as ISO text, sequences as lists."""
        return {name: as_json(value) for name, value in asdict(self).items()}


@dataclass(frozen=True)
class Note:
    """Something that a reader of the plan should know: where, what, and why.

    `kind` names, where the checker has a rule for it, what sort of thing it is: one of `notes.KINDS`.
    """

    place: str
    what: str
    why: str
    kind: str = ""


@dataclass(frozen=True)
class Reading:
    """The outcome of reading a plan.

    `repairs` say what was mended, `unread` what was left out, `flags` what was kept as printed although it looks
    wrong. Nothing is dropped without a note.
    """

    document: PlanDocument
    repairs: tuple[Note, ...] = ()
    unread: tuple[Note, ...] = ()
    flags: tuple[Note, ...] = ()

    @property
    def found(self) -> dict[str, int]:
        """How many of each thing were read."""
        document = self.document
        counts = {
            "areas": len(document.areas),
            "sub_themes": len(document.sub_themes),
            "actions": len(document.actions),
            "kpis": len(document.kpis),
            "high_impact": len(document.high_impact),
            "risks": len(document.risks),
            "mitigations": sum(len(risk.mitigations) for risk in document.risks),
        }
        for rating in ("progress", "impact"):
            values = [getattr(action, rating) for action in document.actions]
            counts |= {f"{rating}_{colour}": values.count(colour) for colour in BRAG}
            counts[f"{rating}_unrated"] = values.count("")
        return counts

    def to_dict(self) -> dict[str, Any]:
        """The reading as JSON values."""
        return {
            "document": self.document.to_dict(),
            "found": self.found,
            "repairs": as_json([asdict(note) for note in self.repairs]),
            "unread": as_json([asdict(note) for note in self.unread]),
            "flags": as_json([asdict(note) for note in self.flags]),
        }


class PlanFileError(ValueError):
    """The file cannot be read as a plan; the message says where and why."""


def as_json(value: Any) -> Any:
    """The same value with dates as ISO text and tuples as lists."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [as_json(item) for item in value]
    return value
