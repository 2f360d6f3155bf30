import pytest

from goldenthread.scorecard import target_actions
from goldenthread.scorecard.cells import Group
from goldenthread.scorecard.models import Target

pytestmark = pytest.mark.django_db
TARGETS = "/scorecard/2024-10/APP17/targets/"


def test_it_lists_what_each_place_is_held_against(october, signed_in, analyst, officer):
    name = officer.team.districts.get().name
    target_actions.set_target(
        by=analyst,
        code="APP17",
        kind="target",
        label="Own target",
        value=70,
        period="October 2024",
        source="Team plan",
        group=Group("district", name),
    )
    page = signed_in(analyst).get(TARGETS)
    assert [row["What"] for row in page.rows("Whole area")] == ["6 months target"]
    (own,) = page.rows(name)
    assert (own["What"], own["Figure"], own["In force this month"]) == (
        f"Own target October 2024, {name}",
        "70%",
        "Yes",
    )
    assert "75.0%, 3 of 4 Green" in page.text


def test_it_says_who_changed_what(october, signed_in, manager):
    held = Target.objects.get()
    given = {"code": "APP17", "kind": "target", "label": held.label, "source": "Board", "period": "2024-01"}
    target_actions.set_target(by=manager, target=held, value=85, **given)
    page = signed_in(manager).get(TARGETS)
    assert f"Recorded by {manager.display_name}" in page.text
    assert "value: 80.0 → 85" in page.text


def test_it_flags_what_a_paper_left_at_odds(october, signed_in, board_member):
    target_actions.import_target(
        by=None, code="APP17", kind="baseline", label="Baseline", value=90, source="Plan"
    )
    page = signed_in(board_member).get(TARGETS)
    assert "is worse than the baseline (90%)" in page.text
    assert "Set a target" not in page.text


def test_one_with_no_target_says_so(october, signed_in, analyst):
    page = signed_in(analyst).get("/scorecard/2024-10/APP16/targets/")
    assert "no baseline, standard or target has been set" in page.text
    assert "Nobody has changed anything." in page.text


def test_a_parent_has_none(october, signed_in, parent):
    signed_in(parent).get(TARGETS, status=404)


def test_its_queries_are_few(october, signed_in, analyst, django_assert_num_queries):
    client = signed_in(analyst)
    with django_assert_num_queries(8):
        client.get(TARGETS)
