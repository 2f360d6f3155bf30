"""A copy of facts and figures for a council's own warehouse: files that DuckDB, Spark, pandas and Power BI all read.

`docs/warehouse.md` says what is in them. Each file is written beside its place and then moved into it, so that whoever
reads at that moment has the old one or the new one, whole.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import polars as pl

from goldenthread.indicators import INDICATORS
from goldenthread.scorecard import store
from goldenthread.scorecard.freezing.figures import FIGURES, KEY, MONTH, SCHEMA, YEAR
from goldenthread.scorecard.models import Result, YearResult

RESULTS, DEFINITIONS, ABOUT = "results.parquet", "indicators.parquet", "about.json"
SAID = (
    "code",
    "title",
    "plain",
    "unit",
    "polarity",
    "frequency",
    "dataset",
    "owner",
    "authority",
    "population",
)


class Copied(NamedTuple):
    tables: int
    rows: int  # of facts
    figures: int


def copy(folder: Path, *, with_cases: bool = True) -> Copied:
    """Write the results, the list of indicators and, unless told otherwise, the fact tables behind the latest results.

    The fact tables hold personal data; results and definitions none. Raises store.NoFacts when nothing has been taken.
    """
    run = store.latest_run()
    folder.mkdir(parents=True, exist_ok=True)
    frames = store.read(run.digest) if with_cases else {}
    results = figures()
    for name, frame in frames.items():
        _put(folder / "facts" / f"{name}.parquet", frame.write_parquet)
    _put(folder / RESULTS, results.write_parquet)
    _put(folder / DEFINITIONS, definitions().write_parquet)
    about = {
        "as_of_on": run.as_of_on.isoformat(),
        "taken_at": run.finished_at.isoformat(),
        "digest": run.digest,
        "rows": {name: frame.height for name, frame in frames.items()},
        "figures": results.height,
    }
    _put(folder / ABOUT, lambda path: path.write_text(json.dumps(about, indent=2) + "\n"))
    return Copied(len(frames), sum(about["rows"].values()), results.height)


def figures() -> pl.DataFrame:
    """Every stored result: those of months, and those of the twelve months that end with one."""
    rows: list[tuple] = []
    for span, model in ((MONTH, Result), (YEAR, YearResult)):
        rows += ((span, *row) for row in model.objects.values_list(*KEY[1:], *FIGURES))
    return pl.DataFrame(rows, schema=SCHEMA, orient="row").sort(KEY)


def definitions() -> pl.DataFrame:
    rows = [
        {name: getattr(indicator, name) for name in SAID}
        | {"is_stock": indicator.is_stock, "is_returned": indicator.is_returned}
        for indicator in INDICATORS.values()
    ]
    return pl.DataFrame(rows)


def _put(path: Path, write: Callable[[Path], Any]) -> None:
    path.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".writing-", dir=path.parent) as beside:
        written = Path(beside) / path.name
        write(written)
        os.replace(written, path)
