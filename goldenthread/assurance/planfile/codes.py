"""Action codes and indicator codes: finding them, and mending what a scan or a typist did to them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from goldenthread.assurance.planfile.values import squeeze

CODE = r"(?=[A-Za-z0-9./-]*\d)[A-Z0-9][A-Za-z0-9]{0,5}(?:[./-][A-Za-z0-9]{1,3}){0,3}"
MARKED = re.compile(rf"(?P<code>{CODE})\s*(?:[:)]|\.(?=\s)|\s[-–])\s*(?P<text>\S.*)", re.S)
UNMARKED = re.compile(rf"(?P<code>(?:{CODE}))\s+(?P<text>\S.*)", re.S)
LOOKS_LIKE = str.maketrans("SOILBZGsolzg", "501182650126")
"""Letters that a scan confuses with digits."""


@dataclass(frozen=True)
class Labelled:
    """A cell that begins with an action's code. `marked` is True where punctuation parts code and text."""

    code: str
    text: str
    marked: bool


def labelled(cell: str) -> Labelled | None:
    """The code and the text of an action's cell ("1A1: Do this", "P1.2 Do this"), or None."""
    if (match := MARKED.match(cell)) and not re.fullmatch(r"\d{4,}", match["code"]):
        return Labelled(match["code"], match["text"].strip(), marked=True)
    if (match := UNMARKED.match(cell)) and re.search(r"[A-Z]\d|\d[A-Z]|\d\.\d", match["code"]):
        return Labelled(match["code"], match["text"].strip(), marked=False)
    return None


def stem(code: str) -> str:
    """A code without its last number: "1A2" gives "1A", "P1.2" gives "P1"."""
    return re.sub(r"[./-]?\d+$", "", code)


def usual_stem(codes: Iterable[str]) -> str:
    """The stem that most codes share."""
    counts = Counter(stem(code) for code in codes)
    return counts.most_common(1)[0][0] if counts else ""


def mended(code: str, wanted_stem: str, taken: Collection[str]) -> str:
    """`code` as `wanted_stem` and a number where only look-alike characters differ ("SC2" in 5C is "5C2"), or ""."""
    wanted, seen = wanted_stem.translate(LOOKS_LIKE), code.translate(LOOKS_LIKE)
    rest = seen[len(wanted) :]
    if not seen.startswith(wanted) or not re.fullmatch(r"[./-]?\d+", rest):
        return ""
    candidate = wanted_stem + rest
    return "" if candidate in taken or candidate == code else candidate


@dataclass
class Cited:
    """The indicator codes in a cell and the words that are left."""

    codes: list[str] = field(default_factory=list)
    text: str = ""
    repeated: list[str] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)
    ranges: list[str] = field(default_factory=list)
    unlisted: list[str] = field(default_factory=list)


class KpiCodes:
    """Finds indicator codes by the prefixes of the codes that the plan itself lists."""

    def __init__(self, listed: Iterable[str]) -> None:
        self.listed = list(dict.fromkeys(listed))
        prefixes = {match[0] for code in self.listed if (match := re.match(r"[A-Z]+(?=[ -]?\d)", code))}
        self.pattern = self._pattern(prefixes)

    def _pattern(self, prefixes: set[str]) -> re.Pattern[str]:
        whole = "|".join(re.escape(code) for code in sorted(self.listed, key=len, reverse=True))
        prefix = "|".join(sorted(prefixes, key=len, reverse=True)) or r"[A-Z]{2,6}"
        spread = (
            rf"(?P<prefix>{prefix})\s?(?P<first>\d{{1,3}})\s?[-–—]\s?(?:(?P=prefix)\s?)?(?P<last>\d{{1,3}})"
        )
        single = rf"(?P<name>{prefix})\s?(?P<number>\d{{1,3}})"
        choices = [rf"(?:{spread})\b(?:\s+inclusive\b)?", rf"(?:{single})\b"]
        if whole:
            choices.insert(1, rf"(?:{whole})(?![\w-])")
        return re.compile(r"(?<![\w-])(?:" + "|".join(choices) + ")")

    def cited(self, cell: str) -> Cited:
        """The codes that a cell cites, each once, in order, ranges written out."""
        found = Cited()
        rest = self.pattern.sub(lambda match: self._take(match, found), cell)
        lines = [squeeze(line) for line in rest.splitlines()]
        found.text = "\n".join(line for line in lines if line.strip(" ,;.&•"))
        return found

    def _take(self, match: re.Match[str], found: Cited) -> str:
        groups = match.groupdict()
        if groups["first"] and match[0] not in self.listed:
            if int(groups["first"]) > int(groups["last"]):
                return match[0]
            found.ranges.append(squeeze(match[0]))
            self._add(found, self._between(groups["prefix"], groups["first"], groups["last"]))
            return ""
        code = re.sub(r"\s", "", match[0])
        if code != match[0]:
            found.loose.append(match[0])
        self._add(found, [code])
        return ""

    def _between(self, prefix: str, first: str, last: str) -> list[str]:
        numbers = range(int(first), int(last) + 1)
        codes = [f"{prefix}{number:0{len(first)}d}" for number in numbers]
        return [code for code in codes if code in self.listed] if self.listed else codes

    def _add(self, found: Cited, codes: list[str]) -> None:
        for code in codes:
            if code in found.codes:
                found.repeated.append(code)
                continue
            found.codes.append(code)
            if self.listed and code not in self.listed:
                found.unlisted.append(code)
