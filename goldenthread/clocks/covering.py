"""Whose clocks somebody is told of beside their own. The part that knows who covers for whom registers how it is asked."""

from collections.abc import Callable
from datetime import date

from goldenthread.accounts.models import User

Covered = Callable[[User, date], dict[int, str]]  # the officers' names by their keys
_sources: list[Covered] = []


def register(source: Covered) -> None:
    if source not in _sources:
        _sources.append(source)


def covered(user: User, on: date) -> dict[int, str]:
    """The officers for whom this person covers on a day: their names by their keys."""
    found: dict[int, str] = {}
    for source in _sources:
        found |= source(user, on)
    return found
