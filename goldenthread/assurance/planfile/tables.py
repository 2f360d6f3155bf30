"""Every source as one stream of blocks: lines of text and rows of tables, each with its place.

A cell is plain text: a line for each paragraph, and "• " in front of each item of a list. Page numbers, rules and
running headings are gone from the stream.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from goldenthread.assurance.planfile import notes
from goldenthread.assurance.planfile.codes import labelled
from goldenthread.assurance.planfile.notes import Log
from goldenthread.assurance.planfile.values import squeeze

PAGE = re.compile(
    r"(?:Page\s+\d{1,4}(?:\s+of\s+\d{1,4})?|\d{1,4}\s*\|\s*Page|This page is intentionally left blank)", re.I
)
PAGE_IN_FRONT = re.compile(r"(?:Page\s+\d{1,4}(?:\s+of\s+\d{1,4})?|\d{1,3})\s+(?=\S)", re.I)
RULE = re.compile(r"[\s|:=_-]*")
TAG = re.compile(r"</?(?:p|ul|ol|li|br|b|strong|i|em|u|span|div|a|font|sup|sub)\b[^>]*>", re.I)
LIST = re.compile(r"<[uo]l\b[^>]*>(.*?)(?=</?[uo]l\b|</?p\b|\Z)", re.I | re.S)
PARAGRAPH = re.compile(r"</?(?:p|div|ul|ol)\b[^>]*>|<br\b[^>]*>", re.I)
MARKS = re.compile(r"(?:^|(?<=\s))[•●▪◦‣∙·]\s*|<li\b[^>]*>", re.I)
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9])")
BULLET = "• "
RUNNING_HEAD_TIMES = 3
RUNNING_HEAD_LENGTH = 100


@dataclass(frozen=True)
class Block:
    """A line of text (one cell, `row` False) or a row of a table."""

    cells: tuple[str, ...]
    place: str
    row: bool = False

    @property
    def text(self) -> str:
        return self.cells[0]


def from_text(text: str, log: Log) -> Iterator[Block]:
    """Blocks of a plain text whose table cells are parted by tabs. Places are line numbers from 1."""
    lines = re.split(r"\r\n|\n|\r", text)
    running = running_heads(lines)
    unwrapped: list[str] = []
    for number, line in enumerate(lines, start=1):
        place = f"line {number}"
        if (
            not line.strip()
            or RULE.fullmatch(line)
            or PAGE.fullmatch(line.strip())
            or line.strip() in running
        ):
            continue
        if "\t" not in line:
            yield Block((squeeze(plain(line, place, Log()).replace("**", "")),), place)
            continue
        if TAG.search(line):
            unwrapped.append(place)
        yield Block(tuple(cell_text(cell, place, log) for cell in line.split("\t")), place, row=True)
    if unwrapped:
        log.repaired(
            unwrapped[0], f"{len(unwrapped)} rows", "HTML fragments in cells unwrapped, from here on"
        )


def running_heads(lines: list[str]) -> set[str]:
    """Short lines that come back unchanged: the head or foot of a page."""
    counts = Counter(line.strip() for line in lines if "\t" not in line and len(line) <= RUNNING_HEAD_LENGTH)
    return {line for line, times in counts.items() if times >= RUNNING_HEAD_TIMES}


def cell_text(cell: str, place: str, log: Log) -> str:
    """A cell as plain lines, without page furniture."""
    lines = [squeeze(line) for line in plain(cell.replace("**", ""), place, log).splitlines()]
    return "\n".join(line for line in (without_page(line, place, log) for line in lines) if line)


def plain(cell: str, place: str, log: Log) -> str:
    """HTML and inline bullets as lines."""
    text = LIST.sub(lambda match: "\n" + as_items(match[1], place, log) + "\n", cell)
    text = PARAGRAPH.sub("\n", text)
    text = MARKS.sub("\n" + BULLET, text)
    return html.unescape(TAG.sub("", text))


def as_items(inside: str, place: str, log: Log) -> str:
    """What stands inside a list, an item a line. Where the marks were lost, each sentence is an item."""
    if MARKS.search(inside):
        return inside
    items = SENTENCE_END.split(squeeze(TAG.sub("", inside)))
    if len(items) > 1:
        log.repaired(
            place, f"a list of {len(items)}: {items[0][:40]}...", "marks lost: a new item at each sentence"
        )
    return "\n".join(BULLET + item for item in items if item)


def without_page(line: str, place: str, log: Log) -> str:
    """The line without a page number, alone or run into an action's code."""
    if PAGE.fullmatch(line):
        log.repaired(place, line, "page furniture inside a cell: removed", notes.FURNITURE)
        return ""
    match = PAGE_IN_FRONT.match(line)
    if match and labelled(line[match.end() :]) and not labelled(line):
        log.repaired(place, match[0].strip(), "page furniture inside a cell: removed", notes.FURNITURE)
        return line[match.end() :]
    return line


def from_word(document: Any, log: Log) -> Iterator[Block]:
    """Blocks of a Word document (python-docx), in reading order. Places count paragraphs and tables from 1."""
    paragraphs = tables = 0
    for part in document.iter_inner_content():
        if hasattr(part, "rows"):
            tables += 1
            yield from word_table(part, tables, log)
            continue
        paragraphs += 1
        text = squeeze(part.text)
        if text and not PAGE.fullmatch(text):
            yield Block((text,), f"paragraph {paragraphs}")


def word_table(table: Any, number: int, log: Log) -> Iterator[Block]:
    for position, row in enumerate(table.rows, start=1):
        place = f"table {number}, row {position}"
        cells: list[str] = []
        seen: list[Any] = []
        for cell in row.cells:
            merged = any(cell._tc is earlier for earlier in seen)
            seen.append(cell._tc)
            cells.append("" if merged else cell_text(word_cell(cell), place, log))
        if any(cells):
            yield Block(tuple(cells), place, row=True)


def word_cell(cell: Any) -> str:
    """A Word cell's paragraphs as lines; list paragraphs get their mark back."""
    return "\n".join((BULLET if is_list(paragraph) else "") + paragraph.text for paragraph in cell.paragraphs)


def is_list(paragraph: Any) -> bool:
    properties = paragraph._p.pPr
    numbered = properties is not None and properties.numPr is not None
    return bool(paragraph.text.strip()) and (numbered or (paragraph.style.name or "").startswith("List"))


def from_workbook(workbook: Any, log: Log) -> Iterator[Block]:
    """Blocks of a spreadsheet in which a published plan's tables were pasted."""
    for sheet in workbook.worksheets:
        for position, row in enumerate(sheet.iter_rows(values_only=True), start=1):
            place = f"sheet {sheet.title}, row {position}"
            cells = tuple(cell_text("" if value is None else str(value), place, log) for value in row)
            if filled := [cell for cell in cells if cell]:
                yield (
                    Block((squeeze(filled[0]),), place) if len(filled) == 1 else Block(cells, place, row=True)
                )
