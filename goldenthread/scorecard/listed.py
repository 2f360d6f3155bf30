"""Indicators that an improvement plan lists, whether or not there is a definition to compute them by.

The part that holds the improvement plan registers where its titles come from; unit and polarity of the measures that
published plans name are in `listed.csv`.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from goldenthread.indicators import INDICATORS

Titles = Callable[[], Mapping[str, str]]
_sources: list[Titles] = []


class Described(NamedTuple):
    """unit: "%", "weeks", a noun; polarity: "higher", "lower" or "neutral". Both "" where nothing is known."""

    unit: str
    polarity: str


def register(source: Titles) -> None:
    """Have `titles()` ask this function too: it gives each code its title, in the order to show them."""
    if source not in _sources:
        _sources.append(source)


def titles() -> dict[str, str]:
    return {code: title for source in _sources for code, title in source().items()}


def described(code: str) -> Described:
    if indicator := INDICATORS.get(code):
        return Described(indicator.unit, indicator.polarity)
    return _published().get(code, Described("", ""))


@cache
def _published() -> dict[str, Described]:
    with (Path(__file__).parent / "listed.csv").open(newline="", encoding="utf-8") as file:
        return {row["code"]: Described(row["unit"], row["polarity"]) for row in csv.DictReader(file)}
