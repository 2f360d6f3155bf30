"""Writing a note beside an entry of a chronology, and never over somebody else's."""

import pytest
import stories

from goldenthread.casework import actions
from goldenthread.casework.chronology import chronology
from goldenthread.casework.models import ChronologyNote
from goldenthread.people.today import today


@pytest.fixture
def child(officer):
    child = stories.child_of(officer)
    stories.requested(child)
    return child


def story(child):
    return chronology(child, today())


def address(child, entry):
    return f"/children/{child.ref}/chronology/notes/{entry.slug}/"


def back(child, entry):
    return f"/children/{child.ref}/chronology/#entry-{entry.slug}"


def test_a_note_is_written_changed_and_taken_back(signed_in, officer, child):
    entry = story(child).entries[0]
    form = signed_in(officer).get(address(child, entry))
    assert f"{entry.title}" in form.text
    page = form.submit("Keep the note", text="By post.", redirects_to=back(child, entry))
    assert "The note is kept" in page.soup.get_text()
    form = page.click(f"Change the note on {entry.title}, 2 September 2024")
    assert form.soup.find("textarea").get_text().strip() == "By post."
    form.submit("Keep the note", text="By e-mail.", redirects_to=back(child, entry))
    assert ChronologyNote.objects.get().text == "By e-mail."
    again = signed_in(officer).get(address(child, entry))
    page = again.submit("Keep the note", text="", redirects_to=back(child, entry))
    assert "The note is taken back" in page.soup.get_text()
    assert story(child).entries[0].note is None


def test_two_people_never_overwrite_each_other(signed_in, officer, manager, child):
    entry = story(child).entries[0]
    form = signed_in(officer).get(address(child, entry))
    actions.write_note(by=manager, child=child, entry_key=entry.key, text="Theirs")
    page = form.submit("Keep the note", text="Mine")
    assert f"{manager.display_name} changed the note" in page.errors()[0]
    assert "Theirs" in page.text
    assert page.soup.find("textarea").get_text().strip() == "Mine"
    page.submit("Keep the note", redirects_to=back(child, entry))
    assert ChronologyNote.objects.get().text == "Mine"


def test_there_is_no_note_on_what_is_not_in_the_story(signed_in, officer, child):
    signed_in(officer).get(f"/children/{child.ref}/chronology/notes/0123456789ab/", status=404)


def test_a_stranger_writes_nothing(signed_in, stranger, child):
    entry = story(child).entries[0]
    signed_in(stranger).post(address(child, entry), {"text": "x", "revision": "0"}, status=404)
    assert not ChronologyNote.objects.exists()
