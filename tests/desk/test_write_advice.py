"""Advice is written on a form that keeps itself, and nobody writes over a colleague."""

import advised
import factories
import pytest

from goldenthread.casework.advising import actions
from goldenthread.casework.advising.models import GivenAdvice


@pytest.fixture
def writer(db):
    return advised.writer()


@pytest.fixture
def advice(officer, writer):
    return advised.asked(officer, writer)


def test_it_is_kept_and_gone_on_with(signed_in, writer, advice):
    page = signed_in(writer).get(advised.page_of(advice)).click("Write it here")
    page = page.submit(
        "Keep the draft",
        summary="Seen twice",
        what_1="Quiet corner",
        who_1="Assistant",
        redirects_to=advised.page_of(advice),
    )
    assert "The draft is kept" in page.text
    page = page.click("Go on writing")
    assert page.soup.find("input", attrs={"name": "what_1"})["value"] == "Quiet corner"
    assert GivenAdvice.objects.get().provision == [
        {"what": "Quiet corner", "who": "Assistant", "how_often": "", "how_long": ""}
    ]


def test_there_are_always_more_lines(signed_in, writer, advice):
    address = advised.page_of(advice, "write/")
    page = signed_in(writer).get(address)
    said = {f"what_{number}": f"Provision {number}" for number in (1, 2, 3)}
    page = page.submit("Add more lines of provision", **said, redirects_to=address)
    assert page.soup.find("input", attrs={"name": "what_6"}) is not None
    assert page.soup.find("input", attrs={"name": "what_3"})["value"] == "Provision 3"


def test_it_saves_itself(signed_in, writer, advice):
    address = advised.page_of(advice, "write/")
    client = signed_in(writer)
    said = {"summary": "Typed", "revision": "0"}
    answer = client.post(address, said, headers={"X-Saved-By": "autosave"}).json()
    assert answer == {"kept": True, "revisions": {"revision": 1}}
    stale = client.post(address, said, headers={"X-Saved-By": "autosave"}).json()
    assert stale == {"kept": False, "revisions": {}}


def test_a_colleagues_words_are_shown_and_ones_own_kept(signed_in, writer, advice):
    address = advised.page_of(advice, "write/")
    colleague = factories.user("advice_writer", organisation=writer.organisation, display_name="Lee Day")
    mine = signed_in(writer).get(address)
    signed_in(colleague).get(address).submit(
        "Keep the draft", summary="Theirs", redirects_to=advised.page_of(advice)
    )
    signed_in(writer)
    page = mine.submit("Keep the draft", summary="Mine")
    assert "Lee Day" in page.errors()[0]
    assert page.soup.find("textarea", attrs={"name": "summary"}).text.strip() == "Mine"
    page.submit("Keep the draft", redirects_to=advised.page_of(advice))
    assert GivenAdvice.objects.get().summary == "Mine"


def test_it_is_not_written_while_the_service_looks(signed_in, writer, advice):
    advised.given(advice, writer)
    page = signed_in(writer).get(advised.page_of(advice, "write/"), redirects_to=advised.page_of(advice))
    assert "Nothing is to be written here now" in page.text


def test_a_draft_is_its_writers_alone(signed_in, officer, writer, advice):
    actions.write_advice(by=writer, advice=advice, summary="Not yet sure")
    assert "Not yet sure" not in signed_in(officer).get(advised.service_page_of(advice)).text
    signed_in(advised.writer()).get(advised.page_of(advice, "write/"), status=404)
