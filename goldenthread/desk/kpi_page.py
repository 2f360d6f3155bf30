"""What an indicator's page shows beside its figures: the chart, the year, the breakdowns, the ribbon and the ways on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from goldenthread.accounts.roles import Permission
from goldenthread.desk import roads, trajectory_page
from goldenthread.desk.fact_columns import (
    BREAKDOWNS,
    breakdown_words,
    cell_words,
    column_heading,
    group_words,
)
from goldenthread.desk.trajectory_page import Summary
from goldenthread.govuk.formats import month_name, plain_day
from goldenthread.indicators import Month, Share
from goldenthread.indicators.examples import WorkedExample
from goldenthread.indicators.spc import FEWEST_POINTS, Variation
from goldenthread.publications import charts
from goldenthread.publications.shapes import Cause, Chart, Point
from goldenthread.scorecard import benchmarks, cards, freezing, rebases, thread, years
from goldenthread.scorecard.benchmarks import BenchmarkView
from goldenthread.scorecard.cards import BreakdownRow, Card, Group, KpiView, SeriesPoint
from goldenthread.scorecard.freezing import Banner
from goldenthread.scorecard.models import PublishedMonth, Rebase, Result
from goldenthread.scorecard.thread import ThreadAction, ThreadArea, ThreadEvidence
from goldenthread.scorecard.years import Beside, Shown

CAUSES: dict[Variation | None, Cause] = {
    None: "common",
    "common_cause": "common",
    "special_cause_improvement": "improvement",
    "special_cause_concern": "concern",
    "special_cause_neutral_high": "neutral",
    "special_cause_neutral_low": "neutral",
}
CHART_WIDTH = 960


@dataclass(frozen=True)
class Place:
    """A row of a breakdown: its figure, how long its bar is and of what, and the ways to its page and its cases."""

    row: BreakdownRow
    name: str
    bar_of: float
    url: str
    cases_url: str


@dataclass(frozen=True)
class Breakdown:
    by: str
    heading: str
    table_caption: str
    url: str
    places: tuple[Place, ...]

    @property
    def summary(self) -> str:
        return f"By {self.heading.lower()}"


@dataclass(frozen=True)
class YearLine:
    """A figure of the month, or of twelve months, and the one a year before; the addresses are "" where there is none."""

    label: str
    shown: Shown
    cases_url: str
    label_before: str
    before: Shown | None
    before_url: str
    change: str


@dataclass(frozen=True)
class Version:
    """The months that were worked out by one version of the definition."""

    number: str
    first: Month
    last: Month


@dataclass(frozen=True)
class CompanionLine:
    words: str
    label: str
    note: str
    url: str


@dataclass(frozen=True)
class KpiPage:
    """`chart` is None where no month has a figure. `case_links` are for those who may open cases, `return_links` for
    those who may see returns: (words, address)."""

    view: KpiView
    chart: Chart | None
    too_few_points: bool
    year_lines: tuple[YearLine, ...]
    breakdowns: tuple[Breakdown, ...]
    case_links: tuple[tuple[str, str], ...]
    serving: tuple[ThreadAction, ...]
    areas: tuple[ThreadArea, ...]
    evidence: tuple[ThreadEvidence, ...]
    earlier: Month | None
    later: Month | None
    rebases: tuple[Rebase, ...]
    versions: tuple[Version, ...]
    projection: Summary | None
    benchmark: BenchmarkView | None
    banner: Banner
    return_links: tuple[tuple[str, str], ...]
    may_set_targets: bool

    @property
    def card(self) -> Card:
        return self.view.card

    @property
    def group_name(self) -> str:
        return group_words(self.card.group) if self.card.group else ""

    @property
    def worked(self) -> WorkedExample | None:
        return self.view.worked

    @property
    def example_headings(self) -> list[str]:
        return [*(column_heading(name) for name in self.worked.columns), "Why it is there"]

    @property
    def example_rows(self) -> list[list[str]]:
        return [
            [*(cell_words(row.cells[name]) for name in self.worked.columns), row.note]
            for row in self.worked.rows
        ]

    @property
    def answer(self) -> str:
        """ "60.0% of 5": to one decimal place, as the definition gives it."""
        unit = "%" if self.card.unit == "%" else f" {self.card.unit}"
        cases = f" of {self.worked.cases}" if self.worked.cases is not None else ""
        return f"{self.worked.expected:.1f}{unit}{cases}"

    @property
    def companions(self) -> list["CompanionLine"]:
        """Each figure to read beside this one, of the same place, leading to its own page."""
        card = self.card
        return [
            CompanionLine(
                other.value_words,
                other.label,
                ", ".join(filter(None, (other.fraction_words, other.period_words))),
                roads.kpi_url(other.code, card.month, card.group),
            )
            for other in card.companions
        ]

    @property
    def earlier_url(self) -> str:
        return roads.kpi_url(self.card.code, self.earlier, self.card.group)

    @property
    def later_url(self) -> str:
        return roads.kpi_url(self.card.code, self.later, self.card.group)

    @property
    def compare_url(self) -> str:
        return roads.compare_url(month=str(self.card.month), code=self.card.code)

    @property
    def downloads(self) -> list[tuple[str, str]]:
        """(what the file is, address)."""
        where = (self.card.code, self.card.month, self.card.group)
        return [(words, roads.download_url(*where, **{"as": kind})) for kind, words in FILES.items()]


FILES = {
    "xlsx": "Spreadsheet (.xlsx)",
    "csv": "Table (CSV)",
    "zip": "Table with a description of its columns (.zip)",
}


def kpi_page(code: str, month: Month, group: Group | None, *, user) -> KpiPage:
    """Raises KeyError for a code that nobody knows."""
    view = shown_to(user, code, month, group)
    sees_cases = user.may(Permission.VIEW_INDICATOR_CASES)
    opens = sees_cases and view.card.source != "returned" and _has_cases(view.card)
    known = sorted(cards.months())
    begun = tuple(Rebase.objects.of_code(code))
    return KpiPage(
        view=view,
        chart=chart_of(view.card, view.series, published_months(), begun),
        too_few_points=len([point for point in view.series if point.value is not None]) < FEWEST_POINTS,
        year_lines=tuple(_year_lines(view, _beside(view, hides=group is not None and not sees_cases), opens)),
        breakdowns=tuple(_breakdowns(view, opens)),
        case_links=tuple(_case_links(view.card)) if opens else (),
        serving=tuple(thread.actions_serving(code)),
        areas=tuple(thread.areas()),
        evidence=tuple(thread.evidence_of(code)),
        earlier=max((other for other in known if other < month), default=None),
        later=min((other for other in known if other > month), default=None),
        rebases=begun,
        versions=tuple(_versions(code)),
        projection=trajectory_page.summary(code, month, view) if group is None else None,
        benchmark=benchmarks.beside(code) if group is None else None,
        banner=freezing.banner(month),
        return_links=tuple(_return_links(view.card)) if user.may(Permission.VIEW_RETURNS) else (),
        may_set_targets=user.may(Permission.SET_TARGETS),
    )


def _has_cases(card: Card) -> bool:
    return card.indicator is not None and not card.indicator.is_returned


def shown_to(user, code: str, month: Month, group: Group | None) -> KpiView:
    """Who may not open cases sees no group's figure that rests on one to four of them, nor its neighbours'."""
    view = cards.kpi(code, month, group)
    if user.may(Permission.VIEW_INDICATOR_CASES):
        return view
    public = cards.kpi(code, month, group, for_publication=True)
    if group:
        return public
    return replace(view, breakdowns=public.breakdowns)


def chart_of(
    card: Card,
    series: Sequence[SeriesPoint],
    published: Mapping[Month, str],
    begun: Sequence[Rebase] = (),
) -> Chart | None:
    """With limits and special causes only from 13 points on: fewer say nothing about variation."""
    known = [point for point in series if point.value is not None]
    if not known:
        return None
    enough = len(known) >= FEWEST_POINTS
    notes = _notes(series, begun) if enough else {}
    points = [
        replace(
            _point(point, enough),
            published=published.get(point.month, "") if card.group is None else "",
            note=notes.get(point.month, ""),
        )
        for point in series
    ]
    return charts.xmr(points, name=card.title, unit=card.unit, prefix=f"chart-{card.code}", width=CHART_WIDTH)


def _point(point: SeriesPoint, enough: bool) -> Point:
    missing = "" if point.state == "value" else point.state
    if not enough:
        return Point(point.month.first, point.value, missing=missing, target=point.target)
    return Point(
        month=point.month.first,
        value=point.value,
        cause=CAUSES[point.variation],
        mean=point.mean,
        lower=point.lower,
        upper=point.upper,
        missing=missing,
        target=point.target,
    )


def _notes(series: Sequence[SeriesPoint], begun: Sequence[Rebase]) -> dict[Month, str]:
    """The reason of each new baseline, at the month with which it begins in this series."""
    months = [point.month for point in series]
    return {
        months[rebases.positions([one], months)[0] - 1]: f"New limits: {one.reason}"
        for one in begun
        if rebases.positions([one], months)
    }


def published_months() -> dict[Month, str]:
    """ "12 November 2024, edition 2", by the month that was published. One query."""
    return {
        Month.containing(one.month_on): _edition(one.edition, plain_day(one.published_at))
        for one in PublishedMonth.objects.newest()
    }


def _edition(number: int, day: str) -> str:
    return day if number == 1 else f"{day}, edition {number}"


def _beside(view: KpiView, *, hides: bool) -> Beside:
    card = view.card
    by = card.group.by if card.group else ""
    of_years = years.read(card.code, card.month, by, for_publication=hides)
    months = years.of_points(card.code, card.group, view.series)
    return years.beside(card.code, card.month, card.group, months, of_years)


def _year_lines(view: KpiView, beside: Beside, opens: bool) -> list[YearLine]:
    card = view.card
    where = (card.code, card.month, card.group)
    before = (card.code, beside.month_a_year_ago, card.group)
    names = month_name(card.month.first), month_name(beside.month_a_year_ago.first)
    own = Shown(
        card.value,
        card.numerator,
        card.denominator,
        card.value_words or card.state_words,
        card.fraction_words,
    )
    lines = [
        YearLine(
            label=names[0],
            shown=own,
            cases_url=roads.cases_url(*where) if opens and card.value is not None else "",
            label_before=names[1],
            before=beside.year_ago,
            before_url=roads.kpi_url(*before),
            change=beside.year_change,
        )
    ]
    if beside.twelve:
        lines.append(
            YearLine(
                label=f"Twelve months to {names[0]}",
                shown=beside.twelve,
                cases_url=roads.cases_url(*where, over=roads.A_YEAR)
                if opens and beside.twelve.is_known
                else "",
                label_before=f"Twelve months to {names[1]}",
                before=beside.twelve_ago,
                before_url=roads.kpi_url(*before),
                change=beside.twelve_change,
            )
        )
    return lines if beside.twelve or beside.year_ago else []


def _breakdowns(view: KpiView, opens: bool) -> list[Breakdown]:
    return [
        Breakdown(
            by,
            breakdown_words(by),
            f"{view.card.title} by {breakdown_words(by).lower()}",
            roads.kpi_by_url(view.card.code, view.card.month, by),
            tuple(_places(view.card, view.breakdowns[by], opens)),
        )
        for by in breakdowns_in_order(view.breakdowns)
    ]


def breakdowns_in_order(found) -> list[str]:
    """Those that have words of their own first, in their order; then whatever else was returned."""
    known = [by for by in BREAKDOWNS if by in found]
    return [*known, *sorted(set(found) - set(known))]


def _places(card: Card, rows: Sequence[BreakdownRow], opens: bool) -> list[Place]:
    most = 100.0 if card.unit == "%" else max((row.value or 0 for row in rows), default=0)
    return [
        Place(
            row,
            group_words(row.group),
            most,
            roads.kpi_url(card.code, card.month, row.group),
            roads.cases_url(card.code, card.month, row.group) if opens and row.denominator != 0 else "",
        )
        for row in rows
    ]


def _case_links(card: Card) -> list[tuple[str, str]]:
    """A share has two sides, each opened by itself; any other figure rests on one list."""
    where = (card.code, card.month, card.group)
    if not isinstance(card.indicator.measure, Share):
        return (
            [("Open the cases behind this figure", roads.cases_url(*where))] if card.value is not None else []
        )
    if not card.denominator:
        return []
    rest = card.denominator - card.numerator
    return [
        (f"{card.numerator:,} counted", roads.cases_url(*where, counted="yes")),
        (f"{rest:,} not counted", roads.cases_url(*where, counted="no")),
    ]


def _return_links(card: Card) -> list[tuple[str, str]]:
    """To the return that the figure came from, and to all that were ever made of it."""
    links = [("The return that it came from", roads.return_url(card.returned.ref))] if card.returned else []
    if card.indicator and card.indicator.dataset:
        links.append(("Every figure that was returned", roads.readings_url(card.code)))
    return links


def _versions(code: str) -> list[Version]:
    """By the months that each version worked out, the newest first. One query."""
    return [
        Version(number, Month.containing(first), Month.containing(last))
        for number, first, last in Result.objects.of_code(code).whole_area().versions()
    ]
