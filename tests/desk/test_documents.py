"""A case's documents: what each is, from whom, who may read it, filtered and paged."""

import advised
import factories
import pytest
import stories

from goldenthread.accounts.roles import Parent


@pytest.fixture
def case(officer):
    return stories.requested(stories.child_of(officer), officer=officer)


def test_it_says_what_each_is_and_who_may_read_it(signed_in, officer, case):
    mother = factories.user(Parent.code, display_name="Jo Cole")
    factories.carer(case.child, user=mother)
    advised.document(case, officer, description="Hearing clinic", kind="medical_letter")
    advised.document(case, officer, description="Class notes", is_for_family=True)
    advised.document(case, mother, sent=True, description="Our views", kind="parents_views")
    page = signed_in(officer).get(f"/cases/{case.ref}/").click("Documents")
    rows = {row["What it is"].split(" TXT")[0]: row for row in page.rows("Documents")}
    assert rows["Hearing clinic"]["Who may read it"] == "The service"
    assert rows["Class notes"]["Who may read it"] == "The service, the family"
    assert rows["Our views"]["Who may read it"] == "The service, who sent it"
    assert rows["Our views"]["From"] == "Jo Cole"
    assert "I have looked at it" in rows["Our views"]["Change"]
    assert "I have looked at it" not in rows["Class notes"]["Change"]
    page = page.submit("Apply", kind="medical_letter")
    assert len(page.rows("Documents")) == 1
    assert "No document of this kind" in page.submit("Apply", kind="school_report").text
    signed_in(officer).get(f"/cases/{case.ref}/documents/?kind=gossip", status=404)


def test_it_says_what_to_do_when_there_is_none(signed_in, officer, case):
    assert "No document is on this case yet" in signed_in(officer).get(f"/cases/{case.ref}/documents/").text


def test_it_turns_the_page(signed_in, officer, case):
    for number in range(27):
        advised.document(case, officer, description=f"Letter {number}")
    page = signed_in(officer).get(f"/cases/{case.ref}/documents/?page=2")
    assert len(page.rows("Documents")) == 2


@pytest.mark.parametrize("who", ["stranger", "parent", "board_member"])
def test_others_find_nothing(signed_in, case, who, request):
    signed_in(request.getfixturevalue(who)).get(f"/cases/{case.ref}/documents/", status=404)


def test_it_asks_the_database_little(signed_in, officer, case, django_assert_num_queries):
    for _ in range(5):
        advised.document(case, officer)
    client = signed_in(officer)
    client.get(f"/cases/{case.ref}/documents/")
    with django_assert_num_queries(10):
        client.get(f"/cases/{case.ref}/documents/")
