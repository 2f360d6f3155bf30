"""What a clock said before a fact was corrected stays known: which day, who changed it, because of what."""

from datetime import UTC, date, datetime

import factories
import pytest

from goldenthread.accounts.roles import Parent
from goldenthread.casework import actions as casework
from goldenthread.clocks import actions
from goldenthread.clocks.models import Clock, ClockChange
from goldenthread.clocks.reading import history
from goldenthread.people.actions import set_district

pytestmark = pytest.mark.django_db
D = date
TODAY = D(2024, 11, 12)


def told(changes) -> list[tuple]:
    return sorted((change.duty, change.what, change.was_on, change.became_on) for change in changes)


def corrected(officer, to=None):
    request = factories.request(received_on=D(2024, 9, 2))
    actions.rebuild()
    casework.correct_date(
        by=officer,
        today=TODAY,
        record=request,
        field="received_on",
        to=to or D(2024, 9, 9),
        reason="The stamp says so",
    )
    return request


def test_a_corrected_start_keeps_both_days_of_every_clock_it_moved(officer):
    request = corrected(officer)
    assert told(history(request.child)) == [
        ("assessment_decided", "due_on", D(2024, 10, 14), D(2024, 10, 21)),
        ("assessment_decided", "started_on", D(2024, 9, 2), D(2024, 9, 9)),
        ("plan_issued", "due_on", D(2025, 1, 20), D(2025, 1, 27)),
        ("plan_issued", "started_on", D(2024, 9, 2), D(2024, 9, 9)),
    ]
    assert {(c.changed_by, c.because, c.changed_at) for c in history(request.child)} == {
        (officer, "request: received on", datetime(2024, 11, 12, 10, 30, tzinfo=UTC))
    }


def test_a_first_ending_is_kept_and_is_no_correction(officer):
    request = factories.request(received_on=D(2024, 9, 2))
    actions.rebuild()
    casework.record_decision(
        by=officer, today=TODAY, request=request, decision="assess", decided_on=D(2024, 10, 7)
    )
    assert told(history(request.child)) == [("assessment_decided", "met_on", None, D(2024, 10, 7))]
    assert not ClockChange.objects.corrections().exists()
    casework.correct_date(
        by=officer, today=TODAY, record=request, field="decided_on", to=D(2024, 10, 8), reason="Read again"
    )
    assert told(ClockChange.objects.corrections()) == [
        ("assessment_decided", "met_on", D(2024, 10, 7), D(2024, 10, 8))
    ]


def test_a_clock_that_runs_no_longer_leaves_the_day_it_had(officer):
    plan = factories.plan(draft_sent_on=None, first_issued_on=D(2024, 3, 1), current_from_on=D(2024, 3, 1))
    actions.rebuild()
    casework.correct_date(
        by=officer, today=TODAY, record=plan, field="first_issued_on", to=D(2024, 3, 8), reason="A slip"
    )
    (gone,) = ClockChange.objects.of_refs([plan.ref])
    assert (gone.what, gone.detail, gone.was_on, gone.became_on) == (
        "removed",
        "2024-03-01",
        D(2025, 2, 28),
        None,
    )
    assert "plan: first issued on" in gone.because


def test_an_exception_is_a_change_and_moves_no_day(manager):
    request = factories.request(received_on=D(2024, 9, 2))
    actions.rebuild()
    casework.record_exception(
        by=manager, request=request, kind="personal_circumstances", reason="Bereavement"
    )
    assert told(history(request.child)) == [
        ("assessment_decided", "excepted", None, None),
        ("plan_issued", "excepted", None, None),
    ]
    request.exceptions.all().delete()
    actions.sync("request", request.ref)
    assert set(ClockChange.objects.filter(what="not_excepted").values_list("changed_by", "because")) == {
        (None, "worked out again")
    }


def test_a_rebuild_writes_what_it_mends_and_nothing_else():
    request = factories.request(received_on=D(2024, 9, 2))
    actions.rebuild()
    actions.rebuild()
    assert not ClockChange.objects.exists()
    Clock.objects.of_duty("plan_issued").update(due_on=D(2030, 1, 1))
    actions.rebuild()
    assert told(history(request.child)) == [("plan_issued", "due_on", D(2030, 1, 1), D(2025, 1, 20))]
    assert history(request.child).get().because == "worked out again"


def test_a_move_of_district_moves_no_day_and_is_no_change(officer):
    child = factories.request().child
    actions.rebuild()
    set_district(by=officer, child=child, district=factories.district())
    assert not history(child).exists()


def test_a_refused_write_leaves_no_history(officer):
    with pytest.raises(Exception, match="future"):
        corrected(officer, to=D(2025, 1, 1))
    assert not ClockChange.objects.exists()


def test_history_is_seen_by_those_who_see_the_child(officer):
    child = corrected(officer).child
    mine, other = factories.user(Parent.code), factories.user(Parent.code)
    factories.carer(child, user=mine)
    assert history(child).visible_to(mine).count() == 4
    assert not history(child).visible_to(other).exists()


def test_history_is_read_in_one_query_newest_first(officer, django_assert_num_queries):
    request = corrected(officer)
    casework.correct_date(
        by=officer,
        today=TODAY,
        record=request,
        field="received_on",
        to=D(2024, 9, 2),
        reason="No, it was right",
    )
    with django_assert_num_queries(1):
        found = [(change.title, change.changed_by.display_name) for change in history(request.child)]
    assert len(found) == 8
    assert list(history(request.child).values_list("pk", flat=True)) == sorted(
        ClockChange.objects.values_list("pk", flat=True), reverse=True
    )
