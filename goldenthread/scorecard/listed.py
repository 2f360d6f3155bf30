"""Indicators that an improvement plan lists, whether or not there is a definition to compute them by.

The part that holds the improvement plan registers where its titles come from. Of a code that only a plan knows, neither
unit nor polarity is known.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
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
    indicator = INDICATORS.get(code)
    return Described(indicator.unit, indicator.polarity) if indicator else Described("", "")
