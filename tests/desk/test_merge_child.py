"""Two records of one child: found, compared, made one."""

from datetime import date

import pytest
import stories

from goldenthread.people.actions import change_child
from goldenthread.people.models import Child, ChildMerge


@pytest.fixture
def two(officer):
    return [
        stories.child_of(officer, surname="Hussain"),
        stories.child_of(officer, surname="Hussein", postcode="ZZ1 1AA"),
    ]


def compare(client, two):
    page = client.get(f"/children/{two[0].ref}/").click("Two records of one child?")
    return page.click("Amira Hussein, born 4 May 2017")


def test_a_manager_finds_the_other_compares_and_makes_them_one(signed_in, manager, two):
    page = compare(signed_in(manager), two)
    assert "ZZ1 1AA" in page.text
    assert "Where they differ" in page.text
    page = page.submit(
        "Make one record of them",
        kept=two[0].ref,
        reason="The school has one Amira",
        confirmed=True,
        redirects_to=f"/children/{two[0].ref}/",
    )
    held = ChildMerge.objects.get()
    assert (held.kept, held.merged, held.merged_by) == (two[0], two[1], manager)
    assert Child.objects.get(pk=two[0].pk).postcode == "ZZ1 1AA"
    old = page.client.get(f"/children/{two[1].ref}/")
    assert "merged into it" in old.text
    assert old.links()[two[0].ref] == f"/children/{two[0].ref}/"
    found = page.client.get("/children/").submit("Search", q="Amira", redirects_to="/children/")
    assert len(found.rows("Children found")) == 1


def test_it_asks_which_stays_why_and_a_tick(signed_in, manager, two):
    page = compare(signed_in(manager), two).submit("Make one record of them")
    assert page.errors() == [
        "Select the record that stays",
        "Say how you know that this is one child",
        "Tick to confirm that everything moves to the record that stays",
    ]
    assert not ChildMerge.objects.exists()


def test_it_says_why_two_records_cannot_be_one(signed_in, manager, two):
    for child in two:
        stories.requested(child)
    page = compare(signed_in(manager), two).submit(
        "Make one record of them", kept=two[1].ref, reason="One child", confirmed=True
    )
    assert page.errors() == ["Both records have a request that waits for its decision: withdraw one first"]


def test_what_changed_meanwhile_is_looked_at_again(signed_in, manager, officer, two):
    page = compare(signed_in(manager), two)
    change_child(by=officer, today=date(2024, 11, 12), child=two[1], postcode="ZZ9 9ZZ")
    page = page.submit("Make one record of them", kept=two[0].ref, reason="One child", confirmed=True)
    assert "Look at both again, then go on." in page.errors()[0]
    assert not ChildMerge.objects.exists()


def test_there_is_no_page_for_a_reference_that_is_none(signed_in, manager, two):
    client = signed_in(manager)
    for other in ("C-0000000", two[0].ref):
        client.get(f"/children/{two[0].ref}/merge/?other={other}", status=404)
    page = client.get(f"/children/{two[0].ref}/merge/?other=")
    assert page.errors() == ["Enter the reference of the other record"]


def test_nothing_is_written_for_a_merged_record(signed_in, manager, officer, two):
    compare(signed_in(manager), two).submit(
        "Make one record of them", kept=two[0].ref, reason="One", confirmed=True, redirects_to="anywhere"
    )
    page = signed_in(officer).get(f"/children/{two[1].ref}/request/")
    page = page.submit("Record the request", received_on=date(2024, 11, 4), source="setting")
    assert page.errors() == ["This record was merged into another: record the request there"]


def test_it_is_for_managers(signed_in, officer, board_member, two):
    for somebody in (officer, board_member):
        signed_in(somebody).get(f"/children/{two[0].ref}/merge/", status=404)
