"""Settings are consulted with the draft, and answer or keep silent."""

from datetime import date

import factories
import pytest

from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.accounts.roles import Caseworker, SettingStaff
from goldenthread.casework.consulting.actions import (
    consult_settings,
    give_answer,
    record_answer,
    withdraw_consultation,
)
from goldenthread.casework.consulting.models import Consultation
from goldenthread.casework.consulting.standing import is_over

pytestmark = pytest.mark.django_db
TODAY, DRAFT, SENT = date(2024, 11, 12), date(2024, 11, 1), date(2024, 11, 4)


@pytest.fixture
def officer():
    return factories.user(Caseworker.code)


@pytest.fixture
def case():
    asked = factories.request(received_on=date(2024, 7, 1), decided_on=date(2024, 8, 5), decision="assess")
    factories.assessment(request=asked, issue_agreed_on=date(2024, 10, 28))
    factories.plan(request=asked, draft_sent_on=DRAFT, first_issued_on=None)
    return asked


def consult(by, case, *settings, sent_on=SENT, **over):
    return consult_settings(by=by, today=TODAY, request=case, settings=settings, sent_on=sent_on, **over)


def answer(by, held, answer="willing", answered_on=TODAY, **over):
    return record_answer(
        by=by, today=TODAY, consultation=held, answer=answer, answered_on=answered_on, **over
    )


def test_several_are_asked_at_once_and_answer_each_for_itself(officer, case):
    oak, elm = factories.setting(name="Oak"), factories.setting(name="Elm")
    first, second = consult(officer, case, oak, elm, familys_wish=[elm])
    answer(officer, second, "unsuitable", words="There is no lift")
    assert [one.is_familys_wish for one in (first, second)] == [False, True]
    assert list(Consultation.objects.waiting()) == [first]


def refused(words, action, *args, **over):
    before = list(Consultation.objects.order_by("pk").values())
    with pytest.raises(Refused, match=words):
        action(*args, **over)
    assert list(Consultation.objects.order_by("pk").values()) == before


def test_what_the_law_does_not_know_is_refused(officer, case):
    oak = factories.setting(name="Oak")
    refused("Choose the settings", consult, officer, case)
    refused("in the future", consult, officer, case, oak, sent_on=date(2024, 11, 13))
    refused("The draft was sent on 1 November 2024", consult, officer, case, oak, sent_on=date(2024, 10, 31))
    refused("Send the draft plan first", consult, officer, factories.request(), oak)
    (held,) = consult(officer, case, oak)
    refused("Oak has been consulted and has not answered yet", consult, officer, case, oak)
    refused("was sent on 4 November 2024", answer, officer, held, answered_on=date(2024, 11, 3))
    refused("Say why, in the setting's words", answer, officer, held, "others")


def test_all_or_none_are_asked(officer, case):
    oak, elm = factories.setting(name="Oak"), factories.setting(name="Elm")
    consult(officer, case, oak)
    refused("Oak has been consulted", consult, officer, case, elm, oak)


def test_it_is_taken_back_with_a_reason_and_can_be_asked_again(officer, case):
    oak = factories.setting()
    (held,) = consult(officer, case, oak)
    refused(
        "Say why", withdraw_consultation, by=officer, today=TODAY, consultation=held, withdrawn_because=" "
    )
    held = withdraw_consultation(by=officer, today=TODAY, consultation=held, withdrawn_because="Moved house")
    refused("was taken back on 12 November 2024", answer, officer, held)
    (again,) = consult(officer, case, oak)
    answer(officer, again)
    refused(
        "nothing to take back",
        withdraw_consultation,
        by=officer,
        today=TODAY,
        consultation=again,
        withdrawn_because="Late",
    )


def test_nobody_overwrites_another_answer(officer, case):
    (held,) = consult(officer, case, factories.setting())
    answer(officer, held, expected_revision=0)
    with pytest.raises(Conflict):
        answer(officer, held, "others", words="No room", expected_revision=0)
    assert Consultation.objects.get().answer == "willing"


def test_a_plan_that_has_ceased_names_no_more(officer):
    plan = factories.plan(ceased_on=date(2024, 10, 1), cease_reason="1")
    refused("The plan ceased on 1 October 2024", consult, officer, plan.request, factories.setting())


BEFORE, AFTER = date(2024, 11, 3), date(2024, 11, 5)  # of the day on which the setting was asked


@pytest.mark.parametrize(
    ("ended", "over"),
    [
        ({}, False),
        ({"request": {"withdrawn_on": AFTER}}, True),
        ({"request": {"moved_on": AFTER, "moved_to_authority": "301"}}, True),
        ({"assessment": {"not_issued_on": AFTER, "issue_agreed_on": None}}, True),
        (
            {"assessment": {"not_issued_on": BEFORE, "issue_agreed_on": None}},
            False,
        ),  # an order brought the case back
        ({"plan": {"first_issued_on": AFTER}}, True),
        ({"plan": {"first_issued_on": BEFORE}}, False),  # asked in a review
        ({"plan": {"first_issued_on": BEFORE, "ceased_on": AFTER, "cease_reason": "1"}}, True),
        ({"plan": {"first_issued_on": BEFORE}, "review": {"final_plan_on": AFTER}}, True),
        ({"plan": {"first_issued_on": BEFORE}, "review": {"final_plan_on": BEFORE}}, False),
    ],
)
def test_a_consultation_ends_with_what_it_was_asked_for(officer, case, ended, over):
    school = factories.organisation()
    (held,) = consult(officer, case, factories.setting(organisation=school))
    found = {"request": case, "assessment": case.assessment, "plan": case.plan}
    for name, fields in ended.items():
        if name == "review":
            factories.review(plan=case.plan, meeting_on=BEFORE, **fields)
        else:
            type(found[name]).objects.filter(pk=found[name].pk).update(**fields)
    held = Consultation.objects.with_page().get(pk=held.pk)
    assert is_over(held) is over
    said = {"today": TODAY, "consultation": held, "answer": "willing"}
    staff = factories.user(SettingStaff.code, organisation=school)
    if over:
        refused("This consultation is over", give_answer, by=staff, **said)
    else:
        assert give_answer(by=staff, **said).is_own_answer
