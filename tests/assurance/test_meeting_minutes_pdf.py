from datetime import date

from goldenthread.assurance.boards import meeting_actions as actions
from goldenthread.assurance.boards import pages, paper

TODAY = date(2024, 11, 12)


def url(meeting):
    return f"/boards/meetings/{meeting.pk}/minutes/pdf/"


def said(meeting):
    return paper.minutes(pages.MeetingPage(pages.meeting_of(meeting.pk), TODAY, drafts=False))


def test_agreed_minutes_say_who_came_what_was_minuted_and_what_was_corrected(
    signed_in, board_member, office, agreed
):
    actions.correct_minute(item=agreed.items.get(), words="Six held", reason="A slip", by=office)
    client = signed_in(board_member)
    page = client.get(f"/boards/meetings/{agreed.pk}/")
    assert page.links()["Minutes as PDF"] == url(agreed)
    first = client.get(url(agreed))
    assert first["Content-Disposition"] == 'inline; filename="siab-2024-10-08-minutes.pdf"'
    assert first.content == client.get(url(agreed)).content
    paper_said = said(agreed)
    assert paper_said["heading"] == "Minutes"
    assert paper_said["state"] == "Agreed as a true record on 12 November 2024."
    assert "Ida Fenn (chair)" in paper_said["attendance"][0]["who"]
    assert paper_said["quorum"].endswith("quorate.")
    [item] = paper_said["items"]
    assert item["minute"] == ["Too few held"]
    assert item["corrections"][0]["words"] == "Six held"


def test_minutes_that_nobody_agreed_say_that_they_are_a_draft(signed_in, board_member, meeting, attend):
    attend(meeting)
    assert signed_in(board_member).get(url(meeting)).content.startswith(b"%PDF-")
    assert (said(meeting)["heading"], said(meeting)["state"]) == ("Minutes, draft", "Not agreed yet.")


def test_a_meeting_that_was_not_held_has_none(signed_in, board_member, meeting):
    page = signed_in(board_member).get(
        url(meeting), redirects_to=f"/boards/meetings/{meeting.pk}/", follow=True
    )
    assert "This meeting is not recorded as held." in page.text
    assert "Minutes as PDF" not in page.links()
