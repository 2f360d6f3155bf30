from datetime import date

from goldenthread.assurance.boards import meeting_actions as actions


def test_a_later_meeting_agrees_them(signed_in, office, agreed):
    assert agreed.minutes_agreed_on == date(2024, 11, 12)
    page = signed_in(office).get(f"/boards/meetings/{agreed.pk}/minutes/")
    page = page.submit("Keep the draft", **{f"item_{agreed.items.get().pk}": "Enough held"})
    assert "correct them item by item" in page.errors()[0]


def test_it_asks_at_which_meeting(signed_in, office, siab, meeting, attend):
    page = signed_in(office).get(f"/boards/meetings/{meeting.pk}/minutes/agree/")
    assert "No later meeting has been held yet." in page.text
    earlier = actions.plan_meeting(board=siab, meets_on=date(2024, 10, 8), by=office)
    attend(earlier)
    attend(meeting)
    page = signed_in(office).get(f"/boards/meetings/{earlier.pk}/minutes/agree/")
    assert page.submit("Record it", agreed_in=meeting.pk).errors() == ["Nothing has been minuted yet."]
