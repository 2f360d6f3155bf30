"""A family's first page: their own children, whatever else the person may see."""

import factories
import pytest
import stories

from goldenthread.accounts.roles import Caseworker, Parent


@pytest.fixture
def child(officer):
    return stories.child_of(officer)


def test_it_has_a_line_for_each_of_the_familys_children(signed_in, parent, child):
    carer = factories.carer(child, user=parent)
    brother = factories.child(forename="Idris", surname="Hussain-Cole")
    brother.guardianships.create(carer=carer, relationship="mother")
    stories.assessing(child)
    page = signed_in(parent).get("/family/")
    assert "Amira Hussain-Cole" in page.links()
    assert "Idris Hussain-Cole" in page.links()
    assert "then decide whether to write an EHC plan. By 23 December 2024." in page.text
    assert "We have no request for Idris." in page.text


def test_it_says_what_to_do_when_no_child_is_linked(signed_in, parent):
    assert "ask the SEND team to link you" in signed_in(parent).get("/family/").text


def test_a_caseworker_who_is_a_parent_sees_the_own_child_alone(signed_in, officer, child):
    own = stories.child_of(officer, forename="Otto")
    both = factories.user(Caseworker.code, Parent.code, team=officer.team)
    factories.carer(own, user=both)
    page = signed_in(both).get("/family/", redirects_to=f"/family/{own.ref}/")
    assert page.h1 == "Otto Hussain-Cole"
    assert "Amira Hussain-Cole" not in page.links()
    signed_in(both).get(f"/family/{child.ref}/", status=404)


def test_it_is_for_families(signed_in, officer, board_member):
    for somebody in (officer, board_member):
        signed_in(somebody).get("/family/", status=404)


def test_it_asks_the_database_little(signed_in, parent, child, django_assert_num_queries):
    carer = factories.carer(child, user=parent)
    factories.child().guardianships.create(carer=carer, relationship="mother")
    stories.assessing(child)
    client = signed_in(parent)
    client.get("/family/")
    with django_assert_num_queries(13):
        client.get("/family/")


def test_it_goes_straight_to_an_only_child(signed_in, parent, child):
    factories.carer(child, user=parent)
    signed_in(parent).get("/family/", redirects_to=f"/family/{child.ref}/")
