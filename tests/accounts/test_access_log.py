from datetime import date

import factories
import pytest
from auditlog.context import set_actor

from goldenthread.accounts import access
from goldenthread.accounts.models import ReadRecord
from goldenthread.accounts.roles import Permission as P
from goldenthread.people.models import Child


@pytest.fixture
def child(officer):
    return factories.child(district=officer.team.districts.get(), surname="Cole")


def log(client, child):
    page = client.get(f"/access/{child.ref}/")
    return [(row["Who"], row["What"]) for row in page.rows("Reads and changes")]


def test_it_shows_who_read_the_record_and_who_was_refused(signed_in, manager, officer, stranger, child):
    access.get(Child, officer, child.ref, may=P.VIEW_CHILD)
    with pytest.raises(Exception, match="nothing here"):
        access.get(Child, stranger, child.ref, may=P.VIEW_CHILD)
    shown = log(signed_in(manager), child)
    assert (officer.display_name, "Opened child") in shown
    assert (stranger.display_name, "Refused child") in shown


def test_it_shows_what_was_changed_on_every_record_about_the_child(signed_in, manager, officer, child):
    request = factories.request(child=child, received_on=date(2023, 9, 1))
    plan = factories.plan(
        request=request, current_from_on=date(2024, 1, 12), first_issued_on=date(2024, 1, 12)
    )
    with set_actor(officer):
        plan.current_from_on = date(2024, 1, 20)
        plan.save()
        child.surname = "Hussain-Cole"
        child.save()
    shown = log(signed_in(manager), child)
    assert (officer.display_name, "Changed plan: current from on: 2024-01-12 → 2024-01-20") in shown
    assert (officer.display_name, "Changed child: surname: Cole → Hussain-Cole") in shown
    assert any(
        what.startswith("Added request: ref: R-") and "received on: 2023-09-01" in what for _, what in shown
    ), shown


def test_it_shows_nothing_of_another_child(signed_in, manager, officer, child):
    other = factories.child()
    access.get(Child, manager, other.ref, may=P.VIEW_CHILD)
    factories.request(child=other)
    assert all(
        "request" not in what and who != manager.display_name for who, what in log(signed_in(manager), child)
    )


def test_it_shows_an_administrator_what_was_changed_but_not_from_what_to_what(
    signed_in, administrator, officer, child
):
    child.surname = "Hussain-Cole"
    child.save()
    page = signed_in(administrator).get(f"/access/{child.ref}/")
    assert "Changed child: surname" in page.text
    assert "Cole" not in page.text


def test_it_writes_down_that_it_was_looked_at(signed_in, administrator, child):
    signed_in(administrator).get(f"/access/{child.ref}/")
    read = ReadRecord.objects.get()
    assert (read.by, read.kind, read.child_ref) == (administrator, "access log", child.ref)


def test_it_is_in_pages_and_costs_no_more_when_it_is_long(
    signed_in, manager, child, django_assert_num_queries
):
    for _ in range(70):
        access.get(Child, manager, child.ref, may=P.VIEW_CHILD)
    client = signed_in(manager)
    client.get(f"/access/{child.ref}/")
    with django_assert_num_queries(8):
        page = client.get(f"/access/{child.ref}/?page=2")
    assert "51 to" in page.text


def test_it_does_not_know_a_child_who_is_not_there(signed_in, manager):
    signed_in(manager).get("/access/nobody/", status=404)


def test_it_is_not_there_for_a_caseworker(signed_in, officer, child):
    signed_in(officer).get(f"/access/{child.ref}/", status=404)
