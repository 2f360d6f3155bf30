from datetime import date

import factories
import pytest

from goldenthread.people.models import SettingClosure

D = date


@pytest.fixture
def closure(db):
    return SettingClosure.objects.create(
        setting=factories.setting(),
        name="Summer",
        first_closed_on=D(2025, 7, 23),
        reopens_on=D(2025, 9, 3),
        source="imported",
    )


def address(closure):
    return f"/settings/{closure.setting_id}/closures/{closure.pk}/"


def test_what_was_imported_can_be_put_right(signed_in, manager, closure):
    page = signed_in(manager).get(address(closure))
    page = page.submit("Save", reopens_on=D(2025, 9, 4), redirects_to=f"/settings/{closure.setting_id}/")
    assert "The closure is changed" in page.text
    closure.refresh_from_db()
    assert (closure.reopens_on, closure.name, closure.source) == (D(2025, 9, 4), "Summer", "typed")


def test_two_people_never_overwrite_each_other(signed_in, manager, closure):
    client = signed_in(manager)
    first, second = client.get(address(closure)), client.get(address(closure))
    first.submit("Save", reopens_on=D(2025, 9, 4), redirects_to=f"/settings/{closure.setting_id}/")
    page = second.submit("Save", reopens_on=D(2025, 9, 8))
    assert f"{manager.display_name} changed the closure since you opened this page" in page.errors()[0]
    closure.refresh_from_db()
    assert closure.reopens_on == D(2025, 9, 4)


def test_another_settings_closure_is_not_there(signed_in, manager, closure):
    other = factories.setting()
    signed_in(manager).get(f"/settings/{other.pk}/closures/{closure.pk}/", status=404)


def test_it_asks_the_database_little(signed_in, manager, closure, django_assert_num_queries):
    client = signed_in(manager)
    with django_assert_num_queries(6):
        client.get(address(closure))
