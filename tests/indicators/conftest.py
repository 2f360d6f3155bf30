"""Engines to run the indicators on."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from typing import Any

import polars as pl
import pytest

from goldenthread.indicators.facts import Fact

Engine = Callable[[Fact, pl.DataFrame], Any]


@pytest.fixture(scope="package")
def spark(spark_cluster: str) -> Iterator[Any]:
    sql = importlib.import_module("pyspark.sql")  # only when a Spark test runs: it is slow to load
    session = sql.SparkSession.builder.master(spark_cluster).getOrCreate()
    yield session
    session.stop()


@pytest.fixture(params=["polars", pytest.param("spark", marks=pytest.mark.spark)])
def engine(request: pytest.FixtureRequest) -> Engine:
    """Turns a Polars frame of a fact into a frame of the engine under test."""
    if request.param == "polars":
        return lambda fact, frame: frame
    return request.getfixturevalue("to_spark")


@pytest.fixture(scope="package")
def to_spark(spark: Any, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """By way of a Parquet file, as the product hands its facts over."""

    def handed_over(fact: Fact, frame: pl.DataFrame) -> Any:
        path = tmp_path_factory.mktemp("facts") / f"{fact.name}.parquet"
        frame.write_parquet(path)
        return spark.read.parquet(path.as_uri())

    return handed_over
