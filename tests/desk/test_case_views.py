"""Views that a caseworker heard are recorded with who voiced them, and those of the family stand beside them."""

import pytest
import stories

from goldenthread.casework.plan_writing.models import VoicedViews


@pytest.fixture
def case(officer):
    return stories.assessing(stories.child_of(officer))


def test_they_are_recorded_before_there_is_a_plan(signed_in, officer, case):
    page = signed_in(officer).get(f"/cases/{case.ref}/views/")
    said = {"whose": "child", "text": "I like trains.", "voice": "Amira, to her teacher"}
    page = page.submit(
        "Record", given_on=stories.date(2024, 11, 8), **said, redirects_to=f"/cases/{case.ref}/views/"
    )
    assert "Amira, to her teacher. Recorded by" in page.text
    later = page.submit("Record", given_on=stories.date(2024, 11, 13), **said)
    assert later.errors() == ["13 November 2024 is in the future"]
    assert VoicedViews.objects.count() == 1


def test_a_stranger_finds_nothing(signed_in, stranger, case):
    signed_in(stranger).get(f"/cases/{case.ref}/views/", status=404)
