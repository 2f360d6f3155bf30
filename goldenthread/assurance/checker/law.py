"""Time limits of the law as a plan's words name them: "advice within 6 weeks"."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from goldenthread import statute
from goldenthread.assurance.checker.text import words
from goldenthread.statute.counting import Weeks

WITHIN = re.compile(r"\b(?:within|in)\s+(?P<weeks>\d{1,2})[\s-]+weeks?\b", re.I)
SHARE_IN_WEEKS = re.compile(
    r"(?P<share>\d{1,3}(?:\.\d+)?)\s?%\s*(?:with)?in\s+(?P<weeks>\d{1,2})[\s-]+weeks?\b", re.I
)
SHARE_AFTER = re.compile(r"^[^.;\n•]{0,30}?(?P<share>\d{1,3}(?:\.\d+)?)\s?%(?!\s*(?:with)?in\s+\d)", re.I)
COMMON = {"send", "child", "need", "week", "local", "authority", "other", "person", "year"}


class Below(NamedTuple):
    """Shares of less than all within a legal limit."""

    weeks: int
    duty: statute.Duty
    shares: tuple[float, ...]


@cache
def limits() -> dict[int, list[statute.Duty]]:
    """Duties of the law that are counted in weeks, by the number of weeks."""
    found: dict[int, list[statute.Duty]] = {}
    for duty in statute.ALL_DUTIES:
        if duty.kind is statute.Kind.LAW:
            for limit in duty.limits:
                if isinstance(limit.rule, Weeks):
                    found.setdefault(limit.rule.weeks, []).append(duty)
    return found


def limit_in(text: str) -> tuple[int, statute.Duty] | None:
    """The legal limit that a text names, by its weeks and its subject, or None."""
    for match in WITHIN.finditer(text):
        weeks = int(match["weeks"])
        if duty := fitting(text, weeks):
            return weeks, duty
    return None


def fitting(text: str, weeks: int) -> statute.Duty | None:
    """The duty of that many weeks with which the text shares most words, if any."""
    said = words.content(text) - COMMON
    scored = [(len(said & words.content(duty.title) - COMMON), duty) for duty in limits().get(weeks, [])]
    best = max(scored, key=lambda pair: pair[0], default=(0, None))
    return best[1] if best[0] else None


def below(text: str) -> Below | None:
    """The shares under 100% that a text sets for a legal limit, or None."""
    shares: dict[int, list[float]] = {}
    for match in SHARE_IN_WEEKS.finditer(text):
        shares.setdefault(int(match["weeks"]), []).append(float(match["share"]))
    for match in WITHIN.finditer(text):
        if after := SHARE_AFTER.match(text[match.end() :]):
            shares.setdefault(int(match["weeks"]), []).append(float(after["share"]))
    for weeks, found in shares.items():
        less = tuple(dict.fromkeys(share for share in found if share < 100))
        duty = fitting(text, weeks) if less else None
        if duty:
            return Below(weeks, duty, less)
    return None
