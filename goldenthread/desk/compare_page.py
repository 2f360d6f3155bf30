"""Indicators beside each other, groups of one indicator, or two months: one chart, one table, and all of it in the address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from goldenthread.accounts.roles import Permission
from goldenthread.desk import asked, roads
from goldenthread.desk.compare_forms import CODES, MOST_CODES, MOST_GROUPS, CompareForm
from goldenthread.desk.fact_columns import breakdown_words, group_words
from goldenthread.desk.kpi_page import breakdowns_in_order
from goldenthread.govuk.formats import month_name
from goldenthread.indicators import INDICATORS, Month, months
from goldenthread.indicators.rag import Rating
from goldenthread.publications import small_multiples
from goldenthread.publications.shapes import Chart
from goldenthread.publications.small_multiples import Panel, Scale
from goldenthread.publications.wording import counted
from goldenthread.scorecard import cards, comparing, listed
from goldenthread.scorecard.cards import UNKNOWN_GROUP, Group
from goldenthread.scorecard.comparing import Compared
from goldenthread.scorecard.models import Result

MONTHS_DRAWN = 24


@dataclass(frozen=True)
class Asked:
    """What is to be compared. `strangers`: what was typed for an indicator and is none."""

    codes: tuple[str, ...]
    strangers: tuple[str, ...]
    by: str
    groups: tuple[Group, ...]
    month: Month
    against: Month | None
    scale: str


@dataclass(frozen=True)
class Row:
    """One series: what it is, its figure, and its figure in the month it is compared with."""

    name: str
    url: str
    words: str
    fraction_words: str
    cases_url: str
    rag: Rating
    against_words: str
    against_url: str
    change: str


@dataclass(frozen=True)
class ComparePage:
    """`title` says what is compared with what; "" where nothing has been chosen yet."""

    form: CompareForm
    asked: Asked | None
    title: str
    rows: tuple[Row, ...]
    chart: Chart | None
    choices: tuple[tuple[str, str], ...]  # every indicator: (code, title)
    left_out: int

    @property
    def heading(self) -> str:
        return self.title or "Compare"

    @property
    def month_name(self) -> str:
        return month_name(self.asked.month.first)

    @property
    def against_name(self) -> str:
        return month_name(self.asked.against.first) if self.asked.against else ""


def compare_page(query, *, user) -> ComparePage:
    reader = _Reader(query, user)
    wanted = reader.asked
    shown = reader.compared if wanted else ()
    return ComparePage(
        form=reader.form,
        asked=wanted,
        title=_title(wanted, reader) if shown else "",
        rows=tuple(_row(each, wanted, reader) for each in shown),
        chart=_chart(shown, wanted, reader) if shown else None,
        choices=tuple(sorted(reader.titles.items())),
        left_out=max(0, len(reader.groups) - MOST_GROUPS) if wanted and not wanted.groups else 0,
    )


class _Reader:
    """What the address asks, and what several parts of the page need of it, found once."""

    def __init__(self, query, user):
        self.query = query
        self.opens = user.may(Permission.VIEW_INDICATOR_CASES)

    @cached_property
    def titles(self) -> dict[str, str]:
        return {code: indicator.title for code, indicator in INDICATORS.items()} | listed.titles()

    @cached_property
    def months(self) -> list[Month]:
        return cards.months()

    @cached_property
    def typed(self) -> list[str]:
        """The first word of each box: the list that a browser offers gives a code and its title."""
        given = [word for name in CODES for word in self.query.getlist(name) if word.strip()]
        return [words.split()[0] for words in given][:MOST_CODES]

    @cached_property
    def codes(self) -> list[str]:
        known = {code.lower(): code for code in self.titles}
        return list(dict.fromkeys(known[word.lower()] for word in self.typed if word.lower() in known))

    @cached_property
    def breakdowns(self) -> list[str]:
        if not self.codes:
            return []
        return breakdowns_in_order(Result.objects.of_code(self.codes[0]).breakdowns())

    @property
    def by(self) -> str:
        return self.query.get("by", "") if self.query.get("by") in self.breakdowns else ""

    @cached_property
    def groups(self) -> list[Group]:
        """All that the first indicator has figures of."""
        if not self.by:
            return []
        return [Group(self.by, name) for name in Result.objects.of_code(self.codes[0]).group_names(self.by)]

    @cached_property
    def asked(self) -> Asked | None:
        if not self.months or not self.codes:
            return None
        chosen = {"" if name == UNKNOWN_GROUP else name for name in self.query.getlist("group")}
        return Asked(
            codes=tuple(self.codes[:1] if self.by else self.codes),
            strangers=tuple(
                word for word in self.typed if word.upper() not in {c.upper() for c in self.titles}
            ),
            by=self.by,
            groups=tuple(group for group in self.groups if group.name in chosen),
            month=self._month("month") or self.months[0],
            against=self._month("against"),
            scale=self.query.get("scale", ""),
        )

    def _month(self, name: str) -> Month | None:
        found = asked.month(self.query[name]) if self.query.get(name) else None
        return found if found in self.months else None

    @cached_property
    def compared(self) -> tuple[Compared, ...]:
        wanted = self.asked
        chosen = (wanted.groups or self.groups)[:MOST_GROUPS] if wanted.by else (None,)
        return comparing.read(wanted.codes, tuple(chosen), for_publication=bool(wanted.by) and not self.opens)

    @property
    def form(self) -> CompareForm:
        typed = dict(zip(CODES, self.codes, strict=False))
        here = {name: self.query.get(name, "") for name in ("by", "against", "scale")}
        chosen = self.query.getlist("group")
        return CompareForm(
            initial=typed | here | {"month": self.query.get("month", ""), "group": chosen},
            months=self.months,
            breakdowns=self.breakdowns,
            groups=[(group.name or UNKNOWN_GROUP, group_words(group)) for group in self.groups],
        )


def _title(wanted: Asked, reader: _Reader) -> str:
    name = reader.titles[wanted.codes[0]]
    what = (
        f"{name} by {breakdown_words(wanted.by).lower()}"
        if wanted.by
        else name
        if len(wanted.codes) == 1
        else counted(len(wanted.codes), "indicator")
    )
    if wanted.against:
        return f"{what}: {month_name(wanted.month.first)} against {month_name(wanted.against.first)}"
    return f"{what}: {month_name(wanted.month.first)}"


def _row(each: Compared, wanted: Asked, reader: _Reader) -> Row:
    now = each.at(wanted.month)
    before = each.at(wanted.against) if wanted.against else None
    indicator = INDICATORS.get(each.code)
    opens = reader.opens and indicator is not None and now.source == "computed" and now.denominator != 0
    return Row(
        name=_name(each, reader),
        url=roads.kpi_url(each.code, wanted.month, each.group),
        words=now.words,
        fraction_words=now.fraction_words,
        cases_url=roads.cases_url(each.code, wanted.month, each.group) if opens else "",
        rag=each.rate(wanted.month),
        against_words=before.words if before else "",
        against_url=roads.kpi_url(each.code, wanted.against, each.group) if before else "",
        change=each.change(wanted.against, wanted.month) if wanted.against else "",
    )


def _name(each: Compared, reader: _Reader) -> str:
    return group_words(each.group) if each.group else f"{each.code} {reader.titles[each.code]}"


def _chart(shown: Sequence[Compared], wanted: Asked, reader: _Reader) -> Chart | None:
    drawn = _months(wanted, shown)
    if not drawn:
        return None
    marked = (wanted.month.first, *([wanted.against.first] if wanted.against else []))
    panels = [
        Panel(
            _name(each, reader),
            listed.described(each.code).unit,
            tuple(each.at(month).value for month in drawn),
            marked,
        )
        for each in shown
    ]
    return small_multiples.panels(
        panels,
        [month.first for month in drawn],
        title=_title(wanted, reader),
        scale=_scale(wanted, panels),
        prefix="compare",
    )


def _months(wanted: Asked, shown: Sequence[Compared]) -> list[Month]:
    """Two years up to the later month, or from the earlier if that is longer ago; not before there was any figure."""
    last = max(wanted.month, wanted.against or wanted.month)
    first = min(last.plus(1 - MONTHS_DRAWN), wanted.against or last, wanted.month)
    known = [month for each in shown for month in each.months_with_value]
    return months(max(first, min(known)), last) if known else []


def _scale(wanted: Asked, panels: Sequence[Panel]) -> Scale:
    if wanted.scale in ("own", "indexed"):
        return "own" if wanted.scale == "own" else "indexed"
    return "one" if len({panel.unit for panel in panels}) == 1 else "own"
