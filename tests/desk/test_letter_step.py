"""What became of a letter is written down, and the days follow."""

from datetime import date

import letters
import pytest
import stories


@pytest.fixture
def notice(officer):
    letters.name_contacts(officer)
    child = stories.child_of(officer)
    letters.carer_of(child, officer)
    return letters.sent(stories.requested(child), officer, "request_acknowledged")


def address(notice):
    return f"/letters/{notice.ref}/became/{notice.copies.get().pk}/"


def test_proof_is_written_down_and_says_what_it_is(signed_in, officer, notice):
    page = signed_in(officer).get(address(notice))
    page = page.submit("Write it down", kind="proved", happened_on=date(2024, 11, 12))
    assert page.errors() == ["Say what the proof is and where it is kept"]
    page = page.submit("Write it down", words="Signed for", redirects_to=f"/letters/{notice.ref}/")
    [row] = page.rows("Copies")
    assert row["How it stands"] == "Served: proof is on file"
    assert row["Counts as served"] == "Tue 12 November 2024 proved: Signed for"


def test_a_day_that_cannot_be_is_refused(signed_in, officer, notice):
    page = signed_in(officer).get(address(notice))
    page = page.submit("Write it down", kind="posted", happened_on=date(2024, 11, 13))
    assert page.errors() == ["13 November 2024 is in the future"]


def test_a_stranger_finds_nothing(signed_in, stranger, notice):
    signed_in(stranger).get(address(notice), status=404)
