"""The demonstration's advice: each state once, the officer's own waiting, and no date of the county's figures touched."""

from datetime import timedelta

import factories
import pytest
import stories

from goldenthread.accounts.models import User
from goldenthread.accounts.roles import AdviceWriter, Caseworker, Parent
from goldenthread.casework.advising.models import Standing
from goldenthread.casework.documents.models import CaseDocument
from goldenthread.casework.models import Advice
from goldenthread.clocks import actions as clocks
from goldenthread.demo import advice_given, days, showcase

REQUESTED_ON = days.STANDS_STILL_ON - timedelta(days=36)
LATE_REQUESTED_ON = days.STANDS_STILL_ON - timedelta(days=62)


@pytest.fixture
def county(db):
    """A writer with late requests, the officer's own, others' and one that has come; the child in assessment."""
    team = factories.team(name=advice_given.TEAM)
    officer = factories.user(Caseworker.code, team=team, demonstration_order=1)
    factories.district(team=team)
    asked_of = factories.organisation()
    factories.user(AdviceWriter.code, organisation=asked_of, demonstration_order=2)
    parent = factories.user(Parent.code, demonstration_order=3)

    def asked(on=REQUESTED_ON, officer=None, **over):
        case = stories.assessing(stories.child_of(stands_in, **over), advice=(), officer=officer)
        return factories.advice(assessment=case.assessment, asked_of=asked_of, requested_on=on)

    stands_in = officer
    for _ in range(2):
        asked(LATE_REQUESTED_ON)
        asked(officer=officer)
    for _ in range(4):
        asked()
    returned = asked()
    Advice.objects.filter(pk=returned.pk).update(returned_on=REQUESTED_ON + timedelta(days=20))
    forename, surname, _, born_on = showcase.IN_ASSESSMENT
    shown = asked(forename=forename, surname=surname, born_on=born_on)
    factories.carer(shown.assessment.request.child, user=parent)
    clocks.rebuild()
    return officer


def test_there_is_something_of_each(county):
    before = list(Advice.objects.order_by("pk").values_list("pk", "returned_on", "request_received_on"))
    advice_given.write()
    states = [one.standing for one in Advice.objects.with_standing()]
    counted = {state: states.count(state) for state in set(states)}
    assert counted[Standing.SENT] == 2
    assert counted[Standing.SENT_BACK] == 1
    assert counted[Standing.RECEIVED] == 4
    assert sum(counted.get(state, 0) for state in (Standing.GIVEN, Standing.GIVEN_LATE)) == 1
    after = list(Advice.objects.order_by("pk").values_list("pk", "returned_on", "request_received_on"))
    assert after == before
    own = CaseDocument.objects.filter(given=None)
    assert own.count() == 3
    assert [one.kind for one in own.unseen()] == ["parents_views"]


def test_a_county_drawn_otherwise_has_none(db):
    assert not User.objects.demonstration().exists()
    advice_given.write()
    assert not CaseDocument.objects.exists()
