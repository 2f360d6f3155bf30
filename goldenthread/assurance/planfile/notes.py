"""Where a reading keeps what it mended, what it left out and what looked wrong."""

from __future__ import annotations

from dataclasses import dataclass, field

from goldenthread.assurance.planfile.document import Note


@dataclass
class Log:
    """Notes in the order they were made."""

    repairs: list[Note] = field(default_factory=list)
    unread: list[Note] = field(default_factory=list)
    flags: list[Note] = field(default_factory=list)

    def repaired(self, place: str, what: str, why: str) -> None:
        self.repairs.append(Note(place, what, why))

    def left_out(self, place: str, what: str, why: str) -> None:
        self.unread.append(Note(place, what, why))

    def flagged(self, place: str, what: str, why: str) -> None:
        self.flags.append(Note(place, what, why))
