"""The views of the child and of the parents are written apart, before there is a plan, and sent on a day."""

import factories
import pytest
import stories

from goldenthread.casework.orders import actions as orders
from goldenthread.casework.plan_writing import family_actions
from goldenthread.casework.plan_writing.models import VoicedViews


@pytest.fixture
def case(officer, parent):
    child = stories.child_of(officer)
    factories.carer(child, user=parent, name="Sam Cole")
    return stories.assessing(child)


def test_both_are_kept_apart_and_sent_with_who_voiced_them(signed_in, parent, officer, case):
    url = f"/family/{case.child.ref}/views/"
    page = signed_in(parent).get(f"/family/{case.child.ref}/").click("Write your views")
    page = page.submit("Save", child="I like trains.", redirects_to=url)
    assert "I like trains." not in signed_in(officer).get(f"/cases/{case.ref}/views/").text
    page = signed_in(parent).get(url)
    page = page.submit("Send", child_voice="with pictures", parents="She is lonely.", redirects_to=url)
    assert "sent on 12 November 2024" in page.text
    voices = dict(VoicedViews.objects.values_list("whose", "voice"))
    parent_voice = "Sam Cole (parent), in their own account"
    assert voices == {"child": f"Amira, through {parent_voice}: with pictures", "parents": parent_voice}
    assert "She is lonely." in signed_in(officer).get(f"/cases/{case.ref}/views/").text


def test_a_young_person_writes_for_themselves(signed_in, officer):
    own = factories.user("parent", display_name="Amira")
    child = stories.child_of(officer, born_on=stories.date(2006, 5, 4), account=own)
    case = stories.assessing(child)
    page = signed_in(own).get(f"/family/{child.ref}/views/")
    assert "as parents" not in page.text
    page.submit("Send", child="I want to be a vet.", redirects_to=f"/family/{child.ref}/views/")
    assert VoicedViews.objects.get(request=case).voice == "Amira Hussain-Cole, in their own account"


def test_it_saves_itself_each_with_its_own_revision(signed_in, parent, case):
    url = f"/family/{case.child.ref}/views/"
    typed = {"child": "One", "child_revision": "0", "parents": "", "parents_revision": "0"}
    answer = signed_in(parent).post(url, typed, headers={"X-Saved-By": "autosave"})
    assert answer.json() == {"kept": True, "revisions": {"child_revision": 1}}
    answer = signed_in(parent).post(url, typed | {"child": "Two"}, headers={"X-Saved-By": "autosave"})
    assert answer.json() == {"kept": False, "revisions": {}}


def test_nothing_is_asked_once_the_draft_is_out(signed_in, parent, officer):
    child = stories.child_of(officer)
    factories.carer(child, user=parent)
    stories.drafted(child)
    assert "Write your views" not in signed_in(parent).get(f"/family/{child.ref}/").text
    assert "not asked for now" in signed_in(parent).get(f"/family/{child.ref}/views/").text


def test_an_assessment_that_was_ordered_asks_for_views_as_any_other(signed_in, parent, officer):
    child = stories.child_of(officer)
    factories.carer(child, user=parent)
    case = stories.requested(child, decision="refuse", decided_on=stories.date(2024, 10, 7))
    url = f"/family/{child.ref}/views/"
    assert "not asked for now" in signed_in(parent).get(url).text
    days = {"made_on": stories.date(2024, 11, 4), "received_on": stories.date(2024, 11, 5)}
    order = orders.record_order(
        by=officer, today=stories.date(2024, 11, 12), request=case, origin="order", requires="assess", **days
    )
    orders.tell_of_ordered_assessment(
        by=officer, today=stories.date(2024, 11, 12), order=order, told_on=stories.date(2024, 11, 8)
    )
    signed_in(parent).get(url).submit("Send", child="I like trains.", redirects_to=url)
    assert VoicedViews.objects.get(request=case).text == "I like trains."


def test_what_was_not_sent_before_the_draft_is_still_there_and_goes_with_one_button(
    signed_in, parent, officer, case
):
    url = f"/family/{case.child.ref}/views/"
    signed_in(parent).get(url).submit("Save", child="I like trains.", child_voice="talking", redirects_to=url)
    factories.plan(request=case, draft_sent_on=stories.date(2024, 11, 6), first_issued_on=None)
    page = (
        signed_in(parent).get(f"/family/{case.child.ref}/").click("The views that you wrote and did not send")
    )
    assert "I like trains." in page.text
    assert not page.soup.select("main textarea")
    assert "I like trains." not in signed_in(officer).get(f"/cases/{case.ref}/views/").text
    page = signed_in(parent).get(url).submit("Send it as a late comment", redirects_to=url)
    assert "sent on 12 November 2024" in page.text
    assert "did not send" not in page.text
    one = VoicedViews.objects.get()
    assert (one.text, one.voice) == (
        "I like trains.",
        "Amira, through Sam Cole (parent), in their own account, sent late: talking",
    )


def test_both_are_kept_or_neither(signed_in, parent, case):
    url = f"/family/{case.child.ref}/views/"
    client = signed_in(parent)
    client.get(url).submit("Save", child="One", parents="One", redirects_to=url)
    stale = client.get(url)
    parents_alone = {"by": parent, "request": case, "whose": "parents", "text": "Two"}
    family_actions.keep_views(**parents_alone, expected_revision=1)
    page = stale.submit("Save", child="Three", parents="Three")
    assert "in another window" in page.errors()[0]
    assert dict(VoicedViews.objects.values_list("whose", "text")) == {"child": "One", "parents": "Two"}
    page.submit("Save", redirects_to=url)  # once more, measured against what stands now
    assert dict(VoicedViews.objects.values_list("whose", "text")) == {"child": "Three", "parents": "Three"}


@pytest.mark.parametrize("revision", ["abc", "-1", "1.5", "٣", "²", "9" * 5000])
def test_nonsense_in_a_hidden_field_is_as_if_nothing_was_seen(signed_in, parent, case, revision):
    url = f"/family/{case.child.ref}/views/"
    typed = {"child": "One", "child_revision": revision, "parents": "", "parents_revision": revision}
    signed_in(parent).post(url, typed, redirects_to=url)
    assert VoicedViews.objects.get().text == "One"


def test_another_familys_is_not_there(signed_in, parent, case, officer):
    other = stories.assessing(stories.child_of(officer, forename="Bo"))
    signed_in(parent).get(f"/family/{other.child.ref}/views/", status=404)
