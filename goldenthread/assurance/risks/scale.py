"""The scale on which risks are scored. It is data: `scale.toml` beside this file, or an area's own in its home folder."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

PACKAGED = Path(__file__).with_name("scale.toml")
OWN = "risk_scale.toml"


class NoScaleError(ValueError):
    """The file of the scale does not hold together. Says which file, and what is wrong."""


@dataclass(frozen=True)
class Step:
    """One step of likelihood or impact, counted from 1."""

    number: int
    word: str
    meaning: str

    @property
    def words(self) -> str:
        """ "4, likely"."""
        return f"{self.number}, {self.word}"


@dataclass(frozen=True)
class Band:
    """Scores from `lowest` up to the next band's."""

    lowest: int
    word: str
    place: int  # 0 is the lowest band

    @property
    def code(self) -> str:
        return self.word.replace(" ", "-")


@dataclass(frozen=True)
class Scale:
    likelihood: tuple[Step, ...]
    impact: tuple[Step, ...]
    bands: tuple[Band, ...]
    categories: tuple[tuple[str, str], ...]

    def band(self, score: int) -> Band:
        return [band for band in self.bands if band.lowest <= score][-1]

    def category(self, code: str) -> str:
        """The category's words; the code itself for one that the scale no longer has, "" for none."""
        return dict(self.categories).get(code, code)

    @property
    def scores(self) -> list[int]:
        """Every score that two steps can make, in order."""
        return sorted({one.number * other.number for one in self.likelihood for other in self.impact})

    def words(self, likelihood: int, impact: int) -> str:
        """ "16 of 25, high: likely (4) × major (4)"."""
        score, most = likelihood * impact, len(self.likelihood) * len(self.impact)
        return (
            f"{score} of {most}, {self.band(score).word}: {self._named(self.likelihood, likelihood)} × "
            f"{self._named(self.impact, impact)}"
        )

    @staticmethod
    def _named(steps: Sequence[Step], number: int) -> str:
        """A step by its word; one that the scale no longer has by its number alone."""
        found = next((step for step in steps if step.number == number), None)
        return f"{found.word} ({number})" if found else f"step {number}"


def scale() -> Scale:
    """The area's own scale where its home folder has one, else the packaged one. Raises NoScaleError."""
    own = Path(settings.HOME) / OWN
    path = own if own.is_file() else PACKAGED
    return _read(path, path.stat().st_mtime_ns)


@cache
def _read(path: Path, changed: int) -> Scale:
    try:
        return from_data(tomllib.loads(path.read_text(encoding="utf-8")))
    except (KeyError, TypeError, ValueError) as error:
        raise NoScaleError(f"{path}: {error}") from error


def from_data(data: dict[str, Any]) -> Scale:
    """Raises KeyError, TypeError or ValueError for what is no scale."""
    bands = [Band(int(each["from"]), str(each["word"]), place) for place, each in enumerate(data["band"])]
    lowest = [band.lowest for band in bands]
    if lowest[:1] != [1] or lowest != sorted(set(lowest)):
        raise ValueError("bands must begin at 1 and rise")
    return Scale(
        _steps(data["likelihood"]),
        _steps(data["impact"]),
        tuple(bands),
        tuple((str(each["code"]), str(each["word"])) for each in data["category"]),
    )


def _steps(listed: Iterable[dict[str, Any]]) -> tuple[Step, ...]:
    steps = tuple(
        Step(number, str(each["word"]), str(each["meaning"])) for number, each in enumerate(listed, start=1)
    )
    if len(steps) < 2:
        raise ValueError("a scale needs two steps at least")
    return steps
