"""What the two ratings of an action mean, and which of them stood on a day."""

import datetime as dt
from collections.abc import Iterable
from operator import attrgetter

from goldenthread.assurance.models import Brag, Rating
from goldenthread.publications.assurance_report.meanings import ASKED, IMPACT, PROGRESS

UNRATED = "unrated"
DONE = (Brag.GREEN, Brag.BLUE)
COLOURS = ("blue", "green", "amber", "red", UNRATED)
MEANINGS = {Rating.Scale.PROGRESS: PROGRESS, Rating.Scale.IMPACT: IMPACT}
UNSAID = "nobody has said yet"


def asked(scale: str) -> str:
    """The question that a scale answers."""
    return ASKED[scale]


def meaning(scale: str, brag: str) -> str:
    return MEANINGS[Rating.Scale(scale)].get(brag, UNSAID)


def choices(scale: str) -> list[tuple[str, str, str]]:
    """Each colour with what it means, best first."""
    return [
        (brag, brag.capitalize(), f"{words[0].upper()}{words[1:]}")
        for brag, words in MEANINGS[Rating.Scale(scale)].items()
    ]


def latest(ratings: Iterable[Rating], scale: str, day: dt.date | None = None) -> Rating | None:
    """The rating said last, on or before the day where one is given. One without a day is older than any with one."""
    said = [
        each for each in history(ratings, scale) if day is None or each.said_on is None or each.said_on <= day
    ]
    return said[0] if said else None


def history(ratings: Iterable[Rating], scale: str) -> list[Rating]:
    """The ratings on a scale, newest first."""
    of_scale = sorted((each for each in ratings if each.scale == scale), key=attrgetter("pk"))
    return sorted(of_scale, key=lambda each: each.said_on or dt.date.min)[::-1]
