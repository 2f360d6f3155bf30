"""An exception for a closed setting is held against its calendar: refused, flagged or recorded; no date moves."""

from datetime import date

import factories
import pytest
import stories

from goldenthread.casework.models import TimeException
from goldenthread.clocks import actions as clocks
from goldenthread.clocks.models import Clock
from goldenthread.people.models import DefaultClosure, SettingClosure

D = date
SUMMER = {"name": "Summer holiday", "first_closed_on": D(2024, 7, 24), "reopens_on": D(2024, 9, 4)}
ANSWERS = {"kind": "school_closed", "reason": "Nobody could be asked before September"}


@pytest.fixture
def setting(db):
    return factories.setting(name="Northfield Primary")


@pytest.fixture
def case(officer, setting):
    """Advice was asked of the school in the summer holiday."""
    child = stories.child_of(officer, current_setting=setting)
    asked = stories.assessing(child, advice=(), received_on=D(2024, 6, 20), decided_on=D(2024, 7, 25))
    factories.advice(assessment=asked.assessment, kind="education", requested_on=D(2024, 7, 29))
    clocks.rebuild()
    return asked


def page_of(signed_in, officer, case):
    return signed_in(officer).get(f"/cases/{case.ref}/record/exception/")


def test_a_long_closure_that_is_known_bears_it_out_and_moves_nothing(signed_in, officer, case, setting):
    SettingClosure.objects.create(setting=setting, **SUMMER)
    before = set(Clock.objects.values_list("duty", "due_on"))
    page = page_of(signed_in, officer, case)
    page.submit("Record", redirects_to=f"/cases/{case.ref}/", **ANSWERS)
    assert TimeException.objects.get().kind == "school_closed"
    assert set(Clock.objects.values_list("duty", "due_on")) == before


def test_a_calendar_that_says_otherwise_refuses_in_words(signed_in, officer, case, setting):
    SettingClosure.objects.create(setting=setting, **(SUMMER | {"reopens_on": D(2024, 8, 20)}))
    page = page_of(signed_in, officer, case).submit("Record", **ANSWERS)
    assert page.errors() == [
        "Northfield Primary: Closed from 24 July 2024 to re-opening on 20 August 2024: 27 days, of 28 needed. "
        "It is no exception."
    ]
    assert not TimeException.objects.exists()


def test_term_dates_alone_are_no_proof_so_somebody_must_have_asked(signed_in, officer, case):
    DefaultClosure.objects.create(**SUMMER)
    page = page_of(signed_in, officer, case).submit("Record", **ANSWERS)
    (error,) = page.errors()
    assert error.startswith("Northfield Primary, by the term dates of the area: Closed from 24 July 2024")
    assert not TimeException.objects.exists()
    page.submit("Record", redirects_to=f"/cases/{case.ref}/", confirmed=True, **ANSWERS)
    assert TimeException.objects.count() == 1


def test_an_unknown_calendar_is_said_to_be_unknown(signed_in, officer, case):
    page = page_of(signed_in, officer, case).submit("Record", **ANSWERS)
    assert page.errors() == [
        "It is not known when Northfield Primary is closed. Tick to confirm that the setting was asked"
    ]
    case.child.current_setting = None
    case.child.save()
    page = page_of(signed_in, officer, case).submit("Record", **ANSWERS)
    assert "It is not recorded where the child learns" in page.errors()[0]


def test_without_a_request_for_advice_there_is_no_such_ground(signed_in, officer):
    case = stories.assessing(stories.child_of(officer), advice=("psychology",))
    page = page_of(signed_in, officer, case).submit("Record", **ANSWERS)
    assert page.errors() == ["No advice was asked of a school, college or nursery on this case"]


def test_of_several_requests_one_in_the_closure_is_enough(signed_in, officer, case, setting):
    SettingClosure.objects.create(setting=setting, **SUMMER)
    factories.advice(assessment=case.assessment, kind="education", requested_on=D(2024, 10, 1))
    page = page_of(signed_in, officer, case)
    page.submit("Record", redirects_to=f"/cases/{case.ref}/", **ANSWERS)
    assert TimeException.objects.count() == 1
