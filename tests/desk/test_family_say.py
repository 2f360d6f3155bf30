"""A family writes what it thinks of the draft; it keeps itself, and nobody else reads it before it is sent."""

import factories
import pytest
import stories
import written_plans

from goldenthread.casework.plan_writing.models import Representation


@pytest.fixture
def child(officer, parent):
    child = stories.child_of(officer)
    factories.carer(child, user=parent, name="Sam Cole")
    return child


@pytest.fixture
def case(child, officer):
    case = written_plans.written(written_plans.agreed(child, officer), officer)
    written_plans.sent(case, officer)
    return written_plans.again(case)


def test_it_is_reached_from_the_familys_page_and_keeps_what_is_typed(signed_in, parent, case):
    page = signed_in(parent).get(f"/family/{case.child.ref}/").click("Say what you think of the draft")
    assert "Tell us by 25 November 2024" in page.text
    page = page.submit(
        "Save", text="Too little reading.", wish="Oak School", redirects_to=f"/family/{case.child.ref}/say/"
    )
    (held,) = Representation.objects.all()
    assert (held.text, held.wish, held.received_on) == ("Too little reading.", "Oak School", None)
    page = page.submit("Save", asks_meeting=True, redirects_to=f"/family/{case.child.ref}/say/")
    assert Representation.objects.get().asks_meeting
    assert Representation.objects.get().text == "Too little reading."


def test_it_saves_itself(signed_in, parent, case):
    url = f"/family/{case.child.ref}/say/"
    client = signed_in(parent)
    typed = {"text": "One", "wish": "", "revision": "0"}
    answer = client.post(url, typed, headers={"X-Saved-By": "autosave"})
    assert answer.json() == {"kept": True, "revisions": {"revision": 1}}
    answer = client.post(url, typed | {"text": "Two"}, headers={"X-Saved-By": "autosave"})
    assert answer.json() == {"kept": False, "revisions": {}}
    assert Representation.objects.get().text == "One"


def test_another_window_is_told_and_keeps_what_was_typed(signed_in, parent, case):
    first = signed_in(parent).get(f"/family/{case.child.ref}/say/")
    first.submit("Save", text="One", redirects_to="anywhere")
    page = first.submit("Save", text="Two")
    assert "You wrote something else here in another window" in page.errors()[0]
    page.submit("Save", redirects_to="anywhere")
    assert Representation.objects.get().text == "Two"


def test_a_caseworker_reads_nothing_before_it_is_sent(signed_in, officer, parent, case):
    signed_in(parent).get(f"/family/{case.child.ref}/say/").submit(
        "Save", text="Secret", redirects_to="anywhere"
    )
    assert "Secret" not in signed_in(officer).get(f"/cases/{case.ref}/plan/said/").text
    assert "Secret" not in signed_in(officer).get("/arrived/?team").text


def test_the_other_parent_has_a_page_of_their_own(signed_in, parent, case):
    other = factories.user("parent")
    factories.carer(case.child, user=other)
    signed_in(parent).get(f"/family/{case.child.ref}/say/").submit(
        "Save", text="Mine", redirects_to="anywhere"
    )
    assert "Mine" not in signed_in(other).get(f"/family/{case.child.ref}/say/").text


def test_before_a_draft_and_after_the_plan_nothing_is_asked(signed_in, parent, officer, child):
    written_plans.written(written_plans.agreed(child, officer), officer)
    client = signed_in(parent)
    assert "Say what you think" not in client.get(f"/family/{child.ref}/").text
    page = client.get(f"/family/{child.ref}/say/", redirects_to=f"/family/{child.ref}/said/")
    assert "You have not sent us anything" in page.text
    client.post(f"/family/{child.ref}/say/", {"text": "No"}, redirects_to=f"/family/{child.ref}/said/")
    assert not Representation.objects.exists()


def test_it_asks_the_database_little(signed_in, parent, case, django_assert_num_queries):
    client = signed_in(parent)
    client.get(f"/family/{case.child.ref}/say/")
    with django_assert_num_queries(17):
        client.get(f"/family/{case.child.ref}/say/")
