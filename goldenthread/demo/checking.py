"""Published figures beside the scorecard's own, computed from case rows."""

from dataclasses import dataclass
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from functools import cache

from goldenthread.demo.published import Published, published
from goldenthread.indicators import Month
from goldenthread.scorecard.models import Result


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
        counts = (self.published.numerator, self.published.denominator)
        is_share = bool(self.published.value.as_tuple().exponent)
        same_counts = not is_share or counts == (None, None) or counts == (self.numerator, self.denominator)
        return self.as_printed == self.published.value and same_counts


def compare() -> list[Comparison]:
    """Every published figure with the whole area's result for its month; no value where none was computed."""
    results = _results()
    return [
        Comparison(figure, *results.get((figure.code, figure.month), (None,) * 3)) for figure in published()
    ]


def _results() -> dict[tuple[str, str], tuple]:
    rows = Result.objects.whole_area().values_list("code", "month_on", "numerator", "denominator", "value")
    return {(code, str(_month(on))): tuple(figures) for code, on, *figures in rows}


@cache
def _month(on) -> Month:
    return Month.containing(on)
