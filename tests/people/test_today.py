"""What day it is: the real one, the one on which a demonstration stands still, or the one that is told of."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import factories
import pytest
from auditlog.models import LogEntry

import goldenthread
from goldenthread.accounts.recording import recording, telling_of
from goldenthread.people.models import LocalArea
from goldenthread.people.today import this_moment, today

TOLD = datetime(2023, 10, 9, 23, 30, tzinfo=UTC)  # half past midnight of the 10th in an English summer


@pytest.mark.django_db
def test_a_day_that_is_told_of_stands_before_the_day_on_which_a_demonstration_stands_still():
    LocalArea.objects.create(name="A county", authority_code="301", stands_still_on=date(2024, 11, 1))
    assert today() == date(2024, 11, 1)
    with telling_of(TOLD):
        assert (today(), this_moment()) == (date(2023, 10, 10), TOLD)
        with telling_of(datetime(2024, 1, 8, 12, tzinfo=UTC)):
            assert today() == date(2024, 1, 8)
        assert today() == date(2023, 10, 10)
    assert today() == date(2024, 11, 1)


@pytest.mark.django_db
def test_the_moment_is_forgotten_when_something_goes_wrong():
    with pytest.raises(ZeroDivisionError), telling_of(TOLD):
        raise ZeroDivisionError
    assert today() == date(2024, 11, 12)


def test_the_log_of_changes_has_the_moment_that_is_told_of(manager):
    with telling_of(TOLD), recording(manager):
        factories.team(name="North")
    assert LogEntry.objects.get(object_repr="North").timestamp == TOLD


def test_only_the_demonstration_tells_of_the_past():
    """A page or a command that could date what it writes would make the log of changes worthless."""
    home = Path(goldenthread.__file__).parent
    used = {
        path.relative_to(home).parts[0]
        for path in home.rglob("*.py")
        if re.search(r"\btelling_of\(", path.read_text(encoding="utf-8"))
    }
    assert used == {"demo", "accounts"}  # where it is used, and where it is defined


@pytest.mark.parametrize(("is_demonstration", "year"), [(True, 2023), (False, 2024)])
@pytest.mark.django_db
def test_what_is_done_in_a_demonstration_is_logged_in_its_own_time(settings, officer, is_demonstration, year):
    settings.DEMONSTRATION = is_demonstration
    LocalArea.objects.create(name="Anyshire", authority_code="999", stands_still_on=date(2023, 5, 1))
    with recording(by=officer):
        made = factories.setting()
    assert LogEntry.objects.get_for_object(made).get().timestamp.year == year
