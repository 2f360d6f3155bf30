"""Where letters to a setting go."""

import factories
import pytest

from goldenthread.accounts.roles import Administrator
from goldenthread.casework.notices import actions
from goldenthread.casework.notices.models import AddressOnFile

LABEL = "Keep the address"


@pytest.fixture
def setting(db):
    return factories.setting(name="Northfield Primary")


@pytest.fixture
def url(setting):
    return f"/settings/{setting.pk}/address/"


def test_it_is_written_down_and_changed_and_what_was_before_is_kept(
    signed_in, officer, setting, url, django_assert_num_queries
):
    client = signed_in(officer)
    page = client.get(f"/settings/{setting.pk}/")
    assert "No address is on file" in page.text
    page = page.click("Write the address down")
    page = page.submit(LABEL, email="office@northfield.example", redirects_to=f"/settings/{setting.pk}/")
    assert "office@northfield.example" in page.text
    page = client.get(url).submit(LABEL, address="1 Mill Lane", redirects_to=f"/settings/{setting.pk}/")
    assert "1 Mill Lane" in page.text
    kept = AddressOnFile.objects.of_setting(setting)
    assert [(one.address, one.email, one.said_by) for one in kept] == [
        ("1 Mill Lane", "office@northfield.example", officer),
        ("", "office@northfield.example", officer),
    ]
    with django_assert_num_queries(6):
        client.get(url)


def test_nothing_at_all_and_no_e_mail_are_refused(signed_in, officer, url):
    page = signed_in(officer).get(url)
    assert page.submit(LABEL).errors() == ["Give a postal address or an e-mail address"]
    assert page.submit(LABEL, email="northfield").errors()
    assert not AddressOnFile.objects.exists()


def test_two_who_write_at_once_do_not_write_over_each_other(signed_in, officer, manager, setting, url):
    page = signed_in(officer).get(url)
    actions.keep_address(by=manager, setting=setting, email="head@northfield.example")
    page = page.submit(LABEL, email="office@northfield.example")
    assert "Go back, look at it as it stands now" in page.errors()[0]
    assert AddressOnFile.objects.count() == 1


def test_those_who_record_nothing_neither_see_nor_write_it(signed_in, setting, url):
    client = signed_in(factories.user(Administrator.code))
    assert "Letters go to" not in client.get(f"/settings/{setting.pk}/").text
    client.get(url, status=404)
