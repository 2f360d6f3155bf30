from datetime import date

from goldenthread.assurance.boards import meeting_actions as actions


def test_it_says_where_it_stands_who_came_and_what_was_minuted(signed_in, board_member, agreed):
    page = signed_in(board_member).get(f"/boards/meetings/{agreed.pk}/")
    assert "Held. Minutes agreed on 12 November 2024." in page.text
    assert (
        "2 members came or sent a deputy; 2 make a quorum: quorate." in page.text
    )  # the adviser does not count
    assert "Too few held" in page.text
    assert "Correct" not in page.links()


def test_a_meeting_without_its_quorum_says_so(signed_in, board_member, meeting, attend):
    attend(meeting, how="apologies")
    page = signed_in(board_member).get(f"/boards/meetings/{meeting.pk}/")
    assert "0 members came or sent a deputy; 2 make a quorum: not quorate" in page.text


def test_it_is_shown_as_it_stood(signed_in, board_member, office, agreed):
    address = f"/boards/meetings/{agreed.pk}/"
    then = signed_in(board_member).get(f"{address}?on=2024-11-11")
    assert "Too few held" not in then.text  # it was minuted today
    assert "nobody has recorded whether it was held" in then.text
    signed_in(board_member).get(f"{address}?on=2024-08-31", status=404)  # nobody knew of it


def test_an_agenda_in_draft_is_the_programme_offices_own(signed_in, board_member, office, meeting):
    address = f"/boards/meetings/{meeting.pk}/"
    assert "Waiting lists" in signed_in(office).get(address).text
    assert "Waiting lists" not in signed_in(board_member).get(address).text
    actions.send_agenda(meeting=meeting, by=office, expected_revision=meeting.revision)
    assert "Waiting lists" in signed_in(board_member).get(address).text


def test_a_decision_of_before_is_not_shown_on_an_earlier_day(signed_in, board_member, agreed, siab, office):
    from goldenthread.assurance.boards import log_actions

    item = agreed.items.get()
    log_actions.add_entry(
        board=siab, kind="decision", words="Agreed in full", said_on=date(2024, 10, 8), item=item, by=office
    )
    page = signed_in(board_member).get(f"/boards/meetings/{agreed.pk}/")
    assert "Agreed in full" in page.text


def test_its_queries_do_not_grow(signed_in, board_member, agreed, django_assert_num_queries):
    client = signed_in(board_member)
    client.get(f"/boards/meetings/{agreed.pk}/")
    with django_assert_num_queries(19):
        client.get(f"/boards/meetings/{agreed.pk}/")


def test_who_came_is_shown_as_it_was_recorded_by_the_day(signed_in, board_member, siab, office, attend, told):
    held = actions.plan_meeting(
        board=siab, meets_on=date(2024, 10, 8), by=office, planned_on=date(2024, 9, 1)
    )
    with told(date(2024, 10, 9)):
        attend(held)
    attend(held, how="apologies")
    client, address = signed_in(board_member), f"/boards/meetings/{held.pk}/"
    assert "2 members came or sent a deputy" in client.get(f"{address}?on=2024-10-09").text
    assert "0 members came or sent a deputy" in client.get(address).text
