"""A month of plans that is worked out, and a way to publish it."""

from datetime import date, timedelta

import factories
import pytest

from goldenthread.casework.models import Plan
from goldenthread.clocks import actions as clocks
from goldenthread.indicators import Month
from goldenthread.people.models import LocalArea
from goldenthread.scorecard import actions, thread
from goldenthread.scorecard.freezing import actions as freezing

AS_OF = date(2024, 11, 12)
SEPTEMBER, OCTOBER = Month(2024, 9), Month(2024, 10)
WEEK = timedelta(weeks=1)


class SmallPlan:
    """An improvement plan of one area, chiefly judged by plans issued in 20 weeks."""

    def areas(self):
        return [thread.ThreadArea("6", "Timeliness", "/plan/areas/6/", ("APP17",), ("APP17",))]

    def actions_serving(self, codes):
        return {}

    def titles(self):
        return {"APP17": "Plans in 20 weeks"}


@pytest.fixture
def small_plan(monkeypatch):
    monkeypatch.setattr(thread, "_sources", [])
    monkeypatch.setattr(thread.listed, "_sources", [])
    thread.register_source(SmallPlan())


@pytest.fixture
def area(db, small_plan):
    return LocalArea.objects.create(name="Anyshire", authority_code="999")


@pytest.fixture
def work_out(area):
    """Clocks, facts and results of what the test has recorded, for September and October."""

    def everything(months=(SEPTEMBER, OCTOBER), as_of=AS_OF):
        clocks.rebuild()
        actions.rebuild_facts(as_of=as_of)
        return actions.compute(months=list(months), breakdowns=("district",))

    return everything


def issued(weeks, on=date(2024, 10, 14), child=None) -> Plan:
    """A plan issued so many weeks after its request."""
    asked = factories.request(child=child or factories.child(), received_on=on - weeks * WEEK)
    return factories.plan(request=asked, draft_sent_on=None, first_issued_on=on)


@pytest.fixture
def october(work_out):
    """Three plans in time and one late in Ashford, one in time and two late in Dover, and two in time in September."""
    ashford, dover = factories.district(name="Ashford"), factories.district(name="Dover")
    found = [
        issued(weeks, child=factories.child(district=district))
        for weeks, district in (
            (18, ashford),
            (19, ashford),
            (20, ashford),
            (21, ashford),
            (20, dover),
            (25, dover),
            (26, dover),
        )
    ]
    for weeks in (19, 20):
        issued(weeks, on=date(2024, 9, 10), child=factories.child(district=dover))
    work_out()
    return found


@pytest.fixture
def publish():
    def publish(month=OCTOBER, *, by=None, **over):
        signed = {"signed_off_name": "Dr A Patel", "signed_off_role": "Director of Children's Services"}
        return freezing.publish_month(month=month, by=by, **signed | over)

    return publish
