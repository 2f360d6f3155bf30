"""A young person's own account opens their own pages and letters, and no more."""

import factories
import letters
import pytest
import stories

YOUNG = {"born_on": stories.date(2007, 5, 4)}


@pytest.fixture
def child(officer):
    letters.name_contacts(officer)
    return stories.child_of(officer, **YOUNG)


def url(child):
    return f"/children/{child.ref}/account/"


def test_with_it_they_read_their_letters(signed_in, officer, child):
    own = factories.user("parent")
    letters.carer_of(child, officer)
    page = signed_in(officer).get(f"/children/{child.ref}/").click("The young person's own account")
    page.submit("Save", email=own.email.upper(), redirects_to=f"/children/{child.ref}/")
    case = stories.assessing(child)
    letters.sent(case, officer, "assessment_agreed", channel="by_hand")
    seen = signed_in(own).get("/family/", redirects_to=f"/family/{child.ref}/")
    found = [text for text in seen.links() if "(PDF)" in text]
    assert len(found) == 1
    assert seen.click(found[0]).content.startswith(b"%PDF-")


def test_it_is_taken_away_again(signed_in, officer, child):
    child.account = factories.user("parent")
    child.save()
    page = signed_in(officer).get(url(child))
    page.submit("Save", email="", redirects_to=f"/children/{child.ref}/")
    signed_in(child.account).get(f"/family/{child.ref}/", status=404)


@pytest.mark.parametrize(
    ("whose", "said"),
    [
        ("nobody", "No account of a parent or young person has this address"),
        ("officer", "No account of a parent or young person has this address"),
        ("carer", "This is a parent's or carer's account"),
        ("another", "This is somebody else's own account"),
    ],
)
def test_what_is_not_their_own_is_refused(signed_in, officer, child, whose, said):
    person = factories.user("parent")
    if whose == "carer":
        factories.carer(child, user=person)
    if whose == "another":
        factories.child(account=person)
    email = {"nobody": "nobody@example.org", "officer": officer.email}.get(whose, person.email)
    (error,) = signed_in(officer).get(url(child)).submit("Save", email=email).errors()
    assert error.startswith(said)
    child.refresh_from_db()
    assert child.account is None


def test_before_the_rights_are_their_own_there_is_none(signed_in, officer):
    child = stories.child_of(officer)
    page = signed_in(officer).get(url(child))
    (error,) = page.submit("Save", email=factories.user("parent").email).errors()
    assert error.endswith("the rights are the parents'")


def test_a_stranger_finds_nothing(signed_in, stranger, child):
    signed_in(stranger).get(url(child), status=404)
