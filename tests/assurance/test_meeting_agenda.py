from goldenthread.assurance.boards import meeting_actions as actions


def test_it_is_a_paper_of_what_was_sent_out(signed_in, board_member, office, meeting):
    address = f"/boards/meetings/{meeting.pk}/agenda/"
    assert "No agenda had been sent out." in signed_in(board_member).get(address).text
    actions.send_agenda(meeting=meeting, by=office, expected_revision=meeting.revision)
    page = signed_in(board_member).get(address)
    assert "1. Waiting lists To discuss" in page.text
    assert "Sent out on 12 November 2024 at 10:30am by Billie Moss." in page.text
    assert "Waiting lists" not in signed_in(board_member).get(f"{address}?on=2024-11-11").text
