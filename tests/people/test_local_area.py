from datetime import date

import pytest
from django.conf import settings

from goldenthread.people.local_area import area_name, local_area, read_once
from goldenthread.people.models import LocalArea
from goldenthread.people.today import today

pytestmark = pytest.mark.django_db


@pytest.fixture
def anyshire():
    return LocalArea.objects.create(name="Anyshire", authority_code="999")


def test_it_is_nameless_and_on_the_real_day_until_it_is_set_up():
    assert (local_area(), area_name()) == (None, settings.AREA_NAME_UNTIL_SET_UP)
    assert today() == date(2024, 11, 12)


def test_a_demonstration_stands_still(anyshire):
    LocalArea.objects.update(stands_still_on=date(2024, 10, 31))
    assert today() == date(2024, 10, 31)


def test_a_page_asks_the_database_once(anyshire, django_assert_num_queries):
    with django_assert_num_queries(1), read_once():
        assert (area_name(), today(), area_name()) == ("Anyshire", date(2024, 11, 12), "Anyshire")


def test_a_page_asks_once_where_there_is_no_area_yet(django_assert_num_queries):
    with django_assert_num_queries(1), read_once():
        assert (local_area(), local_area()) == (None, None)


def test_the_next_page_and_a_command_see_what_was_changed(anyshire):
    with read_once():
        assert area_name() == "Anyshire"
    LocalArea.objects.update(name="Otherland")
    with read_once():
        assert area_name() == "Otherland"
    LocalArea.objects.update(name="Elsewhere")
    assert area_name() == "Elsewhere"


def test_a_page_that_fails_leaves_nothing_behind(anyshire):
    with pytest.raises(ZeroDivisionError), read_once():
        _ = 1 / len(area_name()[:0])
    LocalArea.objects.update(name="Otherland")
    assert area_name() == "Otherland"


def test_two_pages_one_after_the_other_each_ask(client, anyshire):
    assert "Anyshire" in str(client.get("/privacy/").soup.header)
    LocalArea.objects.update(name="Otherland")
    assert "Otherland" in str(client.get("/privacy/").soup.header)
