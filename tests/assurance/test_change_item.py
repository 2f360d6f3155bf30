from goldenthread.assurance.boards import meeting_actions as actions


def test_it_is_said_otherwise_until_it_is_sent_out(signed_in, office, meeting):
    item = meeting.items.get()
    page = signed_in(office).get(f"/boards/items/{item.pk}/")
    edit = f"/boards/meetings/{meeting.pk}/agenda/edit/"
    assert "Why they grow" in page.submit("Keep this", title="Waits", redirects_to=edit).text
    meeting.refresh_from_db()
    actions.send_agenda(meeting=meeting, by=office, expected_revision=meeting.revision)
    late = page.submit("Keep this", title="Waits again")
    assert "stays as it was" in late.errors()[0]
    item.refresh_from_db()
    assert item.title == "Waits"
