from goldenthread.assurance.boards import meeting_actions as actions
from goldenthread.assurance.boards import pages
from goldenthread.assurance.boards.scrutiny_actions import answer


def titles(meeting):
    return [item.title for item in meeting.items.order_by("order")]


def test_it_is_built_from_what_is_due_and_keeps_what_was_added(signed_in, office, meeting, entry, asked):
    page = signed_in(office).get(f"/boards/meetings/{meeting.pk}/agenda/edit/")
    page = page.submit("Bring in what is due", redirects_to=page.url)
    assert titles(meeting)[0] == "Waiting lists"
    assert titles(meeting)[-1] == "Any other business"
    assert "Actions from earlier meetings: 1 open" in page.text
    assert "What scrutiny asked and is waiting for: 1" in page.text
    assert "Terms of reference of SIAB: review" in page.text
    before = len(titles(meeting))
    page = page.submit("Bring in what is due", redirects_to=page.url)
    assert "Nothing new has come up." in page.text
    assert len(titles(meeting)) == before


def test_items_are_put_in_order_by_number(signed_in, office, meeting):
    first = meeting.items.get()
    second = actions.add_item(meeting=meeting, title="Letters", by=office)
    page = signed_in(office).get(f"/boards/meetings/{meeting.pk}/agenda/edit/")
    given = {f"place_{first.pk}": "2", f"place_{second.pk}": "1"}
    page = page.submit("Keep this order", redirects_to=page.url, **given)
    assert titles(meeting) == ["Letters", "Waiting lists"]
    wrong = page.submit("Keep this order", **{f"place_{first.pk}": "x"})
    assert "must be a whole number" in wrong.errors()[0]


def test_an_agenda_that_was_sent_out_stays(signed_in, office, meeting):
    actions.send_agenda(meeting=meeting, by=office, expected_revision=meeting.revision)
    page = signed_in(office).get(f"/boards/meetings/{meeting.pk}/agenda/edit/")
    page = page.submit("Bring in what is due", redirects_to=page.url)
    assert "stays as it was" in page.text
    assert titles(pages.meeting_of(meeting.pk)) == ["Waiting lists"]


def test_what_no_longer_holds_is_marked_and_goes_when_it_is_built_again(signed_in, office, meeting, asked):
    actions.build_agenda(meeting=meeting, by=office)
    item = meeting.items.get(key="scrutiny")
    answer(request=asked, words="Twelve", answered_on=asked.asked_on, by=office, expected_revision=0)
    page = signed_in(office).get(f"/boards/meetings/{meeting.pk}/agenda/edit/")
    assert "What it was built from no longer holds. It goes when you bring in what is due." in page.text
    page = page.submit("Bring in what is due", redirects_to=page.url)
    assert f"Off the agenda, since nothing of it holds any more: “{item.title}”." in page.text
    assert "What it was built from" not in page.text
    assert "Waiting lists" in titles(meeting)
