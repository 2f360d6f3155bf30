"""What went with a letter is the same bytes, for those who may read the letter."""

import letters
import pytest
import stories
import written_plans

from goldenthread.casework.notices import papers
from goldenthread.casework.plan_writing import actions


@pytest.fixture
def notice(officer):
    letters.name_contacts(officer)
    child = stories.child_of(officer)
    letters.carer_of(child, officer)
    case = written_plans.written(written_plans.agreed(child, officer), officer)
    written_plans.sent(case, officer)
    return letters.sent(written_plans.again(case), officer, "draft_sent")


def test_the_draft_goes_with_its_letter_as_it_was(signed_in, officer, notice):
    page = signed_in(officer).get(f"/letters/{notice.ref}/")
    before = page.click("The draft plan")
    assert before.content.startswith(b"%PDF-")
    assert before["Content-Disposition"] == f'attachment; filename="{notice.ref}-draft-1.pdf"'
    actions.write_section(
        by=officer, request=notice.request, code="a-child", text="Other words", expected_revision=1
    )
    (one,) = notice.enclosures.all()
    assert page.click("The draft plan").content == before.content == papers.enclosed(one)
    assert "Send with it: the advice that we received" in page.text


def test_a_stranger_and_another_letter_find_nothing(signed_in, officer, stranger, notice):
    (one,) = notice.enclosures.all()
    other = letters.sent(notice.request, officer, "request_acknowledged")
    signed_in(officer).get(f"/letters/{other.ref}/with/{one.pk}/", status=404)
    signed_in(stranger).get(f"/letters/{notice.ref}/with/{one.pk}/", status=404)
