"""A setting finds what it was asked, and nothing that another was."""

import consulted
import pytest


@pytest.fixture
def held(officer):
    return consulted.asked(officer)


def test_it_lists_the_settings_own_without_names_of_children(signed_in, held):
    client = signed_in(consulted.staff_of(held))
    page = client.get("/consulted/")
    assert held.ref in page.text
    assert held.request.child.surname not in page.text
    assert "1 consultation waits for your answer." in client.get("/").text
    assert page.click(held.ref).soup.h1.text == f"Consultation {held.ref}"


def test_another_settings_staff_find_none(signed_in, held):
    page = signed_in(consulted.staff_of(consulted.asked(None, case=held.request))).get("/consulted/")
    assert held.ref not in page.text
    assert "consultation waits" in signed_in(consulted.staff_of(held)).get("/").text


def test_a_setting_that_was_never_asked_reads_so(signed_in, db):
    assert "has not been consulted" in signed_in(consulted.staff()).get("/consulted/").text


def test_it_asks_the_database_little(signed_in, held, django_assert_num_queries):
    for _ in range(3):
        consulted.asked(None, case=held.request, setting_of=held.setting.organisation)
    client = signed_in(consulted.staff_of(held))
    client.get("/consulted/")
    with django_assert_num_queries(7):
        client.get("/consulted/")
