"""Two versions of a plan side by side: section by section, what was taken out and what came in, word by word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from goldenthread.casework.plan_writing import sections
from goldenthread.casework.plan_writing.content import Content, Listed, Need, Outcome, Placed, Provision, Row
from goldenthread.govuk.formats import plain_day

SAME, REMOVED, ADDED = "same", "removed", "added"
_WORD = re.compile(r"\S+\s*")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class Piece:
    kind: str
    text: str


@dataclass(frozen=True)
class Line:
    """One text or numbered line on both sides; a side without pieces has nothing there."""

    key: str
    before: list[Piece]
    after: list[Piece]

    @property
    def is_changed(self) -> bool:
        return any(piece.kind != SAME for piece in (*self.before, *self.after))


@dataclass(frozen=True)
class SectionDifference:
    section: sections.Section
    lines: list[Line]

    @property
    def is_changed(self) -> bool:
        return any(line.is_changed for line in self.lines)


def differences(before: Content, after: Content) -> list[SectionDifference]:
    """Every section that says something on either side."""
    found = [SectionDifference(one, list(_lines(one.code, before, after))) for one in sections.SECTIONS]
    return [one for one in found if one.lines]


def _lines(code: str, before: Content, after: Content):
    texts = [_section_words(side, code) for side in (before, after)]
    if any(texts):
        yield line("", *texts)
    rows = [{row.key: row for row in side.rows_of(code)} for side in (before, after)]
    for key in sorted(set().union(*rows), key=_in_order):
        yield line(key, *(row_words(side[key]) if key in side else "" for side in rows))


def _in_order(key: str) -> list[int]:
    """F2 before F10."""
    return [int(number) for number in _NUMBER.findall(key)]


def _section_words(content: Content, code: str) -> str:
    voice = content.voice(code)
    return "\n".join(part for part in (content.text(code), f"Voiced by: {voice}" if voice else "") if part)


def row_words(row: Row) -> str:
    """All that a line says, as one text: every field under its name."""
    return "\n".join(words for words in _row_words(row) if words)


def _row_words(row: Row) -> Sequence[str]:
    match row:
        case Need():
            return [row.text]
        case Outcome():
            by = f"By {plain_day(row.reach_by_on)}" if row.reach_by_on else ""
            return [row.text, _named("Known by", row.measure), by, _named("For", ", ".join(row.needs))]
        case Provision():
            return [
                row.what,
                _named("By", row.who),
                _named("How often", row.how_often),
                _named("How long", row.how_long),
                _named("Looked at again", row.reviewed),
                _named("For", ", ".join(row.outcomes)),
                "Prepares for adulthood" if row.for_adulthood else "",
                "Educates or trains" if row.educates else "",
            ]
        case Listed():
            return [row.title, row.author, plain_day(row.dated_on) if row.dated_on else ""]
        case Placed():
            return [row.words, row.note]


def _named(name: str, words: str) -> str:
    return f"{name}: {words}" if words else ""


def line(key: str, before: str, after: str) -> Line:
    old, new = _WORD.findall(before), _WORD.findall(after)
    left: list[Piece] = []
    right: list[Piece] = []
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        same = kind == "equal"
        if i < j:
            left.append(Piece(SAME if same else REMOVED, "".join(old[i:j])))
        if k < m:
            right.append(Piece(SAME if same else ADDED, "".join(new[k:m])))
    return Line(key, left, right)
