"""Where a reading keeps what it mended, what it left out and what looked wrong."""

from __future__ import annotations

from dataclasses import dataclass, field

from goldenthread.assurance.planfile.document import Note

CODE_MENDED = "action code mended"
LABEL_MENDED = "sub-theme label mended"
LABEL_STRANGE = "sub-theme label strange"
CODE_TWICE = "code used twice"
LISTED_TWICE = "indicator listed twice"
CITED_TWICE = "indicator cited twice"
UNLISTED_HEADLINE = "headline measure not listed"
NOT_A_RATING = "not a rating"
NOT_A_DATE = "not a date"
FURNITURE = "page furniture"
KINDS = (
    CODE_MENDED,
    LABEL_MENDED,
    LABEL_STRANGE,
    CODE_TWICE,
    LISTED_TWICE,
    CITED_TWICE,
    UNLISTED_HEADLINE,
    NOT_A_RATING,
    NOT_A_DATE,
    FURNITURE,
)


@dataclass
class Log:
    """Notes in the order they were made."""

    repairs: list[Note] = field(default_factory=list)
    unread: list[Note] = field(default_factory=list)
    flags: list[Note] = field(default_factory=list)

    def repaired(self, place: str, what: str, why: str, kind: str = "") -> None:
        self.repairs.append(Note(place, what, why, kind))

    def left_out(self, place: str, what: str, why: str, kind: str = "") -> None:
        self.unread.append(Note(place, what, why, kind))

    def flagged(self, place: str, what: str, why: str, kind: str = "") -> None:
        self.flags.append(Note(place, what, why, kind))
