import datetime as dt

import polars as pl
import pytest

from goldenthread.indicators.facts import FACTS, request


def test_a_misspelt_column_fails_with_the_names_there_are():
    with pytest.raises(AttributeError, match="request has no column 'isued_on': there are ref, child_ref"):
        request.isued_on  # noqa: B018  # reading it is the test


@pytest.mark.parametrize("name", FACTS)
def test_an_empty_table_has_every_column(name):
    fact = FACTS[name]
    assert fact.empty().schema == fact.frame([]).schema == pl.Schema(fact.schema)
    assert fact.empty().height == 0


@pytest.mark.parametrize("name", FACTS)
def test_every_column_is_described_and_named_for_what_it_holds(name):
    for column, described in FACTS[name].columns.items():
        assert described.description
        assert (described.type is dt.date) == column.endswith("_on")
        assert f"{name}_{column}" == FACTS[name].qualified(column)


def test_what_tells_of_a_child_is_personal():
    columns = request.columns
    assert all(
        columns[name].personal for name in ("ref", "child_ref", "need", "sex", "ethnicity", "received_on")
    )
    assert not columns["district"].personal


def test_rows_become_a_typed_frame():
    frame = request.frame([request.row(ref="R1", received_on=dt.date(2024, 10, 1), decision="assess")])
    assert frame.row(0, named=True) == request.row(
        ref="R1", received_on=dt.date(2024, 10, 1), decision="assess"
    )
    assert frame.schema["received_on"] == pl.Date


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"isued_on": None}, "request has no column 'isued_on'"),
        ({"received_on": "2024-10-01"}, "request, row 2: received_on is '2024-10-01', not a date"),
        ({"received_on": dt.datetime(2024, 10, 1)}, "request, row 2: received_on is datetime"),
        ({"excepted": 1}, "request, row 2: excepted is 1, not a bool"),
        ({"excepted": None}, r"request.excepted may not be missing, but is in row 2 \(1 in all\)"),
        ({"district": None}, "request.district may not be missing, but is in row 2"),
        ({"decision": "asess"}, "request.decision has 'asess': it may be 'assess', 'refuse', ''"),
    ],
)
def test_a_wrong_row_is_refused_by_place(change, message):
    with pytest.raises(ValueError, match=message):
        request.frame([request.row(), request.row() | change])


def test_a_row_that_lacks_a_column_is_refused():
    row = request.row()
    del row["excepted"], row["need"]
    with pytest.raises(ValueError, match="request, row 1: no value for excepted, need"):
        request.frame([row])


def test_a_ready_made_frame_is_checked_too():
    frame = request.frame([request.row()])
    assert request.check(frame.select(reversed(frame.columns))).columns == frame.columns
    with pytest.raises(ValueError, match="request: no value for due_on"):
        request.check(frame.drop("due_on"))
    with pytest.raises(ValueError, match=r"request\.due_on is String, not"):
        request.check(frame.with_columns(due_on=pl.lit("2024-10-01")))
