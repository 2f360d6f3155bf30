from datetime import date

import factories

from goldenthread.clocks import actions as clocks
from goldenthread.clocks.models import Clock
from goldenthread.people import actions as people


def test_the_clocks_move_when_somebody_asks_for_it(signed_in, manager, django_assert_num_queries):
    factories.complaint(received_on=date(2024, 9, 2))
    clocks.rebuild()
    people.proclaim_holiday(by=manager, day_on=date(2024, 9, 4), name="A jubilee", authority="x")
    client = signed_in(manager)
    client.get("/policy/clocks/")
    with django_assert_num_queries(9):
        page = client.get("/policy/clocks/")
    assert "2 clocks of complaints will change" in page.text
    page = page.submit("Work them out again", redirects_to="/policy/")
    assert "Clocks worked out again: 0 added, 2 changed, 0 removed" in page.text
    assert Clock.objects.of_duty("complaint_acknowledged").get().due_on == date(2024, 9, 6)
    assert "There is nothing to change" in client.get("/policy/clocks/").text
