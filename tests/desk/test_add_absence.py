"""Writing down that somebody is away, and who covers."""

from datetime import date

import factories
import pytest

from goldenthread.accounts.roles import Caseworker
from goldenthread.casework.caseload.models import Absence

DAYS = {"from_on": date(2024, 11, 18), "until_on": date(2024, 11, 22)}


@pytest.fixture
def colleague(officer):
    return factories.user(Caseworker.code, team=officer.team)


def test_it_writes_down_who_is_away_and_who_covers(signed_in, manager, officer, colleague):
    page = signed_in(manager).get(f"/caseloads/officers/{officer.pk}/")
    page = page.click(f"Record that {officer.display_name} is away")
    page = page.submit("Record the absence", covered_by=str(colleague.pk), **DAYS, redirects_to="/caseloads/")
    assert "The absence is recorded" in page.soup.get_text()
    absence = Absence.objects.get()
    assert (absence.officer, absence.covered_by, absence.recorded_by) == (officer, colleague, manager)


def test_it_asks_for_each_thing(signed_in, manager, officer):
    page = signed_in(manager).get("/caseloads/absences/new/").submit("Record the absence")
    assert page.errors()[0] == "Select who is away"
    assert len(page.errors()) == 4


def test_it_says_why_not_beside_the_question_and_keeps_what_was_typed(signed_in, manager, officer):
    page = signed_in(manager).get("/caseloads/absences/new/")
    asked = {"officer": str(officer.pk), "covered_by": str(officer.pk)}
    page = page.submit("Record the absence", **asked, **DAYS)
    assert page.errors() == ["Nobody covers for themselves"]
    assert page.soup.select_one("input[name=from_on-day]")["value"] == "18"


def test_a_caseworker_writes_none(signed_in, officer):
    signed_in(officer).get("/caseloads/absences/new/", status=404)
