"""Revisions: figures of a published month that are known otherwise today. They are derived each time, never stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import polars as pl

from goldenthread.indicators import INDICATORS, Month
from goldenthread.scorecard import cells, listed, thread, words
from goldenthread.scorecard.cells import WHOLE, Cell, Cells, Group
from goldenthread.scorecard.freezing import figures, folders
from goldenthread.scorecard.freezing.folders import Kept
from goldenthread.scorecard.models import PublishedMonth, Result, RevisionReason


@dataclass(frozen=True)
class Shown:
    """One figure as a reader meets it; why there is none where there is none."""

    cell: Cell
    value_words: str
    fraction_words: str

    @property
    def words(self) -> str:
        """ "76.0% (130 of 171)"."""
        return f"{self.value_words} ({self.fraction_words})" if self.fraction_words else self.value_words


@dataclass(frozen=True)
class Pair:
    """One figure as it was published and as it is known now; the same on both sides where it was not revised."""

    code: str
    title: str
    group: Group
    then: Shown
    now: Shown
    is_revised: bool
    reason: RevisionReason | None = None

    @property
    def needs_reason(self) -> bool:
        """Nobody has said why, or the figure has moved again since they did."""
        return self.is_revised and not (self.reason and accounts_for(self.reason, self.now.cell))


def accounts_for(reason: RevisionReason, cell: Cell) -> bool:
    return (reason.numerator, reason.denominator, reason.value) == cell[:3]


def editions(month: Month) -> list[PublishedMonth]:
    """Every edition of a month, the newest first. One query."""
    return list(PublishedMonth.objects.of_month(month.first).with_people())


def newest(month: Month) -> PublishedMonth | None:
    return PublishedMonth.objects.of_month(month.first).with_people().first()


def pairs(
    published: PublishedMonth, *, whole_area: bool = False, for_publication: bool = False
) -> list[Pair]:
    """Every figure of the month both ways, by code, the whole area before its groups. Two queries.

    A figure of an indicator that was defined since is no revision and is left out, and so is a breakdown that was not
    published. for_publication: groups of small numbers are hidden on both sides. Raises folders.Damaged.
    """
    kept, month = folders.of(published), Month.containing(published.month_on)
    then_rows, now_rows = _published_rows(kept, month, whole_area), _rows_now(month, whole_area)
    codes, breakdowns = ({row[place] for row in then_rows} for place in (0, 2))
    now_rows = [row for row in now_rows if row[0] in codes and row[2] in breakdowns]
    sides = [cells.of_rows(rows) for rows in (then_rows, now_rows)]
    public = [groups_hidden(rows) for rows in (then_rows, now_rows)] if for_publication else sides
    said = {reason.code: reason for reason in RevisionReason.objects.of_published([published])}
    keys = sorted({(code, group) for side in sides for code, group, _ in side.cells})
    titles = listed.titles()
    return [_pair(code, group, month, sides, public, said, titles) for code, group in keys]


def groups_hidden(rows: Sequence[tuple]) -> Cells:
    """The cells of these rows, the groups' small numbers hidden. The whole area's are shown, as they are everywhere."""
    whole = [row for row in rows if not row[2]]
    hidden = cells.of_rows(rows, for_publication=True).cells
    return Cells({**hidden, **cells.of_rows(whole).cells})


def _pair(
    code: str,
    group: Group,
    month: Month,
    sides: Sequence[Cells],
    public: Sequence[Cells],
    said: Mapping[str, RevisionReason],
    titles: Mapping[str, str],
) -> Pair:
    then, now = (side.get(code, group, month) for side in sides)
    shown = [_shown(side, code, group, month) for side in public]
    is_revised = _as_told(then) != _as_told(now)
    if is_revised and shown[0].words == shown[1].words:
        shown = [_closely(each) for each in shown]
    return Pair(
        code=code,
        title=titles.get(code) or (INDICATORS[code].title if code in INDICATORS else code),
        group=group,
        then=shown[0],
        now=shown[1],
        is_revised=is_revised,
        reason=said.get(code) if group == WHOLE else None,
    )


def _as_told(cell: Cell) -> tuple:
    """What a reader is told: the value, and the two parts of a fraction. What a mean or the oldest is of is not told."""
    parts = (cell.numerator, cell.denominator) if cell.numerator is not None else ()
    return (cell.value, *parts)


def _closely(shown: Shown) -> Shown:
    """A figure that changed by less than is printed, with what was left off."""
    if shown.cell.value is None:
        return shown
    return replace(shown, value_words=f"{shown.value_words} ({shown.cell.value:,.3f})")


def _shown(side: Cells, code: str, group: Group, month: Month) -> Shown:
    cell, unit = side.get(code, group, month), listed.described(code).unit
    value = words.value(cell.value, unit) or words.state(side.state(code, group, month), None)
    return Shown(cell, value, words.fraction(cell.numerator, cell.denominator))


def _published_rows(kept: Kept, month: Month, whole_area: bool) -> list[tuple]:
    found = figures.of_the_month(figures.as_published(kept), month)
    return figures.rows_for_cells(found.filter(pl.col("grouped_by") == "") if whole_area else found)


def _rows_now(month: Month, whole_area: bool) -> list[tuple]:
    found = Result.objects.of_month(month.first)
    return list((found.whole_area() if whole_area else found).values_list(*cells.COLUMNS))


def of_month(published: PublishedMonth, *, for_publication: bool = False) -> list[Pair]:
    """Only what was revised."""
    return [pair for pair in pairs(published, for_publication=for_publication) if pair.is_revised]


def headline_codes() -> set[str]:
    """The measures by which the improvement plan's areas are chiefly judged."""
    return {code for area in thread.areas() for code in area.high_impact_codes}


@dataclass(frozen=True)
class Unexplained:
    """A headline figure that was published, has been revised, and about which nobody has said why."""

    published: PublishedMonth
    pair: Pair


def unexplained(*, but_not: Month) -> list[Unexplained]:
    """Of every published month's last edition, but for one month: the headline revisions that still want a reason.

    A month whose files are damaged is passed over: it is named where the month is verified.
    """
    headline = headline_codes()
    others = PublishedMonth.objects.newest().exclude(month_on=but_not.first) if headline else []
    return [
        Unexplained(published, pair)
        for published in others
        for pair in _whole_area_pairs(published)
        if pair.code in headline and pair.needs_reason
    ]


def _whole_area_pairs(published: PublishedMonth) -> Iterable[Pair]:
    try:
        return pairs(published, whole_area=True)
    except folders.Damaged:
        return []
