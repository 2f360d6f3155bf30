"""A caseworker's own cases as a file."""

import csv
from io import StringIO

import stories

from goldenthread.accounts.models import ReadRecord
from goldenthread.clocks import actions as clocks


def held(officer, **child):
    case = stories.requested(stories.child_of(officer, **child))
    case.officer = officer
    case.save()
    clocks.rebuild()
    return case


def rows(client, asked=""):
    return list(csv.DictReader(StringIO(client.get(f"/cases/download/{asked}").content.decode())))


def test_it_holds_every_case_that_the_address_asks_for(signed_in, officer):
    case = held(officer)
    (row,) = rows(signed_in(officer))
    assert (row["case"], row["due_on"], row["days"]) == (case.ref, "2024-10-14", "29 days late")
    assert row["next_step"] == "Decide whether to assess"
    assert rows(signed_in(officer), "?due=soon") == []
    assert ReadRecord.objects.filter(page="my_cases_download").count() == 2


def test_a_name_is_never_a_formula(signed_in, officer):
    held(officer, forename="=1+1")
    assert rows(signed_in(officer))[0]["child"].startswith("'=")


def test_a_board_member_has_none(signed_in, board_member):
    signed_in(board_member).get("/cases/download/", status=404)
