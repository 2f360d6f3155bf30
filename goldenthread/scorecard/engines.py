"""Which engine works the figures out: Polars inside the process, or Apache Spark, by setting.

GOLDENTHREAD_ENGINE is "polars", or "spark://host:port" for a standalone cluster, or "spark" with any other master in
GOLDENTHREAD_SPARK_MASTER ("yarn", "k8s://...", "local[4]"). Spark reads the same Parquet files as Polars, so every worker
must see the folder of facts under the same path. How much of the cluster to take is said in Spark's own
spark-defaults.conf. What was returned is a small table and stays in Polars.
"""

from __future__ import annotations

import os
import shutil
import socket
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import polars as pl
from django.conf import settings

from goldenthread.scorecard import store
from goldenthread.scorecard.working import READING

POLARS, SPARK, STANDALONE = "polars", "spark", "spark://"
SECONDS_FOR_AN_ANSWER = 5
SECONDS_FOR_A_WORKER = 60
LOOKS_A_SECOND = 5


class EngineMissing(RuntimeError):
    """The engine that is set cannot be used here: what to install, start or set."""


@contextmanager
def tables(digest: str) -> Iterator[Mapping[str, Any]]:
    """The fact tables kept under a digest, by name, on the engine that is set; Spark is left again at the end.

    Raises store.NoFacts when a file is gone, and EngineMissing, at the latest when the first table is asked for, when the
    engine cannot be used.
    """
    master = spark_master()
    if not master:
        yield store.read(digest)
        return
    on_spark = SparkTables(store.paths(digest), master)
    try:
        yield on_spark
    finally:
        on_spark.close()


def spark_master() -> str:
    """The address of the Spark master that is set, or "" for Polars. Raises EngineMissing for neither."""
    engine = settings.ENGINE
    if engine == POLARS:
        return ""
    if engine.startswith(STANDALONE):
        return engine
    if engine != SPARK:
        raise EngineMissing(
            f"GOLDENTHREAD_ENGINE is '{engine}': it may be polars, spark or spark://host:port"
        )
    if not settings.SPARK_MASTER:
        raise EngineMissing(
            "GOLDENTHREAD_ENGINE is spark, and no master is named: set GOLDENTHREAD_SPARK_MASTER, "
            "or GOLDENTHREAD_ENGINE to spark://host:port"
        )
    return settings.SPARK_MASTER


class SparkTables(Mapping[str, Any]):
    """The fact tables as Spark DataFrames. Spark is started when the first of them is asked for, and not before."""

    def __init__(self, paths: Mapping[str, Path], master: str) -> None:
        self.paths, self.master = paths, master
        self._session: Any = None
        self._tables: dict[str, Any] = {}

    def __getitem__(self, fact: str) -> Any:
        if fact not in self._tables:
            self._tables[fact] = self._read(fact, self.paths[fact])
        return self._tables[fact]

    def __iter__(self) -> Iterator[str]:
        return iter(self.paths)

    def __len__(self) -> int:
        return len(self.paths)

    def __contains__(self, fact: object) -> bool:
        return fact in self.paths

    def close(self) -> None:
        if self._session is not None:
            self._session.stop()

    def _read(self, fact: str, path: Path) -> Any:
        if fact == READING:
            return pl.read_parquet(path)
        if self._session is None:
            self._session = _start(self.master)
        # each table is counted by several breakdowns, for months and for years
        return self._session.read.parquet(path.as_uri()).cache()


def _start(master: str) -> Any:
    _check_installed()
    if master.startswith(STANDALONE):
        _check_answers(master)
    from pyspark.sql import SparkSession  # slow to load, and an extra that an installation may be without

    builder = SparkSession.builder.master(master).appName("Golden Thread scorecard")
    try:
        session = builder.config("spark.ui.enabled", "false").getOrCreate()
    except Exception as error:  # Spark tells of a start that failed by many kinds, Java's among them
        raise EngineMissing(f"Spark did not start on {master}: {_first_line(error)}") from error
    session.sparkContext.setLogLevel("ERROR")
    if master.startswith(STANDALONE):
        _wait_for_a_worker(session, master)
    return session


def _check_installed() -> None:
    if find_spec("pyspark") is None:
        raise EngineMissing(
            "Spark is set, and PySpark is not installed: install goldenthread[spark] (uv sync --extra spark)"
        )
    java = Path(os.environ["JAVA_HOME"]) / "bin" / "java" if os.environ.get("JAVA_HOME") else "java"
    if shutil.which(java) is None:
        raise EngineMissing(
            "Spark is set, and Java is not found: install Java 17 or later (Debian: default-jre-headless), "
            "or set JAVA_HOME to where it is"
        )


def _check_answers(master: str) -> None:
    """Spark itself would ask in vain for a minute and then speak of something else."""
    places = [place.rpartition(":") for place in master.removeprefix(STANDALONE).split(",")]
    if not any(_answers(host, port) for host, _, port in places):
        raise EngineMissing(
            f"no Spark master answers at {master}: start it (start-master.sh), or set GOLDENTHREAD_ENGINE to polars"
        )


def _answers(host: str, port: str) -> bool:
    try:
        socket.create_connection((host, int(port)), timeout=SECONDS_FOR_AN_ANSWER).close()
    except (OSError, ValueError):
        return False
    return True


def _wait_for_a_worker(session: Any, master: str) -> None:
    """Without one, Spark would wait for ever and say nothing."""
    tracker = session.sparkContext._jsc.sc().statusTracker()
    for _ in range(SECONDS_FOR_A_WORKER * LOOKS_A_SECOND):
        if len(tracker.getExecutorInfos()) > 1:  # the first is the driver
            return
        time.sleep(1 / LOOKS_A_SECOND)
    session.stop()
    raise EngineMissing(
        f"the Spark master at {master} has no free worker: start one (start-worker.sh {master}), "
        "or let what holds them finish"
    )


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0]
