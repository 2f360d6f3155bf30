"""Results: none left out, groups that add up, two engines that agree, and the cases behind a figure."""

import datetime as dt
from dataclasses import replace

import polars as pl
import pytest

from goldenthread import indicators
from goldenthread.indicators import INDICATORS, Average, Latest, Month, Result, months
from goldenthread.indicators.facts import complaint, reading, request
from goldenthread.indicators.language import during

OCTOBER = Month(2024, 10)
AUTUMN = months(OCTOBER.plus(-2), OCTOBER.plus(1))
SHARE, COUNT, OLDEST = (INDICATORS[code] for code in ("APP17", "X-EHCP-ISSUED-M", "X-OLDEST-OPEN-WKS"))


def issued(*days, **others):
    return request.frame(
        [request.row(ref=f"R{n}", issued_on=day, due_on=day, **others) for n, day in enumerate(days)]
    )


def test_a_month_without_cases_says_so(engine):
    rows = engine(request, issued(OCTOBER.first))
    results = indicators.evaluate(SHARE, rows, AUTUMN)
    assert [(row.period_start.month, row.numerator, row.denominator, row.value) for row in results] == [
        (8, 0, 0, None),
        (9, 0, 0, None),
        (10, 1, 1, 100.0),
        (11, 0, 0, None),
    ]


@pytest.mark.parametrize(
    ("indicator", "nothing"), [(SHARE, (0, 0, None)), (COUNT, (0, None, 0.0)), (OLDEST, (None, 0, None))]
)
def test_no_rows_at_all_still_answer_for_every_month(indicator, nothing):
    results = indicators.evaluate(indicator, request.empty(), AUTUMN, by=["district"])
    assert len(results) == len(AUTUMN)
    assert {(row.numerator, row.denominator, row.value) for row in results} == {nothing}


def test_a_district_without_cases_in_a_month_says_so():
    rows = pl.concat([issued(OCTOBER.first, district="Ash"), issued(OCTOBER.plus(-1).first, district="")])
    results = indicators.evaluate(SHARE, rows, [OCTOBER], by=["district"])
    assert [(row.group_by, row.group, row.denominator) for row in results] == [
        ("", "", 1),
        ("district", "", 0),
        ("district", "Ash", 1),
    ]


def test_months_and_the_twelve_months_come_together():
    rows = issued(OCTOBER.first, OCTOBER.plus(-11).first, OCTOBER.plus(-12).last)
    results = indicators.evaluate(COUNT, rows, [OCTOBER, OCTOBER.twelve_months()])
    assert {(row.period_start, row.value) for row in results} == {
        (OCTOBER.first, 1.0),
        (dt.date(2023, 11, 1), 2.0),
    }


@pytest.fixture(scope="module")
def county(random_facts):
    return random_facts(seed=20, rows=400)


def test_the_groups_add_up_to_the_whole(county):
    whole = indicators.evaluate_all(INDICATORS.values(), county, AUTUMN)
    broken_down = indicators.evaluate_all(INDICATORS.values(), county, AUTUMN, by=["need", "district"])
    assert [row for row in broken_down if not row.group_by] == whole
    for by in ("need", "district"):
        for row in whole:
            groups = [each for each in broken_down if each.group_by == by and same_figure(each, row)]
            assert sum(each.denominator or 0 for each in groups) == (row.denominator or 0)
            assert sum(each.numerator or 0 for each in groups) == (row.numerator or 0)


def same_figure(one: Result, other: Result) -> bool:
    return (one.code, one.period_end) == (other.code, other.period_end)


def test_all_at_once_is_each_by_itself(county):
    at_once = indicators.evaluate_all(INDICATORS.values(), county, AUTUMN, by=["sex"])
    alone = [
        row
        for indicator in INDICATORS.values()
        for row in indicators.evaluate(indicator, county[indicator.fact.name], AUTUMN, by=["sex"])
    ]
    assert at_once == alone


@pytest.mark.spark
def test_spark_and_polars_give_the_same_results(to_spark, random_facts):
    county = random_facts(seed=4, rows=2000)
    used = {indicator.fact.name: indicator.fact for indicator in INDICATORS.values()}
    distributed = {name: to_spark(fact, county[name]) for name, fact in used.items()}
    ours = indicators.evaluate_all(INDICATORS.values(), county, AUTUMN, by=["district"])
    theirs = indicators.evaluate_all(INDICATORS.values(), distributed, AUTUMN, by=["district"])
    assert theirs == ours
    assert sum(row.denominator or 0 for row in ours) > 10_000


def test_a_lazy_frame_will_do(county):
    rows = county["request"]
    assert indicators.evaluate(SHARE, rows.lazy(), AUTUMN) == indicators.evaluate(SHARE, rows, AUTUMN)


@pytest.mark.parametrize(
    ("facts", "by", "message"),
    [
        ({}, [], "no facts were given for 'request': there are none"),
        ({"request": request.empty().drop("due_on")}, [], "the rows of 'request' have no column 'due_on'"),
        (
            {"request": request.empty()},
            ["distrct"],
            "'request' cannot be broken down by 'distrct': there are ref,",
        ),
        ({"request": request.empty()}, ["due_on"], "'request' cannot be broken down by 'due_on'"),
    ],
)
def test_what_cannot_be_worked_out_is_refused(facts, by, message):
    with pytest.raises(ValueError, match=message):
        indicators.evaluate_all([SHARE], facts, AUTUMN, by)


@pytest.mark.parametrize("code", INDICATORS)
def test_a_figure_opens_to_its_cases(code, county, engine):
    indicator = INDICATORS[code]
    rows = county[indicator.fact.name].head(60)
    [result] = indicators.evaluate(indicator, rows, [OCTOBER])
    behind = indicators.cases(indicator, engine(indicator.fact, rows), OCTOBER)
    if result.denominator is not None:
        assert behind.height == result.denominator
    if result.numerator is not None:
        assert behind["counted"].sum() == result.numerator
    assert behind.columns[:3] == ["ref", "child_ref", "counted"]
    assert set(indicator.worked.columns) < set(behind.columns)


def test_the_oldest_case_is_the_one_that_counts():
    rows = request.frame(
        [request.row(ref=f"R{day}", received_on=dt.date(2024, 9, day)) for day in (5, 6)]
        + [request.row(ref="later", received_on=OCTOBER.plus(1).first)]
    )
    behind = indicators.cases(OLDEST, rows, OCTOBER)
    assert behind.select("ref", "counted").rows() == [("R5", True), ("R6", False)]


def test_a_districts_figure_opens_to_that_districts_cases(county):
    [row] = [
        row
        for row in indicators.evaluate(SHARE, county["request"], [OCTOBER], by=["district"])
        if row.group_by and row.group == "special"
    ]
    behind = indicators.cases(SHARE, county["request"], OCTOBER, group_by="district", group="special")
    assert behind.height == row.denominator > 0


@pytest.mark.parametrize("stages", [[1, 2, 2], []])
def test_an_average_is_over_the_rows_that_have_a_number(stages, engine):
    average = replace(
        SHARE,
        fact=complaint,
        measure=Average(of=during(complaint.received_on), value=complaint.stage),
        example="received_on | stage\n2024-10-01 | 1\n= 1.0 in 2024-10",
    )
    other = [complaint.row(received_on=OCTOBER.plus(-1).last, stage=3)]
    rows = complaint.frame([complaint.row(received_on=OCTOBER.last, stage=stage) for stage in stages] + other)
    [row] = indicators.evaluate(average, engine(complaint, rows), [OCTOBER])
    assert (row.denominator, row.value) == (len(stages), 5 / 3 if stages else None)


LATEST = replace(
    SHARE,
    fact=reading,
    measure=Latest(
        of=(reading.series == "SPEND") & during(reading.returned_on),
        on=reading.returned_on,
        value=reading.value,
    ),
    example="series | returned_on | value\nSPEND | 2024-10-01 | 1.5\n= 1.5 in 2024-10",
)


def returned(*given):
    return reading.frame(
        [reading.row(series=series, returned_on=day, value=value) for series, day, value in given]
    )


def test_the_latest_returned_figure_stands(engine):
    rows = returned(
        ("SPEND", OCTOBER.last, 2.5),
        ("SPEND", OCTOBER.first, 9.5),
        ("SPEND", OCTOBER.plus(1).first, 7.5),
        ("OTHER", OCTOBER.last, 8.5),
    )
    results = indicators.evaluate(LATEST, engine(reading, rows), AUTUMN, by=["series"])
    assert [row.value for row in results] == [None, None, 2.5, 7.5] * 2
    assert indicators.cases(LATEST, rows, OCTOBER)["counted"].to_list() == [True, False]


def test_two_figures_of_one_day_are_refused():
    rows = returned(("SPEND", OCTOBER.last, 2.5), ("SPEND", OCTOBER.last, 2.6))
    with pytest.raises(ValueError, match="APP17 has 2 different figures for 2024-10-31"):
        indicators.evaluate(LATEST, rows, [OCTOBER])
