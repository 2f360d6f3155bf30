"""What was made one record is made two again."""

import pytest
import stories

from goldenthread.casework.merging.actions import merge_children
from goldenthread.people.models import Child


@pytest.fixture
def merged(officer, manager):
    kept, other = stories.child_of(officer), stories.child_of(officer, surname="Cole")
    stories.requested(other)
    merge_children(by=manager, kept=kept, merged=other, reason="They looked alike")
    return other


def test_it_says_what_was_done_and_takes_it_back(signed_in, manager, merged):
    page = signed_in(manager).get(f"/children/{merged.ref}/").click("Make two records of them again")
    assert f"{manager.display_name} merged this record into" in page.text
    assert "They looked alike" in page.text
    page.submit("Make two records of them again", redirects_to=f"/children/{merged.ref}/")
    child = Child.objects.get(pk=merged.pk)
    assert (child.merged_into, child.requests.count()) == (None, 1)


def test_of_a_record_that_was_not_merged_it_goes_to_the_child(signed_in, manager, merged):
    kept = Child.objects.standing().get()
    page = signed_in(manager).get(f"/children/{kept.ref}/merge/undo/", redirects_to=f"/children/{kept.ref}/")
    assert "This record is not merged into another" in page.text


def test_it_is_for_managers(signed_in, officer, merged):
    signed_in(officer).get(f"/children/{merged.ref}/merge/undo/", status=404)
