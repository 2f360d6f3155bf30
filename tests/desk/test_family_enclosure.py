"""A family opens what came with their letter."""

import letters
import pytest
import stories
import written_plans


@pytest.fixture
def notice(officer, parent):
    letters.name_contacts(officer)
    child = stories.child_of(officer)
    own = letters.carer_of(child, officer)
    own.user = parent
    own.save()
    case = written_plans.written(written_plans.agreed(child, officer), officer)
    written_plans.sent(case, officer)
    return letters.sent(written_plans.again(case), officer, "draft_sent")


def test_it_is_beside_its_letter(signed_in, parent, notice):
    page = signed_in(parent).get(f"/family/{notice.request.child.ref}/")
    assert page.click("The draft plan").content.startswith(b"%PDF-")


def test_another_familys_is_not_there(signed_in, officer, stranger, notice):
    one, copy, child = notice.enclosures.get(), notice.copies.get(), notice.request.child
    address = f"/family/{child.ref}/letters/{copy.pk}/with/{one.pk}/"
    for person in (officer, stranger):
        signed_in(person).get(address, status=404)
