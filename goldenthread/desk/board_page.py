"""The board view: a month's headline measures on one page, to be read in two minutes and printed."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404

from goldenthread.accounts.roles import Permission
from goldenthread.desk import asked, sections
from goldenthread.desk.sections import Line, Scorecard
from goldenthread.indicators import Month
from goldenthread.scorecard import cards, targets
from goldenthread.scorecard.cards import Card
from goldenthread.scorecard.freezing import changes
from goldenthread.scorecard.freezing.changes import Changes
from goldenthread.scorecard.listed import Described
from goldenthread.scorecard.models import Source

MOST_CHANGES = 5
LETTERS = "abcdefghijklmnopqrstuvwxyz"
# A doubt that several measures share is said once, with their codes; its figures are on each one's own page.
SHARED = {
    "target-without-figure": "A target has no figure, only a text such as “TBC”",
    "target-without-date": "A target has no date, so it is never in force",
    "target-worse-than-baseline": "A target is worse than the baseline",
    "target-no-better": "A target asks for no more than the baseline",
    "target-in-baseline-month": "A target falls in the month of its own baseline, so it could not have been worked towards",
    "target-before-baseline": "A target comes before its own baseline",
    "standard-beyond-target": "The standard asks more than the target, so it is not rated",
}


@dataclass(frozen=True)
class BoardLine:
    """A measure on one line. `notes`: the letters of its footnotes."""

    line: Line
    notes: str

    @property
    def card(self) -> Card:
        return self.line.card


@dataclass(frozen=True)
class BoardSection:
    heading: str
    title: str
    url: str
    lines: tuple[BoardLine, ...]


@dataclass(frozen=True)
class Footnote:
    """`codes`: of the measures that it is about."""

    letter: str
    words: str
    codes: tuple[str, ...]


@dataclass(frozen=True)
class BoardPage:
    shown: Scorecard
    sections: tuple[BoardSection, ...]
    notes: tuple[Footnote, ...]
    changes: Changes


def board_page(month: Month, query, *, user) -> BoardPage:
    """404 for a month that nothing was worked out for."""
    if month not in cards.months():
        raise Http404(f"Nothing has been worked out for {month}.")
    group = asked.group(query, month)
    hides = not user.may(Permission.VIEW_INDICATOR_CASES)
    shown = sections.scorecard(month, group, for_publication=hides and group is not None)
    notes = tuple(_notes(shown.cards))
    return BoardPage(
        shown=shown,
        sections=tuple(
            BoardSection(
                section.heading,
                section.title,
                section.url,
                tuple(BoardLine(line, _letters(notes, line.card.code)) for line in section.lines),
            )
            for section in shown.sections
        ),
        notes=notes,
        changes=changes.between(
            month.plus(-1), month, shown=shown.cards, most=MOST_CHANGES, for_publication=hides
        ),
    )


def _letters(notes: Iterable[Footnote], code: str) -> str:
    return "".join(note.letter for note in notes if code in note.codes)


def _notes(shown: list[Card]) -> list[Footnote]:
    """What does not hold about the targets, said once for all that share it; what does not hold about a figure; and where
    figures were returned rather than worked out."""
    said: dict[str, list[str]] = {}
    known = targets.by_code(card.code for card in shown)
    for card in shown:
        doubts = targets.doubts_of(known.get(card.code, []), Described(card.unit, card.polarity))
        returned = [f"{card.source_words}"] if card.source == Source.RETURNED else []
        for words in (*(SHARED[doubt.rule] for doubt in doubts), *card.figure_doubts, *returned):
            codes = said.setdefault(words.rstrip("."), [])
            codes.extend([card.code] if card.code not in codes else [])
    return [
        Footnote(LETTERS[place % len(LETTERS)], words, tuple(codes))
        for place, (words, codes) in enumerate(said.items())
    ]
