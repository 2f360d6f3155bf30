from datetime import date

import factories

from goldenthread.accounts.roles import ResponsibleOfficer
from goldenthread.assurance.models import Action

URL = "/plan/actions/1A1/change/"
WHY = {"reason": "Two schools joined late", "agreed": "Delivery group"}


def test_it_changes_the_action_and_shows_what_differs(signed_in, office, imported):
    page = signed_in(office).get(URL)
    page = page.submit("Change it", due_on=date(2025, 3, 31), **WHY, redirects_to="/plan/actions/1A1/")
    assert "Due: was 30 September 2023; now 31 March 2025" in page.text
    assert "Two schools joined late" in page.text
    assert "“30 September 2023”" not in page.text  # what was printed is no longer so
    assert Action.objects.get(code="1A1").title == "Write plain letters"


def test_it_gives_the_accountable_owners_account(signed_in, office, imported):
    person = factories.user(ResponsibleOfficer.code, display_name="Rowan Ash")
    page = signed_in(office).get(URL).submit("Change it", account=person.pk, **WHY, redirects_to="anywhere")
    assert Action.objects.get(code="1A1").accountable.user == person
    assert "Rowan Ash" in page.text


def test_it_says_when_nothing_differs(signed_in, office, imported):
    page = signed_in(office).get(URL).submit("Change it", **WHY)
    assert page.errors() == ["Nothing is different: change something, or go back."]


def test_it_says_who_was_faster(signed_in, office, imported):
    first, second = signed_in(office).get(URL), signed_in(office).get(URL)
    first.submit("Change it", title="Write letters", **WHY, redirects_to="anywhere")
    page = second.submit("Change it", title="Write no letters", **WHY)
    assert page.errors()[0].startswith("Billie Moss changed action 1A1")
    assert Action.objects.get(code="1A1").title == "Write letters"


def test_it_is_for_the_programme_office_and_the_areas_lead(signed_in, lead, responsible_officer):
    assert "Change this action" in signed_in(lead).get("/plan/actions/1A1/").links()
    signed_in(lead).get(URL)
    assert "Change this action" not in signed_in(responsible_officer).get("/plan/actions/1A1/").links()
    signed_in(responsible_officer).get(URL, status=404)
    signed_in(factories.user("area_lead")).post(URL, {}, status=404)
