"""Which records may be the same child: what speaks for it, in words and in points.

The points are this product's own, not a standard's: a name, a birth day and a home that all agree come to 100, twins
(all but the forename) stay below "likely", and one thing alone is never enough. A number that agrees is certain.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from goldenthread.people import names
from goldenthread.people.models import Child

CERTAIN, LIKELY, POSSIBLE = 100, 80, 50
SAME_FORENAME, SAME_SURNAME, SAME_BIRTH, SAME_HOME = 25, 30, 30, 15
NEAR = 0.85  # of a name's points for one that sounds or is spelt almost alike
NEAR_BIRTH = 0.6  # of a birth day's points, where day and month are exchanged or one part differs
ALMOST = 0.9  # from here on two spellings are almost alike
TWO_YEARS = dt.timedelta(days=731)  # one part of a birth day that differs by more is another child
SHOWN = 5


@dataclass(frozen=True)
class Described:
    """A child as told at the front door; what is not known is empty."""

    forename: str
    surname: str
    born_on: dt.date | None = None
    postcode: str = ""
    upn: str = ""
    uln: str = ""


@dataclass(frozen=True)
class Alike:
    """points: 0 to 100. reasons: what agrees, in words."""

    child: Child
    points: int
    reasons: tuple[str, ...]

    @property
    def is_likely(self) -> bool:
        return self.points >= LIKELY


def records_alike(described: Described, *, but: Child | None = None) -> list[Alike]:
    """The records most likely to be this child, the likeliest first, five at most: whoever asks, of every team. One query."""
    found = (compared(described, child) for child in Child.objects.perhaps(described))
    alike = [each for each in found if each.points >= POSSIBLE and each.child != but]
    return sorted(alike, key=lambda each: (-each.points, each.child.pk))[:SHOWN]


def compared(described: Described, child: Child) -> Alike:
    agreeing = [
        *_numbers(described, child),
        *_names(described, child),
        *_birth(described.born_on, child.born_on),
        *_home(described.postcode, child.postcode),
    ]
    points = min(CERTAIN, round(sum(points for points, _ in agreeing)))
    return Alike(child, points, tuple(words for _, words in agreeing))


Agreement = tuple[float, str]


def _numbers(described: Described, child: Child) -> Iterable[Agreement]:
    if described.upn and described.upn == child.upn:
        yield CERTAIN, "the same UPN"
    if described.uln and described.uln == child.uln:
        yield CERTAIN, "the same ULN"


def _names(described: Described, child: Child) -> Iterable[Agreement]:
    as_told = [
        *_name("forename", described.forename, child.forename, SAME_FORENAME),
        *_name("surname", described.surname, child.surname, SAME_SURNAME),
    ]
    exchanged = _same(described.forename, child.surname) and _same(described.surname, child.forename)
    if exchanged and not as_told:
        return [((SAME_FORENAME + SAME_SURNAME) * NEAR, "forename and surname exchanged")]
    return as_told


def _name(what: str, told: str, held: str, points: int) -> Iterable[Agreement]:
    if _same(told, held):
        yield points, f"the same {what}"
    elif names.sounds(told) == names.sounds(held) or names.nearness(told, held) >= ALMOST:
        yield points * NEAR, f"a {what} almost the same"
    elif set(names.plain_words(told)) & set(names.plain_words(held)):
        yield points * NEAR, f"part of the {what} the same"


def _same(one: str, other: str) -> bool:
    return bool(one) and sorted(names.plain_words(one)) == sorted(names.plain_words(other))


def _birth(told: dt.date | None, held: dt.date) -> Iterable[Agreement]:
    if told is None:
        return
    if told == held:
        yield SAME_BIRTH, "born on the same day"
    elif (told.day, told.month, told.year) == (held.month, held.day, held.year):
        yield SAME_BIRTH * NEAR_BIRTH, "day and month of birth exchanged"
    elif abs(told - held) < TWO_YEARS and _parts_agreeing(told, held) == 2:
        yield SAME_BIRTH * NEAR_BIRTH, "born on almost the same day"


def _parts_agreeing(one: dt.date, other: dt.date) -> int:
    return sum(getattr(one, part) == getattr(other, part) for part in ("day", "month", "year"))


def _home(told: str, held: str) -> Iterable[Agreement]:
    if told and tight(told) == tight(held):
        yield SAME_HOME, "the same postcode"


def tight(postcode: str) -> str:
    return postcode.replace(" ", "").upper()


def near_spellings(words: str, searcher) -> list[Child]:
    """For a search that found too little: children with a name that sounds like each word searched for, nearest first."""
    asked = names.plain_words(words)
    if not asked:
        return []
    sounding = Child.objects.for_search().visible_to(searcher).sounding_like(asked)[: SHOWN * 10]
    return sorted(sounding, key=lambda child: -names.nearness(words, child.name))[: SHOWN * 2]
