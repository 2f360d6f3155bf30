"""A paper as its lines, paragraphs, sentences and tables, in reading order and with their places."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from goldenthread.assurance.checker.text.figures import Figure, MonthNamed, figures_in, months_in
from goldenthread.assurance.planfile.tables import Block
from goldenthread.assurance.planfile.values import WHOLE_DATES, day_of, squeeze

MARK = re.compile(r"^(?:[-–—•>*○#]+\s+)+")
PARAGRAPH_NUMBER = re.compile(r"^(?P<number>\d{1,2}(?:\.\d{1,2}){1,3})\.?\s+(?=[A-Z*“\"'‘(])")
LIST_NUMBER = re.compile(r"^(?:\d{1,3}|[a-z])[.)]\s+(?=\S)")
MARKUP = re.compile(r"</?(?:sup|sub|u|p|i|b|em|strong|span|br)\b[^>]*>|\*+|(?<!\w)_(?=\w)|\[|\]\([^)]*\)")
SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])")
ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|c|ca|cf|vs|No|approx|Mr|Mrs|Ms|Dr|St|para|paras|reg|s)\.|\b[A-Z]\.)$"
)
GOES_ON = re.compile(r"[.:;?!)\"”’>]$")
LONGEST = 2000  # characters of a sentence
NEAR = 60  # lines from the top in which a paper names its own day


@dataclass(frozen=True)
class Line:
    """A line of text, or a row of a table. number: its place in the order of the paper, from 0."""

    file: str
    place: str
    number: int
    cells: tuple[str, ...]
    row: bool

    @property
    def text(self) -> str:
        return self.cells[0]


@dataclass(frozen=True)
class Sentence:
    """paragraph: the number that sentences of one paragraph share. label: the paragraph's printed number ("2.8")."""

    file: str
    place: str
    line: int
    paragraph: int
    label: str
    text: str
    in_table: bool = False
    item: bool = False

    @cached_property
    def figures(self) -> list[Figure]:
        return figures_in(self.text)

    @cached_property
    def months(self) -> list[MonthNamed]:
        return months_in(self.text)

    def counts(self) -> list[Figure]:
        return [figure for figure in self.figures if figure.kind == "count"]

    def percents(self) -> list[Figure]:
        return [figure for figure in self.figures if figure.kind == "percent"]


@dataclass
class Paper:
    """One paper. name: the file's, as findings give it."""

    name: str
    lines: list[Line]
    sentences: list[Sentence] = field(default_factory=list)

    @classmethod
    def of_blocks(cls, name: str, blocks: Sequence[Block]) -> Paper:
        lines = [
            Line(name, block.place, number, tuple(block.cells), block.row)
            for number, block in enumerate(blocks)
        ]
        paper = cls(name, lines)
        paper.sentences = list(sentences_of(lines))
        return paper

    @cached_property
    def paragraphs(self) -> list[list[Sentence]]:
        """The sentences by paragraph, in order."""
        found: dict[int, list[Sentence]] = {}
        for sentence in self.sentences:
            found.setdefault(sentence.paragraph, []).append(sentence)
        return list(found.values())

    @cached_property
    def tables(self) -> list[list[Line]]:
        """Runs of neighbouring rows."""
        found: list[list[Line]] = []
        for line in self.lines:
            if not line.row:
                continue
            if found and found[-1][-1].number == line.number - 1 and not parts(found[-1][-1], line):
                found[-1].append(line)
            else:
                found.append([line])
        return found

    def before(self, line: int, count: int) -> list[Line]:
        """The lines of text before a line, nearest first, up to the table before."""
        found = []
        for each in reversed(self.lines[:line]):
            if each.row or len(found) == count:
                break
            found.append(each)
        return found

    @cached_property
    def dated_on(self) -> dt.date | None:
        """The day that the paper gives itself: that of the meeting it goes to, or else the first day near its top."""
        near = [line for line in self.lines[:NEAR] if not line.row]
        addressed = [place for place, line in enumerate(near) if re.match(r"\W*To\s*:", line.text)]
        for place in addressed[:1]:
            for line in near[place : place + 3]:
                if day := first_day_in(line.text):
                    return day
        return next((day for line in near if (day := first_day_in(line.text))), None)


def parts(row: Line, following: Line) -> bool:
    """True where a row begins another table though no text stands between: another sheet or table, or, after an empty
    line, another width."""
    before, after = (re.match(r"(?P<where>.*\D)?(?P<number>\d+)$", each.place) for each in (row, following))
    if before is None or after is None:
        return False
    gap = int(after["number"]) - int(before["number"]) > 1
    return before["where"] != after["where"] or (gap and len(row.cells) != len(following.cells))


def first_day_in(text: str) -> dt.date | None:
    matches = [match for pattern in WHOLE_DATES for match in pattern.finditer(clean(text))]
    days = [day_of(match) for match in sorted(matches, key=lambda match: match.start())]
    return next((day for day in days if day), None)


def clean(text: str) -> str:
    """A text without marks of emphasis, links and HTML that carry no words."""
    return squeeze(MARKUP.sub("", text))


def sentences_of(lines: Sequence[Line]) -> Iterator[Sentence]:
    """Every sentence. A paragraph that goes on over a page break is one; a table's cell is one for each of its lines."""
    for paragraph, (line, text, in_table) in enumerate(passages(lines)):
        bare = MARK.sub("", text)
        numbered = PARAGRAPH_NUMBER.match(bare)
        listed = None if numbered else LIST_NUMBER.match(bare)
        item = bool(MARK.match(text) or listed) and not numbered
        bare = clean(bare[(numbered or listed).end() :] if numbered or listed else bare)  # type: ignore[union-attr]
        for sentence in parted(bare):
            yield Sentence(
                line.file,
                line.place,
                line.number,
                paragraph,
                numbered["number"] if numbered else "",
                sentence,
                in_table,
                item,
            )


def passages(lines: Sequence[Line]) -> Iterator[tuple[Line, str, bool]]:
    """(where it begins, its text, whether it stands in a table) for each paragraph."""
    begun: tuple[Line, str] | None = None
    for line in lines:
        if line.row:
            if begun:
                yield (*begun, False)
                begun = None
            yield from (
                (line, part, True) for cell in line.cells for part in cell.split("\n") if part.strip()
            )
        elif begun and goes_on(begun[1], line.text):
            begun = (begun[0], f"{begun[1]} {line.text}")
        else:
            if begun:
                yield (*begun, False)
            begun = (line, line.text)
    if begun:
        yield (*begun, False)


def goes_on(text: str, more: str) -> bool:
    """True where the next line only continues a sentence that a page break cut."""
    return not GOES_ON.search(text.strip()) and bool(re.match(r"[a-z]", more)) and len(text) > 30


def parted(text: str) -> list[str]:
    """A paragraph as sentences; an abbreviation ends none."""
    found: list[str] = []
    for part in SENTENCE_END.split(text):
        if found and ABBREVIATION.search(found[-1]):
            found[-1] += f" {part}"
        elif part:
            found.append(part)
    return [piece for sentence in found for piece in bounded(sentence)]


def bounded(sentence: str) -> list[str]:
    """A sentence of a length that people write; what is longer is cut, so that no paper takes an age."""
    return [sentence[start : start + LONGEST] for start in range(0, len(sentence), LONGEST)]
