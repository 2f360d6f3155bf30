"""What a family sent stands on a page of theirs, with the answer when it comes; what the other parent sent does not."""

import factories
import family_said
import pytest

from goldenthread.casework.plan_writing import actions, family_actions
from goldenthread.casework.plan_writing.models import Representation
from goldenthread.casework.plan_writing.sections import CHILD_VIEWS
from goldenthread.people.today import today


@pytest.fixture
def case(officer, parent):
    return family_said.drafted(officer, parent)


def said(case, by, text):
    family_actions.keep_representation(by=by, request=case, text=text)
    (one,) = family_actions.send_representations(by=by, today=today(), request=case, voice="A parent")
    return one


def test_the_answer_is_beside_it(signed_in, parent, officer, case):
    one = said(case, parent, "More reading")
    actions.answer_representation(by=officer, representation=one, answer="Changed in F1")
    page = signed_in(parent).get(f"/family/{case.child.ref}/").click("What you sent us, and our answers")
    assert "Our answer: Changed in F1" in page.text


def issued(case):
    case.plan.first_issued_on = case.plan.current_from_on = today()
    case.plan.save()


def test_what_was_not_sent_before_the_plan_is_still_there_and_goes_with_one_button(
    signed_in, parent, officer, case
):
    keep = {"by": parent, "request": case}
    family_actions.keep_representation(**keep, text="More reading", wish="Oak School")
    family_actions.keep_representation(**keep, text="Not this", section=CHILD_VIEWS.code)
    issued(case)
    page = signed_in(parent).get(f"/family/{case.child.ref}/")
    page = page.click("What you wrote about the draft and did not send")
    assert "More reading" in page.text
    assert not page.soup.select("main textarea, main input[type=text]")
    url = f"/family/{case.child.ref}/said/"
    assert "More reading" not in signed_in(officer).get(f"/cases/{case.ref}/plan/said/").text
    page = signed_in(parent).get(url).submit("Send it as a late comment", redirects_to=url)
    assert "What you did not send" not in page.text
    assert "sent on 12 November 2024" in page.text
    sent = Representation.objects.of_case(case)
    assert [(one.text, one.voice.endswith("in their own account, sent late")) for one in sent] == [
        ("More reading", True),
        ("Not this", True),
    ]
    assert "did not send" not in signed_in(parent).get(f"/family/{case.child.ref}/").text


def test_while_the_draft_is_open_it_is_sent_from_its_own_page(signed_in, parent, case):
    family_actions.keep_representation(by=parent, request=case, text="More reading")
    assert "did not send" not in signed_in(parent).get(f"/family/{case.child.ref}/said/").text
    assert "did not send" not in signed_in(parent).get(f"/family/{case.child.ref}/").text


def test_of_a_case_that_ended_it_can_be_read_and_not_sent(signed_in, parent, case):
    family_actions.keep_representation(by=parent, request=case, text="More reading")
    case.plan.delete()
    case.withdrawn_on = today()
    case.save()
    url = f"/family/{case.child.ref}/said/"
    page = signed_in(parent).get(url)
    assert "More reading" in page.text
    assert "Send it as a late comment" not in page.text
    assert "This case has ended." in signed_in(parent).post(url, {"late": "1"}).errors()[0]


def test_the_other_parents_unsent_words_are_not_there(signed_in, parent, case):
    other = factories.user("parent")
    factories.carer(case.child, user=other)
    family_actions.keep_representation(by=other, request=case, text="Mine alone")
    issued(case)
    url = f"/family/{case.child.ref}/said/"
    assert "Mine alone" not in signed_in(parent).get(url).text
    signed_in(parent).post(url, {"late": "1"})
    assert not Representation.objects.of_case(case).exists()


def test_the_other_parents_words_are_not_there(signed_in, parent, case):
    other = factories.user("parent")
    factories.carer(case.child, user=other)
    said(case, other, "Mine alone")
    assert "Mine alone" not in signed_in(parent).get(f"/family/{case.child.ref}/said/").text
