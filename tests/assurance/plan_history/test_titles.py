"""Titles of areas and sub-themes, and whose account an owner's was, as they stood on a day."""

from dataclasses import replace
from datetime import date

import pytest

from goldenthread.assurance.models import (
    Action,
    ActionChange,
    ActionOwner,
    Area,
    EarlierTitle,
    ImprovementPlan,
)
from goldenthread.assurance.plan_history import standing, versions
from goldenthread.assurance.plan_history.actions import Owner, Wanted, Why, change_action


@pytest.fixture
def retitled(imported, small, bring_in):
    """From March 2024 on the area and its first sub-theme are called otherwise; and again from June."""
    for day, area, sub_theme in (
        (date(2024, 3, 1), "Families are heard", "Letters are plain"),
        (date(2024, 6, 1), "Families decide", "Letters are plain"),
    ):
        bring_in(
            replace(
                small,
                published_on=day,
                areas=(replace(small.areas[0], title=area),),
                sub_themes=(replace(small.sub_themes[0], title=sub_theme), small.sub_themes[1]),
            )
        )


@pytest.mark.parametrize(
    ("day", "area", "sub_theme"),
    [
        ("2023-09-20", "Families are not heard", "Letters are hard to read"),
        ("2024-02-29", "Families are not heard", "Letters are hard to read"),
        ("2024-03-01", "Families are heard", "Letters are plain"),
        ("2024-05-31", "Families are heard", "Letters are plain"),
        ("2024-06-01", "Families decide", "Letters are plain"),
        ("2024-11-12", "Families decide", "Letters are plain"),
    ],
)
def test_a_page_of_a_day_has_the_titles_of_that_day(
    retitled, signed_in, board_member, day, area, sub_theme, django_assert_max_num_queries
):
    client = signed_in(board_member)
    with django_assert_max_num_queries(30):
        page = client.get(f"/plan/areas/1/?on={day}")
    assert page.h1 == f"Area 1: {area}"
    assert f"1a {sub_theme}" in page.text
    assert f"Area 1: {area}" in client.get(f"/plan/?on={day}").links()
    page = client.get(f"/plan/actions/1A1/?on={day}")
    assert f"Area 1 · {area}" in page.links()
    assert f"1a {sub_theme}" in page.text


def test_a_title_put_right_in_the_same_paper_holds_from_the_day_it_was_put_right(imported, small, bring_in):
    bring_in(replace(small, areas=(replace(small.areas[0], title="Families were not heard"),)))
    assert EarlierTitle.objects.get().until_on == date(2024, 11, 11)
    plan = ImprovementPlan.objects.get()
    assert standing.areas_of(plan, date(2024, 11, 11))[0].title == "Families are not heard"
    assert standing.areas_of(plan, date(2024, 11, 12))[0].title == "Families were not heard"


def test_an_import_that_leaves_the_titles_keeps_none(imported, small, bring_in):
    bring_in(replace(small, published_on=date(2024, 3, 1)))
    assert not EarlierTitle.objects.exists()


def test_a_version_of_an_earlier_day_has_the_titles_of_then(retitled):
    state = versions.whole(ImprovementPlan.objects.get(), date(2024, 3, 31))
    assert state["areas"][0]["title"] == "Families are heard"
    assert [each["code"] for each in state["sub_themes"]] == ["1a", "1b"]


def test_an_owner_of_an_earlier_day_has_the_account_of_then(owner, area_lead, office, signed_in):
    hand_over(area_lead, office)
    plan = ImprovementPlan.objects.get()
    today = {each.role: each.user for each in Action.objects.get(code="1A1").owners.all()}
    assert today == {"Head of SEND": area_lead}
    then = standing.action_of(plan, "1A1", date(2024, 11, 11))
    assert [each.user for each in then.owners.all()] == [owner]
    page = signed_in(office).get("/plan/actions/1A1/?on=2024-11-11")
    assert "Rowan Ash" in page.text
    assert "Lee Sol" not in page.text


def hand_over(person, by):
    """Twice, so that the state in between says whose account it was."""
    for user, day in ((None, date(2024, 10, 1)), (person, date(2024, 11, 12))):
        held = Action.objects.with_parts().get(code="1A1")
        whose = user or held.accountable.user
        said = f"{held.title}." if user is None else held.title
        change_action(
            action=held,
            wanted=Wanted(
                said, Owner("Head of SEND", "Council", whose), due_on=held.due_on, evidence=("Comments",)
            ),
            why=Why(day, "Handed over"),
            by=by,
            expected_revision=held.revision,
        )


def test_a_state_kept_before_accounts_were_has_that_of_the_post_and_says_nothing_new(
    owner, imported, small, bring_in
):
    for change in ActionChange.objects.all():
        for each in change.state["owners"]:
            del each["user"]
        change.save()
    then = standing.action_of(ImprovementPlan.objects.get(), "1A1", date(2024, 1, 1))
    assert [each.user for each in then.owners.all()] == [owner]
    before = ActionChange.objects.count()
    bring_in(replace(small, published_on=date(2024, 3, 1)))
    assert ActionChange.objects.count() == before


def test_many_owners_cost_no_more_queries(whole_plan, responsible_officer, django_assert_num_queries):
    plan = ImprovementPlan.objects.get()
    ActionOwner.objects.update(user=responsible_officer)
    with django_assert_num_queries(12):
        found = standing.actions_of(plan, date(2024, 1, 1))
        assert {owner.user for action in found for owner in action.owners.all()} == {responsible_officer}
    assert Area.objects.count() == 9
