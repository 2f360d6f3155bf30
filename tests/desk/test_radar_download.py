"""The radar as a spreadsheet: every row that the address asks for."""

import csv
from datetime import date
from io import StringIO

import factories
import pytest
import stories

from goldenthread.accounts.models import ReadRecord
from goldenthread.accounts.roles import DataAnalyst
from goldenthread.clocks import actions as clocks


@pytest.fixture
def late(officer):
    child = stories.child_of(officer, forename="=HYPERLINK(1)")
    made = factories.request(child=child, received_on=date(2024, 9, 2), officer=officer)
    clocks.rebuild()
    return made


def rows(response):
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(StringIO(response.content.decode())))


def test_it_has_what_the_list_has(signed_in, officer, late):
    (row,) = rows(signed_in(officer).get("/radar/download/?when=late"))
    assert row == {
        "case": late.ref,
        "child_ref": late.child.ref,
        "child": "'=HYPERLINK(1) Hussain-Cole",
        "duty": "Decide whether to assess",
        "started_on": "2024-09-02",
        "due_on": "2024-10-14",
        "days_late": "29",
        "district": str(late.child.district),
        "team": str(officer.team),
        "officer": officer.display_name,
    }


def test_it_is_narrowed_as_the_list_is(signed_in, officer, late):
    assert rows(signed_in(officer).get("/radar/download/?when=this_week")) == []
    everything = rows(signed_in(officer).get("/radar/download/?when=all"))
    assert [row["duty"] for row in everything] == ["Decide whether to assess", "Send the final plan"]


def test_an_analyst_gets_no_names(signed_in, late):
    (row,) = rows(signed_in(factories.user(DataAnalyst.code)).get("/radar/download/?when=late"))
    assert row["child"] == ""
    assert row["child_ref"] == late.child.ref
    assert ReadRecord.objects.get(page="radar_download").ref == "1 rows"


def test_a_stranger_gets_nobody_and_a_board_member_no_file(signed_in, stranger, board_member, late):
    assert rows(signed_in(stranger).get("/radar/download/")) == []
    signed_in(board_member).get("/radar/download/", status=404)
