"""A real Spark cluster on this machine's loopback: a standalone master and two workers, processes of their own.

They come with PySpark; each takes a free port and says which in its log. What a cluster's owner would write into
spark-defaults.conf is written there. All of them end with the `with`, the executors that they started among them.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

WORKERS = 2
PATIENCE = 60  # seconds for a process to start on a busy machine
QUICK_START = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
DEFAULTS = f"""
spark.driver.host 127.0.0.1
spark.driver.bindAddress 127.0.0.1
spark.driver.extraJavaOptions {QUICK_START}
spark.executor.extraJavaOptions {QUICK_START}
spark.executor.memory 512m
spark.sql.shuffle.partitions 2
spark.ui.showConsoleProgress false
"""
QUIET = """
rootLogger.level = error
rootLogger.appenderRef.stderr.ref = stderr
appender.stderr.type = Console
appender.stderr.name = stderr
appender.stderr.target = SYSTEM_ERR
appender.stderr.layout.type = PatternLayout
appender.stderr.layout.pattern = %m%n
"""


@contextmanager
def cluster(folder: Path, workers: int = WORKERS) -> Iterator[str]:
    """The master's address, once all workers have reported to it."""
    started: list[subprocess.Popen] = []
    for_drivers = folder / "conf"
    for_drivers.mkdir()
    (for_drivers / "spark-defaults.conf").write_text(DEFAULTS)
    (for_drivers / "log4j2.properties").write_text(QUIET)
    try:
        started.append(_start(folder, "master", "Master", "--port", "0"))
        address = _said(folder / "master.log", r"Starting Spark master at (spark://\S+)")
        pages = _said(folder / "master.log", r"started at (http://\S+)")
        for number in range(workers):
            place = str(folder / f"work-{number}")
            size = ("--cores", "1", "--memory", "512m", "--work-dir", place)
            started.append(_start(folder, f"worker-{number}", "Worker", *size, address))
        _wait_for_workers(pages, workers)
        with _drivers_read(for_drivers):
            yield address
    finally:
        for process in started:
            _end(process)


def _start(folder: Path, name: str, kind: str, *words: str) -> subprocess.Popen:
    home = Path(importlib.util.find_spec("pyspark").origin).parent
    environment = {
        **os.environ,
        "SPARK_HOME": str(home),
        "SPARK_CONF_DIR": str(folder),  # none: a daemon says in its log what it does
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_DAEMON_MEMORY": "256m",
        "SPARK_DAEMON_JAVA_OPTS": QUICK_START,
    }
    where = ("--host", "127.0.0.1", "--webui-port", "0")
    with (folder / f"{name}.log").open("w") as log:
        return subprocess.Popen(
            [home / "bin" / "spark-class", f"org.apache.spark.deploy.{kind.lower()}.{kind}", *where, *words],
            env=environment,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )


def _said(log: Path, pattern: str) -> str:
    for _ in range(PATIENCE * 10):
        if found := re.search(pattern, log.read_text()):
            return found[1]
        time.sleep(0.1)
    raise AssertionError(f"{log.name} does not say '{pattern}' after {PATIENCE} seconds:\n{log.read_text()}")


def _wait_for_workers(pages: str, workers: int) -> None:
    for _ in range(PATIENCE * 10):
        with urlopen(f"{pages}/json/", timeout=5) as answer:
            if json.load(answer)["aliveworkers"] == workers:
                return
        time.sleep(0.1)
    raise AssertionError(f"{workers} workers have not reported to the Spark master after {PATIENCE} seconds")


@contextmanager
def _drivers_read(folder: Path) -> Iterator[None]:
    before = os.environ.get("SPARK_CONF_DIR")
    os.environ["SPARK_CONF_DIR"] = str(folder)
    try:
        yield
    finally:
        os.environ.pop("SPARK_CONF_DIR")
        if before is not None:
            os.environ["SPARK_CONF_DIR"] = before


def _end(process: subprocess.Popen) -> None:
    """The process and whatever it started."""
    for deadly in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, deadly)
        except ProcessLookupError:
            break
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            continue
