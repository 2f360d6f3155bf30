"""Results: none left out, groups that add up, two engines that agree, and the cases behind a figure."""

import datetime as dt
from dataclasses import replace

import narwhals.stable.v2 as nw
import polars as pl
import pytest
from random_facts import random_facts

from goldenthread import indicators
from goldenthread.indicators import INDICATORS, Average, Count, Month, Result, months
from goldenthread.indicators import engine as engine_module
from goldenthread.indicators.facts import complaint, reading, request
from goldenthread.indicators.language import during
from goldenthread.indicators.language import returned as returned_indicator

OCTOBER = Month(2024, 10)
AUTUMN = months(OCTOBER.plus(-2), OCTOBER.plus(1))
COMPUTED = [indicator for indicator in INDICATORS.values() if not indicator.is_returned]
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
def county():
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


def test_a_long_table_is_counted_period_by_period_to_the_same_end(county, monkeypatch):
    spans = [*AUTUMN, OCTOBER.twelve_months()]
    at_once = indicators.evaluate_all(COMPUTED, county, spans, by=["sex", "district"])
    monkeypatch.setattr(engine_module, "LONG", 0)
    assert indicators.evaluate_all(COMPUTED, county, spans, by=["sex", "district"]) == at_once


@pytest.mark.parametrize(
    "of",
    [
        during(request.issued_on),
        during(request.issued_on) & request.excepted,
        request.excepted & during(request.issued_on),
        request.excepted & (during(request.issued_on) & during(request.due_on)),
        ~during(request.issued_on),
        during(request.issued_on) | during(request.due_on),
        request.excepted | during(request.issued_on),
        during(request.issued_on) == during(request.due_on),
    ],
)
def test_what_happens_on_a_day_is_counted_as_if_every_period_were_tried(of, county):
    """The day alone is looked up only where nothing else could count; a plain expression is never looked up."""
    plain = nw.all_horizontal(of, ignore_nulls=False)
    looked_up, tried = (
        indicators.evaluate(replace(COUNT, measure=Count(of=condition)), county["request"], AUTUMN, ["sex"])
        for condition in (of, plain)
    )
    assert looked_up == tried
    assert any(row.value for row in tried)


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
def test_a_figure_opens_to_its_cases(code, county):
    indicator = INDICATORS[code]
    rows = county[indicator.fact.name].head(60)
    [result] = indicators.evaluate(indicator, rows, [OCTOBER])
    behind = indicators.cases(indicator, rows, OCTOBER)
    if isinstance(indicator.measure, Average):
        assert behind["counted"].sum() == result.denominator <= behind.height
    elif result.denominator is not None:
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


LATEST = returned_indicator(
    code="SPEND",
    title="Spending",
    plain="What was spent.",
    unit="GBP",
    polarity="lower",
    dataset="finance",
    authority="Local",
    owner="Finance",
    population="All spending",
    doubts="",
    checked_on=dt.date(2026, 11, 22),
    example="""
        series | until_on   | value
        SPEND  | 2024-10-01 | 2.5
        = 2.5 in 2024-10
    """,
)


def returned(*given):
    return reading.frame(
        [
            reading.row(series=series, from_on=Month.containing(day).first, until_on=day, value=value, **more)
            for series, day, value, more in given
        ]
    )


def test_the_latest_returned_figure_stands(engine):
    rows = returned(
        ("SPEND", OCTOBER.last, 2.5, {"numerator": 5, "denominator": 2}),
        ("SPEND", OCTOBER.first, 9.5, {}),
        ("SPEND", OCTOBER.plus(1).first, 7.5, {}),
        ("SPEND", OCTOBER.last, 1.5, {"grouped_by": "district", "group": "Ashford"}),
        ("SPEND", OCTOBER.last, 1.0, {"grouped_by": "need", "group": "ASD"}),
        ("OTHER", OCTOBER.last, 8.5, {}),
    )
    results = indicators.evaluate(LATEST, engine(reading, rows), AUTUMN, by=["district"])
    assert [(row.group, row.value) for row in results] == [
        *[("", value) for value in (None, None, 2.5, 7.5)],
        *[("Ashford", value) for value in (None, None, 1.5, None)],
    ]
    assert (results[2].numerator, results[2].denominator, results[2].from_on) == (5, 2, OCTOBER.first)


def test_the_readings_behind_a_figure_are_all_shown_and_the_one_that_stands_is_counted():
    rows = returned(("SPEND", OCTOBER.last, 2.5, {}), ("SPEND", OCTOBER.first, 9.5, {}))
    behind = indicators.cases(LATEST, rows, OCTOBER)
    assert sorted(zip(behind["value"], behind["counted"], strict=True)) == [(2.5, True), (9.5, False)]


def test_a_reading_stands_in_every_overlapping_span_that_holds_its_last_day():
    rows = returned(("SPEND", OCTOBER.first, 4.0, {}))
    spans = [OCTOBER.plus(later).twelve_months() for later in (-1, 0, 11, 12)]
    assert [row.value for row in indicators.evaluate(LATEST, rows, spans)] == [None, 4.0, 4.0, None]


def test_two_figures_of_one_day_are_refused():
    rows = returned(("SPEND", OCTOBER.last, 2.5, {}), ("SPEND", OCTOBER.last, 2.6, {}))
    with pytest.raises(ValueError, match="SPEND has 2 different figures for 2024-10-31"):
        indicators.evaluate(LATEST, rows, [OCTOBER])
