"""Provision that was missing: recorded, ended, corrected, and what is refused."""

from datetime import date

import factories
import pytest
from auditlog.models import LogEntry
from django.db import IntegrityError

from goldenthread.accounts.errors import Refused
from goldenthread.casework import actions
from goldenthread.casework.chronology import chronology
from goldenthread.casework.models import ProvisionGap

pytestmark = pytest.mark.django_db
D = date
TODAY = D(2024, 11, 12)
WHAT = "Speech and language therapy"


@pytest.fixture
def plan():
    """Issued on 15 January 2024."""
    return factories.plan()


def record(plan, by, **over):
    given = {"what": WHAT, "from_on": D(2024, 2, 1)} | over
    return actions.record_provision_gap(by=by, today=TODAY, plan=plan, **given)


def end(gap, by, until_on):
    return actions.end_provision_gap(by=by, today=TODAY, gap=gap, until_on=until_on)


def test_it_is_recorded_ended_and_counted(plan, officer):
    gap = record(plan, officer)
    assert (gap.child, gap.recorded_by) == (plan.request.child, officer)
    end(gap, officer, D(2024, 2, 29))
    (fault,) = chronology(gap.child, TODAY).faults
    assert (fault.lateness, fault.days_late, fault.is_open) == ("1 month missing", 29, False)
    assert chronology(gap.child, TODAY).sentence == "No duty was late. Provision was missing for 1 month."


def test_one_day_without_it_is_one_day(plan, officer):
    gap = record(plan, officer, from_on=TODAY)
    (fault,) = chronology(gap.child, TODAY).faults
    assert fault.lateness == "1 day missing so far"


def test_several_are_told_apart(plan, officer):
    record(plan, officer, until_on=D(2024, 2, 29))
    record(plan, officer, what="Occupational therapy")
    sentence = chronology(plan.request.child, TODAY).sentence
    assert sentence.endswith(
        "Provision was missing 2 times, the longest for 9 months and 12 days and still is."
    )


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"from_on": D(2024, 11, 13)}, "13 November 2024 is in the future"),
        ({"from_on": D(2024, 1, 14)}, "cannot be before the day the plan was first issued"),
        ({"until_on": D(2024, 1, 31)}, "cannot be before the first day on which provision was missing"),
        ({"until_on": D(2024, 11, 13)}, "is in the future"),
        ({"what": "  "}, "Say which provision was missing"),
    ],
)
def test_it_refuses_what_cannot_be(plan, officer, given, words):
    with pytest.raises(Refused, match=words):
        record(plan, officer, **given)
    assert not ProvisionGap.objects.exists()


def test_the_same_is_not_missing_twice_at_a_time(plan, officer):
    gap = record(plan, officer)
    with pytest.raises(Refused, match="recorded already"):
        record(plan, officer, what=WHAT.upper(), from_on=D(2024, 3, 1))
    end(gap, officer, D(2024, 2, 29))
    record(plan, officer, from_on=D(2024, 9, 2))
    with pytest.raises(Refused, match="It was missing until 29 February 2024"):
        end(gap, officer, D(2024, 3, 1))


def test_none_is_owed_under_a_plan_that_was_not_issued(officer):
    with pytest.raises(Refused, match="has not been issued"):
        record(factories.plan(first_issued_on=None), officer)


def test_a_date_is_corrected_with_its_reason_and_the_plan_cannot_move_past_it(plan, officer):
    gap = record(plan, officer)
    correct = {"by": officer, "today": TODAY, "reason": "typing"}
    actions.correct_date(**correct, record=gap, field="from_on", to=D(2024, 1, 20))
    gap.refresh_from_db()
    assert gap.from_on == D(2024, 1, 20)
    assert LogEntry.objects.get_for_object(gap).order_by("pk").last().additional_data == {"reason": "typing"}
    with pytest.raises(Refused, match="cannot be before the day the plan was first issued"):
        actions.correct_date(**correct, record=plan, field="first_issued_on", to=D(2024, 2, 1))


def test_the_database_refuses_an_end_before_the_beginning(plan, officer):
    gap = record(plan, officer)
    gap.until_on = D(2024, 1, 31)
    with pytest.raises(IntegrityError):
        gap.save()
