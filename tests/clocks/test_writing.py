"""A few clocks and a county's go into the database on two roads, which must come out at one place."""

import factories
import pytest
from django.db import connection

from goldenthread.clocks import actions, staging, writing
from goldenthread.clocks.actions import Counts
from goldenthread.clocks.models import Clock
from goldenthread.clocks.sources import RunningDuty

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["few", "many"])
def road(request, monkeypatch):
    monkeypatch.setattr(writing, "FEW", 0 if request.param == "many" else 10_000)
    return request.param


def table() -> set[tuple]:
    return set(Clock.objects.values_list(*RunningDuty._fields))


def test_what_is_written_is_what_the_facts_say(road, officer):
    request = factories.request(officer=officer, decision="assess", decided_on="2023-10-09")
    request.exceptions.create(
        kind="personal_circumstances", reason="-", recorded_by=officer, recorded_at="2023-12-01T09:00Z"
    )
    factories.advice(assessment=factories.assessment(request=request))
    factories.review()
    factories.complaint()
    duties = {tuple(duty) for duty in actions._all_duties(None)}
    actions.rebuild()
    assert table() == duties
    assert {type(duty[-3]) for duty in table()} == {bool}
    assert actions.rebuild() == Counts(0, 0, 0)


def test_a_clock_that_stands_keeps_its_key_and_takes_the_new_day(road):
    factories.review()
    actions.rebuild()
    before, keys = table(), set(Clock.objects.values_list("pk", flat=True))
    Clock.objects.update(due_on="2030-01-01", met_on=None, is_excepted=True)
    assert actions.rebuild() == Counts(0, len(before), 0)
    assert table() == before
    assert set(Clock.objects.values_list("pk", flat=True)) == keys


def test_it_can_be_written_twice_in_one_transaction(road):
    factories.request()
    actions.rebuild()
    factories.request()
    assert actions.rebuild().added == Clock.objects.count() / 2
    left = [name for name in connection.introspection.table_names() if name == staging.STAGED]
    assert left == []


def test_a_reference_with_tabs_quotes_and_backslashes_arrives_whole(road):
    child = factories.child()
    detail = "a\tb\\N 'c' \"d\" %s\n"
    day = factories.request().received_on
    writing.write([RunningDuty("plan_issued", "request", "R\\1", detail, child.pk, day, day)])
    assert Clock.objects.get().detail == detail


def test_two_duties_that_claim_one_clock_are_refused(monkeypatch):
    factories.request()
    twice = [duty for duty in actions._all_duties(None) for _ in range(2)]
    with pytest.raises(ValueError, match="two duties claim one clock"):
        actions._apply(Clock.objects.all(), twice)
    assert not Clock.objects.exists()
