from datetime import date

import factories
import pytest
from auditlog.models import LogEntry

from goldenthread.accounts.errors import Refused
from goldenthread.accounts.roles import (
    AdviceWriter,
    BoardMember,
    Caseworker,
    DataAnalyst,
    Parent,
    SendManager,
    SettingStaff,
)
from goldenthread.people import actions
from goldenthread.people.models import Child

pytestmark = pytest.mark.django_db
TODAY = date(2026, 7, 1)


def test_who_may_see_a_child():
    school, clinic, team = factories.organisation(), factories.organisation(), factories.team()
    mine = factories.child(
        district=factories.district(team=team), current_setting=factories.setting(organisation=school)
    )
    request = factories.request(child=mine, decision="assess", decided_on=date(2023, 10, 9))
    factories.advice(assessment=factories.assessment(request=request), asked_of=clinic)
    factories.child()
    nowhere = factories.child(district=None)
    parent = factories.user(Parent.code)
    factories.carer(mine, user=parent)
    everybody = set(Child.objects.all())
    for person, seen in [
        (factories.user(SendManager.code), everybody),
        (factories.user(Caseworker.code, team=team), {mine}),
        (factories.user(Caseworker.code), set()),
        (factories.user(SettingStaff.code, organisation=school), {mine}),
        (factories.user(SettingStaff.code), set()),
        (factories.user(AdviceWriter.code, organisation=clinic), {mine}),
        (factories.user(AdviceWriter.code), set()),
        (parent, {mine}),
        (factories.user(Parent.code), set()),
        (factories.user(DataAnalyst.code), set()),
        (factories.user(BoardMember.code), set()),
        (factories.user(), set()),
    ]:
        assert set(Child.objects.all().visible_to(person)) == seen, person.roles
    assert nowhere in everybody


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("hussain", True),
        ("amira HUSSAIN", True),
        ("amira smith", False),
        ("04/05/2016", True),
        ("2016-05-04 amira", True),
        ("4/5/2017", False),
        ("A123456789012", True),
        ("A12345678901", False),
        ("ME14", True),
        ("%", False),
        ("", True),
    ],
)
def test_search(words, found):
    factories.child(
        forename="Amira",
        surname="Hussain-Cole",
        born_on=date(2016, 5, 4),
        upn="A123456789012",
        postcode="ME14 1XX",
    )
    assert Child.objects.matching(words).exists() == found


def test_it_records_a_child_and_who_did_so(officer):
    child = actions.record_child(
        by=officer, today=TODAY, forename="Amira", surname="Cole", born_on=date(2016, 5, 4)
    )
    entry = LogEntry.objects.get_for_object(child).get()
    assert entry.actor == officer
    assert "Cole" not in entry.object_repr


@pytest.mark.parametrize(
    ("details", "words"),
    [
        ({"born_on": date(2026, 7, 2)}, "in the future"),
        ({"upn": "A123456789012"}, "Another child already has the UPN"),
    ],
)
def test_it_refuses_a_child(officer, details, words):
    factories.child(upn="A123456789012")
    given = {"forename": "A", "surname": "B", "born_on": date(2016, 5, 4)} | details
    with pytest.raises(Refused, match=words):
        actions.record_child(by=officer, today=TODAY, **given)


def test_it_moves_a_child_to_another_setting(officer):
    child, setting = factories.child(), factories.setting()
    actions.set_setting(by=officer, child=child, setting=setting)
    child.refresh_from_db()
    assert child.current_setting == setting
