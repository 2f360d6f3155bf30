"""A Spark cluster of two workers gives the figures that Polars gives, to the last digit, and opens them to the same cases."""

import pytest
from random_facts import random_facts

from goldenthread import indicators
from goldenthread.indicators import INDICATORS, Month, examples, months

pytestmark = pytest.mark.spark

COMPUTED = [indicator for indicator in INDICATORS.values() if not indicator.is_returned]
FACTS = {indicator.fact.name: indicator.fact for indicator in COMPUTED}
ONE_OF_EACH = {(each.fact.name, type(each.measure)): each.code for each in COMPUTED}
OCTOBER = Month(2024, 10)
PERIODS = [*months(OCTOBER.plus(-2), OCTOBER), OCTOBER.twelve_months()]
BREAKDOWNS = ("district", "setting_type", "phase", "need", "sex", "ethnicity", "team")
ROWS = 2000


@pytest.fixture(scope="module")
def county():
    return {name: frame for name, frame in random_facts(seed=4, rows=ROWS).items() if name in FACTS}


@pytest.fixture(scope="module")
def distributed(county, to_spark):
    return {name: to_spark(FACTS[name], frame).cache() for name, frame in county.items()}


def test_the_cluster_is_two_workers(spark):
    assert spark.sparkContext.master.startswith("spark://127.0.0.1:")
    assert spark.sparkContext.defaultParallelism == 2


def test_every_indicator_month_and_breakdown_is_the_same_to_the_last_digit(county, distributed):
    ours = indicators.evaluate_all(COMPUTED, county, PERIODS, by=BREAKDOWNS)
    theirs = indicators.evaluate_all(COMPUTED, distributed, PERIODS, by=BREAKDOWNS)
    assert theirs == ours
    assert sum(row.denominator or row.numerator or 0 for row in ours if not row.group_by) > 50_000


def test_every_worked_example_comes_out(to_spark):
    """All examples of a fact in one table, each told from the others by its authority."""
    tables = {name: to_spark(fact, fact.frame(_examples_of(fact))) for name, fact in FACTS.items()}
    spans = sorted({indicator.worked.month for indicator in COMPUTED})
    found = {
        (row.code, row.period_start): (round(row.value, 1), row.denominator)
        for row in indicators.evaluate_all(COMPUTED, tables, spans, by=["authority"])
        if row.group == row.code and row.value is not None
    }
    assert {each.code: found[each.code, each.worked.month.first] for each in COMPUTED} == {
        each.code: (each.worked.expected, each.worked.cases) for each in COMPUTED
    }


def _examples_of(fact):
    return [
        row | {"authority": indicator.code}
        for indicator in COMPUTED
        if indicator.fact is fact
        for row in examples.rows(indicator.worked, fact)
    ]


@pytest.mark.parametrize("code", ONE_OF_EACH.values())
def test_a_figure_opens_to_the_same_cases(code, county, distributed):
    indicator = INDICATORS[code]
    name = indicator.fact.name
    ours = indicators.cases(indicator, county[name], OCTOBER, group_by="district", group="special")
    theirs = indicators.cases(indicator, distributed[name], OCTOBER, group_by="district", group="special")
    assert theirs.equals(ours)
