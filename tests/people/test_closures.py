"""When a setting is closed: its own calendar, the defaults that stand in for it, and what an exception is tested by."""

from datetime import date, timedelta
from itertools import pairwise

import factories
import pytest
from hypothesis import given
from hypothesis import strategies as some

from goldenthread import statute
from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.people import actions, closures
from goldenthread.people.closures import Closure
from goldenthread.people.models import DefaultClosure, SettingClosure

D = date
YEAR = statute.academic_year(D(2025, 9, 1))
SUMMER = (D(2026, 7, 22), D(2026, 9, 2))
HALF_TERM = (D(2025, 10, 27), D(2025, 11, 3))


def closed(setting, days, name="Summer holiday", **over):
    return SettingClosure.objects.create(
        setting=setting, name=name, first_closed_on=days[0], reopens_on=days[1], **over
    )


def default(days, name="Summer", **over):
    return DefaultClosure.objects.create(name=name, first_closed_on=days[0], reopens_on=days[1], **over)


@pytest.fixture
def setting(db):
    return factories.setting(district=factories.district(), urn="123456")


def test_a_settings_own_calendar_comes_before_every_default(setting):
    default(SUMMER)
    own = closed(setting, HALF_TERM, "Half term")
    (found,) = closures.closures_of(setting, YEAR)
    assert (found.pk, found.name, found.is_default) == (own.pk, "Half term", False)


def test_own_days_of_one_year_leave_the_next_years_defaults(setting):
    closed(setting, HALF_TERM)
    default((D(2026, 10, 26), D(2026, 11, 2)), "Next autumn")
    (found,) = closures.closures_of(setting, statute.academic_year(D(2026, 10, 1)))
    assert found.name == "Next autumn"


def test_the_nearest_default_is_taken(setting):
    elsewhere = factories.district()
    default(SUMMER, "everywhere")
    default(SUMMER, "another district's", district=elsewhere)
    default(SUMMER, "of another kind", kind="special")
    assert [one.name for one in closures.closures_of(setting, YEAR)] == ["everywhere"]
    default(SUMMER, "of this kind", kind="mainstream")
    assert [one.name for one in closures.closures_of(setting, YEAR)] == ["of this kind"]
    default(SUMMER, "of this district", district=setting.district)
    assert [one.name for one in closures.closures_of(setting, YEAR)] == ["of this district"]
    default(SUMMER, "of both", district=setting.district, kind="mainstream")
    assert [one.name for one in closures.closures_of(setting, YEAR)] == ["of both"]


def test_a_setting_without_a_district_has_the_areas_defaults(db):
    default(SUMMER, "a district's", district=factories.district())
    default(HALF_TERM, "everywhere")
    found = closures.closures_of(factories.setting(district=None), YEAR)
    assert [one.name for one in found] == ["everywhere"]


@pytest.mark.parametrize(
    ("asked_on", "stands"),
    [
        (D(2026, 7, 14), False),  # the week before the week before it closes
        (D(2026, 7, 15), True),  # a week before the first day closed
        (D(2026, 8, 26), True),  # a week before it reopens
        (D(2026, 8, 27), False),
        (D(2026, 9, 1), False),  # the school year is over, the closure is not
        (D(2026, 5, 1), False),
    ],
)
def test_the_closure_to_test_by_is_the_long_one_around_the_day(setting, asked_on, stands):
    closed(setting, HALF_TERM)
    closed(setting, SUMMER)
    found = closures.closure_around(setting, asked_on)
    assert found.first_closed_on == SUMMER[0]
    assert statute.closure_exception(found.first_closed_on, found.reopens_on, asked_on) is stands


def test_days_that_follow_on_a_holiday_are_one_closure(setting):
    """Three weeks and a week and a day of training without a day between them are four weeks."""
    closed(setting, (D(2026, 4, 6), D(2026, 4, 27)), "Easter holiday")
    closed(setting, (D(2026, 4, 27), D(2026, 5, 5)), "Training")
    found = closures.closure_around(setting, D(2026, 4, 10))
    assert (found.name, found.days, found.pk) == ("Easter holiday, Training", 29, None)
    assert found.window


def test_nothing_known_is_nothing(setting):
    assert closures.closure_around(setting, D(2026, 7, 22)) is None


spans = some.tuples(some.dates(D(2025, 9, 1), D(2026, 8, 31)), some.integers(1, 60))


@given(some.lists(spans, max_size=8))
def test_unbroken_closures_hold_the_same_days_and_never_touch(given_spans):
    made = [Closure("", first, first + timedelta(days=days)) for first, days in given_spans]
    found = closures.unbroken(made)

    def days(several):
        return {one.first_closed_on + timedelta(days=n) for one in several for n in range(one.days)}

    assert days(found) == days(made)
    assert all(a.reopens_on < b.first_closed_on for a, b in pairwise(found))


# Writing them down


def test_a_closure_is_written_down_changed_and_removed(setting, manager):
    made = actions.add_closure(
        by=manager, setting=setting, name="Summer", first_closed_on=SUMMER[0], reopens_on=SUMMER[1]
    )
    longer = actions.change_closure(
        by=manager,
        closure=made,
        name="Summer",
        first_closed_on=SUMMER[0],
        reopens_on=D(2026, 9, 3),
        expected_revision=1,
    )
    assert (longer.reopens_on, longer.revision, longer.source) == (D(2026, 9, 3), 2, "typed")
    actions.remove_closure(by=manager, closure=made, expected_revision=2)
    assert not setting.closures.exists()


@pytest.mark.parametrize(
    ("days", "field", "words"),
    [
        ((D(2026, 8, 1), D(2026, 8, 5)), "first_closed_on", "It overlaps Summer holiday, from 22 July 2026"),
        ((D(2026, 9, 1), D(2026, 9, 5)), "first_closed_on", "It overlaps Summer holiday"),
        (
            (D(2026, 5, 5), D(2026, 5, 5)),
            "reopens_on",
            "The day it reopens must be after the first day closed",
        ),
        ((D(2026, 9, 2), D(2028, 9, 2)), "reopens_on", "The closure would last more than a year"),
    ],
)
def test_what_cannot_be_is_refused(setting, manager, days, field, words):
    closed(setting, SUMMER)
    with pytest.raises(Refused, match=words) as refused:
        actions.add_closure(by=manager, setting=setting, name="", first_closed_on=days[0], reopens_on=days[1])
    assert refused.value.field == field


def test_a_closure_may_begin_on_the_day_another_ends(setting, manager):
    closed(setting, SUMMER)
    actions.add_closure(
        by=manager,
        setting=setting,
        name="Training",
        first_closed_on=SUMMER[1],
        reopens_on=D(2026, 9, 3),
    )
    assert setting.closures.count() == 2


def test_two_people_never_overwrite_each_other(setting, manager):
    made = closed(setting, SUMMER)
    given_days = {"name": "", "first_closed_on": SUMMER[0], "reopens_on": D(2026, 9, 7)}
    actions.change_closure(by=manager, closure=made, expected_revision=1, **given_days)
    with pytest.raises(Conflict, match=manager.display_name):
        actions.change_closure(by=manager, closure=made, expected_revision=1, **given_days)
    with pytest.raises(Conflict):
        actions.remove_closure(by=manager, closure=made, expected_revision=1)
    made.delete()
    with pytest.raises(Refused, match="has removed this closure"):
        actions.change_closure(by=manager, closure=SettingClosure(pk=0, setting=setting), **given_days)
