"""The queries of the guide for a council's own warehouse give the product's figures."""

import re
from pathlib import Path

import polars as pl
import pytest
from random_facts import random_facts

from goldenthread import indicators
from goldenthread.indicators import INDICATORS, Month
from goldenthread.indicators.facts import request

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "warehouse.md"
QUERIES = re.findall(r"as `([\w-]+)` counts\s+them:\n\n```sql\n(.*?)```", GUIDE.read_text(), re.DOTALL)
OCTOBER = Month(2024, 10)


@pytest.fixture(scope="module")
def requests():
    return random_facts(seed=11, rows=500)["request"]


def by_the_product(code, rows):
    found = indicators.evaluate(INDICATORS[code], rows, [OCTOBER], by=["district"])
    return {row.group: (row.numerator, row.denominator) for row in found if row.group_by}


def by_the_guide(rows):
    return {row["group"]: (row["numerator"], row.get("denominator")) for row in rows}


def test_the_guide_has_its_two_queries():
    assert [code for code, _ in QUERIES] == ["APP17", "X-OPEN-ASSESS"]


@pytest.mark.parametrize(("code", "query"), QUERIES)
def test_a_query_gives_the_products_figure(code, query, requests):
    found = pl.SQLContext(request=requests).execute(query, eager=True)
    assert by_the_guide(found.rows(named=True)) == by_the_product(code, requests)
    assert found["numerator"].sum() > 10


@pytest.mark.spark
@pytest.mark.parametrize(("code", "query"), QUERIES)
def test_a_query_gives_the_products_figure_on_spark(code, query, requests, to_spark, spark):
    to_spark(request, requests).createOrReplaceTempView("request")
    found = spark.sql(query.replace('"group"', "`group`")).collect()
    assert by_the_guide(row.asDict() for row in found) == by_the_product(code, requests)
