import publication
import pytest
from django.test import Client

from goldenthread.scorecard.models import FactsRun, Result

pytestmark = pytest.mark.django_db
AGAIN = "/scorecard/2024-10/publish/work-out-again/"


def test_it_takes_the_facts_and_works_the_months_out_again(october, signed_in, manager):
    publication.record_late(october[0].district)
    page = signed_in(manager).post(AGAIN, redirects_to="/scorecard/2024-10/publish/")
    assert "The facts were taken again" in page.text
    found = Result.objects.whole_area().get(code="APP17", month_on="2024-10-01")
    assert (found.numerator, found.denominator) == (3, 7)
    assert FactsRun.objects.order_by("pk").last().started_by == manager


def test_it_says_when_nothing_changed(october, signed_in, manager):
    page = signed_in(manager).post(AGAIN, redirects_to="/scorecard/2024-10/publish/")
    assert "no figure changed" in page.text


def test_a_month_that_has_not_ended_is_not_worked_out(october, signed_in, manager):
    signed_in(manager).post("/scorecard/2024-11/publish/work-out-again/", status=404)
    assert FactsRun.objects.count() == 1


def test_only_those_who_may_publish_do_it_and_never_by_a_link(october, signed_in, board_member, manager):
    signed_in(board_member).post(AGAIN, status=404)
    client = Client()
    client.force_login(manager)
    assert client.get(AGAIN).status_code == 405
