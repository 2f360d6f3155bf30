"""What a rule is, what it finds, and how a finding is known again when the paper is read once more."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

IDENTITY_LENGTH = 16


class Strength(StrEnum):
    """hard: both cannot be true, or a stated rule is broken. soft: doubtful, a person has to look."""

    HARD = "hard"
    SOFT = "soft"


@dataclass(frozen=True)
class Fault:
    """What a rule says is wrong.

    place: where a reader finds it ("line 84", "action 1A2"). words: one or two sentences with the figures.
    about: what it concerns, in words that stay when lines move; figures: the figures that make it a fault. Rule, about
    and figures together are its identity. strength: where it differs from the rule's own.
    """

    place: str
    words: str
    about: str = ""
    figures: tuple[str, ...] = ()
    strength: Strength | None = None
    file: str = ""


@dataclass(frozen=True)
class Rule:
    """code: an id that lists, counts and suppressions rely on. words: the rule itself. settled_by: what would answer it.

    `check` is given the paper and yields faults.
    """

    code: str
    words: str
    settled_by: str
    strength: Strength
    check: Callable[[Any], Iterator[Fault]]

    def findings(self, paper: Any) -> Iterator[Finding]:
        for fault in self.check(paper):
            yield Finding(
                rule=self.code,
                strength=fault.strength or self.strength,
                file=fault.file,
                place=fault.place,
                words=fault.words,
                rule_words=self.words,
                settled_by=self.settled_by,
                identity=identity(self.code, fault.about or fault.place, fault.figures),
            )


@dataclass(frozen=True)
class Finding:
    """One thing that does not hold. `identity` is the same for as long as rule, subject and figures are."""

    rule: str
    strength: Strength
    file: str
    place: str
    words: str
    rule_words: str
    settled_by: str
    identity: str

    def to_dict(self) -> dict[str, Any]:
        """The finding as JSON values."""
        return asdict(self) | {"strength": str(self.strength)}

    @property
    def is_hard(self) -> bool:
        return self.strength is Strength.HARD


def identity(rule: str, about: str, figures: tuple[str, ...]) -> str:
    """A digest of what makes a finding itself: never the file's name or the line's number."""
    parts = "\x1f".join([rule, " ".join(about.lower().split()), *figures])
    return hashlib.sha256(parts.encode()).hexdigest()[:IDENTITY_LENGTH]


def rule(
    code: str, *, words: str, settled_by: str, strength: Strength = Strength.HARD
) -> Callable[[Callable[[Any], Iterator[Fault]]], Rule]:
    """Make a function that yields faults a rule."""

    def made(check: Callable[[Any], Iterator[Fault]]) -> Rule:
        return Rule(code, words, settled_by, strength, check)

    return made
