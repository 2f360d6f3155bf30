"""Every way in which a duty starts, is met, is excused, stops, or never begins: facts in, clocks out."""

from datetime import date, timedelta

import factories
import pytest

from goldenthread.clocks import actions
from goldenthread.clocks.models import Clock
from goldenthread.clocks.sources import due_on, ending

pytestmark = pytest.mark.django_db

RECEIVED = date(2025, 9, 1)
WEEK_6, WEEK_16, WEEK_20 = date(2025, 10, 13), date(2025, 12, 22), date(2026, 1, 19)
D = date


def clocks(duty: str) -> list[tuple]:
    actions.rebuild()
    found = Clock.objects.of_duty(duty).soonest_first()
    return [(clock.due_on, clock.met_on, clock.stopped_on) for clock in found]


def case(*, assessment=None, plan=None, **request):
    made = factories.request(received_on=RECEIVED, **request)
    if assessment is not None:
        factories.assessment(request=made, **assessment)
    if plan is not None:
        dates = {"draft_sent_on": None, "first_issued_on": None} | plan
        factories.plan(request=made, **dates)
    return made


ASSESS = {"decision": "assess", "decided_on": D(2025, 10, 6)}
REFUSE = {"decision": "refuse", "decided_on": D(2025, 10, 20)}


@pytest.mark.parametrize(
    ("facts", "met_on", "stopped_on"),
    [
        ({}, None, None),
        (ASSESS, D(2025, 10, 6), None),
        (REFUSE, D(2025, 10, 20), None),
        ({"withdrawn_on": D(2025, 9, 9)}, None, D(2025, 9, 9)),
        ({"moved_on": D(2025, 9, 10)}, None, D(2025, 9, 10)),
        (
            {"plan": {"first_issued_on": D(2026, 1, 5)}},
            None,
            D(2026, 1, 5),
        ),  # an import that lacks the decision
    ],
)
def test_the_decision_whether_to_assess(facts, met_on, stopped_on):
    case(**facts)
    assert clocks("assessment_decided") == [(WEEK_6, met_on, stopped_on)]


@pytest.mark.parametrize(
    ("facts", "met_on", "stopped_on"),
    [
        ({}, None, None),
        (ASSESS | {"assessment": {}}, None, None),
        (
            ASSESS
            | {"assessment": {"issue_agreed_on": D(2025, 12, 1)}, "plan": {"first_issued_on": WEEK_20}},
            WEEK_20,
            None,
        ),
        (REFUSE, None, D(2025, 10, 20)),
        (ASSESS | {"assessment": {"not_issued_on": D(2025, 12, 9)}}, None, D(2025, 12, 9)),
        (ASSESS | {"assessment": {}, "withdrawn_on": D(2025, 11, 1)}, None, D(2025, 11, 1)),
        (ASSESS | {"assessment": {}, "moved_on": D(2025, 11, 2)}, None, D(2025, 11, 2)),
    ],
)
def test_the_final_plan(facts, met_on, stopped_on):
    case(**facts)
    assert clocks("plan_issued") == [(WEEK_20, met_on, stopped_on)]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, []),
        (REFUSE, []),
        (ASSESS | {"assessment": {}}, [(WEEK_16, None, None)]),
        (ASSESS | {"assessment": {"not_issued_on": D(2025, 12, 23)}}, [(WEEK_16, D(2025, 12, 23), None)]),
        (ASSESS | {"assessment": {"issue_agreed_on": D(2025, 12, 1)}}, [(WEEK_16, None, D(2025, 12, 1))]),
        (ASSESS | {"assessment": {}, "withdrawn_on": D(2025, 11, 1)}, [(WEEK_16, None, D(2025, 11, 1))]),
    ],
)
def test_the_notice_that_no_plan_is_issued(facts, expected):
    case(**facts)
    assert clocks("not_issuing_notified") == expected


@pytest.mark.parametrize(
    ("assessment", "days_late"),
    [
        ({}, 0),  # it may still become a plan, and then nothing was owed
        ({"issue_agreed_on": D(2026, 1, 2)}, 0),
        ({"not_issued_on": D(2025, 12, 22)}, 0),
        ({"not_issued_on": D(2026, 1, 2)}, 11),
    ],
)
def test_only_a_refusal_can_be_late_with_the_notice_of_it(assessment, days_late):
    case(**ASSESS, assessment=assessment)
    actions.rebuild()
    notice = Clock.objects.of_duty("not_issuing_notified")
    assert notice.get().days_late_on(D(2026, 1, 12)) == days_late
    assert not notice.overdue_on(D(2026, 1, 12)).exists()


def test_the_day_of_a_refusal_is_foreseen_until_it_has_passed():
    case(**ASSESS, assessment={})
    actions.rebuild()
    notice = Clock.objects.of_duty("not_issuing_notified")
    assert notice.foreseen_on(WEEK_16).exists()
    assert not notice.foreseen_on(WEEK_16 + timedelta(days=1)).exists()
    assert not notice.owed().exists()


def test_the_familys_time_with_the_draft_runs_out_and_is_never_late():
    case(**ASSESS, assessment={"issue_agreed_on": D(2025, 12, 1)}, plan={"draft_sent_on": D(2026, 2, 13)})
    assert clocks("draft_window") == [(D(2026, 2, 27), D(2026, 2, 27), None)]
    assert not Clock.objects.of_duty("draft_window").overdue_on(D(2027, 1, 1)).exists()


def test_it_counts_advice_from_its_receipt_and_from_sending_until_that_is_known():
    factories.advice(requested_on=D(2026, 10, 12), request_received_on=D(2026, 10, 14))
    factories.advice(requested_on=D(2026, 10, 12), kind="health", returned_on=D(2026, 11, 2))
    assert clocks("advice_returned") == [
        (D(2026, 11, 23), D(2026, 11, 2), None),
        (D(2026, 11, 25), None, None),
    ]


def test_it_gives_a_second_advice_of_one_kind_its_own_clock_and_a_parent_none():
    assessment = factories.assessment()
    for kind in ("health", "health", "parent"):
        factories.advice(assessment=assessment, kind=kind)
    actions.rebuild()
    details = Clock.objects.of_duty("advice_returned").values_list("detail", flat=True)
    assert sorted(details) == ["health", "health 2"]


@pytest.mark.parametrize(
    ("kind", "excused"),
    [
        ("school_closed", {"assessment_decided", "not_issuing_notified", "plan_issued"}),
        (
            "personal_circumstances",
            {"assessment_decided", "not_issuing_notified", "plan_issued", "advice_returned"},
        ),
    ],
)
def test_an_exception_marks_the_duties_it_can_excuse_and_moves_no_date(kind, excused, officer):
    made = case(**ASSESS, assessment={})
    factories.advice(assessment=made.assessment)
    actions.rebuild()
    before = set(Clock.objects.values_list("duty", "due_on"))
    made.exceptions.create(kind=kind, reason="-", recorded_by=officer, recorded_at="2025-12-01T09:00Z")
    actions.rebuild()
    assert set(Clock.objects.filter(is_excepted=True).values_list("duty", flat=True)) == excused
    assert set(Clock.objects.values_list("duty", "due_on")) == before


def test_a_historical_request_has_no_clocks():
    factories.request(received_on=None, is_historical=True)
    assert clocks("plan_issued") == []


def test_a_plan_older_than_the_law_is_reviewed_from_its_first_review_under_it():
    plan = factories.plan(draft_sent_on=None, first_issued_on=D(2014, 5, 1))
    factories.review(plan=plan, meeting_on=D(2015, 3, 1), decision="maintain", decided_on=D(2015, 3, 20))
    assert clocks("review_completed") == [(D(2016, 3, 19), None, None)]


def test_each_cycle_of_review_has_its_clock():
    plan = factories.plan(
        draft_sent_on=None, first_issued_on=D(2024, 2, 29), ceased_on=D(2027, 1, 5), cease_reason="2"
    )
    for met_on, decided_on in [(D(2025, 1, 30), D(2025, 2, 20)), (D(2026, 2, 3), D(2026, 3, 2))]:
        factories.review(plan=plan, meeting_on=met_on, decision="maintain", decided_on=decided_on)
    factories.review(plan=plan, meeting_on=D(2027, 1, 4))
    assert clocks("review_completed") == [
        (D(2025, 2, 28), D(2025, 2, 20), None),
        (D(2026, 2, 19), D(2026, 3, 2), None),
        (D(2027, 3, 1), None, D(2027, 1, 5)),
    ]
    details = Clock.objects.of_duty("review_completed").soonest_first().values_list("detail", flat=True)
    assert list(details) == ["2024-02-29", "2025-02-20", "2026-03-02"]


@pytest.mark.parametrize(
    ("made_on", "transferred_on", "due_on"),
    [
        (D(2024, 3, 1), D(2024, 6, 10), D(2025, 2, 28)),  # twelve months from the making are the later
        (D(2024, 3, 1), D(2025, 1, 15), D(2025, 4, 14)),  # three months from the transfer are
        (
            D(2022, 3, 1),
            D(2025, 1, 15),
            D(2025, 4, 14),
        ),  # long overdue elsewhere: the new authority's time is whole
        (D(2024, 3, 1), D(2024, 11, 30), D(2025, 2, 28)),  # both end on one day: February has no 30th
    ],
)
def test_a_transferred_plan_is_reviewed_by_the_later_of_two_days(made_on, transferred_on, due_on):
    plan = factories.plan(draft_sent_on=None, first_issued_on=made_on, transferred_in_on=transferred_on)
    decided_on = transferred_on + timedelta(days=60)
    assert clocks("transferred_plan_reviewed") == [(due_on, None, None)]
    factories.review(plan=plan, meeting_on=decided_on, decision="maintain", decided_on=decided_on)
    assert clocks("transferred_plan_reviewed") == [(due_on, decided_on, None)]
    assert [clock.started_on for clock in Clock.objects.of_duty("review_completed")] == [decided_on]
    explained = Clock.objects.of_duty("transferred_plan_reviewed").get().explain()
    assert (explained.due_on, explained.authority.short) == (due_on, "SEND Regulations 2014, reg 15(5)")


def test_a_review_before_the_transfer_was_the_other_authoritys():
    moved = {"first_issued_on": D(2023, 3, 1), "transferred_in_on": D(2024, 6, 10)}
    plan = factories.plan(draft_sent_on=None, **moved)
    factories.review(plan=plan, meeting_on=D(2024, 4, 2), decision="maintain", decided_on=D(2024, 4, 20))
    assert clocks("transferred_plan_reviewed") == [(D(2025, 4, 19), None, None)]
    assert clocks("review_completed") == []


@pytest.mark.parametrize(
    ("decided_on", "expected"),
    [
        (
            D(2025, 2, 20),
            [(D(2025, 2, 28), D(2025, 2, 20), None)],
        ),  # ceased with the decision: no cycle opens
        (D(2025, 2, 21), [(D(2025, 2, 28), None, D(2025, 2, 20))]),  # a decision about a plan that is no more
    ],
)
def test_a_plan_that_ceased_opens_no_cycle(decided_on, expected):
    ceased = {"ceased_on": D(2025, 2, 20), "cease_reason": "2"}
    plan = factories.plan(draft_sent_on=None, first_issued_on=D(2024, 3, 1), **ceased)
    factories.review(plan=plan, meeting_on=D(2025, 1, 30), decision="cease", decided_on=decided_on)
    assert clocks("review_completed") == expected


def test_two_decisions_on_one_day_are_one_cycle():
    plan = factories.plan(draft_sent_on=None, first_issued_on=D(2024, 3, 1))
    for _ in range(2):
        factories.review(plan=plan, meeting_on=D(2025, 1, 30), decision="maintain", decided_on=D(2025, 2, 20))
    assert [met for _due, met, _stopped in clocks("review_completed")] == [D(2025, 2, 20), None]


MEETING = D(2026, 3, 31)  # worked examples W15 and W16
AMEND = {"decision": "amend", "decided_on": D(2026, 4, 28)}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, {"review_report": D(2026, 4, 14), "review_decided": D(2026, 4, 28)}),
        (
            AMEND,
            {
                "review_report": D(2026, 4, 14),
                "review_decided": D(2026, 4, 28),
                "amendments_proposed": D(2026, 4, 28),
                "amended_plan_cap": D(2026, 6, 23),
            },
        ),
        (
            AMEND | {"amendments_proposed_on": D(2026, 4, 10)},
            {
                "review_report": D(2026, 4, 14),
                "review_decided": D(2026, 4, 28),
                "amendments_proposed": D(2026, 4, 28),
                "amended_plan_issued": D(2026, 6, 5),
            },
        ),
    ],
)
def test_what_follows_from_a_review_meeting(facts, expected):
    review = factories.review(meeting_on=MEETING, **facts)
    actions.rebuild()
    found = Clock.objects.of_refs([review.ref])
    assert dict(found.values_list("duty", "due_on")) == expected
    assert {clock.duty: clock.explain().due_on for clock in found} == expected


def test_a_plan_that_ceased_stops_what_its_review_still_owed():
    plan = factories.plan(ceased_on=D(2026, 4, 20), cease_reason="5")
    factories.review(plan=plan, meeting_on=MEETING, papers_received_on=D(2026, 4, 9))
    assert clocks("review_report") == [(D(2026, 4, 14), D(2026, 4, 9), None)]
    assert clocks("review_decided") == [(D(2026, 4, 28), None, D(2026, 4, 20))]


def test_complaints_under_the_councils_policy():
    first = factories.complaint(received_on=D(2026, 4, 1), answered_on=D(2026, 5, 5))
    factories.complaint(child=first.child, stage=2, follows=first, received_on=D(2026, 5, 11))
    assert clocks("complaint_acknowledged") == [(D(2026, 4, 8), None, D(2026, 5, 5))]
    assert clocks("complaint_stage_1_answered") == [(D(2026, 5, 1), D(2026, 5, 5), None)]
    assert clocks("complaint_stage_2_answered") == [(D(2026, 6, 9), None, None)]


def test_a_complaint_that_names_no_child_has_no_clock():
    factories.complaint(child=None)
    assert clocks("complaint_acknowledged") == []


@pytest.mark.parametrize(
    ("met_on", "stops", "expected"),
    [
        (None, (), (None, None)),
        (None, (None, D(2026, 2, 2), D(2026, 1, 1)), (None, D(2026, 1, 1))),
        (D(2026, 1, 1), (D(2026, 1, 1),), (D(2026, 1, 1), None)),
        (D(2026, 1, 2), (D(2026, 1, 1),), (None, D(2026, 1, 1))),
    ],
)
def test_what_comes_first_ends_a_duty(met_on, stops, expected):
    found = ending(met_on, *stops)
    assert (found["met_on"], found["stopped_on"]) == expected


def test_a_duty_older_than_the_law_has_no_day():
    assert due_on("plan_issued", received_on=D(2014, 8, 31)) is None
