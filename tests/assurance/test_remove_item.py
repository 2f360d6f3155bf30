from goldenthread.assurance.boards import meeting_actions as actions


def test_it_asks_before_it_takes_an_item_off(signed_in, office, meeting):
    item = meeting.items.get()
    page = signed_in(office).get(f"/boards/items/{item.pk}/remove/")
    assert "Waiting lists" in page.text
    page = page.submit("Take it off", redirects_to=f"/boards/meetings/{meeting.pk}/agenda/edit/")
    assert "Nothing is on it yet." in page.text


def test_what_was_sent_out_is_not_taken_off(signed_in, office, meeting):
    actions.send_agenda(meeting=meeting, by=office, expected_revision=meeting.revision)
    page = signed_in(office).get(f"/boards/items/{meeting.items.get().pk}/remove/")
    page.submit("Take it off", redirects_to=f"/boards/meetings/{meeting.pk}/agenda/edit/")
    assert meeting.items.count() == 1
