"""Where the facts are kept: one folder of Parquet files for each projection, named for its digest.

A folder is written beside its place and moved into it whole, so nobody reads half of one. The same facts have the same
digest, whatever the order in which the database gave them.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import polars as pl
from django.conf import settings

from goldenthread.indicators import Month
from goldenthread.scorecard.facts import TABLES
from goldenthread.scorecard.models import FactsRun, ResultsRun

RUNS_KEPT = 2  # a page that began on the last facts may finish on them


class NoFacts(LookupError):
    """The facts have never been taken, or their files are gone."""


def folder() -> Path:
    return Path(settings.HOME) / "facts"


def digest(frames: Mapping[str, pl.DataFrame]) -> str:
    """SHA-256 of every table's columns and sorted rows, as hexadecimal digits."""
    found = hashlib.sha256()
    for name in sorted(frames):
        frame = frames[name]
        found.update(f"{name}: {frame.schema}\n".encode())
        found.update(frame.sort(frame.columns).write_csv().encode())
    return found.hexdigest()


def keep(frames: Mapping[str, pl.DataFrame]) -> str:
    """Write the tables, unless the same ones are there already. Returns their digest."""
    name = digest(frames)
    place = folder() / name
    if not place.exists():
        folder().mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix="writing-", dir=folder()))
        for fact, frame in frames.items():
            frame.write_parquet(beside / f"{fact}.parquet")
        os.replace(beside, place)
    return name


@lru_cache(maxsize=2)
def read(name: str) -> dict[str, pl.DataFrame]:
    """The tables kept under a digest. Raises NoFacts when a file is gone."""
    paths = {fact: folder() / name / f"{fact}.parquet" for fact in TABLES}
    absent = [path for path in paths.values() if not path.exists()]
    if absent:
        raise NoFacts(f"the facts are not in {absent[0].parent}: run `goldenthread rebuild_facts`")
    return {fact: pl.read_parquet(path) for fact, path in paths.items()}


def latest_run() -> FactsRun:
    """The projection that figures are worked out from. Raises NoFacts when there is none yet."""
    run = FactsRun.objects.order_by("-finished_at", "-pk").first()
    if run is None:
        raise NoFacts("no facts have been taken yet: run `goldenthread rebuild_facts`")
    return run


def run_behind(month: Month) -> FactsRun:
    """The facts from which this month's figures were last worked out, so that a figure opens to its own cases.

    Where they are gone, or the month was never worked out, the latest. Raises NoFacts when there are none at all.
    """
    results = (
        ResultsRun.objects.covering(month.first)
        .select_related("facts")
        .order_by("-finished_at", "-pk")
        .first()
    )
    if results and (folder() / results.facts.digest).exists():
        return results.facts
    return latest_run()


def discard_old() -> None:
    """Keep the facts of the last runs, and those behind the results that stand."""
    recent = FactsRun.objects.order_by("-finished_at", "-pk").values_list("digest", flat=True)[:RUNS_KEPT]
    behind = ResultsRun.objects.order_by("-finished_at", "-pk").values_list("facts__digest", flat=True)[
        :RUNS_KEPT
    ]
    kept = {*recent, *behind}
    for place in folder().iterdir():
        if place.is_dir() and place.name not in kept:
            shutil.rmtree(place)
