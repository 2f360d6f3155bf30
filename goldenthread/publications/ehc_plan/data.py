"""What an EHC plan says on paper, section by section, with the child's own words first.

Pure: the same rows give the same dictionary, and the dictionary is all that the page and the Word document see.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldenthread.publications.wording import full_date


@dataclass(frozen=True)
class LineRow:
    """One numbered line: a need, an outcome, provision or a report. `facts` are (what, words) under it; `links` say
    what it leads to or comes from."""

    key: str
    text: str
    facts: Sequence[tuple[str, str]] = ()
    links: str = ""


@dataclass(frozen=True)
class SectionRow:
    """`letter` groups what the law has as one section: A is told in two parts. `empty` is what stands there when nothing
    is written; `is_table` sets its lines as a table with `facts` for columns."""

    letter: str
    title: str
    text: str
    voice: str = ""
    lines: Sequence[LineRow] = ()
    empty: str = ""
    own_words: bool = False
    is_table: bool = False


def data(
    *,
    name: str,
    forename: str,
    born_on: date,
    ref: str,
    area_name: str,
    kind: str,
    is_draft: bool,
    sent_on: date | None,
    setting: str,
    sections: Sequence[SectionRow],
    asks_setting: bool = False,
    signed_by: str = "",
) -> dict[str, Any]:
    """The plan as values that JSON can carry. `kind` is Draft, Final plan, Amended plan; `sent_on` is None for a plan that
    has not been sent; without a `setting` nothing is said of where the child goes
    now. `asks_setting`: the family is asked which they would like. `signed_by` is who signed a plan off for the authority."""
    return {
        "title": f"Education, health and care plan: {name}",
        "name": name,
        "forename": forename,
        "born_on": full_date(born_on),
        "ref": ref,
        "area_name": area_name,
        "kind": kind,
        "is_draft": is_draft,
        "sent_on": full_date(sent_on) if sent_on else "",
        "setting": setting,
        "how_to_read": _how_to_read(forename, is_draft),
        "signed_by": signed_by,
        "what_a_draft_is": _what_a_draft_is(forename, asks_setting),
        "sections": [_section(row) for row in sections],
    }


def _what_a_draft_is(forename: str, asks_setting: bool) -> str:
    said = f"It is not {forename}'s plan yet. Please say what is wrong or missing"
    if not asks_setting:
        return f"{said}."
    return f"{said}, and which school, college or nursery you would like it to name. Section I is empty until then."


def _how_to_read(forename: str, is_draft: bool) -> list[str]:
    """For a parent or young person who has never seen one."""
    numbers = (
        f"Each need has a number, such as B1. It leads to an outcome, such as E1: what should change for {forename}. The "
        "outcome is served by provision, such as F1: what is done, by whom, how often and for how long. Under each number "
        "stands where it comes from and where it leads."
    )
    if is_draft:
        return [numbers]
    return [
        numbers,
        f"The council must make sure that {forename} receives what section F says, and health services what section G "
        "says. If something does not happen, tell the school, college or nursery and the council.",
        "The letter that came with this plan says what you can do if you do not agree with it, and until when.",
    ]


def _section(row: SectionRow) -> dict[str, Any]:
    return {
        "letter": row.letter,
        "title": row.title,
        "heading": f"Section {row.letter}: {row.title}",
        "paragraphs": [part.strip() for part in row.text.split("\n") if part.strip()],
        "voice": row.voice,
        "own_words": row.own_words,
        "is_table": row.is_table,
        "columns": [what for what, _ in row.lines[0].facts] if row.is_table and row.lines else [],
        "lines": [_line(line) for line in row.lines],
        "empty": row.empty,
    }


def _line(row: LineRow) -> dict[str, Any]:
    return {
        "key": row.key,
        "text": row.text,
        "facts": [{"what": what, "words": words} for what, words in row.facts],
        "links": row.links,
    }
