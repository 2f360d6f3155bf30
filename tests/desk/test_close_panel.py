"""A panel is closed once it has spoken of every case."""

from datetime import date

import pytest
import stories

from goldenthread.casework.panels.actions import plan_panel, put_before, say_of


@pytest.fixture
def item(manager, officer):
    panel = plan_panel(
        by=manager, question="assess", held_on=date(2024, 11, 12), chair=manager, members=[("Jo", "head")]
    )
    case = stories.requested(stories.child_of(officer))
    return put_before(by=officer, panel=panel, request=case, summary="Speech")


def test_it_says_what_is_missing_and_then_closes(signed_in, manager, item):
    client = signed_in(manager)
    page = client.get(f"/panels/{item.panel.pk}/").click("Close the panel")
    page = page.submit("Close the panel", minute="Begun at nine")
    assert page.errors() == ["1 of the cases before this panel have no outcome yet"]
    say_of(by=manager, item=item, outcome="agreed", reasons="Yes")
    page = page.submit("Close the panel", redirects_to=f"/panels/{item.panel.pk}/")
    assert "Begun at nine" in page.text
    assert "Put a case before the panel" not in page.links()


def test_it_is_for_those_who_hold_panels(signed_in, officer, item):
    signed_in(officer).get(f"/panels/{item.panel.pk}/close/", status=404)
