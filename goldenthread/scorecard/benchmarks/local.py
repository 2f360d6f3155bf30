"""The authority's own figure for the same stretch of time as an official one, by the same indicator from its own cases."""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.indicators import Month
from goldenthread.indicators.benchmarks import Benchmark
from goldenthread.publications.wording import month_name, number, rounded
from goldenthread.scorecard import words
from goldenthread.scorecard.benchmarks.published import Official
from goldenthread.scorecard.models import Result, YearResult


@dataclass(frozen=True)
class LocalYear:
    """A local figure beside an official one. month: the KPI's page of this month shows where it comes from."""

    period_words: str
    month: Month
    value: float
    value_words: str
    fraction_words: str
    official_words: str
    difference: float
    difference_words: str  # "0.4 points more", "the same"


@dataclass(frozen=True)
class LocalFigures:
    """years: those with both figures, latest first. latest_words: the latest twelve months, where no year is whole yet."""

    years: tuple[LocalYear, ...] = ()
    latest_words: str = ""
    latest_month: Month | None = None


def beside(benchmark: Benchmark, official: dict[int, Official]) -> LocalFigures:
    """`official`: the authority's own published figure by year. One query."""
    if not benchmark.code:
        return LocalFigures()
    model = YearResult if benchmark.basis == "calendar year" else Result
    rows = {
        Month.containing(row.month_on): row
        for row in model.objects.of_code(benchmark.code).whole_area()
        if row.value is not None
    }
    years = [
        _year(benchmark, year, rows[month], beside)
        for year, published in sorted(official.items(), reverse=True)
        if (month := benchmark.local_month(year)) in rows
        and (beside := _in_one_unit(benchmark, published)) is not None
    ]
    return LocalFigures(tuple(years), *_latest(benchmark, rows, years))


def _in_one_unit(benchmark: Benchmark, published: Official) -> float | None:
    """A count is held against the numerator of a share."""
    return published.numerator if benchmark.otherwise else published.value


def _year(benchmark: Benchmark, year: int, row: Result | YearResult, official: float) -> LocalYear:
    unit = _unit(benchmark)
    return LocalYear(
        period_words=benchmark.period_words(year),
        month=Month.containing(row.month_on),
        value=row.value,
        value_words=words.value(row.value, unit),
        fraction_words=words.fraction(row.numerator, row.denominator),
        official_words=words.value(official, unit),
        difference=row.value - official,
        difference_words=difference_words(row.value, official, unit),
    )


def _unit(benchmark: Benchmark) -> str:
    return "" if benchmark.otherwise else benchmark.unit


def difference_words(one: float, other: float, unit: str) -> str:
    """How one stands to the other: "0.4 points more", "12 fewer (0.4%)", "the same"."""
    if unit != "%":
        return _count_words(int(one), int(other))
    apart = rounded(one, 1) - rounded(other, 1)
    if not apart:
        return "the same"
    return f"{number(float(abs(apart)), places=1)} {_points(apart)} {'more' if apart > 0 else 'less'}"


def _points(apart) -> str:
    return "point" if abs(apart) == 1 else "points"


def _count_words(one: int, other: int) -> str:
    if one == other:
        return "the same"
    share = f" ({rounded(100 * abs(one - other) / other, 1)}%)" if other else ""
    return f"{abs(one - other):,} {'more' if one > other else 'fewer'}{share}"


def _latest(benchmark: Benchmark, rows: dict, years: list[LocalYear]) -> tuple[str, Month | None]:
    """What there is after the last year that has both figures, where it is worth saying."""
    last = max(rows, default=None)
    if last is None or (years and last <= years[0].month):
        return "", None
    shown = words.value(rows[last].value, _unit(benchmark))
    span = "the twelve months to " if benchmark.basis == "calendar year" else "the end of "
    return f"{shown} for {span}{month_name(last.first)}", last
