"""A case is taken off a panel's agenda."""

from datetime import date

import stories

from goldenthread.casework.panels.actions import plan_panel, put_before
from goldenthread.casework.panels.models import PanelItem


def test_it_asks_once_more_and_takes_it_off(signed_in, manager, officer):
    panel = plan_panel(
        by=manager, question="assess", held_on=date(2024, 11, 12), chair=manager, members=[("Jo", "head")]
    )
    case = stories.requested(stories.child_of(officer))
    put_before(by=officer, panel=panel, request=case, summary="Speech")
    page = signed_in(officer).get(f"/panels/{panel.pk}/").click("Take it off the agenda: Amira Hussain-Cole")
    assert PanelItem.objects.exists()
    page.submit("Take it off the agenda", redirects_to=f"/panels/{panel.pk}/")
    assert not PanelItem.objects.exists()
