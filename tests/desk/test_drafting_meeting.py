"""A meeting about the draft is booked, stands on the case's and the family's pages, and calls for its letter."""

from datetime import date

import factories
import letters
import pytest
import stories

from goldenthread.casework.notices.models import Notice


@pytest.fixture
def case(officer, parent):
    letters.name_contacts(officer)
    child = stories.child_of(officer)
    own = letters.carer_of(child, officer)
    own.user = parent
    own.save()
    return stories.drafted(child)


BOOKED = {"meets_on": date(2024, 11, 20), "time": "14:30", "place": "Oak House", "who": "Both parents"}


def test_it_is_booked_and_the_family_sees_it(signed_in, officer, parent, case):
    url = f"/cases/{case.ref}/meeting/"
    page = signed_in(officer).get(url)
    assert page.submit("Book it", **(BOOKED | {"time": "half past"})).errors() == [
        "The time must be like 14:30"
    ]
    for time in ("14:30Z", "14:30+01:00", "24:00", "14", "14:60", "-1:30", "٣:٣٠", "9" * 5000):
        assert page.submit("Book it", **(BOOKED | {"time": time})).errors() == ["The time must be like 14:30"]
    assert page.submit("Book it", **(BOOKED | {"meets_on": date(2024, 11, 11)})).errors() == [
        "11 November 2024 has passed"
    ]
    page = page.submit("Book it", **BOOKED, redirects_to=url)
    assert "Oak House" in page.text
    seen = signed_in(parent).get(f"/family/{case.child.ref}/")
    assert "Meeting about the draft" in seen.text
    assert "20 November 2024" in seen.text


def test_the_letter_says_when_and_where(signed_in, officer, case):
    page = (
        signed_in(officer)
        .get(f"/cases/{case.ref}/meeting/")
        .submit("Book it", **BOOKED, redirects_to="anywhere")
    )
    form = page.click("Write to the family with the day and place")
    sending = form.submit("Go on to the preview", channel="email", redirects_to="anywhere")
    assert "Wednesday 20 November 2024, 14:30" in sending.text
    assert Notice.objects.get().kind == "drafting_meeting"


def test_another_cannot_be_booked_beside_it(signed_in, officer, case):
    form = signed_in(officer).get(f"/cases/{case.ref}/meeting/")
    form.submit("Book it", **BOOKED, redirects_to="anywhere")
    assert form.submit("Book it", **BOOKED).errors() == ["A meeting is booked already: move it, or cancel it"]


def test_a_stranger_finds_nothing(signed_in, stranger):
    asked = factories.request(child=factories.child())
    signed_in(stranger).get(f"/cases/{asked.ref}/meeting/", status=404)
