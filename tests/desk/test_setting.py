"""One setting's calendar for a school year."""

from datetime import date

import factories
import pytest

from goldenthread.people.models import DefaultClosure, SettingClosure

D = date


@pytest.fixture
def setting(db):
    return factories.setting(name="Northfield Primary")


def closed(setting, first, reopens, **over):
    return SettingClosure.objects.create(setting=setting, first_closed_on=first, reopens_on=reopens, **over)


def test_it_shows_the_present_school_year_with_the_days_that_count(signed_in, officer, setting):
    closed(setting, D(2025, 7, 23), D(2025, 9, 3), name="Summer holiday", source="imported")
    closed(setting, D(2024, 10, 28), D(2024, 11, 4), name="Half term")
    page = signed_in(officer).get(f"/settings/{setting.pk}/")
    assert "School year 2024/25" in page.text
    half, summer = page.rows("Closures")
    assert (half["Closure"], half["Days"]) == ("Half term", "7")
    assert half["Advice asked for in these days"] == "Shorter than four weeks"
    assert (summer["From"], summer["Days"]) == ("Imported", "42")
    assert summer["Advice asked for in these days"] == "16 July – 27 August 2025"


def test_it_says_when_the_area_s_term_dates_stand_in(signed_in, officer, setting):
    DefaultClosure.objects.create(name="Summer", first_closed_on=D(2025, 7, 23), reopens_on=D(2025, 9, 3))
    page = signed_in(officer).get(f"/settings/{setting.pk}/")
    assert "own calendar for 2024/25 is not known" in page.text
    assert page.rows("Closures")[0]["From"] == "Term dates of the area"


@pytest.mark.parametrize("asked", ["", "2024", "99999", "x", "1200", "٢٠٢٤"])
def test_an_address_it_cannot_read_is_the_present_year(signed_in, officer, setting, asked):
    page = signed_in(officer).get(f"/settings/{setting.pk}/?year={asked}")
    assert "School year 2024/25" in page.text
    assert "No closure is known in 2024/25" in page.text


def test_it_leads_to_the_years_before_and_after(signed_in, officer, setting):
    page = signed_in(officer).get(f"/settings/{setting.pk}/").click("2025/26")
    assert "School year 2025/26" in page.text
    assert "School year 2024/25" in page.click("2024/25").text


def test_only_who_may_is_offered_to_change_it(signed_in, officer, manager, setting):
    closed(setting, D(2024, 10, 28), D(2024, 11, 4))
    address = f"/settings/{setting.pk}/"
    assert "Add a closure" not in signed_in(officer).get(address).links()
    assert "Add a closure" in signed_in(manager).get(address).links()


def test_a_setting_that_is_not_there(signed_in, officer, setting):
    signed_in(officer).get("/settings/0/", status=404)


def test_it_asks_the_database_little(signed_in, officer, setting, django_assert_num_queries):
    closed(setting, D(2024, 10, 28), D(2024, 11, 4))
    client = signed_in(officer)
    with django_assert_num_queries(7):
        client.get(f"/settings/{setting.pk}/")
