"""Recognising a table by the words of its heading row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

ACTIONS, KPIS, HIGH_IMPACT, RISKS = "actions", "KPIs", "high impact", "risks"

ACTION_WORDS = (
    ("code", r"^(?:ref(?:erence)?|code|no|number|id|action (?:ref(?:erence)?|no|number|code|id))\.?$"),
    ("action", r"^(?:\d{1,3} )?actions?\b(?!.*\b(?:owner|officer|b?rag|rating|status|evidence)\b)"),
    ("evidence", r"\bevidence\b"),
    ("progress", r"\b(?:progress|delivery)\b.*\b(?:b?rag|rating|status)\b|^(?:b?rag|status)(?: rating)?$"),
    ("impact", r"\bimpact\b.*\b(?:b?rag|rating|status)\b"),
    ("due", r"\b(?:by when|due|deadline|timescales?|target date|completion date|end date|complete by)\b"),
    ("owner", r"\b(?:responsible|accountable|owners?|lead|officer)\b(?! to\b)"),
    ("kpi", r"\bkpis?\b|\bmeasures?\b|\bindicators?\b|\bsuccess\b"),
    ("action", r"\bactions?\b|\bwhat (?:we will|will we) do\b"),
)
RISK_WORDS = (
    ("number", r"^(?:ref(?:erence)?|no|number|id|risk (?:ref(?:erence)?|no|number|id))\.?$"),
    ("date", r"\bdate\b"),
    ("progress", r"\bprogress\b|\bupdate\b"),
    ("after", r"\b(?:post|after|residual|following|mitigated)\b"),
    ("mitigation", r"\bmitigat\w*|\bcontrols?\b"),
    ("before", r"\b(?:severity|impact|rating|score|level|gross|inherent)\b"),
    ("title", r"\brisks?\b"),
)
KPI_WORDS = (
    ("code", r"\b(?:code|id|ref(?:erence)?)\b|^(?:no|number)\.?$"),
    ("title", r"\b(?:kpis?|meaning|measure|indicator|title|description|definition|name)\b"),
)


@dataclass(frozen=True)
class Header:
    """A heading row: what kind of table it opens, and which column holds what."""

    kind: str
    columns: dict[str, int]
    titles: tuple[str, ...]

    def cell(self, cells: Sequence[str], name: str) -> str:
        """The named column's cell; "" where the row is short or the table has no such column."""
        position = self.columns.get(name, len(cells))
        return cells[position] if position < len(cells) else ""

    @property
    def spare(self) -> list[str]:
        """Titles of columns that are not read."""
        return [
            title
            for at, title in enumerate(self.titles)
            if title and at not in self.columns.values() and not self.holds_target(at)
        ]

    def holds_target(self, at: int) -> bool:
        return self.kind == HIGH_IMPACT and at > self.columns["baseline"]


def recognised(cells: Sequence[str]) -> Header | None:
    """The header that these cells are, or None for a row of content."""
    titles = tuple(" ".join(cell.split()) for cell in cells)
    if sum(bool(title) for title in titles) < 2 or any(len(title) > 90 for title in titles):
        return None
    for reading in (as_high_impact, as_risks, as_actions, as_kpis):
        if header := reading(titles):
            return header
    return None


def matched(titles: Sequence[str], words: Sequence[tuple[str, str]]) -> dict[str, int]:
    """Column positions by name: each title takes the first name that it fits, each name its first title."""
    found: dict[str, int] = {}
    for at, title in enumerate(titles):
        fits = (name for name, pattern in words if name not in found and re.search(pattern, title, re.I))
        if name := next(fits, None):
            found[name] = at
    return found


def as_actions(titles: tuple[str, ...]) -> Header | None:
    found = matched(titles, ACTION_WORDS)
    enough = "action" in found and len({"due", "owner", "progress", "impact"} & found.keys()) >= 2
    return Header(ACTIONS, found, titles) if enough else None


def as_risks(titles: tuple[str, ...]) -> Header | None:
    found = matched(titles, RISK_WORDS)
    return Header(RISKS, found, titles) if {"title", "mitigation"} <= found.keys() else None


def as_high_impact(titles: tuple[str, ...]) -> Header | None:
    found = matched(titles, (("baseline", r"\bbaseline\b"), *KPI_WORDS))
    targets = any(re.search(r"\btarget\b", title, re.I) for title in titles)
    return Header(HIGH_IMPACT, found, titles) if targets and {"baseline", "title"} <= found.keys() else None


def as_kpis(titles: tuple[str, ...]) -> Header | None:
    found = matched(titles, KPI_WORDS)
    return Header(KPIS, found, titles) if {"code", "title"} <= found.keys() and len(titles) <= 6 else None
