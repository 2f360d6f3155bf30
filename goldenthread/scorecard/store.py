"""Where the facts are kept: one folder of Parquet files for each projection, named for its digest.

A folder is written beside its place and moved into it whole, so nobody reads half of one. The same facts have the same
digest, whatever the order in which the database gave them.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path

import polars as pl
from django.conf import settings

from goldenthread.indicators import Month
from goldenthread.scorecard.facts import TABLES
from goldenthread.scorecard.models import FactsRun, ResultsRun

DIGESTS = "digests.json"  # of each table
RUNS_KEPT = 2  # a page that began on the last facts may finish on them


class NoFacts(LookupError):
    """The facts have never been taken, or their files are gone."""


def folder() -> Path:
    return Path(settings.HOME) / "facts"


def digest(frames: Mapping[str, pl.DataFrame]) -> str:
    """SHA-256 of every table's columns and sorted rows, as hexadecimal digits."""
    return _of_tables(_digests_of(frames))


def _of_table(frame: pl.DataFrame) -> str:
    found = hashlib.sha256(f"{frame.schema}\n".encode())
    found.update(frame.sort(frame.columns).write_csv().encode())
    return found.hexdigest()


def _of_tables(digests: Mapping[str, str]) -> str:
    return hashlib.sha256(
        "".join(f"{fact}: {digests[fact]}\n" for fact in sorted(digests)).encode()
    ).hexdigest()


def keep(frames: Mapping[str, pl.DataFrame]) -> str:
    """Write the tables, unless the same ones are there already. Returns their digest."""
    return _keep(_digests_of(frames), lambda fact, path: frames[fact].write_parquet(path))


def keep_anew(base: str, fact: str, frame: pl.DataFrame) -> str:
    """The tables kept under `base` once more, one of them taken anew. The others are the same files. Returns the digest.

    Raises NoFacts when those are gone.
    """
    known = folder() / base / DIGESTS
    digests = json.loads(known.read_text()) if known.exists() else _digests_of(read(base))
    digests[fact] = _of_table(frame)

    def write(name: str, path: Path) -> None:
        if name == fact:
            frame.write_parquet(path)
        else:
            _same_file(folder() / base / path.name, path)

    return _keep(digests, write)


def _digests_of(frames: Mapping[str, pl.DataFrame]) -> dict[str, str]:
    return {fact: _of_table(frame) for fact, frame in frames.items()}


def _same_file(source: Path, path: Path) -> None:
    try:
        os.link(source, path)
    except OSError:  # a file system without hard links
        shutil.copyfile(source, path)


def _keep(digests: Mapping[str, str], write: Callable[[str, Path], None]) -> str:
    name = _of_tables(digests)
    place = folder() / name
    if not place.exists():
        folder().mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix="writing-", dir=folder()))
        for fact in digests:
            write(fact, beside / f"{fact}.parquet")
        (beside / DIGESTS).write_text(json.dumps(digests))
        os.replace(beside, place)
    return name


@lru_cache(maxsize=2)
def read(name: str) -> dict[str, pl.DataFrame]:
    """The tables kept under a digest. Raises NoFacts when a file is gone."""
    return {fact: pl.read_parquet(path) for fact, path in paths(name).items()}


def paths(name: str) -> dict[str, Path]:
    """The file of each table kept under a digest. Raises NoFacts when one is gone."""
    found = {fact: folder() / name / f"{fact}.parquet" for fact in TABLES}
    absent = [path for path in found.values() if not path.exists()]
    if absent:
        raise NoFacts(f"the facts are not in {absent[0].parent}: run `goldenthread rebuild_facts`")
    return found


def latest_run() -> FactsRun:
    """The projection that figures are worked out from. Raises NoFacts when there is none yet."""
    run = FactsRun.objects.order_by("-finished_at", "-pk").first()
    if run is None:
        raise NoFacts("no facts have been taken yet: run `goldenthread rebuild_facts`")
    return run


def run_behind(month: Month, code: str = "") -> FactsRun:
    """The facts from which this month's figures, or one of them, were last worked out, so that a figure opens to its own
    cases.

    Where they are gone, or the month was never worked out, the latest. Raises NoFacts when there are none at all.
    """
    runs = ResultsRun.objects.covering(month.first).select_related("facts").order_by("-finished_at", "-pk")
    results = next((run for run in runs.iterator() if not run.codes or code in run.codes), None)
    if results and (folder() / results.facts.digest).exists():
        return results.facts
    return latest_run()


def discard_old() -> None:
    """Keep the facts of the last runs, and those behind the results that stand."""
    recent = FactsRun.objects.order_by("-finished_at", "-pk").values_list("digest", flat=True)[:RUNS_KEPT]
    runs = ResultsRun.objects.order_by("-finished_at", "-pk")
    behind = [found.values_list("facts__digest", flat=True)[:RUNS_KEPT] for found in (runs, runs.whole())]
    kept = {*recent, *(digest for digests in behind for digest in digests)}
    for place in folder().iterdir():
        if place.is_dir() and place.name not in kept:
            shutil.rmtree(place)
