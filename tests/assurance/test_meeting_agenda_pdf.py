from goldenthread.assurance.boards import meeting_actions as actions
from goldenthread.assurance.boards import pages, paper


def url(meeting):
    return f"/boards/meetings/{meeting.pk}/agenda/pdf/"


def test_the_agenda_that_was_sent_out_is_a_paper_with_the_same_bytes_again(
    signed_in, board_member, office, meeting
):
    actions.send_agenda(meeting=meeting, by=office, expected_revision=meeting.revision)
    client = signed_in(board_member)
    assert client.get(f"/boards/meetings/{meeting.pk}/").links()["Agenda as PDF"] == url(meeting)
    first, second = client.get(url(meeting)), client.get(url(meeting))
    assert first["Content-Type"] == "application/pdf"
    assert first["Content-Disposition"] == 'inline; filename="siab-2024-11-12-agenda.pdf"'
    assert first.content.startswith(b"%PDF-")
    assert first.content == second.content
    said = paper.agenda(pages.MeetingPage(pages.meeting_of(meeting.pk), meeting.meets_on, drafts=False))
    assert said["heading"] == "Agenda"
    assert said["items"][0]["words"] == ["Why they grow"]


def test_a_draft_is_printed_for_those_who_keep_it_and_says_so(signed_in, board_member, office, meeting):
    assert signed_in(office).get(url(meeting)).content.startswith(b"%PDF-")
    page = signed_in(board_member).get(
        url(meeting), redirects_to=f"/boards/meetings/{meeting.pk}/", follow=True
    )
    assert "No agenda had been sent out." in page.text
    assert "Agenda as PDF" not in page.links()
    said = paper.agenda(pages.MeetingPage(pages.meeting_of(meeting.pk), meeting.meets_on, drafts=True))
    assert said["heading"] == "Agenda, draft"


def test_of_a_day_before_it_was_sent_there_is_none(signed_in, board_member, office, meeting):
    actions.send_agenda(meeting=meeting, by=office, expected_revision=meeting.revision)
    back = f"/boards/meetings/{meeting.pk}/?on=2024-11-11"
    signed_in(board_member).get(f"{url(meeting)}?on=2024-11-11", redirects_to=back, follow=False)
    signed_in(board_member).get(f"{url(meeting)}?on=2024-09-30", status=404)  # nobody knew of it
