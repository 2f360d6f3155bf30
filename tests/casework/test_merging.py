"""Two records of one child become one, and two again."""

from datetime import date

import factories
import pytest

from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.accounts.roles import Parent, SendManager
from goldenthread.casework.merging.actions import merge_children, undo_merge
from goldenthread.clocks import actions as clocks
from goldenthread.clocks.models import Clock
from goldenthread.people.models import CapacityRecord, Child
from goldenthread.people.today import this_moment
from goldenthread.voice.models import Complaint

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager():
    return factories.user(SendManager.code)


@pytest.fixture
def kept():
    child = factories.child(forename="Amira", surname="Hussain", upn="")
    factories.request(child=child, decided_on=date(2023, 10, 9), decision="refuse")
    return child


@pytest.fixture
def merged():
    child = factories.child(
        forename="Amira", surname="Hussein", upn="C999000000001", postcode="ZZ1 1AA", district=None
    )
    factories.request(child=child, received_on=date(2024, 9, 2))
    factories.complaint(child=child)
    factories.carer(child)
    clocks.rebuild()
    return child


def as_it_is() -> list:
    """What can be seen of every child and of what hangs on it."""
    children = [
        (
            child.ref,
            child.upn,
            child.postcode,
            child.district_id,
            child.merged_into_id,
            child.requests.count(),
        )
        for child in Child.objects.order_by("pk")
    ]
    hanging = [sorted(model.objects.values_list("pk", "child_id")) for model in (Complaint, Clock)]
    carers = [sorted(child.carers.values_list("pk", flat=True)) for child in Child.objects.order_by("pk")]
    return [children, hanging, carers]


def test_everything_goes_to_the_record_that_stays(kept, merged, manager):
    held = merge_children(by=manager, kept=kept, merged=merged, reason="The school says so")
    kept.refresh_from_db()
    merged.refresh_from_db()
    assert (kept.requests.count(), kept.carers.count()) == (2, 1)
    assert (kept.upn, kept.postcode) == ("C999000000001", "ZZ1 1AA")
    assert (merged.upn, merged.merged_into) == ("", kept)
    assert not Complaint.objects.exclude(child=kept).exists()
    assert set(Clock.objects.values_list("child", "district")) == {(kept.pk, kept.district_id)}
    assert {label for label, _, _ in held.moved} >= {
        "casework.Request",
        "voice.Complaint",
        "people.Guardianship",
    }


def test_a_rebuild_of_the_clocks_changes_nothing(kept, merged, manager):
    merge_children(by=manager, kept=kept, merged=merged, reason="The school says so")
    before = sorted(Clock.objects.values_list("pk", "child", "district", "due_on"))
    clocks.rebuild()
    assert sorted(Clock.objects.values_list("pk", "child", "district", "due_on")) == before


def test_taken_apart_again_everything_is_as_it_was(kept, merged, manager):
    before = as_it_is()
    undo_merge(by=manager, merge=merge_children(by=manager, kept=kept, merged=merged, reason="A mistake"))
    assert as_it_is() == before


def test_it_can_be_done_again_and_is_taken_apart_once(kept, merged, manager):
    first = merge_children(by=manager, kept=kept, merged=merged, reason="One child")
    undo_merge(by=manager, merge=first)
    with pytest.raises(Refused, match="taken apart already"):
        undo_merge(by=manager, merge=first)
    merge_children(by=manager, kept=kept, merged=merged, reason="One child after all")
    assert Child.objects.standing().count() == 1


def test_the_same_parent_stays_the_parent_once(kept, merged, manager):
    parent = merged.carers.get()
    kept.guardianships.create(carer=parent, relationship="parent")
    merge_children(by=manager, kept=kept, merged=merged, reason="The same mother")
    assert (kept.carers.count(), merged.carers.count()) == (1, 1)


def _refused(words, **given):
    with pytest.raises(Refused, match=words):
        merge_children(**({"reason": "One child"} | given))


def test_it_refuses_what_cannot_be_one_child(kept, merged, manager):
    before = as_it_is()
    _refused("into itself", by=manager, kept=kept, merged=kept)
    _refused("Say how you know", by=manager, kept=kept, merged=merged, reason=" ")
    Child.objects.numbered([kept.pk]).update(upn="D999000000002")
    _refused("two UPNs", by=manager, kept=kept, merged=merged)
    Child.objects.numbered([kept.pk]).update(upn="")
    assert as_it_is() == before


def test_it_refuses_two_plans_in_force_and_two_requests_that_wait(kept, merged, manager):
    waiting = factories.request(child=kept, received_on=date(2024, 9, 9))
    _refused("request that waits", by=manager, kept=kept, merged=merged)
    waiting.delete()
    for child in (kept, merged):
        asked = factories.request(child=child, decided_on=date(2023, 10, 9), decision="assess")
        factories.plan(request=factories.assessment(request=asked, issue_agreed_on=date(2023, 12, 4)).request)
    _refused("a plan in force", by=manager, kept=kept, merged=merged)


def test_a_merged_record_is_merged_no_further(kept, merged, manager):
    merge_children(by=manager, kept=kept, merged=merged, reason="One child")
    _refused("has been merged into another already", by=manager, kept=factories.child(), merged=merged)
    third = merge_children(by=manager, kept=factories.child(), merged=kept, reason="A third record")
    with pytest.raises(Refused, match="since been merged"):
        undo_merge(by=manager, merge=merged.merged_by_records.get())
    undo_merge(by=manager, merge=third)
    undo_merge(by=manager, merge=merged.merged_by_records.get())
    assert Child.objects.standing().count() == Child.objects.count()


def test_nobody_overwrites_what_changed_meanwhile(kept, merged, manager):
    Child.objects.numbered([kept.pk]).update(revision=1)
    with pytest.raises(Conflict):
        merge_children(by=manager, kept=kept, merged=merged, reason="One child", expected_revisions=(0, 0))


def test_the_young_persons_account_and_what_is_said_of_their_rights_go_along_and_come_back(
    kept, merged, manager
):
    own = factories.user(Parent.code)
    merged.account = own
    merged.save()
    said = {"lacks_capacity": False, "since_on": date(2024, 9, 2), "words": "-", "said_by": manager}
    record = CapacityRecord.objects.create(child=merged, said_at=this_moment(), **said)
    merge = merge_children(by=manager, kept=kept, merged=merged, reason="The school says so")
    assert [*Child.objects.all().visible_to(own)] == [kept]
    record.refresh_from_db()
    assert record.child == kept
    undo_merge(by=manager, merge=merge)
    assert [*Child.objects.all().visible_to(own)] == [merged]
    record.refresh_from_db()
    assert record.child == merged


def test_two_own_accounts_are_not_made_one(kept, merged, manager):
    for child in (kept, merged):
        child.account = factories.user(Parent.code)
        child.save()
    with pytest.raises(Refused, match="Each record has an account of the young person's own"):
        merge_children(by=manager, kept=kept, merged=merged, reason="The school says so")
