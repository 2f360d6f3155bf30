"""Every group of a breakdown over time: its figure, its series, and the same month last year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.indicators import Month
from goldenthread.indicators.rag import Rating
from goldenthread.scorecard import listed, rebases, series, targets, words, years
from goldenthread.scorecard.cells import Cells, Group, State
from goldenthread.scorecard.models import Rebase, Target
from goldenthread.scorecard.series import Series
from goldenthread.scorecard.years import Beside


@dataclass(frozen=True)
class Trend:
    """One group, or the whole area (`group` is None). words: the figure, or why there is none."""

    group: Group | None
    state: State
    value: float | None
    numerator: int | None
    denominator: int | None
    words: str
    fraction_words: str
    rag: Rating
    run: Series
    beside: Beside
    source: str


@dataclass(frozen=True)
class Trends:
    """whole: the whole area. groups: by name, those with a figure in any month up to this one."""

    whole: Trend
    groups: tuple[Trend, ...]

    @property
    def scale(self) -> tuple[float, float] | None:
        """The lowest and the highest figure or target of any group in any month, so that all can be drawn alike."""
        points = [point for trend in (self.whole, *self.groups) for point in trend.run.points]
        levels = [level for point in points for level in (point.value, point.target) if level is not None]
        return (min(levels), max(levels)) if levels else None


def of_breakdown(code: str, by: str, month: Month, *, for_publication: bool) -> Trends:
    """Four queries, and one for returns. for_publication: hide figures that rest on one to four cases."""
    found = years.read_months(code, month, by, for_publication=for_publication)
    twelve = years.read(code, month, by, for_publication=for_publication)
    known, begun = targets.by_code([code]).get(code, []), rebases.by_code([code]).get(code, [])
    groups = sorted({group for held, group, _ in found.cells if held == code and group.by == by})
    maker = _Maker(code, month, found, twelve, known, begun)
    return Trends(maker.trend(None), tuple(map(maker.trend, groups)))


@dataclass(frozen=True)
class _Maker:
    code: str
    month: Month
    months: Cells
    years: Cells
    targets: Sequence[Target]
    rebases: Sequence[Rebase]

    def trend(self, group: Group | None) -> Trend:
        cell = self.months.get(self.code, group, self.month)
        state = self.months.state(self.code, group, self.month)
        unit = listed.described(self.code).unit
        return Trend(
            group=group,
            state=state,
            value=cell.value,
            numerator=cell.numerator,
            denominator=cell.denominator,
            words=words.value(cell.value, unit) or words.state(state, None),
            fraction_words=words.fraction(cell.numerator, cell.denominator),
            rag=targets.rate(self.code, cell.value, self.targets, self.month, group),
            run=series.of_code(self.code, self.months, group, self.month, self.targets, self.rebases),
            beside=years.beside(self.code, self.month, group, self.months, self.years),
            source=cell.source,
        )
