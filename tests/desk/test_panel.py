"""A panel's agenda and pack: the cases that one may see, with what presses and what is still to be recorded."""

from datetime import date

import factories
import pytest
import stories

from goldenthread.accounts.models import ReadRecord
from goldenthread.casework.panels.actions import plan_panel, put_before, say_of

TODAY = date(2024, 11, 12)


@pytest.fixture
def panel(manager):
    members = [("Jo Bell", "educational psychologist"), ("Kit Marsh", "head teacher")]
    return plan_panel(by=manager, question="assess", held_on=TODAY, chair=manager, members=members)


@pytest.fixture
def item(panel, officer):
    case = stories.requested(stories.child_of(officer))
    return put_before(by=officer, panel=panel, request=case, summary="Speech and hearing")


def test_it_shows_the_case_the_day_that_presses_and_what_is_to_be_recorded(
    signed_in, officer, manager, panel, item
):
    page = signed_in(officer).get("/panels/").click("12 November 2024: Whether to assess")
    assert "Jo Bell, educational psychologist; Kit Marsh, head teacher" in page.text
    assert "14 October 2024, 29 days late" in page.text
    assert "Speech and hearing" in page.text
    say_of(by=manager, item=item, outcome="not_agreed", reasons="The school has not tried yet")
    page = page.client.get(f"/panels/{panel.pk}/")
    assert "Not agreed. The school has not tried yet" in page.text
    assert "the right of appeal and mediation; offer the school what helps" in page.text
    assert (
        page.links()["Decision whether to assess: Amira Hussain-Cole"]
        == f"/cases/{item.request.ref}/record/decision/"
    )


def test_of_another_teams_cases_it_tells_the_number(signed_in, officer, manager, panel, item):
    put_before(by=manager, panel=panel, request=factories.request(), summary="Not yours to read")
    page = signed_in(officer).get(f"/panels/{panel.pk}/")
    assert "1 case of other teams is before this panel too." in page.text
    assert "Not yours to read" not in page.text
    assert "Not yours to read" in signed_in(manager).get(f"/panels/{panel.pk}/").text


def test_the_reading_is_written_down(signed_in, officer, panel, item):
    signed_in(officer).get(f"/panels/{panel.pk}/")
    assert ReadRecord.objects.filter(by=officer, kind="cases before a panel", ref="1 rows").count() == 1


def test_it_asks_the_database_little(signed_in, officer, panel, item, django_assert_num_queries):
    for _ in range(4):
        case = stories.assessing(stories.child_of(officer))
        panel.items.create(request=case, order=2, summary="-", put_by=officer)
    client = signed_in(officer)
    client.get(f"/panels/{panel.pk}/")
    with django_assert_num_queries(13):
        client.get(f"/panels/{panel.pk}/")


def test_it_is_for_the_service(signed_in, board_member, parent, panel):
    for somebody in (board_member, parent):
        signed_in(somebody).get(f"/panels/{panel.pk}/", status=404)
