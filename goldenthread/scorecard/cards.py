"""What the scorecard and the KPI pages show, ready to print. A page calls these functions and never counts."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from goldenthread.indicators import INDICATORS, Indicator, Month
from goldenthread.indicators.examples import WorkedExample
from goldenthread.indicators.rag import Rating
from goldenthread.indicators.spc import Assurance, Variation
from goldenthread.publications.wording import counted, full_date, month_name
from goldenthread.scorecard import cells, listed, rebases, series, targets, words
from goldenthread.scorecard.cells import NOTHING, Cell, Cells, Group, Returned, State, is_returned
from goldenthread.scorecard.drill import CaseRow, CaseTable, cases
from goldenthread.scorecard.models import Rebase, Result, Source, Target
from goldenthread.scorecard.series import SeriesPoint
from goldenthread.scorecard.targets import Level

__all__ = [
    "BreakdownRow",
    "Card",
    "CaseRow",
    "CaseTable",
    "Companion",
    "Group",
    "Held",
    "KpiView",
    "Level",
    "SeriesPoint",
    "State",
    "Summary",
    "cases",
    "groups",
    "kpi",
    "months",
    "scorecard",
    "summary",
]

MONTHS_SHOWN = 24
UNKNOWN_GROUP = "Not known"


@dataclass(frozen=True)
class Companion:
    """A figure that must stand beside another, so that neither flatters itself."""

    code: str
    label: str
    value_words: str  # the figure, or why there is none
    fraction_words: str
    period_words: (
        str  # "school year 2022/23", where a returned figure does not describe just the month; else ""
    )
    is_known: bool = True  # whether there is a figure


@dataclass(frozen=True)
class Card:
    """One indicator in one month. `indicator` is None for one that the improvement plan names and nobody computes."""

    code: str
    title: str
    plain: str
    unit: str
    polarity: str
    indicator: Indicator | None
    month: Month
    group: Group | None
    state: State
    state_words: str  # "" with a value; else "No cases", "Not returned", "Not returned since July 2024" ...
    value: float | None
    numerator: int | None
    denominator: int | None
    value_words: str  # "76.0%", "26 weeks", "171"; "" without a value
    fraction_words: str  # "130 of 171"; "" where there is no denominator
    source: str  # "computed" or "returned"; "" where there is no figure
    source_words: (
        str  # "Worked out from 171 case records", "Returned by NHS community services on 14 October 2024"
    )
    period_words: (
        str  # "school year 2022/23", where a returned figure does not describe just the month; else ""
    )
    returned: Returned | None  # the return behind a returned figure
    is_carried: bool  # it is an earlier figure, and still the latest: it does not come every month
    standard: Level | None
    target: Level | None
    rag: Rating
    rag_word: str  # "Red", "Amber", "Green", "Not rated"
    previous_month: Month
    previous_value: float | None
    previous_rag: Rating
    change_words: str  # "Up 3.1 points from 72.9%, better."; "" where there is nothing to compare
    compared_with: (
        str  # what it changed from: "September 2024", "school year 2021/22"; "" where nothing was before
    )
    rag_changed: bool  # since the month before, between red, amber and green
    companions: tuple[Companion, ...]
    series: tuple[SeriesPoint, ...]  # up to 24 months, oldest first, ending with this month
    movement: str  # "Improving (7 points rising)"; "" when there are too few points
    variation: Variation | None
    assurance: Assurance | None
    assurance_words: str
    doubts: tuple[str, ...]  # what does not hold about its targets, in sentences
    figure_doubts: tuple[str, ...]  # what does not hold about the figure, in sentences


@dataclass(frozen=True)
class Held:
    """Figures, and the targets that they were held against, read elsewhere: of a month as it was published."""

    cells: Cells
    targets: Mapping[str, Sequence[Target]]
    rebases: Mapping[str, Sequence[Rebase]]


@dataclass(frozen=True)
class Summary:
    """The ratings of a list of cards, counted, and what changed since the month before."""

    green: int
    amber: int
    red: int
    unrated: int
    not_returned: int  # of the unrated
    changed: tuple[Card, ...]
    sentence: str


@dataclass(frozen=True)
class BreakdownRow:
    """One group of a breakdown in the month. `name` is "Not known" where the group's name is empty."""

    group: Group
    name: str
    state: State
    value: float | None
    numerator: int | None
    denominator: int | None
    value_words: str  # the figure, or why there is none
    fraction_words: str
    rag: Rating
    rag_word: str
    source_words: str


@dataclass(frozen=True)
class KpiView:
    """Everything about one indicator. `definition` and `worked` are empty for one that is not computed."""

    card: Card
    series: tuple[SeriesPoint, ...]  # every month computed up to this one, oldest first
    breakdowns: dict[str, tuple[BreakdownRow, ...]]  # by "district", "setting_type", "phase", "need", "sex"
    definition: tuple[tuple[str, str], ...]  # (heading, text): population, authority, owner, doubts ...
    worked: WorkedExample | None
    levels: tuple[Level, ...]  # every baseline, standard and target, in order of time
    companions_of: tuple[str, ...]  # codes of the indicators that show this one beside themselves


def months() -> list[Month]:
    """The months that have results, latest first. One query."""
    return [Month.containing(day) for day in Result.objects.months()]


def groups(by: str, month: Month) -> list[Group]:
    """The groups of a breakdown that have results in a month, by name. One query."""
    return [Group(by, name) for name in Result.objects.of_month(month.first).group_names(by)]


def scorecard(
    month: Month,
    group: Group | None = None,
    *,
    titles: Mapping[str, str] | None = None,
    for_publication: bool = False,
    held: Held | None = None,
    codes: Collection[str] | None = None,
) -> list[Card]:
    """A card for every indicator, in the order of `titles` and then by code. Three queries.

    titles: codes that the improvement plan names, each with its title (without it, what parts above have registered
    with `listed`); a code with no definition is "not returned".
    for_publication: hide figures that rest on one to four cases.
    held: figures to show in place of those that stand now; whoever gives them hides what must be hidden.
    codes: those to make a card of, where not all are wanted; only their figures are then read.
    """
    named = listed.titles() if titles is None else titles
    found = held.cells if held else _figures_of(codes, month, group, for_publication)
    known = held.targets if held else targets.by_code()
    others = sorted((INDICATORS.keys() | found.codes() | known.keys()) - named.keys())
    maker = _Maker(month, group, found, known, named, held.rebases if held else rebases.by_code())
    return [maker.card(code) for code in (*named, *others) if codes is None or code in codes]


def _figures_of(
    codes: Collection[str] | None, month: Month, group: Group | None, for_publication: bool
) -> Cells:
    """Of these codes and of those that stand beside them, or of all."""
    if codes is None:
        return cells.up_to(month, group, for_publication=for_publication)
    return cells.of_codes(
        with_companions(codes), month, group, broken_down="", for_publication=for_publication
    )


def with_companions(codes: Collection[str]) -> set[str]:
    """These codes, and those that stand beside them."""
    return {*codes, *(other for code in codes if code in INDICATORS for other in INDICATORS[code].companions)}


def summary(cards: Sequence[Card]) -> Summary:
    ratings = [card.rag for card in cards]
    not_returned = sum(card.state == "not returned" for card in cards)
    changed = tuple(card for card in cards if card.rag_changed)
    tally = {rating: ratings.count(rating) for rating in words.RAG_WORDS}
    return Summary(**tally, not_returned=not_returned, changed=changed, sentence=_changes(cards, changed))


def kpi(
    code: str,
    month: Month,
    group: Group | None = None,
    *,
    titles: Mapping[str, str] | None = None,
    for_publication: bool = False,
    held: Held | None = None,
) -> KpiView:
    """Three queries; `held` as in `scorecard`. Raises KeyError when there is neither a definition, nor a title, nor a
    target of the code."""
    named = listed.titles() if titles is None else titles
    indicator = INDICATORS.get(code)
    family = (code, *(indicator.companions if indicator else ()))
    known = held.targets if held else targets.by_code(family)
    if not (indicator or code in named or code in known):
        raise KeyError(code)
    found = (
        held.cells
        if held
        else cells.of_codes(family, month, group, broken_down=code, for_publication=for_publication)
    )
    begun_again = held.rebases if held else rebases.by_code([code])
    maker = _Maker(month, group, found, known, named, begun_again)
    return KpiView(
        card=maker.card(code),
        series=maker.run(code).points,
        breakdowns=maker.breakdowns(code),
        definition=_definition(indicator) if indicator else (),
        worked=indicator.worked if indicator else None,
        levels=targets.levels(code, known.get(code, []), month, group),
        companions_of=tuple(other.code for other in INDICATORS.values() if code in other.companions),
    )


@dataclass(frozen=True)
class _Maker:
    """Makes the cards of one month and group from what has been read."""

    month: Month
    group: Group | None
    cells: Cells
    targets: Mapping[str, Sequence[Target]]
    titles: Mapping[str, str]
    rebases: Mapping[str, Sequence[Rebase]]

    def card(self, code: str) -> Card:
        unit, polarity = listed.described(code)
        cell = self.cells.get(code, self.group, self.month)
        month_before = self.cells.get(code, self.group, self.month.plus(-1))
        before_at = self.cells.value_before(code, self.group, self.month)
        before = self.cells.own(code, self.group, before_at) if before_at else NOTHING
        rating = self._rate(code, cell.value, 0, self.group)
        rating_before = self._rate(code, month_before.value, -1, self.group)
        run = self.run(code)
        state = self.cells.state(code, self.group, self.month)
        indicator = INDICATORS.get(code)
        return Card(
            code=code,
            title=self._title(code),
            plain=indicator.plain if indicator else "",
            unit=unit,
            polarity=polarity,
            indicator=indicator,
            month=self.month,
            group=self.group,
            state=state,
            state_words=words.state(state, self._last_known(code)),
            value=cell.value,
            numerator=cell.numerator,
            denominator=cell.denominator,
            value_words=words.value(cell.value, unit),
            fraction_words=words.fraction(cell.numerator, cell.denominator),
            source=cell.source,
            source_words=self._source(cell, unit),
            period_words=self._period(cell),
            returned=cell.returned if is_returned(cell) else None,
            is_carried=cell.carried,
            standard=self._level(code, Target.Kind.STANDARD),
            target=self._level(code, Target.Kind.TARGET),
            rag=rating,
            rag_word=words.RAG_WORDS[rating],
            previous_month=self.month.plus(-1),
            previous_value=before.value,
            previous_rag=rating_before,
            change_words=words.change(cell.value, before.value, unit, polarity),
            compared_with=self._called(before, before_at) if before.value is not None else "",
            rag_changed=rating != rating_before and "unrated" not in (rating, rating_before),
            companions=tuple(self._companion(other) for other in (indicator.companions if indicator else ())),
            series=run.points[-MONTHS_SHOWN:],
            movement=run.movement,
            variation=run.variation,
            assurance=run.assurance,
            assurance_words=words.ASSURANCES[run.assurance] if run.assurance else "",
            doubts=tuple(targets.doubts(code, self._targets(code))),
            figure_doubts=tuple(self._figure_doubts(cell, unit)),
        )

    def _last_known(self, code: str) -> str:
        """The month, or the period of a returned figure, that the last figure is of; "" where there has never been one."""
        last = self.cells.last_value(code, self.group, self.month)
        return self._called(self.cells.own(code, self.group, last), last) if last else ""

    def _called(self, cell: Cell, month: Month) -> str:
        described = words.period_of(cell.returned, month) if is_returned(cell) else ""
        return described or month_name(month.first)

    def _period(self, cell: Cell) -> str:
        return words.period_of(cell.returned, self.month) if is_returned(cell) else ""

    def _source(self, cell: Cell, unit: str) -> str:
        if cell.value is None:
            return ""
        if is_returned(cell):
            return words.sent_in(cell.returned, self.month, unit)
        return words.worked_out(cell.numerator, cell.denominator) if cell.source == Source.COMPUTED else ""

    def _figure_doubts(self, cell: Cell, unit: str) -> Iterator[str]:
        """What its sender noted with a returned figure; and where another was returned than the cases give, both."""
        other = cell.returned
        if is_returned(cell) and other.note:
            yield f"Returned with the note: {other.note}"
        if (
            other is None
            or cell.source != Source.COMPUTED
            or not words.differs(cell.value, other.value, unit)
        ):
            return
        counts = words.fraction(other.numerator, other.denominator)
        sent = words.sent_in(other, self.month, "").replace("Returned", "returned", 1)
        yield (
            f"The cases give {_both(words.value(cell.value, unit), words.fraction(cell.numerator, cell.denominator))}; "
            f"{_both(words.value(other.value, unit), counts)} was {sent}. The figure from the cases is the one shown."
        )

    def run(self, code: str) -> series.Series:
        rebased = self.rebases.get(code, ())
        return series.of_code(code, self.cells, self.group, self.month, self._targets(code), rebased)

    def breakdowns(self, code: str) -> dict[str, tuple[BreakdownRow, ...]]:
        found: dict[str, list[BreakdownRow]] = {}
        for group in self.cells.groups(code, self.month):
            found.setdefault(group.by, []).append(self._row(code, group))
        return {by: tuple(rows) for by, rows in found.items()}

    def _row(self, code: str, group: Group) -> BreakdownRow:
        cell = self.cells.get(code, group, self.month)
        state = self.cells.state(code, group, self.month)
        rating = self._rate(code, cell.value, 0, group)
        return BreakdownRow(
            group=group,
            name=group.name or UNKNOWN_GROUP,
            state=state,
            value=cell.value,
            numerator=cell.numerator,
            denominator=cell.denominator,
            value_words=words.value(cell.value, listed.described(code).unit) or words.state(state, None),
            fraction_words=words.fraction(cell.numerator, cell.denominator),
            rag=rating,
            rag_word=words.RAG_WORDS[rating],
            source_words=self._source(cell, listed.described(code).unit),
        )

    def _companion(self, code: str) -> Companion:
        cell = self.cells.get(code, self.group, self.month)
        state = self.cells.state(code, self.group, self.month)
        shown = words.value(cell.value, listed.described(code).unit) or words.state(state, None)
        fraction = words.fraction(cell.numerator, cell.denominator)
        return Companion(code, self._title(code), shown, fraction, self._period(cell), cell.value is not None)

    def _title(self, code: str) -> str:
        if code in self.titles:
            return self.titles[code]
        return INDICATORS[code].title if code in INDICATORS else code

    def _targets(self, code: str) -> Sequence[Target]:
        return self.targets.get(code, [])

    def _rate(self, code: str, value: float | None, months_later: int, group: Group | None) -> Rating:
        return targets.rate(code, value, self._targets(code), self.month.plus(months_later), group)

    def _level(self, code: str, kind: str) -> Level | None:
        found = targets.in_force(self._targets(code), kind, self.month, self.group)
        return targets.level(found, listed.described(code).unit)


def _both(value: str, fraction: str) -> str:
    return f"{value} ({fraction})" if fraction else value


def _changes(cards: Sequence[Card], changed: Sequence[Card]) -> str:
    """ "2 changed rating since September 2024: APP17 from red to amber; APP20 from amber to red." """
    if not cards:
        return ""
    since = month_name(cards[0].previous_month.first)
    if not changed:
        return f"No rating has changed since {since}."
    moves = [f"{card.code} from {card.previous_rag} to {card.rag}" for card in changed]
    return f"{counted(len(changed), 'indicator')} changed rating since {since}: {'; '.join(moves)}."


def _definition(indicator: Indicator) -> tuple[tuple[str, str], ...]:
    better = {"higher": "Higher", "lower": "Lower", "neutral": "Neither: it is context"}
    pairs = (
        ("What it says", indicator.plain),
        ("Who is counted", indicator.population),
        ("Authority", indicator.authority),
        ("Owner", indicator.owner),
        ("Doubts", indicator.doubts),
        ("Which is better", better[indicator.polarity]),
        ("Law or local", "Statutory" if indicator.kind == "statutory" else "Local"),
        ("Worked out", indicator.frequency.capitalize()),
        ("Version", f"{indicator.version}, compared with its authority on {full_date(indicator.checked_on)}"),
    )
    return tuple((heading, text) for heading, text in pairs if text)
