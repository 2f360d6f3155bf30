"""What the page of a projection shows: the figure ahead, its questions answered, what it assumes, how well it does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from django.http import Http404, QueryDict
from django.urls import reverse

from goldenthread.accounts.roles import Permission
from goldenthread.desk import trajectory_words as said
from goldenthread.desk.trajectory_forms import USUAL, WhatIf
from goldenthread.desk.trajectory_words import NAMES, Names
from goldenthread.govuk.formats import count
from goldenthread.govuk.tables import Column, Table
from goldenthread.indicators import INDICATORS, Month
from goldenthread.indicators.language import DAYS_IN_WEEK
from goldenthread.indicators.pace import RECENT_MONTHS
from goldenthread.indicators.trajectory import Assumptions, MonthEnd, Order, Trajectory
from goldenthread.publications.projection_chart import Band, Expected, projection
from goldenthread.publications.shapes import Chart, Point
from goldenthread.publications.wording import counted, full_date, joined, month_name
from goldenthread.scorecard import cards
from goldenthread.scorecard import projection as projections
from goldenthread.scorecard.cards import Card, KpiView
from goldenthread.scorecard.projection import Accuracy, Compared, Starting

MONTHS_BEFORE = 18  # of what happened, before what is expected
CHART_WIDTH, SMALL_WIDTH, CHART_HEIGHT, SMALL_HEIGHT = 720, 640, 360, 280
TENTH = 10
# The indicators that each assumption can be followed to, and from there to its own cases.
READ_FROM = {
    "requests": {
        "open": "X-OPEN-ASSESS",
        "finished": "X-EHCP-ISSUED-M",
        "arrivals": "X-ASSESS-REQUESTS",
        "leaving": "X-REQ-REFUSED-PCT",
    },
    "reviews": {"open": "X-EHCP-STOCK", "finished": "X-AR-IN-TIME-PCT", "arrivals": "X-EHCP-ISSUED-M"},
    "complaints": {"finished": "X-COMPLAINT-S1-COMPLETED", "arrivals": "X-COMPLAINT-S1-RECEIVED"},
}


@dataclass(frozen=True)
class Assumed:
    """One assumption: what it is, its figure here, and what that was read from."""

    what: str
    figure: str
    source: str
    url: str = ""


@dataclass(frozen=True)
class Summary:
    """A projection in short, for the indicator's own page."""

    sentence: str
    chart: Chart
    url: str


class TrajectoryPage:
    """Raises KeyError for a code that nobody knows, Http404 for one that is not projected."""

    def __init__(self, code: str, month: Month, query: QueryDict, *, user) -> None:
        start = projections.starting(code, month)
        if start is None:
            raise Http404(f"{code} is not projected.")
        self.start, self.user = start, user
        self.names: Names = NAMES[start.pool.name]
        self.view: KpiView = cards.kpi(code, month)
        self.form = WhatIf(query, start=start, names=self.names) if start.backlog else None

    @property
    def card(self) -> Card:
        return self.view.card

    @property
    def why_not(self) -> str:
        return self.start.why_not

    @cached_property
    def assumed(self) -> Assumptions:
        return self.form.assumptions()

    @cached_property
    def found(self) -> Trajectory:
        return self._projected(self.assumed)

    def _projected(self, assumed: Assumptions) -> Trajectory:
        return projections.projected(self.start.backlog, assumed)

    @property
    def sentence(self) -> str:
        values = _figures(self.start, self.found)
        return said.outcome(self.names, self.found, values, self.card.unit, as_now=self.form.changes_nothing)

    @property
    def chart(self) -> Chart:
        few, many = (self._projected(replace(self.assumed, capacity=tenth)) for tenth in self._a_tenth)
        low, high = zip(
            *(_ordered(self.start, pair) for pair in zip(few.ends, many.ends, strict=True)), strict=True
        )
        label = f"what comes of a tenth fewer or more {self.names.finished[1]} {self.names.done} a month"
        return _chart(self.start, self.view, self.found, band=Band(label, low, high), width=CHART_WIDTH)

    @property
    def _a_tenth(self) -> tuple[int, int]:
        capacity = self.assumed.capacity
        return max(0, capacity - max(1, capacity // TENTH)), capacity + max(1, capacity // TENTH)

    @property
    def band_words(self) -> str:
        few, many = self._a_tenth
        return f"The grey band is what comes of {few:,} to {many:,} {self.names.finished[1]} {self.names.done} a month."

    # The two questions

    @property
    def least_heading(self) -> str:
        until = f"until {self.names.waits} {counted(self.assumed.over_weeks, 'week')}"
        return f"How many a month {until}?"

    @property
    def least(self) -> str:
        backlog = self.start.backlog
        found = projections.least(
            backlog, self.form.longest_ahead(), by=self.form.months_until, most=self.start.most
        )
        return said.least(
            self.names,
            found,
            over_weeks=self.assumed.over_weeks,
            now=backlog.pace.capacity,
            earliest_age=backlog.pace.earliest_age,
        )

    @cached_property
    def by_order(self) -> dict[Order, Trajectory]:
        return {order: self._projected(replace(self.assumed, order=order)) for order in Order}

    @property
    def order_heading(self) -> str:
        return "What will the share in time be, if the oldest come first?"

    @property
    def order_sentence(self) -> str:
        return said.order_matters(
            self.names, self.by_order[Order.OLDEST_FIRST], self.by_order[Order.NEWEST_FIRST]
        )

    @property
    def order_charts(self) -> tuple[Chart, Chart]:
        return _share_chart(self.start, self.names, self.by_order), _late_chart(
            self.start, self.names, self.by_order
        )

    @property
    def months_table(self) -> Table:
        names, weeks = self.names, counted(self.assumed.over_weeks, "week")
        columns = [
            Column("Month", lambda end: month_name(end.month.first), header=True),
            _number("Came", "arrived"),
            _number(f"{names.finished[1].capitalize()} {names.done}", "finished"),
            Column("In time", lambda end: said.shown(end.in_time_percent, "%"), numeric=True),
            *([_number("Left", "left")] if names.leaving else []),
            _number(f"{names.open.capitalize()} at the end", "open"),
            _number(names.late.capitalize(), "past_due"),
            _number(f"Over {weeks}", "over"),
            Column("Longest wait, weeks", _whole_weeks, numeric=True),
        ]
        return Table("Month by month", columns, self.found.ends, caption_hidden=True)

    # What it rests on

    @property
    def assumptions(self) -> list[Assumed]:
        return list(_assumptions(self.start, self.assumed, self.names))

    @cached_property
    def accuracy(self) -> tuple[Accuracy, ...]:
        happened = {point.month: point.value for point in self.view.series}
        return projections.accuracy(self.start, happened)

    @property
    def accuracy_sentences(self) -> list[str]:
        return [said.reliability(found, self.card.unit) for found in self.accuracy]

    @property
    def accuracy_table(self) -> Table:
        columns = [Column("Made at the end of", lambda row: month_name(row[0].first), header=True)]
        for place, found in enumerate(self.accuracy, start=1):
            ahead = counted(found.ahead, "month")
            columns += [
                Column(
                    f"Expected {ahead} on", _of(place, lambda one: self._shown(one.expected)), numeric=True
                ),
                Column("Came", _of(place, lambda one: self._shown(one.happened)), numeric=True),
                Column("Difference", _of(place, lambda one: said.error(one, self.card.unit)), numeric=True),
            ]
        caption = "Past projections beside what came"
        return Table(caption, columns, self._past_rows(), empty="There is no past projection to compare yet.")

    def _shown(self, value: float) -> str:
        return said.shown(value, self.card.unit)

    def _past_rows(self) -> list[tuple]:
        by_month: list[Mapping[Month, Compared]] = [
            {one.made: one for one in found.compared} for found in self.accuracy
        ]
        made = sorted({month for compared in by_month for month in compared})
        return [(month, *(compared.get(month) for compared in by_month)) for month in made]

    @property
    def cases(self) -> tuple[str, str] | None:
        """(words, address) of the cases it starts from, or of those behind its figure, for those who may open them."""
        if not self.user.may(Permission.VIEW_INDICATOR_CASES):
            return None
        open_code = READ_FROM[self.start.pool.name].get("open")
        words = (
            "Open the cases from which it starts"
            if open_code
            else "Open the cases behind the last figure known"
        )
        return words, reverse("desk:kpi_cases", args=[str(self.start.month), open_code or self.start.code])


def summary(code: str, month: Month, view: KpiView | None = None) -> Summary | None:
    """None for what is not projected, or has not the history for it. `view`: what the page has read already."""
    start = projections.starting(code, month)
    if start is None or start.backlog is None:
        return None
    found = projections.projected(start.backlog, start.as_now(USUAL))
    view = view or cards.kpi(code, month)
    sentence = said.outcome(
        NAMES[start.pool.name], found, _figures(start, found), view.card.unit, as_now=True
    )
    chart = _chart(start, view, found, width=SMALL_WIDTH)
    return Summary(sentence, chart, reverse("desk:trajectory", args=[str(month), code]))


def _figures(start: Starting, found: Trajectory) -> list[float | None]:
    return [start.figure(end) for end in (found.start, *found.ends)]


def _ordered(start: Starting, pair: tuple[MonthEnd, MonthEnd]) -> tuple[float | None, float | None]:
    values = [value for value in map(start.figure, pair) if value is not None]
    return (min(values), max(values)) if values else (None, None)


def _chart(
    start: Starting, view: KpiView, found: Trajectory, *, width: int, band: Band | None = None
) -> Chart:
    card, values = view.card, _figures(start, found)
    ends = month_name(found.ends[-1].month.first)
    now, then = said.shown(values[0], card.unit), said.shown(values[-1], card.unit)
    return projection(
        _history(start, view, values[0]),
        [Expected("", tuple(values[1:]))],
        name=card.title,
        unit=card.unit,
        title=f"{now} in {month_name(start.month.first)}, {then} expected in {ends}",
        band=band,
        target=card.target.value if card.target else None,
        prefix=f"projection-{card.code}",
        width=width,
        height=CHART_HEIGHT if band else SMALL_HEIGHT,
    )


def _history(start: Starting, view: KpiView, now: float | None) -> list[Point]:
    """The figures of the scorecard, the last being that from which the projection begins."""
    before = [Point(point.month.first, point.value) for point in view.series if point.month < start.month]
    return [*before[1 - MONTHS_BEFORE :], Point(start.month.first, now)]


def _share_chart(start: Starting, names: Names, by_order: Mapping[Order, Trajectory]) -> Chart:
    pace = start.backlog.pace
    history = [
        Point(month.first, 100 * in_time / finished if finished else None)
        for month, in_time, finished in zip(pace.months, pace.in_time, pace.finished, strict=True)
    ]
    lowest = [
        min((end.in_time_percent for end in by_order[order].ends if end.finished), default=None)
        for order in (Order.OLDEST_FIRST, Order.NEWEST_FIRST)
    ]
    oldest, newest = (said.shown(value, "%") for value in lowest)
    name = names.in_time.capitalize()
    title = f"{name}: at the lowest {oldest} if the oldest come first, {newest} if the newest do"
    return _order_chart(history, by_order, "in_time_percent", unit="%", name=name, title=title)


def _late_chart(start: Starting, names: Names, by_order: Mapping[Order, Trajectory]) -> Chart:
    oldest, newest = (by_order[order] for order in (Order.OLDEST_FIRST, Order.NEWEST_FIRST))
    name, last = f"{names.waiting[1].capitalize()} {names.late}", oldest.ends[-1]
    title = (
        f"{name} in {month_name(last.month.first)}: {last.past_due:,} if the oldest come first, "
        f"{newest.ends[-1].past_due:,} if the newest do"
    )
    history = [Point(start.month.first, oldest.start.past_due)]
    return _order_chart(history, by_order, "past_due", unit=names.waiting[1], name=name, title=title)


def _order_chart(
    history: list[Point],
    by_order: Mapping[Order, Trajectory],
    figure: str,
    *,
    unit: str,
    name: str,
    title: str,
) -> Chart:
    oldest, newest = (by_order[order].ends for order in (Order.OLDEST_FIRST, Order.NEWEST_FIRST))
    return projection(
        history,
        [
            Expected("oldest first", tuple(getattr(end, figure) for end in oldest)),
            Expected("newest first", tuple(getattr(end, figure) for end in newest), is_subject=False),
        ],
        name=name,
        unit=unit,
        title=title,
        prefix=f"order-{figure}",
        width=CHART_WIDTH,
        height=SMALL_HEIGHT,
    )


def _number(label: str, value: str) -> Column:
    return Column(label, value, shown=count, numeric=True)


def _whole_weeks(end: MonthEnd) -> int | None:
    return None if end.oldest_weeks is None else int(end.oldest_weeks)


def _of(place: int, shown):
    """A cell of one comparison of a row, empty where there is none."""
    return lambda row: None if row[place] is None else shown(row[place])


def _assumptions(start: Starting, assumed: Assumptions, names: Names) -> Iterator[Assumed]:
    """Each with the figure that it was read from and the months it was read over."""
    over = f"{month_name(start.backlog.pace.months[0].first)} to {month_name(start.month.first)}"
    yield from _about_numbers(start, assumed, names, over)
    yield from _about_turns(start, assumed, names, over)


def _about_numbers(start: Starting, assumed: Assumptions, names: Names, over: str) -> Iterator[Assumed]:
    pace, last_day = start.backlog.pace, full_date(start.month.last)
    recent = pace.finished[-RECENT_MONTHS:]
    yield Assumed(
        f"{names.waiting[1].capitalize()} {names.open} at the start",
        f"{len(start.backlog.open_now):,}",
        f"Every one {names.open} on {last_day}, with its own age and the day on which it is due",
        _read_from(start, "open"),
    )
    yield Assumed(
        f"{names.finished[1].capitalize()} {names.done} a month",
        f"{assumed.capacity:,}",
        f"{pace.capacity:,} on average in the {counted(len(recent), 'month')} to {last_day} "
        f"({joined([f'{number:,}' for number in recent])})",
        _read_from(start, "finished"),
    )
    yield Assumed(
        names.arriving,
        _range(assumed.arrivals),
        f"{pace.arrivals:,} a month on average, {over}",
        _read_from(start, "arrivals"),
    )
    if names.leaving:
        yield Assumed(
            names.leaving,
            f"{assumed.leave_percent} in 100",
            f"{pace.leave_percent} in 100 at the pace of {over}, when {sum(pace.left):,} did, "
            "and at the ages at which they did",
            _read_from(start, "leaving"),
        )


def _about_turns(start: Starting, assumed: Assumptions, names: Names, over: str) -> Iterator[Assumed]:
    pace, finished = start.backlog.pace, names.finished[1]
    yield Assumed(
        "Order",
        said.ORDERS[assumed.order].capitalize(),
        f"“The last year” is {over}: the ages at which {finished} were {names.done} then",
    )
    yield Assumed(
        f"Nothing is {names.done} before",
        counted(pace.earliest_age // DAYS_IN_WEEK, "week"),
        f"Of the {finished} {names.done} {over}, one in twenty came sooner after the start",
    )
    yield Assumed(
        "When what comes falls due",
        f"{counted(pace.days_to_due, 'day')} on",
        INDICATORS[start.code].authority,
        _kpi_url(start.code, start.month),
    )


def _read_from(start: Starting, assumption: str) -> str:
    code = READ_FROM[start.pool.name].get(assumption)
    return _kpi_url(code, start.month) if code else ""


def _range(counts: tuple[int, ...]) -> str:
    return f"{counts[0]:,}" if len(set(counts)) == 1 else f"{min(counts):,} to {max(counts):,}"


def _kpi_url(code: str, month: Month) -> str:
    return reverse("desk:kpi", args=[str(month), code])
