"""Handing cases over and back, covering for who is away, and approving exceptions."""

from datetime import date, timedelta

import factories
import pytest
import stories

from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.accounts.roles import Caseworker
from goldenthread.casework import actions as casework
from goldenthread.casework.caseload import actions, cover
from goldenthread.casework.caseload.models import Absence, HandedCase, Handover
from goldenthread.casework.caseload.querysets import OF_A_REQUEST, Blocker, Stage
from goldenthread.casework.models import Request, TimeException
from goldenthread.clocks import actions as clocks
from goldenthread.clocks.actions import Counts
from goldenthread.clocks.models import Clock
from goldenthread.clocks.reminders import digests
from goldenthread.people.models import Child

D = date
TODAY, LAST = D(2024, 11, 12), D(2024, 11, 22)
pytestmark = pytest.mark.django_db


@pytest.fixture
def colleague(officer):
    return factories.user(Caseworker.code, team=officer.team)


def case(of, **over):
    plain = {"child": stories.child_of(of), "officer": of, "received_on": D(2024, 9, 2)}
    return factories.request(**(plain | over))


def holders(*cases):
    return [Request.objects.get(pk=one.pk).officer for one in cases]


# Handing over


def test_each_case_goes_to_the_officer_beside_it_and_its_clocks_too(manager, officer, colleague):
    third = factories.user(Caseworker.code, team=officer.team)
    cases = [case(officer, child=stories.child_of(officer)) for _ in range(3)]
    plan = stories.issued(stories.child_of(officer), reviews=[{"meeting_on": D(2024, 9, 2)}])
    clocks.rebuild()
    moves = [(cases[0], colleague), (cases[1], third), (cases[2], officer), (plan, third)]
    made = actions.hand_over(by=manager, moves=moves, note="Leave begins")
    assert holders(*cases, plan) == [colleague, third, officer, third]
    assert HandedCase.objects.of_handover(made).count() == 3
    assert clocks.rebuild() == Counts(0, 0, 0)
    assert set(Clock.objects.of_officer(third.pk).values_list("subject_kind", flat=True)) == {
        "request",
        "plan",
        "review",
    }


def test_nothing_is_written_where_every_case_is_there_already(manager, officer):
    held = case(officer)
    assert actions.hand_over(by=manager, moves=[(held, officer)]) is None
    assert not Handover.objects.exists()


def test_a_case_written_on_since_the_preview_stops_all_of_them(manager, officer, colleague):
    first, second = case(officer), case(officer)
    seen = {first.pk: 0, second.pk: 0}
    casework.withdraw_request(by=officer, today=TODAY, request=second, withdrawn_on=TODAY)
    with pytest.raises(Conflict, match="withdrawn on"):
        actions.hand_over(
            by=manager, moves=[(first, colleague), (second, colleague)], expected_revisions=seen
        )
    assert holders(first, second) == [officer, officer]


@pytest.mark.parametrize("closed", [True, False])
def test_cases_go_to_those_alone_who_take_them(manager, officer, closed):
    held = case(officer)
    other = factories.user(*([Caseworker.code] if closed else []), is_active=not closed)
    with pytest.raises(Refused, match="does not take cases"):
        actions.hand_over(by=manager, moves=[(held, other)])
    assert holders(held) == [officer]


def test_a_handover_is_undone_as_a_whole_and_once(manager, officer, colleague):
    mine, nobodys = case(officer), case(officer, officer=None)
    made = actions.hand_over(by=manager, moves=[(mine, colleague), (nobodys, colleague)])
    actions.undo_handover(by=manager, handover=made)
    assert holders(mine, nobodys) == [officer, None]
    with pytest.raises(Refused, match="undone already"):
        actions.undo_handover(by=manager, handover=made)
    assert clocks.rebuild().removed == 0


def test_it_is_not_undone_once_something_was_written_on_a_case(manager, officer, colleague):
    first, second = case(officer), case(officer)
    made = actions.hand_over(by=manager, moves=[(first, colleague), (second, colleague)])
    casework.withdraw_request(by=colleague, today=TODAY, request=second, withdrawn_on=TODAY)
    with pytest.raises(Refused, match="1 of its 2 cases have been written on since"):
        actions.undo_handover(by=manager, handover=made)
    assert holders(first, second) == [colleague, colleague]


def test_it_is_not_undone_to_somebody_whose_account_was_closed(manager, officer, colleague):
    held = case(officer)
    made = actions.hand_over(by=manager, moves=[(held, colleague)])
    officer.is_active = False
    officer.save()
    with pytest.raises(Refused, match="account of "):
        actions.undo_handover(by=manager, handover=made)
    assert Handover.objects.get().undone_at is None


def test_what_a_closed_account_holds_is_without_an_officer(officer):
    held = case(officer)
    assert not Request.objects.without_officer().exists()
    officer.is_active = False
    officer.save()
    assert list(Request.objects.without_officer()) == [held]


# Absence


def away(manager, officer, colleague, first=TODAY, last=LAST):
    return actions.record_absence(
        by=manager, today=TODAY, officer=officer, from_on=first, until_on=last, covered_by=colleague
    )


@pytest.mark.parametrize(
    ("on", "covers"),
    [(D(2024, 11, 11), False), (TODAY, True), (D(2024, 11, 22), True), (D(2024, 11, 23), False)],
)
def test_a_cover_holds_from_its_first_day_to_its_last_and_ends_by_itself(
    manager, officer, colleague, on, covers
):
    away(manager, officer, colleague)
    assert (officer.pk in cover.covered(colleague, on)) == covers
    assert (officer.pk in cover.away(on)) == covers
    assert cover.covered(officer, on) == {}


def test_the_reminder_of_who_covers_has_the_cases_of_both(manager, officer, colleague):
    case(officer)
    clocks.rebuild()
    told = {digest.user: digest for digest in digests(TODAY)}
    assert colleague not in told
    away(manager, officer, colleague)
    told = {digest.user: digest for digest in digests(TODAY)}
    assert told[officer].late == told[colleague].late == 1
    assert told[colleague].covering == officer.display_name
    assert f"Those of {officer.display_name}, for whom you cover" in told[colleague].message().text
    assert "/cases/" in told[colleague].sections[0].url


REFUSED = {
    "twice away": ("officer", "colleague", "They are away already"),
    "a circle": ("colleague", "officer", "is away from"),
    "a chain": ("third", "officer", "is away from"),
    "who covers goes away": ("colleague", "third", "They cover for"),
    "for oneself": ("third", "third", "Nobody covers for themselves"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_no_cover_goes_in_a_circle_or_stands_twice(manager, officer, colleague, what):
    third = factories.user(Caseworker.code, team=officer.team)
    people = {"officer": officer, "colleague": colleague, "third": third}
    away(manager, officer, colleague)
    who, by_whom, words = REFUSED[what]
    with pytest.raises(Refused, match=words):
        away(manager, people[who], people[by_whom], first=D(2024, 11, 22), last=D(2024, 11, 29))
    away(manager, colleague, third, first=D(2024, 11, 23), last=D(2024, 11, 29))  # a day later all is well


def test_nobody_covers_who_may_not_open_the_cases(manager, officer, stranger):
    case(officer)
    with pytest.raises(Refused, match="same team"):
        away(manager, officer, stranger)
    away(manager, officer, manager)  # who sees every child


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (TODAY, D(2024, 11, 11), "before the first"),
        (D(2024, 11, 1), D(2024, 11, 11), "has passed"),
    ],
)
def test_an_absence_lies_ahead_and_the_right_way_round(manager, officer, colleague, first, last, words):
    with pytest.raises(Refused, match=words):
        away(manager, officer, colleague, first=first, last=last)


def test_an_absence_is_shortened_lengthened_and_taken_back(manager, officer, colleague):
    absence = away(manager, officer, colleague)
    absence = actions.end_absence(by=manager, today=TODAY, absence=absence, until_on=D(2024, 11, 29))
    with pytest.raises(Conflict):
        actions.end_absence(by=manager, today=TODAY, absence=absence, until_on=TODAY, expected_revision=0)
    later = away(manager, colleague, manager, first=D(2024, 12, 2), last=D(2024, 12, 6))
    with pytest.raises(Refused, match="is away from 2 December"):
        actions.end_absence(by=manager, today=TODAY, absence=absence, until_on=D(2024, 12, 3))
    taken_back = {"until_on": absence.from_on - timedelta(days=1)}
    assert actions.end_absence(by=manager, today=TODAY, absence=absence, **taken_back) is None
    assert list(Absence.objects.all()) == [later]


# Exceptions


def excepted(request):
    return Clock.objects.of_subjects("request", [request.ref]).filter(is_excepted=True).exists()


def proposed(by, request, **over):
    told = {"kind": "absent_from_area", "reason": "Abroad"} | over
    return casework.record_exception(by=by, request=request, **told)


def test_an_exception_counts_once_a_manager_has_approved_it(manager, officer):
    request = case(officer)
    exception = proposed(officer, request)
    assert (exception.standing, excepted(request)) == ("proposed", False)
    casework.decide_exception(by=manager, exception=exception, standing="approved")
    assert excepted(request)
    assert clocks.rebuild() == Counts(0, 0, 0)


def test_a_managers_own_counts_at_once(manager, officer):
    request = case(officer)
    exception = proposed(manager, request)
    assert (exception.standing, exception.decided_by, excepted(request)) == ("approved", manager, True)


def test_one_that_is_refused_never_counts_and_one_approved_can_be_taken_back(manager, officer):
    request = case(officer)
    exception = proposed(officer, request)
    with pytest.raises(Refused, match="Say why"):
        casework.decide_exception(by=manager, exception=exception, standing="refused", because=" ")
    casework.decide_exception(by=manager, exception=exception, standing="refused", because="A week only")
    assert not excepted(request)
    with pytest.raises(Refused, match="Say why"):
        casework.decide_exception(by=manager, exception=exception, standing="approved")
    casework.decide_exception(by=manager, exception=exception, standing="approved", because="Five weeks")
    assert excepted(request)
    casework.decide_exception(by=manager, exception=exception, standing="refused", because="Read again")
    assert not excepted(request)


def test_nobody_approves_what_they_proposed(officer, manager):
    request = case(officer)
    mine = proposed(officer, request)
    officer.grants.create(role="send_manager")
    promoted = type(officer).objects.get(pk=officer.pk)
    with pytest.raises(Refused, match="somebody else approves it"):
        casework.decide_exception(by=promoted, exception=mine, standing="approved")
    casework.decide_exception(by=promoted, exception=mine, standing="refused", because="Taken back")


def test_the_second_to_decide_is_told_who_was_first(officer, manager):
    exception = proposed(officer, case(officer))
    casework.decide_exception(by=manager, exception=exception, standing="approved", expected_revision=0)
    with pytest.raises(Conflict, match=manager.display_name):
        casework.decide_exception(
            by=factories.user("send_manager"),
            exception=exception,
            standing="refused",
            because="-",
            expected_revision=0,
        )


def test_the_same_is_not_proposed_twice_at_once(officer):
    request = case(officer)
    proposed(officer, request)
    with pytest.raises(Refused, match="waits for approval already"):
        proposed(officer, request)
    proposed(officer, request, kind="personal_circumstances")


def test_what_came_from_before_stands_approved(officer):
    case(officer).exceptions.create(
        kind="absent_from_area", reason="-", recorded_by=officer, recorded_at="2024-10-01T09:00Z"
    )
    assert TimeException.objects.approved().count() == 1


# What presses and what blocks


def asked_for(request, *kinds, returned=()):
    for kind in kinds:
        back = D(2024, 11, 1) if kind in returned else None
        factories.advice(
            assessment=request.assessment, kind=kind, requested_on=D(2024, 10, 8), returned_on=back
        )
    return request


def before_a_panel(request, question, by, **over):
    from goldenthread.casework.panels.models import Panel

    panel = Panel.objects.create(question=question, held_on=D(2024, 11, 20), chair=by)
    panel.items.create(request=request, order=1, summary="-", put_by=by, **over)
    return request


def consulted(request, by, sent_on, **over):
    request.consultations.create(setting=factories.setting(), sent_on=sent_on, sent_by=by, **over)
    return request


ANSWERED = {"answer": "willing", "answered_on": D(2024, 11, 1)}
OLD_DRAFT = {"draft_sent_on": D(2024, 10, 1)}
BLOCKED = {
    "undecided": (lambda c, by: stories.requested(c), Blocker.UNDECIDED, Stage.REQUEST),
    "before the panel that assesses": (
        lambda c, by: before_a_panel(stories.requested(c), "assess", by),
        Blocker.PANEL,
        Stage.REQUEST,
    ),
    "the panel has spoken": (
        lambda c, by: before_a_panel(stories.requested(c), "assess", by, outcome="agreed", reasons="-"),
        Blocker.UNDECIDED,
        Stage.REQUEST,
    ),
    "nothing asked": (
        lambda c, by: stories.assessing(c, advice=()),
        Blocker.NOT_ASKED,
        Stage.ASSESSMENT,
    ),
    "a psychologist among others": (
        lambda c, by: stories.assessing(c, advice=("health", "psychology")),
        Blocker.PSYCHOLOGY,
        Stage.ASSESSMENT,
    ),
    "others only": (
        lambda c, by: asked_for(
            stories.assessing(c, advice=()), "psychology", "health", returned=("psychology",)
        ),
        Blocker.ADVICE,
        Stage.ASSESSMENT,
    ),
    "all in": (
        lambda c, by: asked_for(stories.assessing(c, advice=()), "health", returned=("health",)),
        Blocker.ISSUE_UNDECIDED,
        Stage.ASSESSMENT,
    ),
    "all in, before a panel": (
        lambda c, by: before_a_panel(
            asked_for(stories.assessing(c, advice=()), "health", returned=("health",)), "issue", by
        ),
        Blocker.PANEL,
        Stage.ASSESSMENT,
    ),
    "agreed": (
        lambda c, by: _agreed(stories.assessing(c, advice=())),
        Blocker.DRAFT_NOT_SENT,
        Stage.WRITING,
    ),
    "draft with the family": (lambda c, by: stories.drafted(c), Blocker.FAMILY, Stage.DRAFT),
    "a setting is silent": (
        lambda c, by: consulted(stories.drafted(c, **OLD_DRAFT), by, D(2024, 10, 27)),
        Blocker.SETTING_SILENT,
        Stage.DRAFT,
    ),
    "a setting has its last day": (
        lambda c, by: consulted(stories.drafted(c, **OLD_DRAFT), by, D(2024, 10, 28)),
        Blocker.SETTING_ASKED,
        Stage.DRAFT,
    ),
    "a setting answered": (
        lambda c, by: consulted(stories.drafted(c, **OLD_DRAFT), by, D(2024, 10, 2), **ANSWERED),
        Blocker.FINAL_NOT_SENT,
        Stage.DRAFT,
    ),
}


def _agreed(request):
    request.assessment.issue_agreed_on = D(2024, 11, 4)
    request.assessment.save()
    return request


@pytest.mark.parametrize("what", BLOCKED)
def test_it_says_what_keeps_a_request_from_going_on(officer, manager, what):
    make, blocker, stage = BLOCKED[what]
    made = make(stories.child_of(officer), manager)
    clocks.rebuild()
    found = Request.objects.under_way().with_blocker(TODAY).get()
    assert (found.pk, found.blocker) == (made.pk, blocker.value)
    assert list(Request.objects.under_way().with_blocker(TODAY).counts_by_blocker()) == [
        {"blocker": blocker.value, "cases": 1}
    ]
    at = [each for each in Stage if Request.objects.under_way().at_stage(each).exists()]
    assert at == [stage]


def test_what_is_under_way_is_what_has_a_running_clock_of_the_final_plan(officer):
    stories.requested(stories.child_of(officer))
    stories.assessing(stories.child_of(officer))
    stories.drafted(stories.child_of(officer))
    stories.issued(stories.child_of(officer))
    ended = {"decided_on": D(2024, 10, 7), "decision": "refuse"}
    for over in (ended, {"withdrawn_on": D(2024, 10, 7)}, {"moved_on": D(2024, 10, 7)}):
        factories.request(child=stories.child_of(officer), received_on=D(2024, 9, 2), **over)
    none = stories.assessing(stories.child_of(officer))
    none.assessment.not_issued_on = D(2024, 11, 1)
    none.assessment.save()
    factories.request(received_on=None, is_historical=True)
    clocks.rebuild()
    running = Clock.objects.running().of_duty("plan_issued")
    assert set(Request.objects.under_way().values_list("ref", flat=True)) == set(
        running.values_list("subject_ref", flat=True)
    )
    assert Request.objects.under_way().count() == 3
    assert Request.objects.with_live_plan().count() == 1
    assert Child.objects.count() == 9


def test_the_soonest_day_is_that_of_the_radars_first_duty(officer):
    late = stories.requested(stories.child_of(officer))
    window = stories.drafted(stories.child_of(officer))
    found = {one.pk: one for one in Request.objects.with_soonest(TODAY, OF_A_REQUEST)}
    assert found[late.pk].soonest_on == D(2024, 10, 14)  # of the decision
    assert found[window.pk].soonest_on == D(2025, 1, 20)  # of the final plan, not the family's days
    pressing = Request.objects.with_soonest(TODAY, OF_A_REQUEST).pressing(None, TODAY - timedelta(days=1))
    assert [one.pk for one in pressing] == [late.pk]
