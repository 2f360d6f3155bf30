"""Clocks are worked out from facts, so working them out again changes nothing."""

from datetime import date
from io import StringIO

import factories
import pytest
from django.core.management import call_command

from goldenthread.accounts.roles import (
    AdviceWriter,
    BoardMember,
    Caseworker,
    Parent,
    SendManager,
    SettingStaff,
)
from goldenthread.clocks import actions
from goldenthread.clocks.actions import Counts
from goldenthread.clocks.models import Clock
from goldenthread.people.actions import set_district

pytestmark = pytest.mark.django_db


def test_a_second_rebuild_changes_nothing():
    factories.review()
    factories.complaint()
    assert actions.rebuild().added == Clock.objects.count() > 0
    keys = set(Clock.objects.values_list("pk", flat=True))
    assert actions.rebuild() == Counts(0, 0, 0)
    assert set(Clock.objects.values_list("pk", flat=True)) == keys


def test_a_rebuild_mends_what_somebody_broke():
    request = factories.request()
    actions.rebuild()
    good = set(Clock.objects.values_list("duty", "due_on"))
    Clock.objects.of_duty("plan_issued").update(due_on=date(2030, 1, 1))
    Clock.objects.of_duty("assessment_decided").delete()
    Clock.objects.create(
        duty="advice_returned",
        child=request.child,
        subject_kind="request",
        subject_ref="gone",
        started_on=date(2024, 1, 1),
        due_on=date(2024, 2, 12),
    )
    assert actions.rebuild() == Counts(1, 1, 1)
    assert set(Clock.objects.values_list("duty", "due_on")) == good


def test_the_command_answers_in_one_line():
    factories.request()
    out = StringIO()
    call_command("rebuild_clocks", stdout=out, skip_checks=True)
    assert out.getvalue() == "Clocks: 2 added, 0 changed, 0 removed.\n"


def test_it_reads_a_fixed_number_of_times_however_many_cases(django_assert_num_queries):
    for _ in range(3):
        factories.review()
    actions.rebuild()
    # clocks, letters, requests, advice, orders, moves, decisions, plans, reviews, policies, bank holidays twice, complaints,
    # savepoint
    with django_assert_num_queries(15):
        actions.rebuild()


def test_clocks_follow_a_child_to_another_district(officer):
    complaint = factories.complaint(district=factories.district())
    child = complaint.child
    factories.request(child=child)
    actions.rebuild()
    new = factories.district()
    set_district(by=officer, child=child, district=new)
    assert set(Clock.objects.of_district(new.name).values_list("subject_kind", flat=True)) == {"request"}
    assert actions.rebuild() == Counts(0, 0, 0)


def test_lists_for_the_radar():
    team = factories.team()
    child = factories.child(district=factories.district(team=team))
    person = factories.user(Caseworker.code, team=team)
    factories.request(child=child, received_on=date(2025, 9, 1), officer=person)
    factories.request(received_on=date(2025, 9, 8))
    actions.rebuild()
    found = Clock.objects.for_list()
    assert found.overdue_on(date(2025, 10, 13)).count() == 0
    assert found.overdue_on(date(2025, 10, 14)).count() == 1
    assert found.due_between(date(2025, 10, 13), date(2025, 10, 20)).count() == 2
    assert found.of_team(team.name).count() == found.of_officer(person.pk).count() == 2
    assert found.without_officer().count() == 2
    assert {row["duty"]: row["clocks"] for row in found.counts_by("duty")} == {
        "assessment_decided": 2,
        "plan_issued": 2,
    }


def test_why_this_date_is_told_from_the_facts():
    request = factories.request(received_on=date(2025, 9, 1))
    actions.rebuild()
    why = Clock.objects.of_refs([request.ref]).get(duty="plan_issued").explain()
    assert why.due_on == date(2026, 1, 19)
    assert "1 September 2025" in why.why


def test_each_role_sees_the_clocks_of_the_children_it_may_see():
    school, clinic = factories.organisation(), factories.organisation()
    team = factories.team()
    setting = factories.setting(organisation=school)
    child = factories.child(district=factories.district(team=team), current_setting=setting)
    request = factories.request(child=child, decision="assess", decided_on=date(2023, 10, 9))
    factories.advice(assessment=factories.assessment(request=request), asked_of=clinic)
    factories.request()
    actions.rebuild()
    parent = factories.user(Parent.code)
    factories.carer(child, user=parent)
    own, all_of_them = 4, 6
    seen = {
        factories.user(SendManager.code): all_of_them,
        factories.user(Caseworker.code, team=team): own,
        factories.user(Caseworker.code, team=factories.team()): 0,
        factories.user(Caseworker.code): 0,
        factories.user(SettingStaff.code, organisation=school): own,
        factories.user(SettingStaff.code): 0,
        factories.user(AdviceWriter.code, organisation=clinic): own,
        factories.user(AdviceWriter.code, organisation=school): 0,
        parent: own,
        factories.user(Parent.code): 0,
        factories.user(BoardMember.code): 0,
    }
    for person, count in seen.items():
        assert Clock.objects.all().visible_to(person).count() == count, person.roles
