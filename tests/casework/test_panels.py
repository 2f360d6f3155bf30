"""A panel is planned, given cases, speaks of each, and is closed."""

from datetime import date

import factories
import pytest

from goldenthread.accounts.errors import Conflict as Changed
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.roles import SendManager
from goldenthread.casework import actions as casework
from goldenthread.casework.models import Request
from goldenthread.casework.panels.actions import close_panel, plan_panel, put_before, say_of, take_off
from goldenthread.casework.panels.models import Panel, PanelItem
from goldenthread.casework.panels.questions import follows, why_not

pytestmark = pytest.mark.django_db
TODAY = date(2024, 11, 12)
MEMBERS = [("Jo Bell", "educational psychologist"), ("Kit Marsh", "head teacher")]


@pytest.fixture
def manager():
    return factories.user(SendManager.code)


@pytest.fixture
def panel(manager):
    return plan_panel(by=manager, question="assess", held_on=TODAY, chair=manager, members=MEMBERS)


@pytest.fixture
def item(panel, manager):
    return put_before(by=manager, panel=panel, request=factories.request(), summary="Speech and hearing")


def refused(words, action, **given):
    before = [list(model.objects.order_by("pk").values()) for model in (Panel, PanelItem)]
    with pytest.raises(Refused, match=words):
        action(**given)
    assert [list(model.objects.order_by("pk").values()) for model in (Panel, PanelItem)] == before


def test_a_panel_speaks_of_each_case_and_is_closed(panel, item, manager):
    first = panel.members.first()
    say_of(
        by=manager,
        item=item,
        outcome="agreed",
        reasons="The school did what it could",
        conflicts=[(first, "My pupil")],
    )
    close_panel(by=manager, panel=panel, minute="Begun at nine")
    item.refresh_from_db()
    assert (item.outcome, item.recorded_by, item.conflicts.get().member) == ("agreed", manager, first)
    for action, given in [
        (say_of, {"item": item, "outcome": "deferred", "reasons": "More is needed"}),
        (put_before, {"panel": panel, "request": factories.request(), "summary": "-"}),
        (close_panel, {"panel": panel, "minute": ""}),
    ]:
        refused("The panel of 12 November 2024 is closed", action, by=manager, **given)


def test_what_it_says_is_not_yet_the_decision(panel, item, manager):
    item = say_of(by=manager, item=item, outcome="not_agreed", reasons="The school has not tried yet")
    case = Request.objects.with_story().get(pk=item.request.pk)
    assert case.decision == ""
    item.request = case
    assert follows(item) == "decision"
    casework.record_decision(by=manager, today=TODAY, request=case, decision="refuse", decided_on=TODAY)
    item.request = Request.objects.with_story().get(pk=case.pk)
    assert follows(item) == ""


def test_it_refuses_what_a_panel_cannot_do(panel, item, manager):
    refused(
        "a panel of this kind on 12 November",
        plan_panel,
        by=manager,
        question="assess",
        held_on=TODAY,
        chair=manager,
        members=MEMBERS,
    )
    refused(
        "at least one member",
        plan_panel,
        by=manager,
        question="issue",
        held_on=TODAY,
        chair=manager,
        members=[],
    )
    refused(
        "before this panel already",
        put_before,
        by=manager,
        panel=panel,
        request=item.request,
        summary="Again",
    )
    refused("Tell the panel", put_before, by=manager, panel=panel, request=factories.request(), summary=" ")
    refused("Give the panel's reasons", say_of, by=manager, item=item, outcome="agreed", reasons="")
    everybody = [(member, "Too near") for member in panel.members.all()]
    refused(
        "not every member", say_of, by=manager, item=item, outcome="agreed", reasons="-", conflicts=everybody
    )
    refused("1 of the cases", close_panel, by=manager, panel=panel, minute="")
    say_of(by=manager, item=item, outcome="deferred", reasons="A report is awaited")
    refused("has spoken of this case", take_off, by=manager, item=item)


def test_a_case_is_taken_off_and_a_panel_without_cases_is_not_closed(panel, item, manager):
    take_off(by=manager, item=item)
    refused("No case is before", close_panel, by=manager, panel=panel, minute="")


def test_nobody_overwrites_what_another_recorded(item, manager):
    say_of(by=manager, item=item, outcome="agreed", reasons="First", expected_revision=0)
    with pytest.raises(Changed):
        say_of(by=manager, item=item, outcome="not_agreed", reasons="Second", expected_revision=0)
    assert PanelItem.objects.get().reasons == "First"


def undecided():
    return factories.request()


def assessing():
    asked = factories.request(decision="assess", decided_on=date(2023, 10, 9))
    return factories.assessment(request=asked).request


def drafted():
    return factories.plan(first_issued_on=None).request


def issued():
    return factories.plan().request


def withdrawn():
    return factories.request(withdrawn_on=date(2023, 9, 20))


@pytest.mark.parametrize(
    ("made", "asks"),
    [(undecided, "assess"), (assessing, "issue"), (drafted, "placement"), (issued, None), (withdrawn, None)],
)
def test_each_case_asks_one_question_at_most(made, asks):
    case = Request.objects.with_story().get(pk=made().pk)
    assert [question for question in ("assess", "issue", "placement") if not why_not(question, case)] == (
        [asks] if asks else []
    )
