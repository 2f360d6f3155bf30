"""The exceptions that wait for approval."""

import factories
import pytest
import stories

from goldenthread.accounts.models import ReadRecord
from goldenthread.casework import actions


@pytest.fixture
def proposed(officer):
    case = stories.requested(stories.child_of(officer))
    told = {"kind": "absent_from_area", "reason": "Six weeks abroad"}
    return actions.record_exception(by=officer, request=case, **told)


def test_one_that_a_caseworker_records_waits_here(signed_in, manager, officer, proposed):
    page = signed_in(manager).get("/exceptions/")
    assert "1 exception waits for approval." in page.text
    (row,) = page.rows("Waiting for approval")
    assert row["Reason given"] == "Six weeks abroad"
    assert row["Proposed by"] == f"{officer.display_name}, 12 November 2024"
    assert ReadRecord.objects.get(by=manager, page="exceptions").ref == "1 rows"


def test_the_first_page_tells_the_manager_and_nobody_else(signed_in, manager, officer, proposed):
    home = signed_in(manager).get("/")
    assert "1 exception waits for approval, the first since 12 November 2024." in home.text
    assert home.click("Open the exceptions").h1 == "Exceptions to approve"
    assert "waits for approval" not in signed_in(officer).get("/").text


def test_once_decided_it_stands_among_the_last(signed_in, manager, proposed):
    actions.decide_exception(by=manager, exception=proposed, standing="refused", because="A week only")
    page = signed_in(manager).get("/exceptions/")
    assert "No exception waits for approval." in page.text
    (row,) = page.rows("Decided last")
    assert (row["Decision"], row["Why"]) == ("Not approved", "A week only")
    assert "waits for approval" not in signed_in(manager).get("/").text


def test_it_asks_the_database_as_much_for_many_as_for_few(
    signed_in, manager, officer, django_assert_num_queries
):
    for number in range(6):
        case = stories.requested(stories.child_of(officer, forename=f"C{number}"))
        told = {"kind": "absent_from_area", "reason": "-"}
        made = actions.record_exception(by=officer, request=case, **told)
        if number % 2:
            actions.decide_exception(by=manager, exception=made, standing="approved")
    client = signed_in(manager)
    client.get("/exceptions/")
    with django_assert_num_queries(7):
        client.get("/exceptions/")


def test_who_may_not_approve_finds_nothing(signed_in, officer, board_member):
    signed_in(officer).get("/exceptions/", status=404)
    signed_in(board_member).get("/exceptions/", status=404)
    assert factories.user().roles == []
