"""Engines to run the indicators on, and a county of random facts."""

from __future__ import annotations

import datetime as dt
import importlib
import random
from collections.abc import Callable, Iterator
from typing import Any

import polars as pl
import pytest

from goldenthread.indicators.facts import FACTS, Fact

Engine = Callable[[Fact, pl.DataFrame], Any]


@pytest.fixture(scope="session")
def spark() -> Iterator[Any]:
    sql = importlib.import_module("pyspark.sql")  # only when a Spark test runs: it is slow to load
    session = (
        sql.SparkSession.builder.master("local[2]")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "1")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.session.timeZone", "UTC")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()


@pytest.fixture(params=["polars", pytest.param("spark", marks=pytest.mark.spark)])
def engine(request: pytest.FixtureRequest) -> Engine:
    """Turns a Polars frame of a fact into a frame of the engine under test."""
    if request.param == "polars":
        return lambda fact, frame: frame
    return request.getfixturevalue("to_spark")


@pytest.fixture(scope="session")
def to_spark(spark: Any) -> Engine:
    return lambda fact, frame: _on_spark(spark, fact, frame)


SPARK_TYPES = {dt.date: "date", bool: "boolean", int: "bigint", float: "double", str: "string"}


def _on_spark(session: Any, fact: Fact, frame: pl.DataFrame) -> Any:
    schema = ", ".join(f"{name} {SPARK_TYPES[column.type]}" for name, column in fact.columns.items())
    return session.createDataFrame(frame.rows(), schema)


@pytest.fixture(scope="session")
def random_facts() -> Callable[..., dict[str, pl.DataFrame]]:
    """Makes a county of so many rows of each fact from a seed."""
    return _random_facts


def _random_facts(seed: int, rows: int) -> dict[str, pl.DataFrame]:
    """Facts with every column at random, a fifth of the dates missing: not likely, but all of it allowed."""
    chance = random.Random(seed)
    return {
        name: fact.frame([_random_row(chance, fact, number) for number in range(rows)])
        for name, fact in FACTS.items()
    }


def _random_row(chance: random.Random, fact: Fact, number: int) -> dict[str, Any]:
    return {
        name: f"{fact.name}-{number}" if name == "ref" else _random_value(chance, column.type, column.values)
        for name, column in fact.columns.items()
    }


def _random_value(chance: random.Random, kind: type, values: tuple[str, ...]) -> Any:
    if kind is dt.date:
        return (
            None if chance.random() < 0.2 else dt.date(2024, 7, 1) + dt.timedelta(days=chance.randrange(200))
        )
    if kind is bool:
        return chance.random() < 0.5
    if kind is int:
        return chance.randint(1, 3)
    if kind is float:
        return chance.random()
    return chance.choice(values or ("", "mainstream", "special"))
