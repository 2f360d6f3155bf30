from datetime import date

from goldenthread.assurance.models import SubTheme

URL = "/plan/actions/1A1/move/"


def test_it_moves_the_action_and_earlier_days_show_where_it_stood(signed_in, office, imported):
    client = signed_in(office)
    given = {
        "sub_theme": SubTheme.objects.get(code="1b").pk,
        "reason": "It answers that",
        "on": date(2024, 6, 1),
    }
    page = client.get(URL).submit("Move it", **given, redirects_to="/plan/actions/1A1/")
    assert "Place: was area 1, sub-theme 1a; now area 1, sub-theme 1b" in page.text
    assert [row["Action"] for row in client.get("/plan/areas/1/").rows("Actions of 1b")] == ["1A1", "1B1"]
    before = client.get("/plan/areas/1/?on=2024-05-31")
    assert [row["Action"] for row in before.rows("Actions of 1b")] == ["1B1"]


def test_it_says_where_the_action_stands(signed_in, office, imported):
    page = signed_in(office).get(URL)
    assert "It stands in area 1 under 1a, Letters are hard to read." in page.text
    page = page.submit("Move it", sub_theme=SubTheme.objects.get(code="1a").pk, reason="-")
    assert page.errors() == ["The action stands there already."]


def test_it_is_for_those_who_keep_the_plan(signed_in, lead):
    signed_in(lead).get(URL, status=404)
