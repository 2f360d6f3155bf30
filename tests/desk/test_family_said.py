"""What a family sent stands on a page of theirs, with the answer when it comes; what the other parent sent does not."""

import factories
import family_said
import pytest

from goldenthread.casework.plan_writing import actions, family_actions
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


def test_the_other_parents_words_are_not_there(signed_in, parent, case):
    other = factories.user("parent")
    factories.carer(case.child, user=other)
    said(case, other, "Mine alone")
    assert "Mine alone" not in signed_in(parent).get(f"/family/{case.child.ref}/said/").text
