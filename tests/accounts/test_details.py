import factories
from auditlog.models import LogEntry

from goldenthread.accounts.models import User
from goldenthread.people.models import Child


def test_it_moves_a_caseworker_to_another_team_and_with_it_to_other_children(
    signed_in, administrator, officer
):
    there = factories.district(team=factories.team(name="West team"))
    child = factories.child(district=there)
    page = signed_in(administrator).get(f"/people/{officer.pk}/").click("Change team")
    assert page.soup.select_one("input[name=display_name]")["value"] == officer.display_name
    page = page.submit("Continue", team=there.team, redirects_to=f"/people/{officer.pk}/")
    assert "West team" in page.text
    assert list(Child.objects.visible_to(User.objects.get(pk=officer.pk))) == [child]
    assert LogEntry.objects.get_for_object(officer).latest("pk").actor == administrator


def test_it_asks_for_a_name(signed_in, administrator, officer):
    page = signed_in(administrator).get(f"/people/{officer.pk}/details/")
    assert page.submit("Continue", display_name="").errors() == ["Enter name"]
