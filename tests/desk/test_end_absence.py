"""Changing the last day of an absence."""

from datetime import date

import factories
import pytest

from goldenthread.accounts.roles import Caseworker
from goldenthread.casework.caseload.actions import end_absence, record_absence
from goldenthread.casework.caseload.models import Absence

TODAY = date(2024, 11, 12)


@pytest.fixture
def absence(manager, officer):
    colleague = factories.user(Caseworker.code, team=officer.team)
    days = {"from_on": TODAY, "until_on": date(2024, 11, 22)}
    return record_absence(by=manager, today=TODAY, officer=officer, covered_by=colleague, **days)


def test_somebody_is_back_sooner(signed_in, manager, officer, absence):
    page = signed_in(manager).get("/caseloads/").click(f"Change the absence of {officer.display_name}")
    page.submit("Change the last day", until_on=date(2024, 11, 13), redirects_to="/caseloads/")
    absence.refresh_from_db()
    assert absence.until_on == date(2024, 11, 13)


def test_it_is_taken_back_with_a_day_before_its_first(signed_in, manager, absence):
    page = signed_in(manager).get(f"/caseloads/absences/{absence.pk}/")
    page.submit("Change the last day", until_on=date(2024, 11, 11), redirects_to="/caseloads/")
    assert not Absence.objects.exists()


def test_the_second_to_change_it_is_told(signed_in, manager, absence):
    page = signed_in(manager).get(f"/caseloads/absences/{absence.pk}/")
    end_absence(by=manager, today=TODAY, absence=absence, until_on=date(2024, 11, 14))
    page = page.submit("Change the last day", until_on=date(2024, 11, 29))
    assert "Nothing was saved." in page.errors()[0]


def test_one_that_has_ended_stays_as_it_was(signed_in, manager, absence):
    Absence.objects.update(from_on=date(2024, 11, 1), until_on=date(2024, 11, 8))
    page = signed_in(manager).get(f"/caseloads/absences/{absence.pk}/")
    page = page.submit("Change the last day", until_on=date(2024, 11, 29))
    assert page.errors() == ["It ended on 8 November 2024"]


def test_a_caseworker_changes_none(signed_in, officer, absence):
    signed_in(officer).get(f"/caseloads/absences/{absence.pk}/", status=404)
