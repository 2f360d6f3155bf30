"""Rows as they stood at the end of an earlier day, by what the log of changes says was written since."""

from datetime import UTC, date, datetime

import pytest

from goldenthread.accounts.recording import recording
from goldenthread.assurance import rewinding
from goldenthread.assurance.models import Area, Round, RoundException

FIFTH, SIXTH = date(2024, 11, 5), date(2024, 11, 6)
NIGHT = datetime(2024, 11, 4, 21, 30, tzinfo=UTC)


@pytest.fixture
def raised(open_round, office, told):
    """A column of each kind written on 6 November: words, a person who was nobody, a moment and a day that were not."""
    held = open_round.exceptions.get(kpi_code="APP17")
    with told(SIXTH), recording(office):
        held.commentary, held.commented_by, held.commented_at = "Two posts are empty", office, NIGHT
        held.decided_on = SIXTH
        held.save()
    return held


def on(day):
    return rewinding.to_the_end_of(day, RoundException.objects.filter(kpi_code="APP17"))[0]


def test_what_was_written_over_is_as_it_was_and_what_was_not_there_is_not(raised, office):
    then, now = on(FIFTH), on(SIXTH)
    assert (then.commentary, then.commented_by, then.commented_at, then.decided_on) == ("", None, None, None)
    assert (now.commentary, now.commented_by, now.commented_at) == ("Two posts are empty", office, NIGHT)


def test_what_was_emptied_is_there_again_a_person_and_a_moment_too(raised, office, told):
    with told(date(2024, 11, 8)), recording(office):
        raised.commentary, raised.commented_by, raised.commented_at, raised.decided_on = "", None, None, None
        raised.save()
    then = on(date(2024, 11, 7))
    assert (then.commentary, then.commented_by, then.commented_at) == ("Two posts are empty", office, NIGHT)
    assert then.decided_on == SIXTH


def test_several_changes_are_undone_one_by_one(imported, area_lead, responsible_officer, told, office):
    area = Area.objects.get()
    for day, lead in ((5, area_lead), (7, responsible_officer), (9, None)):
        with told(date(2024, 11, day)), recording(office):
            area.led_by = lead
            area.save()
    led = [
        rewinding.to_the_end_of(date(2024, 11, day), [Area.objects.get()])[0].led_by for day in (4, 6, 8, 9)
    ]
    assert led == [None, area_lead, responsible_officer, None]


def test_what_was_removed_is_found_by_what_it_belonged_to_as_it_was_on_the_day(
    raised, open_round, told, office
):
    with told(date(2024, 11, 8)), recording(office):
        raised.commentary = "One post is empty"
        raised.save()
    with told(date(2024, 11, 9)), recording(office):
        raised.delete()

    def gone(day, held=open_round.pk):
        found = rewinding.removed_since(day, RoundException, round=held)
        return [(each.commentary, each.commented_by, each.round_id) for each in found]

    assert gone(date(2024, 11, 7)) == [("Two posts are empty", office, open_round.pk)]
    assert gone(date(2024, 11, 8)) == [("One post is empty", office, open_round.pk)]
    assert gone(date(2024, 11, 9)) == []
    assert gone(date(2024, 11, 7), held=0) == []


def test_what_was_made_since_is_left_out_where_it_has_no_day_of_its_own(raised, open_round):
    rows = Round.objects.all()
    assert [each.pk for each in rewinding.stood_at_the_end_of(date(2024, 11, 1), rows)] == [open_round.pk]
    assert rewinding.stood_at_the_end_of(date(2024, 10, 31), rows) == []


def test_a_day_ends_at_midnight_here():
    assert rewinding.end_of(date(2024, 7, 31)) == datetime(2024, 7, 31, 23, tzinfo=UTC)
    assert rewinding.end_of(date(2024, 12, 31)) == datetime(2025, 1, 1, tzinfo=UTC)
