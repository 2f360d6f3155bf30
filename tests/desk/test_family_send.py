"""What a family wrote is looked at once more and sent, on a day, with a receipt."""

import factories
import family_said
import pytest

from goldenthread.casework.plan_writing.models import Representation


@pytest.fixture
def case(officer, parent):
    return family_said.drafted(officer, parent)


def test_it_goes_once_and_arrives(signed_in, parent, officer, case):
    oak = factories.setting(name="Oak School")
    base = f"/family/{case.child.ref}/"
    client = signed_in(parent)
    client.get(f"{base}say/f/").submit("Save", text="Thirty minutes, please", redirects_to="anywhere")
    page = client.get(f"{base}say/").submit(
        "Go on to send it", wish="oak school", asks_meeting=True, redirects_to=f"{base}send/"
    )
    assert "Thirty minutes, please" in page.text
    assert page.submit("Send it").errors() == ["Tick to confirm that you want to send it"]
    page = page.submit("Send it", confirmed=True, redirects_to=f"{base}said/")
    assert "sent on 12 November 2024" in page.text
    assert "We have not answered it yet" in page.text
    said = {one.section: one for one in Representation.objects.all()}
    assert said[""].wish_setting == oak
    assert {one.voice for one in said.values()} == {"Sam Cole (parent), in their own account"}
    read = signed_in(officer).get("/arrived/?team")
    assert "What the family says about the draft" in read.text
    read = signed_in(officer).get(f"/cases/{case.ref}/plan/said/")
    for words in ("Thirty minutes, please", "Asks for: oak school", "Asks for a meeting."):
        assert words in read.text
    assert "asks for Oak School" in signed_in(officer).get(f"/cases/{case.ref}/plan/sections/i/").text


def test_nothing_written_is_nothing_sent(signed_in, parent, case):
    page = signed_in(parent).get(f"/family/{case.child.ref}/send/")
    assert page.submit("Send it", confirmed=True).errors() == ["You have not written anything yet"]
