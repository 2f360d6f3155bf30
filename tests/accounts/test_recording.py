from datetime import date

import factories
import pytest
from auditlog.context import set_actor
from auditlog.models import LogEntry

from goldenthread.accounts.errors import Refused
from goldenthread.accounts.recording import acting, recorded, recording
from goldenthread.people import actions

pytestmark = pytest.mark.django_db
TODAY = date(2026, 7, 1)


def actor_of(record):
    return LogEntry.objects.get_for_object(record).get().actor


@recorded
def two_settings(*, by, fails: bool):
    made = [factories.setting(), factories.setting()]
    if fails:
        raise Refused("It may not be")
    return made


def test_an_action_inside_a_page_leaves_the_pages_own_record_standing(officer, manager):
    with set_actor(manager):
        child = actions.record_child(
            by=officer, today=TODAY, forename="Amira", surname="Cole", born_on=date(2016, 5, 4)
        )
        later = factories.setting()
    afterwards = factories.setting()
    assert [actor_of(one) for one in (child, later, afterwards)] == [officer, manager, None]


def test_an_action_that_fails_writes_nothing_and_names_nobody_afterwards(officer):
    before = LogEntry.objects.count()
    with pytest.raises(Refused):
        two_settings(by=officer, fails=True)
    assert LogEntry.objects.count() == before
    assert actor_of(factories.setting()) is None
    assert acting() is None


def test_an_action_within_an_action_is_named_and_the_outer_one_goes_on(officer, manager):
    with recording(officer):
        inner = two_settings(by=manager, fails=False)
        outer = factories.setting()
    assert [actor_of(one) for one in (*inner, outer)] == [manager, manager, officer]


def test_the_operator_at_the_command_line_has_no_name():
    with recording(None):
        setting = factories.setting()
        act = acting()
    assert actor_of(setting) is None
    assert (act.by, list(act.facts)) == (None, ["setting: recorded"])


def test_the_operators_work_is_one_transaction():
    before = LogEntry.objects.count()
    with pytest.raises(Refused), recording(None):
        two_settings.__wrapped__(by=None, fails=True)
    assert LogEntry.objects.count() == before


@pytest.mark.parametrize("nobody", [None, factories.User()])
def test_an_action_must_be_told_who_does_it(nobody):
    with pytest.raises(TypeError, match="two_settings needs by="):
        two_settings(by=nobody, fails=False)
