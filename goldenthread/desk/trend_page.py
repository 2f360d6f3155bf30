"""Every group of one breakdown of an indicator, over time: a line of its own on a scale they share, in a table to sort."""

from dataclasses import dataclass

from django.http import Http404

from goldenthread.accounts.roles import Permission
from goldenthread.desk import roads
from goldenthread.desk.fact_columns import breakdown_words, group_words
from goldenthread.desk.kpi_page import breakdowns_in_order
from goldenthread.govuk.sorting import Sorting
from goldenthread.indicators import INDICATORS, Month
from goldenthread.publications.charts import spark_sentence
from goldenthread.scorecard import listed, trends, words
from goldenthread.scorecard.models import Result
from goldenthread.scorecard.series import SeriesPoint
from goldenthread.scorecard.trends import Trend, Trends

MONTHS_SHOWN = 24
RAG_ORDER = {"red": 0, "amber": 1, "green": 2, "unrated": None}
SORTS = {
    "group": "name",
    "figure": "trend.value",
    "cases": "size",
    "rating": "rag_place",
    "year": "trend.beside.year_difference",
    "twelve": "twelve_value",
}


@dataclass(frozen=True)
class Row:
    """One group. `url` is its own page, `cases_url` "" for those who may not open cases."""

    trend: Trend
    name: str
    unit: str
    title: str
    url: str
    cases_url: str
    year_ago_url: str
    twelve_cases_url: str

    @property
    def size(self) -> int | None:
        return self.trend.denominator if self.trend.denominator is not None else self.trend.numerator

    @property
    def rag_place(self) -> int | None:
        return RAG_ORDER[self.trend.rag]

    @property
    def twelve_value(self) -> float | None:
        return self.trend.beside.twelve.value if self.trend.beside.twelve else None

    @property
    def points(self) -> tuple[SeriesPoint, ...]:
        return self.trend.run.points[-MONTHS_SHOWN:]

    @property
    def values(self) -> list[float | None]:
        return [point.value for point in self.points]

    @property
    def line_words(self) -> str:
        return spark_sentence(self.values, f"{self.title}, {self.name}", self.unit)

    @property
    def target(self) -> float | None:
        return self.points[-1].target if self.points else None


@dataclass(frozen=True)
class TrendPage:
    code: str
    title: str
    month: Month
    by: str
    heading_by: str
    whole: Row
    rows: tuple[Row, ...]
    scale: tuple[float, float] | None
    sorting: Sorting
    others: tuple[tuple[str, str, bool], ...]  # the other breakdowns: (words, address, shown)
    has_years: bool
    some_hidden: bool

    @property
    def low(self) -> float | None:
        return self.scale[0] if self.scale else None

    @property
    def high(self) -> float | None:
        return self.scale[1] if self.scale else None

    @property
    def scale_words(self) -> str:
        """ "2.3% to 80%"; "" where there is no figure at all."""
        unit = listed.described(self.code).unit
        return " to ".join(words.value(level, unit) for level in self.scale or ())

    @property
    def compare_url(self) -> str:
        return roads.compare_url(code=self.code, by=self.by, month=str(self.month))

    @property
    def download_url(self) -> str:
        return roads.download_url(self.code, self.month, **{"as": "csv"})


def trend_page(code: str, by: str, month: Month, query, *, user) -> TrendPage:
    """Raises KeyError for a code that nobody knows, and 404 for a breakdown that it has no figures of."""
    titles = listed.titles()
    if code not in INDICATORS and code not in titles:
        raise KeyError(code)
    known = breakdowns_in_order(Result.objects.of_code(code).up_to(month.first).breakdowns())
    if by not in known:
        raise Http404(f"There are no figures of {code} by {by}.")
    opens = user.may(Permission.VIEW_INDICATOR_CASES)
    found = trends.of_breakdown(code, by, month, for_publication=not opens)
    title = titles.get(code) or INDICATORS[code].title
    maker = _Rows(code, title, month, opens and not INDICATORS[code].is_returned)
    sorting = Sorting(query, SORTS, default="group")
    return TrendPage(
        code=code,
        title=title,
        month=month,
        by=by,
        heading_by=breakdown_words(by),
        whole=maker.row(found.whole),
        rows=tuple(sorting.of([maker.row(each) for each in found.groups])),
        scale=found.scale,
        sorting=sorting,
        others=tuple((breakdown_words(one), roads.kpi_by_url(code, month, one), one == by) for one in known),
        has_years=any(each.beside.twelve for each in found.groups),
        some_hidden=_hides(found),
    )


def _hides(found: Trends) -> bool:
    return any(point.state == "too few to show" for each in found.groups for point in each.run.points) or any(
        each.state == "too few to show" for each in found.groups
    )


@dataclass(frozen=True)
class _Rows:
    code: str
    title: str
    month: Month
    opens: bool

    def row(self, trend: Trend) -> Row:
        where = (self.code, self.month, trend.group)
        opens = self.opens and trend.source == "computed"
        twelve = trend.beside.twelve
        return Row(
            trend=trend,
            name=group_words(trend.group) if trend.group else "Whole area",
            unit=listed.described(self.code).unit,
            title=self.title,
            url=roads.kpi_url(*where),
            cases_url=roads.cases_url(*where) if opens and trend.denominator != 0 else "",
            year_ago_url=roads.kpi_url(self.code, trend.beside.month_a_year_ago, trend.group),
            twelve_cases_url=roads.cases_url(*where, over=roads.A_YEAR)
            if self.opens and twelve and twelve.is_known
            else "",
        )
