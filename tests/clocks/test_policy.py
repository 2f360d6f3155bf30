"""The council's own policy and proclaimed bank holidays: what they move, from when, and never in silence."""

from datetime import date, timedelta

import factories
import pytest
import stories

from goldenthread import statute
from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.clocks import actions, policy
from goldenthread.clocks.models import Clock, ClockChange, LocalPolicy
from goldenthread.clocks.policy import complaint_policies
from goldenthread.people import actions as people
from goldenthread.people import bank_holidays
from goldenthread.people.models import LocalArea, ProclaimedHoliday
from goldenthread.scorecard import facts
from goldenthread.voice import actions as voice

pytestmark = pytest.mark.django_db
D = date
TODAY = D(2024, 11, 12)
QUICK = {"follows": "own", "acknowledged": 2, "stage_1": 10, "stage_2": 15}
CODE = {"follows": "ombudsman_code"}


def adopt(by, on, values=QUICK, title="Quicker answers", **over):
    return actions.change_policy(
        by=by,
        code="complaints",
        title=title,
        values=values,
        in_force_from_on=on,
        source="Cabinet, 4 June 2024",
        **over,
    )


def due_days(complaint):
    clocks = Clock.objects.of_subjects("complaint", [complaint.ref])
    return dict(clocks.values_list("duty", "due_on"))


def test_until_somebody_writes_one_down_the_policy_is_the_one_the_product_brings():
    assert complaint_policies().on(D(2024, 9, 2)) == statute.LOCAL_POLICY


def test_a_complaint_goes_by_the_policy_in_force_when_it_was_received(manager):
    adopt(manager, D(2024, 9, 2))
    before, after = (
        voice.record_complaint(by=manager, today=TODAY, received_on=day, child=factories.child())
        for day in (D(2024, 8, 30), D(2024, 9, 2))
    )
    assert due_days(before)["complaint_stage_1_answered"] == D(2024, 9, 27)  # 20 working days
    assert due_days(after) == {
        "complaint_acknowledged": D(2024, 9, 4),
        "complaint_stage_1_answered": D(2024, 9, 16),
    }


def test_under_the_ombudsmans_code_an_answer_is_counted_from_its_acknowledgement(manager):
    adopt(manager, D(2024, 9, 2), CODE, title="The Ombudsman's code")
    complaint = voice.record_complaint(
        by=manager, today=TODAY, received_on=D(2024, 9, 2), child=factories.child()
    )
    assert due_days(complaint)["complaint_stage_1_answered"] == D(2024, 9, 23)  # 5 and 10 working days
    voice.acknowledge_complaint(by=manager, today=TODAY, complaint=complaint, acknowledged_on=D(2024, 9, 3))
    assert due_days(complaint)["complaint_stage_1_answered"] == D(2024, 9, 17)  # 10 after it
    voice.answer_complaint(
        by=manager, today=TODAY, complaint=complaint, answered_on=D(2024, 9, 16), upheld="not"
    )
    later = voice.escalate(by=manager, today=TODAY, complaint=complaint, received_on=D(2024, 9, 20))
    assert due_days(later) == {
        "complaint_stage_2_acknowledged": D(2024, 9, 27),
        "complaint_stage_2_answered": D(2024, 10, 25),
    }
    for clock in Clock.objects.all():
        assert clock.explain().due_on == clock.due_on
        assert "Ombudsman" in clock.explain().authority.full
    assert actions.behind() == actions.Counts(0, 0, 0)


def test_why_a_date_names_the_councils_own_decision(manager):
    adopt(manager, D(2024, 9, 2))
    complaint = voice.record_complaint(
        by=manager, today=TODAY, received_on=D(2024, 9, 3), child=factories.child()
    )
    for clock in Clock.objects.of_subjects("complaint", [complaint.ref]):
        assert clock.explain().due_on == clock.due_on
        assert clock.explain().authority.full == "Quicker answers (Cabinet, 4 June 2024)"


def test_a_new_version_ends_the_one_before_and_a_correction_keeps_its_days(manager):
    adopt(manager, D(2023, 4, 1), title="First")
    adopt(manager, D(2025, 4, 1), title="Third")
    adopt(manager, D(2024, 4, 1), title="Second")
    adopt(manager, D(2024, 4, 1), title="Second, corrected")
    found = LocalPolicy.objects.of_code("complaints")
    assert [(one.title, one.in_force_from_on, one.in_force_to_on) for one in found] == [
        ("First", D(2023, 4, 1), D(2024, 3, 31)),
        ("Second, corrected", D(2024, 4, 1), D(2025, 3, 31)),
        ("Third", D(2025, 4, 1), None),
    ]
    for day in (D(2023, 4, 1), D(2024, 3, 31), D(2024, 4, 1), D(2030, 1, 1)):
        assert sum(one.in_force_from_on <= day <= (one.in_force_to_on or D.max) for one in found) == 1


def test_two_people_never_overwrite_each_others_policy(manager):
    adopt(manager, D(2024, 4, 1), seen_revisions=0)
    with pytest.raises(Conflict, match=manager.display_name):
        adopt(manager, D(2024, 4, 1), seen_revisions=0)
    with pytest.raises(Conflict):
        adopt(manager, D(2024, 5, 1), seen_revisions=0)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"follows": "nobody"}, "follows"),
        (QUICK | {"stage_1": 0}, "stage_1"),
        (QUICK | {"stage_2": None}, "stage_2"),
        (QUICK | {"acknowledged": 131}, "acknowledged"),
        (QUICK | {"acknowledged": True}, "acknowledged"),
    ],
)
def test_a_policy_from_which_no_day_follows_is_refused(manager, values, field):
    with pytest.raises(Refused) as refused:
        adopt(manager, D(2024, 4, 1), values)
    assert refused.value.field == field
    assert not LocalPolicy.objects.exists()


def test_what_the_product_brings_written_down_says_the_same(manager):
    complaint = voice.record_complaint(
        by=manager, today=TODAY, received_on=D(2024, 9, 2), child=factories.child()
    )
    before = due_days(complaint)
    adopt(manager, D(2014, 9, 1), policy.values_of(statute.LOCAL_POLICY))
    assert actions.behind() == actions.Counts(0, 0, 0)
    assert due_days(complaint) == before


def test_a_change_of_policy_moves_nothing_until_somebody_asks_for_it(manager):
    complaint = voice.record_complaint(
        by=manager, today=TODAY, received_on=D(2024, 9, 2), child=factories.child()
    )
    before = due_days(complaint)
    adopt(manager, D(2024, 9, 2))
    assert due_days(complaint) == before
    assert actions.behind() == actions.Counts(0, 2, 0)
    assert actions.catch_up(by=manager) == actions.Counts(0, 2, 0)
    assert due_days(complaint)["complaint_stage_1_answered"] == D(2024, 9, 16)
    assert actions.behind() == actions.Counts(0, 0, 0)
    assert {(c.changed_by, c.because) for c in ClockChange.objects.all()} == {(manager, "worked out again")}
    assert actions.rebuild() == actions.Counts(0, 0, 0)


# Bank holidays


def proclaim(by, day, **over):
    return people.proclaim_holiday(by=by, day_on=day, name="A jubilee", authority="Proclamation", **over)


def test_a_proclaimed_holiday_moves_what_is_counted_in_working_days(manager):
    complaint = voice.record_complaint(
        by=manager, today=TODAY, received_on=D(2024, 9, 2), child=factories.child()
    )
    proclaim(manager, D(2024, 9, 4))
    assert actions.behind() == actions.Counts(0, 2, 0)
    actions.catch_up(by=manager)
    assert due_days(complaint)["complaint_acknowledged"] == D(2024, 9, 6)
    assert actions.rebuild() == actions.Counts(0, 0, 0)


def test_a_withdrawn_holiday_moves_it_back(manager):
    people.withdraw_holiday(by=manager, holiday=proclaim(manager, D(2024, 9, 4)))
    assert bank_holidays.calendar() == statute.ENGLAND


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (D(2024, 12, 25), "25 December 2024 is a bank holiday already"),
        (D(2090, 1, 3), "Bank holidays are kept for"),
    ],
)
def test_a_holiday_that_cannot_be_added_is_refused(manager, day, words):
    with pytest.raises(Refused, match=words):
        proclaim(manager, day)
    assert not ProclaimedHoliday.objects.exists()


def test_a_holiday_is_proclaimed_once(manager):
    proclaim(manager, D(2024, 9, 4))
    with pytest.raises(Refused, match="has been added already"):
        proclaim(manager, D(2024, 9, 4))


def test_no_clock_of_a_case_is_moved_by_bank_holidays(officer):
    """They are worked out with the law's own list; were one counted in working days, this would tell."""
    stories.assessing(stories.child_of(officer), advice=("psychology", "health"))
    stories.drafted(stories.child_of(officer))
    stories.issued(
        stories.child_of(officer),
        reviews=[
            {"decision": "amend", "decided_on": D(2024, 10, 30), "amendments_proposed_on": D(2024, 10, 30)}
        ],
    )
    every_day = [D(2023, 1, 1) + timedelta(days=n) for n in range(1000)]
    ProclaimedHoliday.objects.bulk_create(
        ProclaimedHoliday(day_on=day, name="x", authority="x") for day in every_day if day.day % 2
    )
    found = list(Clock.objects.all())
    assert len({clock.duty for clock in found}) >= 7
    for clock in found:
        assert clock.explain().due_on == clock.due_on, clock.duty


def test_a_complaint_without_a_child_goes_by_the_same_policy(manager):
    adopt(manager, D(2024, 9, 2))
    LocalArea.objects.create(name="Anyshire", authority_code="999")
    factories.complaint(child=None, received_on=D(2024, 9, 3))
    (row,) = facts.project(TODAY).frames["complaint"].to_dicts()
    assert row["due_on"] == D(2024, 9, 17)
