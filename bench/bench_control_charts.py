"""How long control charts take: 64 series of 36 months, each with its limits, its four rules and both icons.

Beside them the limits alone, by hand in Polars: mean and average moving range, without the screening of ranges, the
rules or the icons. The Python port of NHSRplotthedots, nhspy-plotthedots, is not on the package index that this
environment is locked against and so is not timed; the figures of NHSRplotthedots itself are the tests' reference.

    python bench/bench_control_charts.py
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from typing import Any

import polars as pl

from goldenthread.indicators import spc

SERIES, MONTHS, RUNS = 64, 36, 7


def series() -> list[list[float]]:
    chance = random.Random(20)
    return [
        [50 + chance.gauss(0, 8) + month * number / 99 for month in range(MONTHS)] for number in range(SERIES)
    ]


def by_the_product(values: list[list[float]]) -> list[spc.Chart]:
    return [spc.chart(each, target=60, polarity="higher") for each in values]


def limits_by_hand(values: list[list[float]]) -> pl.DataFrame:
    table = pl.DataFrame({"series": range(len(values)), "value": values}).explode("value")
    value = pl.col("value")
    spread = value.diff().abs().mean()
    return table.group_by("series", maintain_order=True).agg(
        mean=value.mean(), lower=value.mean() - 2.66 * spread, upper=value.mean() + 2.66 * spread
    )


def best(work: Callable[[], Any]) -> float:
    times = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return min(times)


def main() -> None:
    values = series()
    charts, means = by_the_product(values), limits_by_hand(values)["mean"]
    if any(abs(chart.points[0].mean - mean) > 1e-9 for chart, mean in zip(charts, means, strict=True)):
        sys.exit("the means differ")
    ours, by_hand = best(lambda: by_the_product(values)), best(lambda: limits_by_hand(values))
    print(f"{SERIES} charts of {MONTHS} months: {ours * 1000:.1f} ms, {ours / SERIES * 1000:.2f} ms each")
    print(f"their limits alone, by hand in Polars: {by_hand * 1000:.1f} ms, ratio {ours / by_hand:.1f}")
    print("nhspy-plotthedots: not to be had from the package index, not timed")


if __name__ == "__main__":
    main()
