"""Published figures beside the scorecard's own, computed from case rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Any

from goldenthread import indicators
from goldenthread.demo.published import Published, published
from goldenthread.indicators import INDICATORS, Month
from goldenthread.scorecard import store
from goldenthread.scorecard.models import Result, Source

Figures = tuple[int | None, int | None, float | None]
NONE: Figures = (None, None, None)


@dataclass(frozen=True)
class Comparison:
    published: Published
    numerator: int | None
    denominator: int | None
    value: float | None

    @property
    def as_printed(self) -> Decimal | None:
        """The computed figure to the decimals in which it was printed; an age is in whole weeks that have passed."""
        if self.value is None:
            return None
        rounding = ROUND_FLOOR if self.published.code == "X-OLDEST-OPEN-WKS" else ROUND_HALF_UP
        return self._exact.quantize(self.published.value, rounding=rounding)

    @property
    def _exact(self) -> Decimal:
        if self.published.value.as_tuple().exponent and self.numerator is not None and self.denominator:
            return Decimal(100 * self.numerator) / self.denominator
        return Decimal(str(self.value))

    @property
    def agrees(self) -> bool:
        found = self.as_printed
        return found is not None and AGREES[self.published.qualifier](self, found)

    def is_as_printed(self, found: Decimal) -> bool:
        counts = (self.published.numerator, self.published.denominator)
        is_share = bool(self.published.value.as_tuple().exponent)
        same_counts = not is_share or counts == (None, None) or counts == (self.numerator, self.denominator)
        return found == self.published.value and same_counts

    def is_about(self, found: Decimal) -> bool:
        """The same when rounded as the printed figure was: about 8,000 is to the thousand, about 43 to the whole."""
        printed = self.published.value.normalize()
        return found.quantize(printed, rounding=ROUND_HALF_UP) == printed


AGREES = {
    "exact": Comparison.is_as_printed,
    "about": Comparison.is_about,
    "at least": lambda one, found: found >= one.published.value,
    "below": lambda one, found: found < one.published.value,
}


def compare() -> list[Comparison]:
    """Every published figure beside what its cases say: a month's by the scorecard, another stretch's by the facts behind
    it. No value where none was computed."""
    results = _results()
    facts = store.read(store.latest_run().digest) if results else {}
    return [Comparison(figure, *_figures(figure, results, facts)) for figure in published()]


def _figures(
    figure: Published, results: Mapping[tuple[str, str], Figures], facts: Mapping[str, Any]
) -> Figures:
    stretch, month = figure.stretch, Month.containing(figure.stretch.first)
    if (stretch.first, stretch.last) == (month.first, month.last):
        return results.get((figure.code, str(month)), NONE)
    indicator = INDICATORS[figure.code]
    if indicator.fact.name not in facts:
        return NONE
    [found] = indicators.evaluate(indicator, facts[indicator.fact.name], [stretch])
    return found.numerator, found.denominator, found.value


def _results() -> dict[tuple[str, str], Figures]:
    rows = Result.objects.whole_area().filter(source=Source.COMPUTED)
    columns = ("code", "month_on", "numerator", "denominator", "value")
    return {
        (code, str(Month.containing(on))): (numerator, denominator, value)
        for code, on, numerator, denominator, value in rows.values_list(*columns)
    }
