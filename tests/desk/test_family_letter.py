"""A family reads the letters that were sent to them, and nobody else's."""

import letters
import pytest
import stories

from goldenthread.casework.notices import actions, papers


@pytest.fixture
def case(officer, parent):
    letters.name_contacts(officer)
    child = stories.child_of(officer)
    letters.carer_of(child, officer, name="Other Parent", address="9 Elsewhere")
    own = letters.carer_of(child, officer)
    own.user = parent
    own.save()
    return stories.assessing(child)


def test_they_see_their_own_letter_and_not_the_other_parents(signed_in, officer, parent, case):
    notice = letters.sent(case, officer, "assessment_agreed")
    letters.prepared(case, officer, "request_acknowledged")
    copies = {copy.name: copy for copy in notice.copies.all()}
    page = signed_in(parent).get(f"/family/{case.child.ref}/")
    found = [text for text in page.links() if "(PDF)" in text]
    assert found == ["Decision to assess, 12 November 2024 (PDF)"]
    assert page.click(found[0]).content == papers.reprint(copies["Sam Cole"])
    other = copies["Other Parent"].pk
    signed_in(parent).get(f"/family/{case.child.ref}/letters/{other}/", status=404)


def test_a_withdrawn_letter_says_so(signed_in, officer, parent, case):
    notice = letters.sent(case, officer, "assessment_agreed")
    actions.withdraw_notice(by=officer, today=letters.TODAY, notice=notice, reason="Wrong")
    assert "we have withdrawn this letter" in signed_in(parent).get(f"/family/{case.child.ref}/").text


def test_a_letter_about_another_child_is_not_there(signed_in, officer, parent, case):
    other = stories.child_of(officer)
    letters.carer_of(other, officer)
    copy = letters.sent(stories.requested(other), officer, "request_acknowledged").copies.get()
    signed_in(parent).get(f"/family/{case.child.ref}/letters/{copy.pk}/", status=404)
    signed_in(parent).get(f"/family/{other.ref}/letters/{copy.pk}/", status=404)
