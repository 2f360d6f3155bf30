from datetime import UTC, date, datetime

import factories
import pytest

from goldenthread.accounts.roles import Caseworker, Parent
from goldenthread.assurance.risks.actions import settle_risk
from goldenthread.scorecard.models import PublishedMonth, Result


def test_it_shows_sub_themes_with_their_actions_and_both_ratings(signed_in, board_member, imported, results):
    page = signed_in(board_member).get("/plan/areas/1/")
    assert page.h1 == "Area 1: Families are not heard"
    rows = page.rows("Actions of 1a")
    assert [(row["Action"], row["Progress"], row["Impact"]) for row in rows] == [
        ("1A1", "Green", "Red"),
        ("1A2", "Amber", "Amber"),
    ]
    assert "195 days overdue" in rows[1]["Due"]
    assert page.rows("What this area is chiefly judged by")[0]["Now"].startswith("76.0%")


def test_it_links_to_the_areas_beside_it(signed_in, board_member, whole_plan):
    links = signed_in(board_member).get("/plan/areas/6/").links()
    assert (links["Area 5"], links["Area 7"]) == ("/plan/areas/5/", "/plan/areas/7/")


@pytest.mark.parametrize("number", ["10", "0", "x", "1%20"])
def test_it_knows_no_other_area(signed_in, board_member, whole_plan, number):
    signed_in(board_member).get(f"/plan/areas/{number}/", status=404)


def test_it_asks_the_database_a_fixed_number_of_times(
    signed_in, board_member, whole_plan, results, django_assert_num_queries
):
    client = signed_in(board_member)
    with django_assert_num_queries(18):
        client.get("/plan/areas/6/")


def test_it_is_for_those_who_may_see_the_plan(signed_in, imported):
    signed_in(factories.user(Parent.code)).get("/plan/areas/1/", status=404)


def test_it_is_shown_as_it_stood_on_a_day(signed_in, office, imported):
    client = signed_in(office)
    given = {"title": "Write letters", "reason": "Shorter", "on": date(2024, 6, 1)}
    client.get("/plan/actions/1A1/change/").submit("Change it", **given, redirects_to="/plan/actions/1A1/")
    assert client.get("/plan/areas/1/").rows("Actions of 1a")[0]["What"] == "Write letters"
    then = client.get("/plan/areas/1/?on=2024-05-31")
    assert then.rows("Actions of 1a")[0]["What"] == "Write plain letters"
    assert then.links()["1A1"] == "/plan/actions/1A1/?on=2024-05-31"
    client.get("/plan/areas/1/?on=2023-01-01", status=404)


def test_it_names_its_risks_and_those_of_its_actions(signed_in, board_member, register):
    client = signed_in(board_member)
    page = client.get("/plan/areas/1/")
    items = [
        each.get_text(" ", strip=True) for each in page.soup.select("h2:-soup-contains('Risks') + ul li")
    ]
    assert [each.split(" 8,")[0] for each in items[:1]] == ["Risk 2 Families stop opening letters"]
    assert "by 1A2" in items[1]
    assert "No risk names this area." in client.get("/plan/areas/1/?on=2024-01-31").text
    assert "Risks" not in signed_in(factories.user(Caseworker.code)).get("/plan/areas/1/").text


def test_a_closed_risk_comes_last_and_says_that_it_is_closed(signed_in, board_member, register, office):
    risk = register[2]
    settle_risk(risk=risk, state="closed", words="It passed", by=office, expected_revision=risk.revision)
    page = signed_in(board_member).get("/plan/areas/1/")
    items = [
        each.get_text(" ", strip=True) for each in page.soup.select("h2:-soup-contains('Risks') + ul li")
    ]
    assert [each[:6] for each in items] == ["Risk 3", "Risk 2"]
    assert items[1].endswith("Closed")


def test_an_earlier_day_has_the_figures_that_had_been_published_by_then(
    signed_in, board_member, imported, published_october
):
    PublishedMonth.objects.update(published_at=datetime(2024, 11, 5, 12, tzinfo=UTC))
    Result.objects.of_month(date(2024, 10, 1)).update(value=90.0)
    client = signed_in(board_member)

    def shown(on):
        page = client.get(f"/plan/areas/1/?on={on}")
        return page.rows("What this area is chiefly judged by")[0]["Now"], page.text

    now, text = shown("2024-11-06")
    assert now.startswith("57.1%")
    assert "Figures are for October 2024. As published on 5 November 2024, edition 1." in text
    now, text = shown("2024-11-04")
    assert now.startswith("90.0%")
    assert "No figures had been published by 4 November 2024: these are as they are known now." in text


def test_damaged_figures_of_an_earlier_day_are_said_to_be_and_not_shown(
    signed_in, board_member, imported, published_october, settings
):
    PublishedMonth.objects.update(published_at=datetime(2024, 11, 5, 12, tzinfo=UTC))
    place = settings.HOME / "published" / published_october.folder_name / "manifest.json"
    place.chmod(0o644)
    place.write_text("{}")
    text = signed_in(board_member).get("/plan/areas/1/?on=2024-11-06").text
    assert "The figures published for October 2024 cannot be shown" in text
    assert "57.1%" not in text
