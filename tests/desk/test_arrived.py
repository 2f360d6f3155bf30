"""What arrived and nobody has looked at: one's own, or the whole team's."""

import advised
import factories
import pytest

from goldenthread.accounts.roles import Caseworker, Parent


@pytest.fixture
def writer(db):
    return advised.writer()


@pytest.fixture
def advice(officer, writer):
    return advised.asked(officer, writer)


@pytest.fixture
def sent(officer, advice, writer):
    """Advice that was given, and a document that a mother sent."""
    case = advised.case_of(advice)
    mother = factories.user(Parent.code, display_name="Jo Cole")
    factories.carer(case.child, user=mother)
    advised.document(case, mother, sent=True, description="Our words")
    advised.given(advice, writer)
    return case


def test_it_lists_what_waits_and_home_leads_to_it(signed_in, officer, sent):
    home = signed_in(officer).get("/")
    assert "2 pieces wait for you to look at" in home.text
    page = home.click("See all that arrived")
    assert [row["What"] for row in page.rows("Arrived")] == [
        "Advice: educational psychologist",
        "Other: Our words",
    ]
    page = page.click(sent.child.name)
    assert "Accept it" in page.text


def test_a_colleagues_stand_under_the_whole_team(signed_in, officer, sent):
    colleague = factories.user(Caseworker.code, team=officer.team)
    page = signed_in(colleague).get("/arrived/")
    assert "Nothing waits to be looked at" in page.text
    page = page.click("Show every case that you may work on")
    assert len(page.rows("Arrived")) == 2
    assert "Arrived" not in [h.text for h in signed_in(colleague).get("/").soup.find_all("h2")]


def test_a_stranger_sees_none_of_it(signed_in, stranger, parent, sent):
    assert "Nothing waits" in signed_in(stranger).get("/arrived/?team").text
    signed_in(parent).get("/arrived/", status=404)


def test_it_asks_the_database_little(signed_in, officer, sent, django_assert_num_queries):
    client = signed_in(officer)
    client.get("/arrived/")
    with django_assert_num_queries(10):
        client.get("/arrived/")
