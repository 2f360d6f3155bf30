"""About one section: what the draft says stands above what the family writes."""

import family_said
import pytest

from goldenthread.casework.plan_writing import actions
from goldenthread.casework.plan_writing.models import Representation


@pytest.fixture
def case(officer, parent):
    return family_said.drafted(officer, parent)


def test_the_section_is_shown_as_it_was_sent(signed_in, parent, officer, case):
    actions.write_section(by=officer, request=case, code="a-child", text="Other words", expected_revision=1)
    page = signed_in(parent).get(f"/family/{case.child.ref}/say/a-child/")
    assert "I like drawing" in page.text
    assert "Other words" not in page.text
    page = page.submit("Save", text="She likes music too.", redirects_to=f"/family/{case.child.ref}/say/")
    assert "you have written about this" in page.text
    assert Representation.objects.get().section == "a-child"


def test_there_is_no_section_z(signed_in, parent, case):
    signed_in(parent).get(f"/family/{case.child.ref}/say/z/", status=404)
