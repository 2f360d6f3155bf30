"""A child's record is corrected; what it said stays in its history."""

from datetime import date

import pytest
import stories
from auditlog.models import LogEntry

from goldenthread.people.actions import change_child
from goldenthread.people.models import Child

TODAY = date(2024, 11, 12)


@pytest.fixture
def child(officer):
    return stories.child_of(officer, postcode="ZZ1 1AA")


def test_it_corrects_the_record_and_keeps_what_it_said(signed_in, officer, child):
    page = signed_in(officer).get(f"/children/{child.ref}/").click("Correct this record")
    page = page.submit("Correct the record", surname="Hussain", redirects_to=f"/children/{child.ref}/")
    child.refresh_from_db()
    assert (child.surname, child.forename, child.sounds) == ("Hussain", "Amira", " AMR HSN ")
    changed = LogEntry.objects.get_for_object(child).order_by("-pk").first().changes
    assert changed["surname"] == ["Hussain-Cole", "Hussain"]
    assert "sounds" not in changed


def test_two_people_never_overwrite_each_other(signed_in, officer, manager, child):
    form = signed_in(officer).get(f"/children/{child.ref}/correct/")
    change_child(by=manager, today=TODAY, child=child, expected_revision=0, postcode="ZZ9 9ZZ")
    page = form.submit("Correct the record", surname="Hussain")
    assert "Go back, look at it as it stands now" in page.errors()[0]
    assert page.soup.find(id="id_surname")["value"] == "Hussain"
    assert Child.objects.get().surname == "Hussain-Cole"


def test_it_refuses_a_birth_that_is_still_to_come(signed_in, officer, child):
    page = signed_in(officer).get(f"/children/{child.ref}/correct/")
    page = page.submit("Correct the record", born_on=date(2025, 1, 1))
    assert page.errors() == ["1 January 2025 is in the future"]


def test_a_stranger_finds_nothing(signed_in, stranger, board_member, child):
    for somebody in (stranger, board_member):
        signed_in(somebody).get(f"/children/{child.ref}/correct/", status=404)
