"""Orders of the Tribunal and what counts as one: what each reopens, its times, and what is refused."""

from datetime import date

import factories
import pytest

from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.casework import actions
from goldenthread.casework.models import Request
from goldenthread.casework.next_step import next_step, status
from goldenthread.casework.notices import belonging
from goldenthread.casework.orders import actions as orders
from goldenthread.casework.orders.duties import STEPS, codes, is_owed
from goldenthread.casework.orders.models import Origin, Requires
from goldenthread.casework.stages import stage_of
from goldenthread.casework.timeline import timeline
from goldenthread.clocks.actions import Counts, rebuild
from goldenthread.clocks.models import Clock

pytestmark = pytest.mark.django_db
D = date
TODAY = D(2026, 7, 1)
MADE = D(2025, 12, 19)


@pytest.fixture
def by(officer):
    return officer


def refused(**over) -> Request:
    return factories.request(
        **({"received_on": D(2025, 5, 5), "decision": "refuse", "decided_on": D(2025, 6, 10)} | over)
    )


def without_plan() -> Request:
    request = refused(decision="assess")
    factories.assessment(request=request, not_issued_on=D(2025, 8, 20))
    return request


def with_plan(**plan) -> Request:
    request = refused(decision="assess")
    factories.assessment(request=request, issue_agreed_on=D(2025, 8, 20))
    dates = {"draft_sent_on": D(2025, 8, 22), "first_issued_on": D(2025, 9, 15)}
    factories.plan(request=request, **(dates | plan))
    return request


def ordered(by, request, requires, **over):
    given = {"origin": "order", "made_on": MADE, "received_on": D(2025, 12, 22)} | over
    return orders.record_order(by=by, today=TODAY, request=request, requires=requires, **given)


def again(request) -> Request:
    return Request.objects.with_story().get(pk=request.pk)


def step_of(request):
    return next_step(again(request), list(Clock.objects.of_refs([request.ref])), TODAY)


def clocks_of(order) -> set:
    return set(Clock.objects.filter(detail=order.ref).values_list("duty", "due_on", "met_on", "stopped_on"))


def test_an_order_to_assess_reopens_the_case_and_the_refusal_stays(by):
    request = refused()
    order = ordered(by, request, "assess")
    request = again(request)
    assert (request.decision, request.decided_on, request.had_appeal) == ("refuse", D(2025, 6, 10), True)
    assert stage_of(request).code == "ordered_to_assess"
    assert status(request, MADE).words == "Reopened · week 1 of 2"
    step = step_of(request)
    assert (step.action_name, step.due_on) == ("tell_of_ordered_assessment", D(2026, 1, 2))
    with pytest.raises(Refused, match="record first that the family was told"):
        actions.seek_advice(by=by, today=TODAY, request=request, kind="health", requested_on=D(2026, 1, 5))
    orders.tell_of_ordered_assessment(by=by, today=TODAY, order=order, told_on=D(2025, 12, 30))
    assert status(again(request), D(2026, 1, 5)).words == "Reopened · week 3 of 14"
    actions.seek_advice(by=by, today=TODAY, request=request, kind="health", requested_on=D(2026, 1, 5))
    actions.agree_to_issue(by=by, today=TODAY, request=request, agreed_on=D(2026, 2, 20))
    step = step_of(request)
    assert (step.action_name, step.due_on) == ("send_draft", D(2026, 3, 27))
    actions.send_draft(by=by, today=TODAY, request=request, draft_sent_on=D(2026, 2, 23))
    actions.issue_plan(by=by, today=TODAY, request=request, issued_on=D(2026, 3, 20))
    assert clocks_of(order) == {
        ("assessment_notified_after_order", D(2026, 1, 2), D(2025, 12, 30), None),
        ("no_plan_notified_after_order", D(2026, 2, 27), None, D(2026, 2, 20)),
        ("assessed_plan_issued_after_order", D(2026, 3, 27), D(2026, 3, 20), None),
    }
    assert stage_of(again(request)).code == "in_force"
    titles = [event.title for event in timeline(again(request))]
    assert {"Decision whether to assess", "Order of the Tribunal: assess needs"} < set(titles)
    assert rebuild() == Counts(0, 0, 0)


def test_an_order_to_make_a_plan_reopens_the_case_and_the_notice_stays(by):
    request = without_plan()
    order = ordered(by, request, "make_plan")
    request = again(request)
    assert (request.assessment.not_issued_on, request.assessment.had_appeal) == (D(2025, 8, 20), True)
    step = step_of(request)
    assert (step.action_name, step.due_on) == ("send_draft", D(2026, 1, 23))
    for act, field in ((actions.agree_to_issue, "agreed_on"), (actions.record_not_issuing, "not_issued_on")):
        with pytest.raises(Refused, match="It was ordered on 19 December 2025 that a plan be made"):
            act(by=by, today=TODAY, request=request, **{field: D(2026, 1, 5)})
    with pytest.raises(Refused, match="cannot be before the day of the order to make a plan"):
        actions.send_draft(by=by, today=TODAY, request=request, draft_sent_on=D(2025, 12, 1))
    actions.send_draft(by=by, today=TODAY, request=request, draft_sent_on=D(2026, 1, 20))
    actions.issue_plan(by=by, today=TODAY, request=request, issued_on=D(2026, 3, 9))
    assert clocks_of(order) == {
        ("draft_sent_after_order", D(2026, 1, 23), D(2026, 1, 20), None),
        ("made_plan_issued_after_order", D(2026, 3, 6), D(2026, 3, 9), None),
    }
    assert rebuild() == Counts(0, 0, 0)


@pytest.mark.parametrize(
    ("requires", "origin", "duty", "due_on"),
    [
        ("amend_contents", "order", "contents_amended_after_order", D(2026, 1, 23)),
        ("amend_setting", "order", "setting_amended_after_order", D(2026, 1, 2)),
        ("amend_both", "concession", "contents_and_setting_amended_after_concession", D(2026, 1, 23)),
        ("keep_and_amend", "mediation", "continued_plan_amended_after_mediation", D(2026, 1, 23)),
    ],
)
def test_a_plan_is_amended_as_ordered(by, requires, origin, duty, due_on):
    request = with_plan()
    order = ordered(by, request, requires, origin=origin)
    step = step_of(again(request))
    assert (step.action_name, step.duty_code, step.due_on) == ("amend_as_ordered", duty, due_on)
    orders.amend_as_ordered(by=by, today=TODAY, order=order, amended_on=D(2026, 1, 2))
    request = again(request)
    assert (request.plan.current_from_on, stage_of(request).code) == (D(2026, 1, 2), "in_force")
    assert clocks_of(order) == {(duty, due_on, D(2026, 1, 2), None)}
    field = "had_other_mediation" if origin == "mediation" else "had_other_appeal"
    assert getattr(request.assessment, field)
    with pytest.raises(Refused, match="was issued as ordered on 2 January 2026"):
        orders.amend_as_ordered(by=by, today=TODAY, order=order, amended_on=D(2026, 1, 9))


def test_a_plan_that_is_kept_never_ceased_and_what_was_recorded_stays(by):
    request = with_plan(ceased_on=D(2025, 11, 3), cease_reason="2")
    order = ordered(by, request, "keep_plan")
    request = again(request)
    assert (request.plan.ceased_on, request.plan.cease_reason) == (None, "")
    titles = {event.title: event for event in timeline(request)}
    undone = titles["Plan was recorded as ceased, and is kept by order"]
    assert (undone.on, undone.detail) == (D(2025, 11, 3), "Needs met without a plan")
    assert Clock.objects.running().of_duty("review_completed").exists()
    orders.take_back_order(by=by, today=TODAY, order=order, because="Another child's")
    assert again(request).plan.ceased_on == D(2025, 11, 3)
    assert rebuild() == Counts(0, 0, 0)


def test_an_appeal_against_ending_that_is_dismissed_ends_the_plan_at_once(by):
    request = with_plan()
    order = ordered(by, request, "end_plan")
    step = step_of(request)
    assert (step.action_name, step.due_on) == ("cease_plan", MADE)
    actions.cease_plan(by=by, today=TODAY, plan=request.plan, ceased_on=D(2025, 12, 23), cease_reason="2")
    assert clocks_of(order) == {("plan_ceased_after_order", MADE, D(2025, 12, 23), None)}


def test_what_was_recorded_in_error_is_taken_back_and_stays_readable(by):
    request = refused()
    order = ordered(by, request, "assess")
    orders.take_back_order(by=by, today=TODAY, order=order, because="It is another child's")
    request = again(request)
    assert (stage_of(request).code, request.had_appeal) == ("refused", False)
    assert not clocks_of(order)
    events = {event.title: event.detail for event in timeline(request)}
    assert events["Order taken back as recorded in error"] == "It is another child's"
    assert "Order of the Tribunal: assess needs" in events
    with pytest.raises(Refused, match="was taken back on"):
        orders.take_back_order(by=by, today=TODAY, order=order, because="Again")
    assert rebuild() == Counts(0, 0, 0)


def test_a_case_that_is_sent_back_is_refused_again_or_goes_to_its_draft(by):
    request = without_plan()
    order = ordered(by, request, "reconsider")
    assert again(request).assessment.had_appeal
    step = step_of(request)
    assert (step.action_name, step.due_on) == ("send_draft", D(2026, 1, 2))
    assert status(again(request), MADE).words == "Reopened · week 1 of 2"
    with pytest.raises(Refused, match="to reconsider this"):
        actions.record_not_issuing(by=by, today=TODAY, request=request, not_issued_on=D(2026, 1, 2))
    orders.decline_after_order(by=by, today=TODAY, order=order, declined_on=D(2025, 12, 31))
    assert stage_of(again(request)).code == "no_plan"
    assert again(request).assessment.not_issued_on == D(2025, 8, 20)
    assert clocks_of(order) == {("reconsidered_after_order", D(2026, 1, 2), D(2025, 12, 31), None)}
    second = ordered(by, request, "reconsider", made_on=D(2026, 3, 2), received_on=D(2026, 3, 3))
    with pytest.raises(Refused, match="cannot be before the day of the order"):
        actions.send_draft(by=by, today=TODAY, request=request, draft_sent_on=D(2026, 3, 1))
    actions.send_draft(by=by, today=TODAY, request=request, draft_sent_on=D(2026, 3, 12))
    assert clocks_of(second) == {("reconsidered_after_order", D(2026, 3, 16), D(2026, 3, 12), None)}
    assert (stage_of(again(request)).code, status(again(request), TODAY).words) == ("drafted", "Reopened")
    for order_, told in ((order, "that nothing changes"), (second, "The draft was sent")):
        with pytest.raises(Refused, match=told):
            orders.decline_after_order(by=by, today=TODAY, order=order_, declined_on=D(2026, 3, 20))
    actions.issue_plan(by=by, today=TODAY, request=request, issued_on=D(2026, 4, 20))
    assert stage_of(again(request)).code == "in_force"
    assert rebuild() == Counts(0, 0, 0)


@pytest.mark.parametrize(
    ("act", "field"), [(orders.amend_as_ordered, "amended_on"), (orders.decline_after_order, "declined_on")]
)
def test_a_child_with_a_plan_is_assessed_again_and_keeps_it_meanwhile(by, act, field):
    request = with_plan()
    order = ordered(by, request, "reassess")
    assert (stage_of(again(request)).code, again(request).assessment.had_other_appeal) == (
        "ordered_to_reassess",
        True,
    )
    with pytest.raises(Refused, match="Record first that the family was told"):
        act(by=by, today=TODAY, order=order, **{field: D(2026, 1, 5)})
    orders.tell_of_ordered_assessment(by=by, today=TODAY, order=order, told_on=D(2025, 12, 30))
    assert stage_of(again(request)).code == "reassessing"
    running = list(Clock.objects.of_refs(again(request).story_refs))
    assert next_step(again(request), running, TODAY).due_on == D(2026, 3, 27)
    act(by=by, today=TODAY, order=order, **{field: D(2026, 2, 20)})
    assert stage_of(again(request)).code == "in_force"
    done, left = D(2026, 2, 20), {"declined_on": "assessed_plan_issued", "amended_on": "no_plan_notified"}
    ends = {duty: (due, met, stopped) for duty, due, met, stopped in clocks_of(order)}
    assert ends["assessment_notified_after_order"] == (D(2026, 1, 2), D(2025, 12, 30), None)
    assert ends[f"{left[field]}_after_order"][1:] == (None, done)
    assert {ends["no_plan_notified_after_order"][0], ends["assessed_plan_issued_after_order"][0]} == {
        D(2026, 2, 27),
        D(2026, 3, 27),
    }
    assert rebuild() == Counts(0, 0, 0)


def test_the_return_hears_of_an_appeal_while_one_order_of_it_stands(by):
    request = with_plan()
    first = ordered(by, request, "amend_setting")
    second = ordered(by, request, "amend_contents", made_on=D(2026, 2, 2), received_on=D(2026, 2, 3))
    orders.take_back_order(by=by, today=TODAY, order=first, because="It is another child's")
    assert again(request).assessment.had_other_appeal
    orders.take_back_order(by=by, today=TODAY, order=second, because="It is another child's too")
    assert not again(request).assessment.had_other_appeal


def test_a_corrected_day_moves_the_times_and_keeps_its_trace(by):
    request = refused()
    order = ordered(by, request, "assess")
    actions.correct_date(
        by=by, today=TODAY, record=order, field="made_on", to=D(2025, 12, 18), reason="As stamped"
    )
    assert Clock.objects.get(duty="assessment_notified_after_order").due_on == D(2026, 1, 1)
    event = next(one for one in timeline(again(request)) if one.kind == "tribunalorder.made_on")
    assert [(one.was, one.reason) for one in event.corrections] == [("19 December 2025", "As stamped")]
    with pytest.raises(Refused, match="cannot be before the day of the decision whether to assess"):
        actions.correct_date(
            by=by, today=TODAY, record=order, field="made_on", to=D(2025, 6, 9), reason="Slip"
        )


REFUSALS = {
    "an order to assess where nobody refused": (
        lambda by: ordered(by, factories.request(received_on=D(2025, 5, 5)), "assess"),
        "no refusal to assess",
    ),
    "an order to make a plan after a refusal to assess": (
        lambda by: ordered(by, refused(), "make_plan"),
        "no refusal to issue a plan",
    ),
    "an order about a plan where there is none": (
        lambda by: ordered(by, refused(), "amend_setting"),
        "no plan that it could be about",
    ),
    "an order before what it overturns": (
        lambda by: ordered(by, refused(), "assess", made_on=D(2025, 6, 9)),
        "cannot be before the day of the decision whether to assess",
    ),
    "an order that came before it was made": (
        lambda by: ordered(by, refused(), "assess", received_on=D(2025, 12, 18)),
        "It was made on 19 December 2025",
    ),
    "an order of tomorrow": (
        lambda by: ordered(by, refused(), "assess", made_on=D(2026, 7, 2), received_on=D(2026, 7, 2)),
        "is in the future",
    ),
    "a concession that ends a plan": (
        lambda by: ordered(by, with_plan(), "end_plan", origin="concession"),
        "the law knows none that says",
    ),
    "an order to amend a plan that has ceased": (
        lambda by: ordered(by, with_plan(ceased_on=D(2025, 11, 3), cease_reason="2"), "amend_contents"),
        "The plan ceased on 3 November 2025",
    ),
    "a second order to assess": (
        lambda by: ordered(by, ordered(by, refused(), "assess").request, "assess"),
        "no refusal to assess",
    ),
    "telling the family before the order": (
        lambda by: orders.tell_of_ordered_assessment(
            by=by, today=TODAY, order=ordered(by, refused(), "assess"), told_on=D(2025, 12, 1)
        ),
        "cannot be before",
    ),
    "amending by an order to assess": (
        lambda by: orders.amend_as_ordered(
            by=by, today=TODAY, order=ordered(by, refused(), "assess"), amended_on=D(2026, 1, 1)
        ),
        "does not ask for the plan to be amended",
    ),
    "taking back what was acted on": (
        lambda by: orders.take_back_order(
            by=by,
            today=TODAY,
            order=orders.tell_of_ordered_assessment(
                by=by, today=TODAY, order=ordered(by, refused(), "assess"), told_on=D(2025, 12, 30)
            ),
            because="Slip",
        ),
        "Something was done on it already",
    ),
}


@pytest.mark.parametrize(("act", "words"), REFUSALS.values(), ids=REFUSALS)
def test_it_refuses(by, act, words):
    with pytest.raises(Refused) as refusal:
        act(by)
    assert words in refusal.value.words


def test_two_people_never_overwrite_each_other(by, manager):
    request = refused()
    seen = request.revision
    ordered(manager, request, "assess")
    with pytest.raises(Conflict, match="Nothing was saved"):
        ordered(by, request, "assess", expected_revision=seen)


def test_every_order_that_the_law_knows_has_its_duties():
    assert set(STEPS) == set(Requires)
    assert {origin for origin in Origin.values if is_owed("end_plan", origin)} == {"order"}
    assert {origin for origin in Origin.values if is_owed("reconsider", origin)} == {"order"}
    of_every_origin = set(Requires.values) - {"end_plan", "reconsider"}
    assert all(is_owed(one, origin) for one in of_every_origin for origin in Origin.values)
    assert max(map(len, codes())) <= Clock._meta.get_field("duty").max_length


@pytest.mark.parametrize(
    ("origin", "letter"),
    [
        ("order", "assessment_ordered"),
        ("concession", "assessment_conceded"),
        ("mediation", "assessment_mediated"),
    ],
)
def test_the_family_is_written_to_of_the_assessment_that_begins(by, origin, letter):
    request = refused()
    order = ordered(by, request, "assess", origin=origin)
    assert [one.kind for one in belonging.wanted_now(again(request), [])] == ["assessment_refused"]
    orders.tell_of_ordered_assessment(by=by, today=TODAY, order=order, told_on=D(2025, 12, 30))
    assert [one.kind for one in belonging.wanted_now(again(request), [])] == [letter]
