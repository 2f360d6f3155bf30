from goldenthread.assurance.boards import meeting_actions as actions


def test_it_asks_first_and_then_stays(signed_in, office, meeting):
    page = signed_in(office).get(f"/boards/meetings/{meeting.pk}/agenda/send/")
    assert page.submit("Send it out").errors()
    page = page.submit("Send it out", sure="on", redirects_to=f"/boards/meetings/{meeting.pk}/agenda/")
    assert "Sent out on 12 November 2024" in page.text


def test_what_somebody_added_meanwhile_is_read_first(signed_in, office, meeting):
    page = signed_in(office).get(f"/boards/meetings/{meeting.pk}/agenda/send/")
    actions.add_item(meeting=meeting, title="Letters", by=office)
    assert "Nothing was saved" in page.submit("Send it out", sure="on").errors()[0]
