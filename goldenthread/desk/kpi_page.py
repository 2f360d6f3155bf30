"""What an indicator's page shows beside its figures: the chart, the breakdowns, the ribbon and the ways to the cases."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.urls import reverse

from goldenthread.accounts.roles import Permission
from goldenthread.desk.fact_columns import cell_words, column_heading, group_words
from goldenthread.indicators import Month, Share
from goldenthread.indicators.examples import WorkedExample
from goldenthread.indicators.spc import FEWEST_POINTS, Variation
from goldenthread.publications import charts
from goldenthread.publications.shapes import Cause, Chart, Point
from goldenthread.scorecard import cards, thread
from goldenthread.scorecard.cards import UNKNOWN_GROUP, BreakdownRow, Card, Group, KpiView, SeriesPoint
from goldenthread.scorecard.thread import ThreadAction, ThreadArea

CAUSES: dict[Variation | None, Cause] = {
    None: "common",
    "common_cause": "common",
    "special_cause_improvement": "improvement",
    "special_cause_concern": "concern",
    "special_cause_neutral_high": "neutral",
    "special_cause_neutral_low": "neutral",
}
CHART_WIDTH = 960
BREAKDOWN_NAMES = {
    "district": "District",
    "setting_type": "Type of setting",
    "phase": "Phase",
    "need": "Primary need",
    "sex": "Sex",
}


@dataclass(frozen=True)
class Place:
    """A row of a breakdown: its figure, how long its bar is and of what, and the way to its cases."""

    row: BreakdownRow
    name: str
    bar_of: float
    cases_url: str


@dataclass(frozen=True)
class Breakdown:
    heading: str
    table_caption: str
    places: tuple[Place, ...]

    @property
    def summary(self) -> str:
        return f"By {self.heading.lower()}"


@dataclass(frozen=True)
class KpiPage:
    """`chart` is None where no month has a figure. `case_links` are for those who may open cases: (words, address)."""

    view: KpiView
    chart: Chart | None
    too_few_points: bool
    breakdowns: tuple[Breakdown, ...]
    case_links: tuple[tuple[str, str], ...]
    serving: tuple[ThreadAction, ...]
    areas: tuple[ThreadArea, ...]
    earlier: Month | None
    later: Month | None

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
    def download_url(self) -> str:
        address = reverse("desk:kpi_download", args=[str(self.card.month), self.card.code])
        group = self.card.group
        return f"{address}?{urlencode({group.by: group.name or UNKNOWN_GROUP})}" if group else address


def kpi_page(code: str, month: Month, group: Group | None, *, user) -> KpiPage:
    """Raises KeyError for a code that nobody knows."""
    view = shown_to(user, code, month, group)
    opens = user.may(Permission.VIEW_INDICATOR_CASES) and view.card.indicator is not None
    known = sorted(cards.months())
    return KpiPage(
        view=view,
        chart=chart_of(view.card, view.series),
        too_few_points=len([point for point in view.series if point.value is not None]) < FEWEST_POINTS,
        breakdowns=tuple(_breakdowns(view, opens)),
        case_links=tuple(_case_links(view.card)) if opens else (),
        serving=tuple(thread.actions_serving(code)),
        areas=tuple(thread.areas()),
        earlier=max((other for other in known if other < month), default=None),
        later=min((other for other in known if other > month), default=None),
    )


def shown_to(user, code: str, month: Month, group: Group | None) -> KpiView:
    """Who may not open cases sees no group's figure that rests on one to four of them, nor its neighbours'."""
    view = cards.kpi(code, month, group)
    if user.may(Permission.VIEW_INDICATOR_CASES):
        return view
    public = cards.kpi(code, month, group, for_publication=True)
    if group:
        return public
    return replace(view, breakdowns=public.breakdowns)


def chart_of(card: Card, series: Sequence[SeriesPoint]) -> Chart | None:
    """With limits and special causes only from 13 points on: fewer say nothing about variation."""
    known = [point for point in series if point.value is not None]
    if not known:
        return None
    enough = len(known) >= FEWEST_POINTS
    points = [_point(point, enough) for point in series]
    return charts.xmr(
        points,
        name=card.title,
        unit=card.unit,
        target=card.target.value if card.target else None,
        prefix=f"chart-{card.code}",
        width=CHART_WIDTH,
    )


def _point(point: SeriesPoint, enough: bool) -> Point:
    if not enough:
        return Point(point.month.first, point.value)
    return Point(
        month=point.month.first,
        value=point.value,
        cause=CAUSES[point.variation],
        mean=point.mean,
        lower=point.lower,
        upper=point.upper,
    )


def _breakdowns(view: KpiView, opens: bool) -> list[Breakdown]:
    return [
        Breakdown(
            BREAKDOWN_NAMES[by],
            f"{view.card.title} by {BREAKDOWN_NAMES[by].lower()}",
            tuple(_places(view.card, rows, opens)),
        )
        for by in BREAKDOWN_NAMES
        if (rows := view.breakdowns.get(by))
    ]


def _places(card: Card, rows: Sequence[BreakdownRow], opens: bool) -> list[Place]:
    most = 100.0 if card.unit == "%" else max((row.value or 0 for row in rows), default=0)
    return [
        Place(
            row,
            group_words(row.group),
            most,
            cases_url(card, row.group) if opens and row.denominator != 0 else "",
        )
        for row in rows
    ]


def _case_links(card: Card) -> list[tuple[str, str]]:
    """A share has two sides, each opened by itself; any other figure rests on one list."""
    if not isinstance(card.indicator.measure, Share):
        return [("Open the cases behind this figure", cases_url(card))] if card.value is not None else []
    if not card.denominator:
        return []
    rest = card.denominator - card.numerator
    return [
        (f"{card.numerator:,} counted", cases_url(card, counted="yes")),
        (f"{rest:,} not counted", cases_url(card, counted="no")),
    ]


def cases_url(card: Card, group: Group | None = None, *, counted: str = "") -> str:
    group = group or card.group
    query = {"counted": counted} if counted else {}
    if group:
        query[group.by] = group.name or UNKNOWN_GROUP
    address = reverse("desk:kpi_cases", args=[str(card.month), card.code])
    return f"{address}?{urlencode(query)}" if query else address
