"""How long the scorecard takes, and how much memory: a county, then an England, beside the same figures by hand.

Every way runs in a process of its own, on facts read from Parquet: cold is its first evaluation, warm the best of those
after it, cores the processor's seconds of that one (a busy machine stretches the others and not these), memory what the
process held at most beyond the facts. By hand means by_hand.py, in Polars and in pandas; "each alone" is pandas with a function for
each figure. A time is printed only when
all figures agree.

    python bench/bench_scorecard.py [county|England]
"""

from __future__ import annotations

import hashlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import by_hand
import invented
import polars as pl

from goldenthread.indicators import INDICATORS, evaluate_all

WARM_RUNS = {"county": 5, "England": 1}
LANGUAGE, ALL, POLARS, PANDAS = "the language", "the whole scorecard", "Polars by hand", "pandas by hand"
EACH = "pandas, each alone"
WAYS = (ALL, LANGUAGE, POLARS, PANDAS, EACH)


def main() -> None:
    wanted = sys.argv[1:] or list(invented.SIZES)
    measured = {name: compare(name) for name in wanted}
    if len(measured) == len(invented.SIZES):
        growth(measured["county"], measured["England"])


def compare(name: str) -> dict[str, dict[str, Any]]:
    size = invented.SIZES[name]
    with tempfile.TemporaryDirectory() as folder:
        facts = invented.facts(size)
        for fact, frame in facts.items():
            frame.write_parquet(Path(folder) / f"{fact}.parquet")
        rows = sum(frame.height for frame in facts.values())
        del facts
        ways = {way: in_its_own_process(name, way, folder) for way in WAYS}
    refuse_differences(ways)
    print(
        f"\n{name}: {rows:,} rows, {len(size.months)} months, {len(size.places)} {size.breakdown} groups, "
        f"{os.cpu_count()} cores"
    )
    for way, found in ways.items():
        print(line(way, found, ways[POLARS]))
    for way in (PANDAS, EACH):
        print(f"{way} takes {_times(ways[way], ways[LANGUAGE])} the language")
    return {way: found | {"rows": rows, "months": len(size.months)} for way, found in ways.items()}


def line(way: str, found: dict[str, Any], beside: dict[str, Any]) -> str:
    count = f"{found['indicators']} indicators, {found['figures']:,} figures"
    ratio = "" if way in (ALL, POLARS) else f"; {_times(found, beside)} Polars by hand"
    return (
        f"{way:20} cold {found['cold']:6.2f} s, warm {found['warm']:6.2f} s, cores {found['cores']:6.2f} s, "
        f"{found['memory'] / 1e6:5,.0f} MB beyond the facts' {found['facts'] / 1e6:,.0f} ({count}){ratio}"
    )


def _times(one: dict[str, Any], other: dict[str, Any]) -> str:
    return f"{one['warm'] / other['warm']:.2f} × (cores {one['cores'] / other['cores']:.2f} ×)"


def refuse_differences(ways: dict[str, dict[str, Any]]) -> None:
    """By hand and by the language, to the last digit."""
    digests = {way: ways[way]["digest"] for way in (LANGUAGE, POLARS, PANDAS, EACH)}
    if len(set(digests.values())) > 1:
        sys.exit(f"the figures differ: {digests}")


def growth(small: dict[str, dict[str, Any]], large: dict[str, dict[str, Any]]) -> None:
    """A row costs what it costs in every month, so time is held against rows × months."""

    def each(found: dict[str, Any]) -> float:
        return found["warm"] / (found["rows"] * found["months"])

    for way in WAYS:
        print(
            f"{way}: England takes {each(large[way]) / each(small[way]):.2f} × as long for each row and month"
        )


# Inside each process


def in_its_own_process(name: str, way: str, folder: str) -> dict[str, Any]:
    command = [sys.executable, __file__, "--measure", name, way, folder]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{way}, {name}: {done.stderr}")
    return json.loads(done.stdout)


def measure(name: str, way: str, folder: str) -> dict[str, Any]:
    size = invented.SIZES[name]
    facts: Any = {path.stem: pl.read_parquet(path) for path in Path(folder).glob("*.parquet")}
    if way in (PANDAS, EACH):
        facts = by_hand.for_pandas(facts, size)
    held = peak()
    work: Callable[[], Any] = {
        ALL: lambda: by_the_language(facts, size, covered(facts)),
        LANGUAGE: lambda: by_the_language(facts, size, by_hand.CODES),
        POLARS: lambda: by_hand.with_polars(facts, size),
        PANDAS: lambda: by_hand.with_pandas(facts, size),
        EACH: lambda: by_hand.with_pandas_each(facts, size),
    }[way]
    cold, _, figures = timed(work)
    runs = [timed(work)[:2] for _ in range(WARM_RUNS[name])]
    return {
        "cold": cold,
        "warm": min(seconds for seconds, _ in runs),
        "cores": min(cores for _, cores in runs),
        "facts": held,
        "memory": peak() - held,
        "indicators": len({code for code, _, _ in figures}),
        "figures": len(figures),
        "digest": hashlib.sha256(repr(sorted(figures.items())).encode()).hexdigest(),
    }


def covered(facts: dict[str, Any]) -> list[str]:
    """Every indicator whose fact is invented here."""
    return [code for code, indicator in INDICATORS.items() if indicator.fact.name in facts]


def by_the_language(facts: dict[str, pl.DataFrame], size: invented.Size, codes: list[str]) -> by_hand.Figures:
    found = evaluate_all([INDICATORS[code] for code in codes], facts, size.months, by=(size.breakdown,))
    return {
        (row.code, row.period_end, row.group): (row.numerator, row.denominator, row.value) for row in found
    }


def timed(work: Callable[[], Any]) -> tuple[float, float, Any]:
    """Seconds by the clock, seconds of the processor's cores, and what came of it."""
    begun, used = time.perf_counter(), time.process_time()
    answer = work()
    return time.perf_counter() - begun, time.process_time() - used, answer


def peak() -> int:
    """The most that this process has held, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        print(json.dumps(measure(*sys.argv[2:])))
    else:
        main()
