"""Whose the rights are, and whether a young person lacks the capacity to use them."""

from datetime import date

import advised
import factories
import letters
import pytest
import stories

from goldenthread.accounts.errors import Refused
from goldenthread.casework.documents import actions as documents
from goldenthread.casework.notices.recipients import recipients, rights_are_their_own
from goldenthread.casework.plan_writing import family_actions
from goldenthread.people.actions import record_capacity
from goldenthread.people.models import Child

TODAY = date(2024, 11, 12)
YOUNG = {"born_on": date(2007, 5, 4)}


def keys(case):
    return [one.key.split("-")[0] for one in recipients(case, "family", TODAY)]


def test_the_letters_follow_what_is_recorded(signed_in, officer):
    child = stories.child_of(officer, **YOUNG)
    letters.carer_of(child, officer)
    case = stories.requested(child)
    assert keys(case) == ["young_person", "carer"]
    page = signed_in(officer).get(f"/children/{child.ref}/capacity/")
    assert "are the young person's own since 30 June 2023" in page.text
    said = {"lacks_capacity": "yes", "since_on": date(2024, 11, 1), "words": "Assessed by the clinic"}
    page = page.submit("Record it", **said, redirects_to=f"/children/{child.ref}/capacity/")
    assert "a parent or representative uses the rights" in page.text
    assert keys(case) == ["carer"]
    assert rights_are_their_own(child, date(2024, 10, 31))
    page.submit("Record it", **(said | {"lacks_capacity": "no", "since_on": TODAY}), redirects_to="anywhere")
    assert keys(case) == ["young_person", "carer"]


def test_below_school_leaving_age_it_changes_nothing(signed_in, officer):
    child = stories.child_of(officer)
    form = signed_in(officer).get(f"/children/{child.ref}/capacity/")
    said = {"lacks_capacity": "yes", "since_on": TODAY, "words": "x"}
    (error,) = form.submit("Record it", **said).errors()
    assert error.startswith("Until ")
    assert error.endswith("the rights are the parents', whatever the capacity")


def test_a_stranger_finds_nothing(signed_in, stranger, officer):
    signed_in(stranger).get(f"/children/{stories.child_of(officer).ref}/capacity/", status=404)


def test_the_parents_pages_close_with_the_rights_and_open_by_agreement_or_for_want_of_capacity(
    signed_in, officer, parent
):
    child = stories.child_of(officer, **YOUNG)
    factories.carer(child, user=parent)
    case = stories.requested(child)
    paper = advised.document(case, officer, is_for_family=True)
    pages = f"/family/{child.ref}/", f"/family/{child.ref}/documents/", f"/family/documents/{paper.ref}/file/"

    def opened(status):
        for page in pages:
            signed_in(parent).get(page, status=status)

    opened(404)
    assert "the rights are the young person's own" in signed_in(parent).get("/family/").text
    said = {"since_on": TODAY, "words": "Amira told me"}
    for answer, status in (("shared", 200), ("no", 404), ("yes", 200)):
        form = signed_in(officer).get(f"/children/{child.ref}/capacity/")
        shown = form.submit(
            "Record it", lacks_capacity=answer, **said, redirects_to=f"/children/{child.ref}/capacity/"
        )
        assert ("they agree that their parents read" in shown.text) is (answer == "shared")
        opened(status)


def test_they_close_on_the_day_after_school_age_ends(signed_in, officer, parent):
    leaves = stories.child_of(officer, born_on=date(2008, 8, 31))  # school age ended on 28 June 2024
    stays = stories.child_of(officer, born_on=date(2008, 9, 1))
    for child in (leaves, stays):
        factories.carer(child, user=factories.user("parent"))
    seen = [[*Child.objects.all().of_family(one.carers.get().user)] for one in (leaves, stays)]
    assert seen == [[], [stays]]


def test_who_lacks_the_capacity_cannot_agree(officer):
    child = stories.child_of(officer, **YOUNG)
    said = {"lacks_capacity": True, "shares_with_parents": True, "since_on": TODAY, "words": "x"}
    with pytest.raises(Refused, match="Only a young person who has the capacity"):
        record_capacity(by=officer, today=TODAY, child=child, **said)


def test_a_parent_writes_nothing_once_the_pages_are_closed(officer, parent):
    child = stories.child_of(officer, **YOUNG)
    factories.carer(child, user=parent)
    case = stories.requested(child)
    for action, given in (
        (family_actions.keep_views, {"whose": "parents", "text": "x"}),
        (family_actions.send_views, {"today": TODAY, "voices": {}}),
        (family_actions.keep_representation, {"text": "x"}),
        (family_actions.send_representations, {"today": TODAY, "voice": "x"}),
        (documents.send_documents, {"today": TODAY, "uploads": [], "kind": "other", "description": "x"}),
    ):
        with pytest.raises(Refused, match="The rights of this young person are their own"):
            action(by=parent, request=case, **given)
