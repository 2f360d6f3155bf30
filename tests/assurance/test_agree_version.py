from datetime import date

from goldenthread.assurance.models import PlanVersion

URL = "/plan/versions/agree/"
GIVEN = {"agreed_where": "Improvement board", "words": "Two dates moved"}


def test_it_keeps_the_plan_as_agreed_and_says_what_has_changed(signed_in, office, imported):
    client = signed_in(office)
    client.get("/plan/actions/1A2/retire/").submit(
        "Retire it", reason="No longer needed", redirects_to="anywhere"
    )
    page = client.get(URL)
    assert "1A2 retired" in page.text
    page.submit("Keep this version", **GIVEN, redirects_to="/plan/versions/")
    version = PlanVersion.objects.get(number=2)
    assert (version.agreed_on, version.agreed_where, version.recorded_by) == (
        date(2024, 11, 12),
        "Improvement board",
        office,
    )


def test_it_does_not_agree_twice_what_was_asked_once(signed_in, office, imported):
    page = signed_in(office).get(URL)
    page.submit("Keep this version", **GIVEN, redirects_to="anywhere")
    assert page.submit("Keep this version", **GIVEN).errors()[0].startswith("Billie Moss changed version 2")


def test_it_says_what_is_missing(signed_in, office, imported):
    page = signed_in(office).get(URL).submit("Keep this version")
    assert page.errors() == ["Say where it was agreed", "Say what changed"]


def test_it_is_for_those_who_keep_the_plan(signed_in, board_member, imported):
    signed_in(board_member).get(URL, status=404)
