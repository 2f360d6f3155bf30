from datetime import date

import factories

D = date
SUMMER = {"name": "Summer holiday", "first_closed_on": D(2025, 7, 23), "reopens_on": D(2025, 9, 3)}


def test_a_manager_writes_down_a_closure(signed_in, manager):
    setting = factories.setting()
    page = signed_in(manager).get(f"/settings/{setting.pk}/").click("Add a closure")
    page = page.submit("Add the closure", redirects_to=f"/settings/{setting.pk}/", **SUMMER)
    assert "The closure is written down" in page.text
    assert page.rows("Closures")[0]["From"] == "Typed in"


def test_it_says_what_is_wrong_and_keeps_what_was_typed(signed_in, manager):
    setting = factories.setting()
    client = signed_in(manager)
    client.get(f"/settings/{setting.pk}/closures/new/").submit(
        "Add the closure", redirects_to=f"/settings/{setting.pk}/", **SUMMER
    )
    page = client.get(f"/settings/{setting.pk}/closures/new/").submit("Add the closure", **SUMMER)
    assert page.errors() == ["It overlaps Summer holiday, from 23 July 2025 to 3 September 2025"]
    backwards = SUMMER | {"reopens_on": D(2025, 7, 1)}
    page = page.submit("Add the closure", **backwards)
    assert page.errors() == ["The day it reopens must be after the first day closed"]
    assert setting.closures.count() == 1


def test_a_caseworker_may_not(signed_in, officer):
    signed_in(officer).get(f"/settings/{factories.setting().pk}/closures/new/", status=404)


def test_it_asks_the_database_little(signed_in, manager, django_assert_num_queries):
    setting, client = factories.setting(), signed_in(manager)
    with django_assert_num_queries(5):
        client.get(f"/settings/{setting.pk}/closures/new/")
