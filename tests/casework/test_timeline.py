"""The story of a case: newest first, who recorded what, and what stood there before."""

from datetime import date

import factories
import pytest

from goldenthread.casework import actions
from goldenthread.casework.models import Request
from goldenthread.casework.timeline import timeline

pytestmark = pytest.mark.django_db
D = date
TODAY = D(2026, 7, 1)


def story(request):
    return timeline(Request.objects.with_story().get(pk=request.pk))


def test_facts_stand_newest_first_and_those_of_one_day_in_the_order_of_the_road(officer):
    request = actions.record_request(
        by=officer, today=TODAY, child=factories.child(), received_on=D(2025, 9, 1), source="setting"
    )
    actions.record_decision(
        by=officer, today=TODAY, request=request, decision="assess", decided_on=D(2025, 9, 1)
    )
    advice = actions.seek_advice(
        by=officer, today=TODAY, request=request, kind="health", requested_on=D(2025, 9, 1)
    )
    actions.receive_advice(by=officer, today=TODAY, advice=advice, returned_on=D(2025, 10, 1))
    assert [(event.on, event.title, event.detail, event.recorded_by) for event in story(request)] == [
        (D(2025, 10, 1), "Advice received", "Health", officer.display_name),
        (D(2025, 9, 1), "Advice asked for", "Health", officer.display_name),
        (D(2025, 9, 1), "Decision whether to assess", "To assess", officer.display_name),
        (D(2025, 9, 1), "Request received", "From: School or other setting", officer.display_name),
    ]


def test_a_correction_shows_what_stood_there_before(officer, manager):
    request = actions.record_request(
        by=officer, today=TODAY, child=factories.child(), received_on=D(2025, 9, 1)
    )
    for to, reason in [(D(2025, 9, 2), "stamp"), (D(2025, 9, 3), "second stamp")]:
        actions.correct_date(
            by=manager, today=TODAY, record=request, field="received_on", to=to, reason=reason
        )
    (event,) = story(request)
    assert event.on == D(2025, 9, 3)
    assert event.recorded_by == manager.display_name
    assert [(one.was, one.by, one.reason) for one in event.corrections] == [
        ("1 September 2025", manager.display_name, "stamp"),
        ("2 September 2025", manager.display_name, "second stamp"),
    ]


def test_an_exception_stands_in_the_story(officer):
    request = actions.record_request(
        by=officer, today=TODAY, child=factories.child(), received_on=D(2024, 9, 2)
    )
    actions.record_exception(by=officer, request=request, kind="absent_from_area", reason="Six weeks abroad.")
    event = story(request)[0]
    assert (event.kind, event.on) == ("exception", D(2024, 11, 12))
    assert event.detail == "Away from the area for four weeks or more. Six weeks abroad."


def test_it_asks_once_more_than_the_story_however_long_it_is(django_assert_num_queries):
    plan = factories.plan()
    for day in range(1, 6):
        factories.review(plan=plan, meeting_on=D(2024, 10, day))
    request = Request.objects.with_story().get(pk=plan.request.pk)
    timeline(request)
    with django_assert_num_queries(1):
        events = timeline(request)
    assert len(events) == 10
