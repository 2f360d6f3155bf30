"""What a person has to do now, as the first page shows it before anything else.

Parts of the product register what gives their tasks; the first page asks for all, and knows none of them.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from goldenthread.accounts.models import User


@dataclass(frozen=True)
class Task:
    """A sentence, a few lines that open (words, address, note), and one way on (words, address)."""

    heading: str
    sentence: str
    lines: tuple[tuple[str, str, str], ...] = ()
    onward: tuple[str, str] = ("", "")


Source = Callable[[User], Iterator[Task]]
_sources: list[Source] = []


def register(source: Source) -> None:
    if source not in _sources:
        _sources.append(source)


def tasks(user: User) -> list[Task]:
    return [task for source in _sources for task in source(user)]
