"""The list of settings, and the term dates that stand in for calendars that are not known."""

from datetime import date

import factories
import pytest

from goldenthread.people.models import DefaultClosure, SettingClosure


@pytest.fixture
def several(db):
    north = factories.district(name="North Shire")
    found = [
        factories.setting(name="Northfield Primary", urn="123456", district=north),
        factories.setting(name="Southfield School", kind="special"),
    ]
    SettingClosure.objects.create(
        setting=found[0], first_closed_on=date(2024, 7, 24), reopens_on=date(2024, 9, 4)
    )
    return found


def test_it_lists_settings_with_how_much_is_known_of_each(signed_in, officer, several):
    page = signed_in(officer).get("/settings/")
    assert [
        (row["Name"], row["District"], row["Closures written down"]) for row in page.rows("Settings")
    ] == [
        ("Northfield Primary", "North Shire", "1"),
        ("Southfield School", "–", "0"),
    ]
    assert page.links()["Northfield Primary"] == f"/settings/{several[0].pk}/"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("northfield", ["Northfield Primary"]),
        ("123456", ["Northfield Primary"]),
        ("field shire", ["Northfield Primary"]),
        ("school", ["Southfield School"]),
        ("field", ["Northfield Primary", "Southfield School"]),
    ],
)
def test_it_finds_by_name_number_or_district(signed_in, officer, several, words, found):
    page = signed_in(officer).get("/settings/").submit("Search", q=words)
    assert [row["Name"] for row in page.rows("Settings")] == found


def test_it_says_so_when_nothing_is_found(signed_in, officer, several):
    assert "No setting was found" in signed_in(officer).get("/settings/?q=xyz").text


def test_it_shows_the_term_dates_of_the_area(signed_in, officer, several):
    DefaultClosure.objects.create(
        name="Summer", kind="special", first_closed_on=date(2024, 7, 24), reopens_on=date(2024, 9, 4)
    )
    (row,) = signed_in(officer).get("/settings/").rows("Term dates of the area")
    assert (row["Holiday"], row["District"], row["Kind"]) == ("Summer", "All", "State-funded special school")


def test_it_asks_the_database_little(signed_in, officer, several, django_assert_num_queries):
    client = signed_in(officer)
    with django_assert_num_queries(7):
        client.get("/settings/")
