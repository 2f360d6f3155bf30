"""What may be changed in the plan, what may not, and what is kept of it."""

from dataclasses import replace
from datetime import date

import factories
import pytest

from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.accounts.roles import AreaLead
from goldenthread.assurance.models import Action, ActionOwner, Area, ImprovementPlan, PlanVersion, SubTheme
from goldenthread.assurance.plan_history import actions, differences
from goldenthread.assurance.plan_history.actions import Owner, Wanted, Why

PUBLISHED, TODAY = date(2023, 9, 20), date(2024, 11, 12)
WHY = Why(TODAY, "The board asked for it", "Improvement board")
WANTED = Wanted(
    title="Write letters in plain words",
    accountable=Owner("Head of SEND", "Council"),
    contributors=(Owner("Designated officer", "NHS"),),
    due_on=date(2025, 3, 31),
    evidence=("Parents' comments",),
    kpi_codes=("APP17",),
)


@pytest.fixture
def change(imported, office):
    """`change("retire_action", "1A1", ...)` as the programme office, of the action as it is now."""

    def write(name, code="1A1", **given):
        held = Action.objects.in_force().get(code=code)
        options = {"why": WHY, "by": office, "expected_revision": held.revision} | given
        return getattr(actions, name)(action=held, **options)

    return write


def action(code):
    return Action.objects.in_force().get(code=code)


def kinds(code):
    return [each.kind for each in action(code).changes.all()]


def place(code):
    return SubTheme.objects.get(code=code)


def test_an_action_is_added_with_all_that_it_says(imported, office):
    added = actions.add_action(sub_theme=place("1b"), code="1B2", wanted=WANTED, why=WHY, by=office)
    assert Action.objects.in_force().in_order().codes() == ["1A1", "1A2", "1B1", "1B2"]
    assert (added.accountable.role, added.kpi_codes) == ("Head of SEND", ["APP17"])
    assert (added.progress, added.changes.get().agreed) == ("", "Improvement board")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("1A1", "The plan has an action 1A1"),
        ("", "A code has letters and figures"),
        ("1A 5", "A code has letters and figures"),
        ("1A/5", "A code has letters and figures"),
        ("add", "A code has letters and figures"),
        ("A" * 16, "A code has letters and figures"),
    ],
)
def test_a_code_stands_once_in_the_plan_and_in_addresses(imported, office, code, words):
    with pytest.raises(Refused, match=words):
        actions.add_action(sub_theme=place("1b"), code=code, wanted=WANTED, why=WHY, by=office)


@pytest.mark.parametrize(
    ("over", "words", "field"),
    [
        ({"title": " "}, "Say what is to be done", "title"),
        ({"accountable": Owner("")}, "Name the one post", "accountable"),
        ({"contributors": (Owner("Head of SEND", "Council"),)}, "named twice", "contributors"),
        ({"due_on": None}, "Give a due date, or say why it has no end", "open_ended_reason"),
        ({"kpi_codes": ("APP17", "ZZ99")}, "Neither the plan nor the scorecard knows ZZ99", "kpi_codes"),
    ],
)
def test_an_action_says_what_who_and_by_when(change, over, words, field):
    with pytest.raises(Refused, match=words) as refused:
        change("change_action", wanted=replace(WANTED, **over))
    assert refused.value.field == field
    assert kinds("1A1") == ["added"]


@pytest.mark.parametrize(
    ("why", "words"),
    [
        (Why(TODAY, " "), "Say why"),
        (Why(date(2024, 11, 13), "-"), "in the future"),
        (Why(date(2023, 9, 19), "-"), "A change of 1A1 on 20 September 2023 is on file"),
    ],
)
@pytest.mark.parametrize(
    "write", ["change_action", "retire_action", "move_action", "merge_action", "split_action"]
)
def test_every_change_has_a_reason_and_a_day_that_has_come_and_is_not_before_the_last(
    change, write, why, words
):
    given = {
        "change_action": {"wanted": WANTED},
        "move_action": {"sub_theme": place("1b")},
        "merge_action": {"into": action("1A2")},
        "split_action": {"parts": [("1A8", "One"), ("1A9", "Other")]},
    }
    with pytest.raises(Refused, match=words):
        change(write, why=why, **given.get(write, {}))


def test_a_change_keeps_what_was_before_and_says_what_differs(change):
    change("change_action", wanted=WANTED)
    before, after = action("1A1").changes.all()
    assert before.state["title"] == "Write plain letters"
    said = [(each.what, each.was, each.now) for each in differences.of_action(before.state, after.state)]
    assert said == [
        ("What is to be done", "Write plain letters", "Write letters in plain words"),
        ("Due", "30 September 2023", "31 March 2025"),
        ("Other owners", "nobody named", "Designated officer, NHS"),
        ("Indicators", "APP17, APP01", "APP17"),
    ]
    assert action("1A1").due_text == ""  # what was printed is no longer so


def test_a_change_that_changes_nothing_is_none(change):
    change("change_action", wanted=WANTED)
    with pytest.raises(Refused, match="Nothing is different"):
        change("change_action", wanted=WANTED)


def test_an_open_ended_action_says_why(change):
    change("change_action", wanted=replace(WANTED, due_on=None, open_ended_reason="It is everyday work"))
    held = action("1A1")
    assert (held.due_on, held.is_open_ended, held.open_ended_reason) == (None, True, "It is everyday work")


def test_a_contributor_who_stays_keeps_their_account_and_the_accountable_owners_is_chosen(change):
    person, other = factories.user(), factories.user()
    ActionOwner.objects.filter(action__code="1A2", role="Designated officer").update(user=person)
    change(
        "change_action", "1A2", wanted=replace(WANTED, accountable=Owner("Head of SEND", "Council", other))
    )
    assert [owner.user for owner in action("1A2").owners.all()] == [other, person]


def test_somebody_elses_change_in_between_is_not_overwritten(change, office):
    change("change_action", wanted=WANTED)
    with pytest.raises(Conflict, match="Billie Moss changed action 1A1"):
        change("retire_action", expected_revision=0)


def test_an_area_lead_changes_the_actions_of_their_area_alone(change, lead):
    change("change_action", wanted=WANTED, by=lead)
    with pytest.raises(Refused, match="Area 1 is for its lead and the programme office"):
        change("change_action", "1A2", wanted=WANTED, by=factories.user(AreaLead.code))


def test_a_merged_action_ends_and_names_where_it_went(change):
    change("merge_action", into=action("1A2"))
    held = action("1A1")
    assert (held.monitoring, held.has_ended, held.changes.last().other.code) == ("merged", True, "1A2")
    assert held.days_overdue_on(TODAY) == 0


def test_no_merger_goes_into_itself_or_into_what_has_ended(change, bring_in, small):
    for code, words in (("1A1", "into itself"),):
        with pytest.raises(Refused, match=words):
            change("merge_action", into=action(code))
    change("merge_action", into=action("1A2"))
    with pytest.raises(Refused, match="Action 1A1 is no longer followed"):
        change("merge_action", "1A2", into=action("1A1"))
    with pytest.raises(Refused, match="Action 1A1 has ended"):
        change("merge_action", into=action("1B1"))


def test_no_merger_goes_into_a_released_action(change):
    Action.objects.filter(code="1A2").update(monitoring=Action.Monitoring.RELEASED)
    with pytest.raises(Refused, match="released from formal monitoring"):
        change("merge_action", into=action("1A2"))


def test_a_split_action_ends_and_its_parts_say_where_they_come_from(change):
    made = change("split_action", parts=[("1A8", "Write them"), ("1A9", "Send them")])
    assert [each.code for each in made] == ["1A8", "1A9"]
    part = action("1A8")
    assert (part.due_on, part.kpi_codes, part.progress) == (date(2023, 9, 30), ["APP17", "APP01"], "")
    assert (part.owners.get().role, part.changes.get().other.code) == ("Head of SEND", "1A1")
    assert (action("1A1").monitoring, action("1A1").owners.count()) == ("split", 1)


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ([("1A8", "All of it")], "two parts or more"),
        ([("1A8", "One"), ("1A8", "Other")], "Two parts are called 1A8"),
        ([("1A8", "One"), ("1A2", "Other")], "The plan has an action 1A2"),
        ([("1A8", "One"), ("1A9", "")], "Say what this part is"),
    ],
)
def test_parts_are_several_and_each_has_a_code_and_words(change, parts, words):
    with pytest.raises(Refused, match=words):
        change("split_action", parts=parts)
    assert (Action.objects.count(), kinds("1A1")) == (3, ["added"])


def test_an_action_moves_to_another_sub_theme_and_keeps_its_code(change):
    change("move_action", sub_theme=place("1b"))
    assert (action("1A1").sub_theme.code, kinds("1A1")) == ("1b", ["added", "moved"])
    with pytest.raises(Refused, match="stands there already"):
        change("move_action", sub_theme=place("1b"))


def test_a_retired_action_can_be_put_back_and_all_of_it_stays_on_file(change):
    change("retire_action")
    with pytest.raises(Refused, match="has ended"):
        change("change_action", wanted=WANTED)
    change("restore_action")
    with pytest.raises(Refused, match="followed as it is"):
        change("restore_action")
    assert kinds("1A1") == ["added", "retired", "restored"]


# Milestones


@pytest.fixture
def milestone(change, office):
    held = action("1A2")
    return actions.add_milestone(
        action=held,
        words="Draft agreed",
        due_on=date(2024, 10, 1),
        by=office,
        expected_revision=held.revision,
    )


def moved(milestone, by, **over):
    given = {
        "words": milestone.words,
        "due_on": milestone.due_on,
        "reached_on": milestone.reached_on,
        "is_dropped": False,
        "reason": "",
    }
    held = action("1A2")
    return actions.change_milestone(
        milestone=milestone, by=by, expected_revision=held.revision, **(given | over)
    )


def test_a_milestone_is_late_until_it_is_reached(milestone, office):
    assert milestone.days_late_on(date(2024, 10, 1)) == 0
    assert milestone.days_late_on(TODAY) == 42
    reached = moved(milestone, office, reached_on=date(2024, 10, 11))
    assert (reached.days_late_on(TODAY), reached.reached_by) == (10, office)
    assert kinds("1A2") == ["added", "milestone", "milestone"]


@pytest.mark.parametrize(
    ("over", "words"),
    [
        ({"words": ""}, "Say what is reached"),
        ({"due_on": date(2025, 1, 1)}, "Say why its day is another"),
        ({"is_dropped": True}, "Say why it is dropped"),
        ({"reached_on": date(2024, 11, 13)}, "in the future"),
        ({"reached_on": TODAY, "is_dropped": True, "reason": "-"}, "cannot be dropped"),
        ({}, "Nothing is different"),
    ],
)
def test_a_milestone_is_not_moved_in_silence(milestone, office, over, words):
    with pytest.raises(Refused, match=words):
        moved(milestone, office, **over)


def test_a_moved_milestone_keeps_the_day_it_had(milestone, office):
    moved(milestone, office, due_on=date(2025, 1, 1), reason="Two schools joined late")
    then, now = (each.state for each in list(action("1A2").changes.all())[-2:])
    (found,) = differences.of_action(then, now)
    assert (found.was, found.now) == (
        "“Draft agreed”, due 1 October 2024",
        "“Draft agreed”, due 1 January 2025",
    )


def test_its_owner_keeps_an_actions_milestones_and_nobody_elses(milestone, owner, board_member):
    moved(milestone, owner, reached_on=TODAY)
    with pytest.raises(Refused, match="is for its owner, its area's lead and the programme office"):
        moved(milestone, board_member, words="Draft shown")


# Versions and plans


def agree(by, **over):
    given = {
        "plan": ImprovementPlan.objects.current(),
        "agreed_on": TODAY,
        "agreed_where": "Improvement board",
        "words": "Dates moved",
        "expected_number": 2,
    }
    return actions.agree_version(by=by, **(given | over))


def test_a_version_keeps_the_plan_as_it_stood_when_it_was_agreed(change, office):
    change("change_action", wanted=WANTED, why=replace(WHY, on=date(2024, 6, 1)))
    change("retire_action", "1B1", why=replace(WHY, on=date(2024, 7, 1)))
    version = agree(office, agreed_on=date(2024, 6, 30))
    assert [(each["code"], each["due_on"], each["monitoring"]) for each in version.state["actions"]] == [
        ("1A1", "2025-03-31", "active"),
        ("1A2", "2024-05-01", "active"),
        ("1B1", None, "active"),
    ]
    found = differences.of_plan(PlanVersion.objects.get(number=1).state, version.state)
    assert [(each.code, each.kind) for each in found] == [("1A1", "Changed")]


@pytest.mark.parametrize(
    ("over", "words"),
    [
        ({"words": ""}, "Say what changed"),
        ({"agreed_where": " "}, "Say where"),
        ({"agreed_on": date(2024, 11, 13)}, "in the future"),
        ({"agreed_on": date(2023, 9, 19)}, "Version 1 was agreed on 20 September 2023"),
    ],
)
def test_a_version_says_where_it_was_agreed_and_what_changed_in_order_of_time(imported, office, over, words):
    with pytest.raises(Refused, match=words):
        agree(office, **over)


def test_two_people_do_not_agree_the_same_version(imported, office):
    agree(office)
    with pytest.raises(Conflict, match="Billie Moss changed version 2"):
        agree(office)


def test_an_earlier_plan_no_longer_changes(two_plans, office):
    old = Action.objects.of_plan(two_plans[0]).get(code="1A1")
    with pytest.raises(Refused, match="is not the plan in force"):
        actions.retire_action(action=old, why=WHY, by=office, expected_revision=old.revision)


@pytest.mark.parametrize(
    ("outcome", "into", "why", "words"),
    [
        ("dreamt", [], "", "Say how it went on"),
        ("carried", [], "", "Say into which action"),
        ("carried", ["1A1", "1A2"], "", "it is one action"),
        ("part", ["1A1"], " ", "Say why"),
        ("none", [], "", "Say why"),
        ("none", ["1A1"], "No money", "went into no action"),
    ],
)
def test_how_an_action_went_on_is_said_in_full(two_plans, office, outcome, into, why, words):
    old, new = (Action.objects.of_plan(plan) for plan in two_plans)
    with pytest.raises(Refused, match=words):
        actions.carry_over(
            action=old.get(code="1A1"),
            outcome=outcome,
            into=list(new.filter(code__in=into)),
            why=why,
            by=office,
        )


def test_an_action_goes_on_only_in_the_plan_that_follows(two_plans, office):
    old, new = (Action.objects.of_plan(plan) for plan in two_plans)
    with pytest.raises(Refused, match="not of the plan that follows"):
        actions.carry_over(
            action=new.get(code="1A1"), outcome="carried", into=[old.get(code="1A1")], why="", by=office
        )


@pytest.mark.parametrize(
    ("over", "words"),
    [
        ({"kind": "dream"}, "what kind"),
        ({"ended_on": date(2024, 2, 1)}, "cannot end before it begins"),
        ({"follows": "itself"}, "cannot follow itself"),
    ],
)
def test_a_plan_begins_before_it_ends_and_does_not_follow_itself(two_plans, office, over, words):
    plan = two_plans[1]
    given = {"kind": plan.kind, "began_on": plan.began_on, "ended_on": None, "follows": plan.follows} | over
    if given["follows"] == "itself":
        given["follows"] = plan
    with pytest.raises(Refused, match=words):
        actions.describe_plan(plan=plan, by=office, expected_revision=plan.revision, **given)


def test_plans_do_not_follow_one_another_in_a_ring(two_plans, office):
    first, second = two_plans
    with pytest.raises(Refused, match="a plan that follows it"):
        actions.describe_plan(
            plan=first,
            kind="other",
            began_on=first.began_on,
            ended_on=first.ended_on,
            follows=second,
            by=office,
            expected_revision=first.revision,
        )


def test_the_pages_follow_the_plan_in_force(two_plans, signed_in, office):
    client = signed_in(office)
    assert client.get("/plan/").h1 == "A later plan"
    assert client.get("/plan/?on=2024-02-29").h1 == "A small plan"
    assert "Test and print letters" in client.get("/plan/actions/1A2/").text
    assert "=Test letters with families" in client.get("/plan/actions/1A2/?on=2024-02-29").text
    client.get("/plan/actions/1B1/", status=404)
    assert Area.objects.in_force().count() == 1
