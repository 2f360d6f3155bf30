from dataclasses import replace
from datetime import UTC, date, datetime

import factories
import pytest
from auditlog.models import LogEntry
from django.utils import timezone

from goldenthread.accounts.errors import Refused
from goldenthread.accounts.recording import telling_of
from goldenthread.assurance import planfile
from goldenthread.assurance.actions import rate
from goldenthread.assurance.importing import Beside
from goldenthread.assurance.models import (
    Action,
    ActionKpi,
    ActionOwner,
    Area,
    Evidence,
    HighImpactMeasure,
    ImprovementPlan,
    Mitigation,
    PlanKpi,
    PlanVersion,
    Rating,
    Risk,
    Round,
    RoundException,
    SubTheme,
)
from goldenthread.assurance.plan_history import standing as plan_standing
from goldenthread.assurance.risks import standing
from goldenthread.people.models import LocalArea
from goldenthread.scorecard.models import Target

PUBLISHED = date(2023, 9, 20)
STEPS = ("opened", "owners_due", "leads_due", "group_meets", "board_meets")
MODELS = [
    Action,
    ActionKpi,
    ActionOwner,
    Area,
    Evidence,
    HighImpactMeasure,
    ImprovementPlan,
    Mitigation,
    PlanKpi,
    Rating,
    Risk,
    SubTheme,
    Target,
]


def everything():
    """Every row of the plan as stored."""
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in MODELS}


def test_it_holds_the_whole_published_plan(whole_plan):
    counts = {model.__name__: model.objects.count() for model in MODELS}
    assert [
        counts[name]
        for name in ("Area", "SubTheme", "Action", "PlanKpi", "HighImpactMeasure", "Risk", "Mitigation")
    ] == [9, 48, 116, 65, 20, 12, 57]
    tally = {
        scale: {
            brag: Action.objects.filter(**{scale: "" if brag == "unrated" else brag}).count()
            for brag in ("blue", "green", "amber", "red", "unrated")
        }
        for scale in ("progress", "impact")
    }
    assert tally == {
        "progress": {"blue": 10, "green": 53, "amber": 46, "red": 7, "unrated": 0},
        "impact": {"blue": 4, "green": 36, "amber": 43, "red": 28, "unrated": 5},
    }


def test_it_sets_a_baseline_and_four_targets_for_each_headline_measure_that_has_a_code(whole_plan, published):
    coded = [measure for measure in published.high_impact if measure.code]
    assert len(coded) == 19
    assert Target.objects.filter(kind="baseline").count() == 19
    assert Target.objects.filter(kind="target").count() == 4 * 19
    assert list(Target.objects.of_code("APP17").values_list("label", "value", "from_on", "text")) == [
        ("Baseline", 13.2, date(2023, 6, 1), "13.2"),
        ("Target", 60.0, date(2023, 6, 1), "60"),
        ("6 months target", 80.0, date(2023, 12, 1), "80"),
        ("12 months target", None, date(2024, 7, 1), "TBC"),
        ("24 months target", None, date(2025, 7, 1), "TBC"),
    ]
    assert Target.objects.get(code="APP57", kind="baseline").from_on is None  # a whole year is not a month


def test_it_changes_nothing_the_second_time_and_says_so(whole_plan, published, bring_in):
    person = factories.user()
    before, logged = everything(), LogEntry.objects.count()
    again = bring_in(published, by=person)
    assert not again.changed_anything
    assert again.unchanged["action"] == 116
    assert (everything(), LogEntry.objects.count()) == (before, logged)


def test_it_adds_a_rating_and_keeps_the_earlier_one(imported, small, changed, bring_in):
    later = replace(changed(small, "1A2", progress="green"), published_on=date(2024, 3, 1))
    outcome = bring_in(later)
    action = Action.objects.get(code="1A2")
    said = action.ratings.filter(scale="progress").values_list("brag", "said_on")
    assert list(said) == [("green", date(2024, 3, 1)), ("amber", date(2023, 9, 20))]
    assert (action.progress, action.impact, outcome.created["rating"]) == ("green", "amber", 1)
    assert "action 1A2: progress is now green in the document" in outcome.changes


def test_it_leaves_what_people_said_since(imported, small, office, bring_in, changed):
    action = Action.objects.get(code="1A2")
    rate(
        action=action,
        scale="progress",
        brag="blue",
        words="Done and agreed",
        said_on=date(2024, 10, 1),
        by=office,
        expected_revision=action.revision,
    )
    assert not bring_in(small).changed_anything
    bring_in(changed(small, "1A2", progress="red"))
    action.refresh_from_db()
    assert action.progress == "blue"  # what the document of September 2023 says is older
    assert action.ratings.filter(scale="progress").count() == 3


def test_it_keeps_and_reports_what_the_document_no_longer_names(imported, small, bring_in):
    shorter = replace(small, actions=small.actions[:2], sub_themes=small.sub_themes[:1], risks=())
    outcome = bring_in(shorter)
    assert set(outcome.kept) == {"action 1B1", "sub-theme 1b", "risk 1"}
    assert (Action.objects.count(), outcome.changed_anything) == (3, False)


def test_it_retires_the_actions_closes_the_risks_and_removes_the_empty_places_that_are_no_longer_named_when_asked_to(
    imported, small, bring_in
):
    more = replace(small, sub_themes=(*small.sub_themes, planfile.SubTheme("1c", "1", "Nobody answers this")))
    bring_in(more)
    shorter = replace(small, actions=small.actions[:2], sub_themes=small.sub_themes[:1], risks=())
    outcome = bring_in(shorter, replace=True)
    assert outcome.removed == {"action": 1, "sub-theme": 1, "risk": 1}
    assert outcome.kept == ("sub-theme 1b",)  # where the retired action stands
    retired = Action.objects.get(code="1B1")
    assert (retired.monitoring, retired.changes.last().kind) == ("retired", "retired")
    assert not bring_in(shorter, replace=True).changed_anything


def test_a_risk_that_is_no_longer_named_is_closed_with_all_that_was_said_of_it_and_opens_when_it_is_named_again(
    imported, small, bring_in
):
    held = Risk.objects.get()
    bring_in(replace(small, risks=()), replace=True)
    bring_in(replace(small, risks=()), replace=True)  # once is enough
    on = standing.on(Risk.objects.with_all_said().get(pk=held.pk), date(2024, 11, 12))
    assert (on.is_closed, on.settled.words) == (True, "The register no longer names it.")
    assert [each.kind for each in on.history] == ["published", "closed"]
    assert [each.said.text for each in on.mitigations] == ["Hire", "Train"]
    assert not standing.on(Risk.objects.with_all_said().get(), date(2024, 11, 11)).is_closed
    assert bring_in(small).changed["risk"] == 1
    assert standing.on(Risk.objects.with_all_said().get(), date(2024, 11, 12)).is_open
    assert not bring_in(small).changed_anything


def test_a_risk_that_a_round_names_is_closed_too(imported, small, bring_in):
    risk = Risk.objects.get()
    held = Round.objects.create(
        improvement_plan=risk.improvement_plan,
        month_on=date(2024, 10, 1),
        **{f"{step}_on": date(2024, 11, 5) for step in STEPS},
    )
    raised_at = timezone.now()
    RoundException.objects.create(
        round=held, kind="risk", risk=risk, why="Nothing moves", raised_at=raised_at
    )
    assert bring_in(replace(small, risks=()), replace=True).removed == {"risk": 1}
    assert RoundException.objects.get().risk == risk


def test_an_area_of_which_a_review_spoke_stays(imported, small, bring_in):
    bring_in(replace(small, areas=(*small.areas, planfile.Area("2", "Nothing is done here"))))
    area = Area.objects.get(number="2")
    review = area.improvement_plan.government_reviews.create(name="First review", order=1)
    review.asks.create(area=area, number=1, words="Show us")
    outcome = bring_in(small, replace=True)
    assert (outcome.kept, outcome.removed) == (("area 2",), {})
    assert review.asks.get().area == area


def test_measures_that_leave_the_plan_are_shown_on_the_days_that_had_them(imported, small, bring_in):
    plan = ImprovementPlan.objects.get()
    shorter = replace(small, kpis=small.kpis[:1], high_impact=())
    with telling_of(datetime(2024, 11, 11, 9, tzinfo=UTC)):
        assert bring_in(shorter, replace=True).removed == {"indicator": 1, "headline measure": 1}
    then, since = date(2024, 11, 10), date(2024, 11, 11)
    [area] = plan_standing.areas_of(plan, then)
    assert [each.code for each in area.high_impact.all()] == ["APP17"]
    assert [list(each.high_impact.all()) for each in plan_standing.areas_of(plan, since)] == [[]]
    assert set(plan_standing.indicator_titles(plan, then)) == {"APP01", "APP17"}
    assert set(plan_standing.indicator_titles(plan, since)) == {"APP17"}


def test_it_refuses_another_plan_unless_it_is_to_take_the_place(imported, small, bring_in):
    other = _another(small)
    with pytest.raises(Refused, match="None of the 3 actions of the plan held here"):
        bring_in(other)
    bring_in(other, replace=True)
    assert set(Action.objects.monitored().codes()) == {"Z1A1", "Z1A2", "Z1B1"}
    assert ImprovementPlan.objects.count() == 1


def _another(small):
    return replace(
        small, title="Another", actions=tuple(replace(each, code=f"Z{each.code}") for each in small.actions)
    )


FROM_MARCH = Beside(ImprovementPlan.Kind.ACCELERATED, date(2024, 3, 1))


def test_it_puts_another_plan_beside_the_one_in_force(imported, small, bring_in):
    bring_in(replace(_another(small), published_on=date(2024, 2, 20)), beside=FROM_MARCH)
    before, after = ImprovementPlan.objects.order_by("pk")
    assert (before.ended_on, after.began_on, after.follows) == (date(2024, 2, 29), date(2024, 3, 1), before)
    plans = ImprovementPlan.objects
    assert plans.in_force_on(date(2024, 2, 29)) == before
    assert plans.in_force_on(date(2024, 3, 1)) == after
    assert plans.in_force_on(date(2023, 9, 19)) is None
    assert plans.current() == after
    assert not bring_in(small).changed_anything  # the earlier one's paper is still known by its title
    assert Action.objects.of_plan(before).codes() == ["1A1", "1A2", "1B1"]


@pytest.mark.parametrize(
    ("title", "beside", "words"),
    [
        ("A small plan", FROM_MARCH, "is held already"),
        ("Another", Beside("dream", date(2024, 3, 1)), "The kind of plan is one of"),
        ("Another", Beside("priorities", date(2023, 9, 20)), "began on 20 September 2023"),
    ],
)
def test_it_refuses_a_plan_beside_another_that_nothing_tells_apart(
    imported, small, bring_in, title, beside, words
):
    before = everything()
    with pytest.raises(Refused, match=words):
        bring_in(replace(_another(small), title=title), beside=beside)
    assert everything() == before


def test_it_keeps_what_an_action_was_before_a_later_paper(imported, small, changed, bring_in):
    person = factories.user()
    later = replace(
        changed(small, "1A2", due_on=date(2024, 9, 1), sub_theme="1b"), published_on=date(2024, 3, 1)
    )
    bring_in(later, by=person)
    bring_in(changed(later, "1A2", due_on=date(2024, 10, 1), sub_theme="1b"))  # the same paper, put right
    added, moved, edited = Action.objects.get(code="1A2").changes.all()
    assert [(each.kind, each.changed_on) for each in (added, moved, edited)] == [
        ("added", PUBLISHED),
        ("moved", date(2024, 3, 1)),
        ("edited", date(2024, 11, 12)),
    ]
    said = [each.state["due_on"] for each in (added, moved, edited)]
    assert said == ["2024-05-01", "2024-09-01", "2024-10-01"]
    assert moved.changed_by == person
    assert Action.objects.get(code="1A1").changes.count() == 1


def test_the_first_paper_is_the_first_version(imported):
    version = PlanVersion.objects.get()
    assert (version.number, version.agreed_on, version.words) == (1, PUBLISHED, "As in plan.csv.")
    assert [(each["code"], each["progress"]) for each in version.state["actions"]] == [
        ("1A1", "green"),
        ("1A2", "amber"),
        ("1B1", "blue"),
    ]


def test_it_writes_all_of_it_or_nothing(imported, small, changed, bring_in):
    before, logged = everything(), LogEntry.objects.count()
    broken = changed(changed(small, "1A1", text="Changed"), "1B1", due_text="x" * 101)
    with pytest.raises(Refused, match=r"action 1B1: due text: .*at most 100 characters"):
        bring_in(broken)
    assert (everything(), LogEntry.objects.count()) == (before, logged)


def test_it_tries_and_undoes_a_dry_run(db, small, bring_in):
    outcome = bring_in(small, dry_run=True)
    assert outcome.created["action"] == 3
    assert everything() == {model.__name__: [] for model in MODELS}


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"actions": ()}, "holds no action"),
        ({"sub_themes": ()}, "action 1A1 stands in sub-theme 1a, which the document does not have"),
        ({"areas": ()}, "sub-theme 1a stands in area 1, which the document does not have"),
        ({"risks": (planfile.Risk("2", None, "Odd", "dire"),)}, "risk 2: severity before: .*dire"),
    ],
)
def test_it_refuses_what_cannot_be_kept_and_names_the_place(db, small, bring_in, fields, words):
    with pytest.raises(Refused, match=words):
        bring_in(replace(small, **fields))
    assert not ImprovementPlan.objects.exists()


def test_it_says_who_imported_in_the_log_of_changes(db, small, bring_in):
    person = factories.user()
    bring_in(small, by=person)
    logged = LogEntry.objects.get_for_object(Action.objects.get(code="1A1"))
    assert {entry.actor for entry in logged} == {person}
    assert ImprovementPlan.objects.get().imported_by == person


def test_it_keeps_the_account_that_an_owner_was_linked_to(imported, small, changed, bring_in):
    person = factories.user()
    ActionOwner.objects.filter(action__code="1A2", role="Head of SEND").update(user=person)
    more = planfile.Owner("Head of Data", "Council")
    bring_in(changed(small, "1A2", owners=(*small.actions[1].owners, more)))
    owners = ActionOwner.objects.filter(action__code="1A2").values_list("role", "user", "is_accountable")
    assert list(owners) == [
        ("Head of SEND", person.pk, False),
        ("Designated officer", None, False),
        ("Head of Data", None, False),
    ]


def test_it_moves_an_action_to_another_sub_theme(imported, small, changed, bring_in):
    outcome = bring_in(changed(small, "1A2", sub_theme="1b"))
    assert Action.objects.get(code="1A2").sub_theme.code == "1b"
    assert (outcome.changed, outcome.created) == ({"action": 1}, {})


def test_a_demonstration_is_imported_on_the_day_on_which_it_stands_still(small, bring_in):
    LocalArea.objects.create(name="Anyshire", authority_code="999", stands_still_on=date(2024, 11, 12))
    bring_in(small)
    assert timezone.localdate(ImprovementPlan.objects.get().imported_at) == date(2024, 11, 12)


def test_a_real_plan_is_imported_when_it_is(small, bring_in):
    before = timezone.now()
    bring_in(small)
    assert before <= ImprovementPlan.objects.get().imported_at <= timezone.now()


def test_a_register_imported_again_adds_to_what_people_said_of_its_risks(small, bring_in, register, office):
    (printed,) = small.risks
    unchanged = bring_in(small)
    assert unchanged.changes == ()
    assert unchanged.kept[-2:] == ("risk 2", "risk 3")  # put on the register here
    bring_in(
        replace(
            small, risks=(replace(printed, severity_after="medium", mitigations=("Hire", "Share posts")),)
        )
    )
    said = standing.on(Risk.objects.with_all_said().get(number=1), date(2024, 11, 12))
    assert [(each.kind, each.severity_after) for each in said.history] == [
        ("published", "high"),
        ("published", "medium"),
    ]
    states = [(each.said.text, each.said.state) for each in said.mitigations]
    assert states == [("Hire", "active"), ("Train", "dropped"), ("Share posts", "active")]
    before = standing.on(said.risk, date(2024, 11, 11))
    assert (before.said.severity_after, [each.said.text for each in before.mitigations]) == (
        "high",
        ["Hire", "Train"],
    )


def test_it_puts_no_plan_beside_one_whose_round_is_open(open_round, small, bring_in):
    with pytest.raises(Refused, match="The round of October 2024 of “A small plan” is still open: close it"):
        bring_in(_another(small), beside=FROM_MARCH)
    assert ImprovementPlan.objects.count() == 1
