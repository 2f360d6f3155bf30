from datetime import date

from goldenthread.people.models import ProclaimedHoliday

ADDRESS = "/policy/bank-holidays/new/"
JUBILEE = {"day_on": date(2025, 5, 9), "name": "A jubilee", "authority": "Proclamation of 1 May 2025"}


def test_a_manager_adds_a_bank_holiday_once(signed_in, manager):
    client = signed_in(manager)
    page = client.get(ADDRESS).submit("Add the bank holiday", redirects_to="/policy/", **JUBILEE)
    assert "The bank holiday is added" in page.text
    page = client.get(ADDRESS).submit("Add the bank holiday", **JUBILEE)
    assert page.errors() == ["9 May 2025 has been added already"]
    assert ProclaimedHoliday.objects.count() == 1


def test_a_day_that_is_a_bank_holiday_already_is_refused(signed_in, manager):
    christmas = JUBILEE | {"day_on": date(2025, 12, 25)}
    page = signed_in(manager).get(ADDRESS).submit("Add the bank holiday", **christmas)
    assert page.errors() == ["25 December 2025 is a bank holiday already"]


def test_it_asks_the_database_little(signed_in, manager, django_assert_num_queries):
    client = signed_in(manager)
    with django_assert_num_queries(4):
        client.get(ADDRESS)
