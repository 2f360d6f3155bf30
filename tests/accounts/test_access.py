"""The one gate, and the record of who passed it and who did not."""

import factories
import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404

from goldenthread.accounts import access
from goldenthread.accounts.models import ReadRecord
from goldenthread.accounts.roles import Caseworker, Parent
from goldenthread.accounts.roles import Permission as P
from goldenthread.casework.models import Request
from goldenthread.people.models import Child


@pytest.fixture
def child(officer):
    return factories.child(district=officer.team.districts.get())


def reads() -> list[tuple]:
    return list(ReadRecord.objects.values_list("by__display_name", "kind", "child_ref", "refused"))


def test_it_writes_down_a_read(child, officer):
    assert access.get(Child, officer, child.ref, may=P.VIEW_CHILD, page="desk:child") == child
    assert reads() == [(officer.display_name, "child", child.ref, False)]


def test_it_writes_a_read_of_a_case_under_its_child(child, officer):
    request = factories.request(child=child)
    access.get(Request, officer, request.ref, may=P.VIEW_CHILD)
    assert reads() == [(officer.display_name, "request", child.ref, False)]


def test_it_answers_404_and_writes_down_the_try_of_one_who_may_not_see_this_child(child, stranger):
    with pytest.raises(Http404):
        access.get(Child, stranger, child.ref, may=P.VIEW_CHILD)
    assert reads() == [(stranger.display_name, "child", child.ref, True)]


def test_it_answers_404_and_writes_down_the_try_of_one_who_may_see_no_child(child, board_member):
    with pytest.raises(Http404):
        access.get(Child, board_member, child.ref, may=P.VIEW_CHILD)
    assert reads() == [(board_member.display_name, "child", child.ref, True)]


def test_it_writes_nothing_about_an_address_that_was_mistyped(officer):
    with pytest.raises(Http404):
        access.get(Child, officer, "no-such-child", may=P.VIEW_CHILD)
    assert reads() == []


def test_it_lets_nobody_by_who_is_not_signed_in(child):
    with pytest.raises(Http404):
        access.get(Child, AnonymousUser(), child.ref, may=P.VIEW_CHILD)
    assert reads() == []


def test_it_asks_for_a_permission_and_not_for_a_word(child, manager):
    with pytest.raises(TypeError, match="expected a Permission"):
        access.get(Child, manager, child.ref, may="VIEW_CHILD")


def test_it_lets_nobody_by_whose_account_is_closed(child, officer):
    officer.is_active = False
    with pytest.raises(Http404):
        access.get(Child, officer, child.ref, may=P.VIEW_CHILD)


def test_what_one_role_allows_does_not_reach_the_children_seen_by_another(officer):
    """A caseworker who is a parent, and whose own child lives in another team's district."""
    own, both = factories.child(), factories.user(Caseworker.code, Parent.code, team=officer.team)
    factories.carer(own, user=both)
    assert access.get(Child, both, own.ref, may=P.VIEW_OWN_FAMILY) == own
    for permission in (P.VIEW_CHILD, P.RECORD_FACTS):
        with pytest.raises(Http404):
            access.get(Child, both, own.ref, may=permission)


def test_it_writes_one_line_for_a_list(officer):
    access.record_list(officer, kind="child", count=31, page="desk:children")
    assert ReadRecord.objects.get().ref == "31 rows"
