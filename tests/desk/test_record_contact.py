"""A contact is recorded with whom, when and what was said."""

from datetime import date

import pytest
import stories

from goldenthread.casework.notices.models import Contact

SAID = {"kind": "call", "happened_on": date(2024, 11, 11), "with_whom": "Sam Cole", "words": "Asked when."}


@pytest.fixture
def address(officer):
    return f"/cases/{stories.requested(stories.child_of(officer)).ref}/contacts/new/"


def test_it_records_a_call(signed_in, officer, address):
    page = signed_in(officer).get(address)
    page.submit("Record the contact", **SAID, redirects_to=address.removesuffix("new/"))
    made = Contact.objects.get()
    assert (made.taken_by, made.happened_on, made.words) == (officer, SAID["happened_on"], "Asked when.")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"happened_on": date(2024, 11, 13)}, "13 November 2024 is in the future"),
        ({"follow_up_on": date(2024, 11, 10)}, "The day to follow it up is before the contact"),
        ({"words": ""}, "Enter an answer to “What was said?”"),
    ],
)
def test_it_refuses_what_cannot_be_and_keeps_what_was_typed(signed_in, officer, address, wrong, said):
    page = signed_in(officer).get(address).submit("Record the contact", **(SAID | wrong))
    assert page.errors() == [said]
    assert page.soup.find(id="id_with_whom")["value"] == "Sam Cole"
    assert not Contact.objects.exists()


def test_a_stranger_finds_nothing(signed_in, stranger, address):
    signed_in(stranger).get(address, status=404)
