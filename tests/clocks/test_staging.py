"""Many records go in by one statement, and the table goes on as if they had gone in one by one."""

from datetime import UTC, datetime

import factories
import pytest

from goldenthread.casework.models import TimeException
from goldenthread.clocks import staging
from goldenthread.people.models import District
from goldenthread.scorecard.models import Result

pytestmark = pytest.mark.django_db
CELL = ("code", "month_on", "grouped_by", "group")


def test_records_get_the_numbers_that_follow_and_the_next_one_is_numbered_on():
    first = factories.district(name="Ashford")
    records = [District(name=name, team=first.team) for name in ("Canterbury", "Dover \t\\ \"'")]
    staging.move_in_records(records)
    assert [each.pk for each in records] == [first.pk + 1, first.pk + 2]
    assert District.objects.get(pk=first.pk + 2).name == "Dover \t\\ \"'"
    assert factories.district(name="Swale").pk == first.pk + 3


def test_an_instant_reads_back_as_it_was(officer):
    given = {"kind": "personal_circumstances", "reason": "-", "recorded_by": officer}
    at = datetime(2023, 7, 1, 9, 30, 0, 250, tzinfo=UTC)
    staging.move_in_records([TimeException(request=factories.request(), recorded_at=at, **given)])
    assert TimeException.objects.get(recorded_at=at).recorded_at == at


def test_what_is_there_of_the_same_key_is_given_the_new_values():
    names, now = (
        (*CELL, "value", "source", "definition_version", "computed_at"),
        datetime(2024, 11, 1, tzinfo=UTC),
    )
    for value in (1.5, 2.5):
        row = ("APP17", "2024-10-01", "", "", value, "computed", "1", now)
        staging.move_in(Result, names, [row], key=CELL)
    assert list(Result.objects.values_list("value", "computed_at")) == [(2.5, now)]


def test_nothing_to_move_is_no_error():
    staging.move_in(Result, (*CELL, "value"), [], key=CELL)
    assert not Result.objects.exists()
