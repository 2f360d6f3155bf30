import pytest

from goldenthread.accounts import actions
from goldenthread.accounts.models import User


@pytest.fixture
def page(signed_in, administrator, officer):
    return signed_in(administrator).get(f"/people/{officer.pk}/")


def roles_of(person) -> set[str]:
    return {role.code for role in User.objects.get(pk=person.pk).roles}


def test_it_says_what_will_change_before_it_changes(page, officer):
    check = page.submit("Continue", roles=["board_member", "data_analyst"])
    assert "Will get Data analyst, Board member" in check.text
    assert "Will lose Caseworker" in check.text
    assert roles_of(officer) == {"caseworker"}
    done = check.submit("Change the roles", redirects_to=f"/people/{officer.pk}/")
    assert f"The roles of {officer.display_name} were changed" in done.text
    assert roles_of(officer) == {"board_member", "data_analyst"}


def test_it_says_so_when_nothing_was_changed(page):
    assert page.submit("Continue").errors() == ["Nothing has changed: tick or untick a role"]


def test_it_keeps_what_another_administrator_did_meanwhile(page, administrator, officer):
    check = page.submit("Continue", roles=["parent"])
    actions.grant_role(by=administrator, person=officer, role="board_member")
    after = check.submit("Change the roles", redirects_to=f"/people/{officer.pk}/")
    assert f"{administrator.display_name} changed the roles of {officer.display_name}" in after.text
    assert "Nothing was saved" in after.text
    assert roles_of(officer) == {"caseworker", "board_member"}


def test_it_lets_nobody_take_their_own_administrator_role(page, administrator):
    own = page.client.get(f"/people/{administrator.pk}/")
    check = own.submit("Continue", roles=["caseworker"])
    after = check.submit("Change the roles", redirects_to=f"/people/{administrator.pk}/")
    assert "You cannot change your own administrator role" in after.text
    assert roles_of(administrator) == {"administrator"}


def test_it_refuses_a_role_that_is_not_offered(page, officer):
    page.client.post(f"/people/{officer.pk}/", {"roles": ["king"], "seen": "caseworker", "confirmed": "on"})
    assert roles_of(officer) == {"caseworker"}


def test_it_is_shown_in_few_queries(page, officer, django_assert_num_queries):
    with django_assert_num_queries(6):
        page.client.get(f"/people/{officer.pk}/")


def test_it_does_not_know_whom_it_does_not_have(page):
    page.client.get("/people/99999/", status=404)
