def test_it_says_why(signed_in, office, meeting):
    page = signed_in(office).get(f"/boards/meetings/{meeting.pk}/cancel/")
    assert page.submit("Cancel the meeting").errors() == ["Say why it is cancelled"]
    page = page.submit("Cancel the meeting", because="Snow", redirects_to=f"/boards/meetings/{meeting.pk}/")
    assert "Cancelled on 12 November 2024. Snow" in page.text


def test_one_that_was_held_is_not_cancelled(signed_in, office, meeting, attend):
    attend(meeting)
    page = signed_in(office).get(f"/boards/meetings/{meeting.pk}/cancel/")
    assert page.submit("Cancel the meeting", because="Snow").errors() == ["This meeting was held."]
