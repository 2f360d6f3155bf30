"""The engine by setting: Spark changes no result, and what is missing is named with what to do about it."""

from datetime import date
from types import SimpleNamespace

import pytest
import spark_cluster as sparks
from django.core.management import CommandError, call_command
from random_facts import random_facts

from goldenthread.indicators import Month, months
from goldenthread.scorecard import actions, engines, store
from goldenthread.scorecard.models import Result

AS_OF = date(2024, 11, 12)
AUTUMN = months(Month(2024, 9), Month(2024, 10))
NOWHERE = "spark://127.0.0.1:9"  # the port at which nothing may answer


@pytest.fixture
def facts(area, monkeypatch):
    """Facts of every kind, at random, as if they had been taken from the database."""

    def take(rows):
        frames = random_facts(seed=7, rows=rows)
        frames["reading"] = frames["reading"].clear()
        counts = {name: frame.height for name, frame in frames.items()}
        taken = SimpleNamespace(frames=frames, counts=counts, unclassified={})
        monkeypatch.setattr("goldenthread.scorecard.facts.project", lambda as_of, progress: taken)
        return actions.rebuild_facts(as_of=AS_OF).run

    return take


@pytest.mark.spark
def test_working_out_on_a_cluster_changes_no_result(facts, settings, spark_cluster):
    facts(rows=100)
    actions.compute(months=AUTUMN, breakdowns=["district"])
    settings.ENGINE = spark_cluster
    on_spark = actions.compute(months=AUTUMN, breakdowns=["district"])
    assert not on_spark.changed_anything
    assert on_spark.unchanged == Result.objects.count() > 100


def test_polars_is_used_unless_another_engine_is_set(facts):
    run = facts(rows=5)
    with engines.tables(run.digest) as tables:
        assert tables is store.read(run.digest)


@pytest.mark.parametrize(
    ("engine", "master", "found"),
    [
        ("polars", "", ""),
        ("polars", "yarn", ""),
        ("spark://one:7077", "", "spark://one:7077"),
        ("spark", "yarn", "yarn"),
    ],
)
def test_the_master_is_the_one_that_is_set(settings, engine, master, found):
    settings.ENGINE, settings.SPARK_MASTER = engine, master
    assert engines.spark_master() == found


@pytest.mark.parametrize(
    ("engine", "message"),
    [
        ("duckdb", "GOLDENTHREAD_ENGINE is 'duckdb': it may be polars, spark or spark://host:port"),
        ("spark", "no master is named: set GOLDENTHREAD_SPARK_MASTER"),
        (NOWHERE, f"no Spark master answers at {NOWHERE}: start it .start-master.sh."),
        ("spark://nowhere", "no Spark master answers at spark://nowhere"),
    ],
)
def test_what_cannot_work_is_named_and_nothing_is_stored(facts, settings, engine, message):
    facts(rows=5)
    settings.ENGINE = engine
    with pytest.raises(CommandError, match=message):
        call_command("compute", "--to", "2024-10", verbosity=0)
    assert not Result.objects.exists()


def test_a_missing_pyspark_says_what_to_install(facts, settings, monkeypatch):
    run = facts(rows=5)
    settings.ENGINE = NOWHERE
    monkeypatch.setattr(engines, "find_spec", lambda name: None)
    with (
        engines.tables(run.digest) as tables,
        pytest.raises(engines.EngineMissing, match=r"goldenthread\[spark\]"),
    ):
        tables["plan"]


@pytest.mark.parametrize("home", ["", "/no/such/java"])
def test_a_missing_java_says_what_to_install(facts, settings, monkeypatch, tmp_path, home):
    run = facts(rows=5)
    settings.ENGINE = NOWHERE
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("JAVA_HOME", home)
    with engines.tables(run.digest) as tables, pytest.raises(engines.EngineMissing, match="install Java 17"):
        tables["plan"]


@pytest.mark.spark
def test_a_master_without_a_free_worker_says_so(facts, settings, monkeypatch, tmp_path):
    run = facts(rows=5)
    monkeypatch.setattr(engines, "SECONDS_FOR_A_WORKER", 1)
    with (
        sparks.cluster(tmp_path, workers=0) as settings.ENGINE,
        engines.tables(run.digest) as tables,
        pytest.raises(engines.EngineMissing, match="has no free worker: start one"),
    ):
        tables["plan"]


def test_what_was_returned_needs_no_spark(facts, settings):
    run = facts(rows=5)
    settings.ENGINE = NOWHERE
    with engines.tables(run.digest) as tables:
        assert tables["reading"].height == 0
        assert list(tables) == list(store.paths(run.digest))
        assert "plan" in tables
        assert len(tables) == len(store.paths(run.digest))


def test_facts_that_are_gone_are_said_to_be(settings, area):
    settings.ENGINE = NOWHERE
    with pytest.raises(store.NoFacts), engines.tables("0" * 64):
        pass
