"""The published figures that the demonstration reproduces: what the county is built towards, and checked against."""

import csv
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from goldenthread.indicators import Period, spans

EXACT = "exact"
SERIES = Path(__file__).with_name("data") / "published_series.csv"


@dataclass(frozen=True)
class Published:
    """One printed figure. `value` has the printed decimals; `period` is "2024-10", or another stretch in words.

    `qualifier` says whether it was printed as it is, as "about" so much, "at least" it, or "below" it.
    `numerator` and `denominator` are the whole numbers that give it, where a count is known. `printed_count` is the
    denominator as printed, which differs where no whole number over it gives the printed percentage.
    """

    code: str
    period: str
    qualifier: str
    value: Decimal
    numerator: int | None
    denominator: int | None
    printed_count: int | None
    source: str

    @property
    def is_exact(self) -> bool:
        return self.qualifier == EXACT

    @property
    def stretch(self) -> Period:
        return spans.read(self.period)


@cache
def published() -> tuple[Published, ...]:
    with SERIES.open(encoding="utf-8", newline="") as file:
        return tuple(_figure(row) for row in csv.DictReader(file))


def series(code: str) -> dict[str, Published]:
    """The figures of one indicator by period, but for those that were printed as about, at least or below it."""
    return {figure.period: figure for figure in published() if figure.code == code and figure.is_exact}


def _figure(row: dict[str, str]) -> Published:
    return Published(
        code=row["code"],
        period=row["period"],
        qualifier=row["qualifier"],
        value=Decimal(row["value"]),
        numerator=_count(row["numerator"]),
        denominator=_count(row["denominator"]),
        printed_count=_count(row["printed_count"]),
        source=row["source"],
    )


def _count(text: str) -> int | None:
    return int(text) if text else None
