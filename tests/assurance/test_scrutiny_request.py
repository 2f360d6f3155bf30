from datetime import date

from goldenthread.assurance.boards import scrutiny_actions as actions


def test_it_shows_what_was_asked_answered_and_said_to_it(signed_in, board_member, office, asked):
    actions.answer(
        request=asked,
        words="Nine of forty",
        answered_on=date(2024, 11, 5),
        given_by_whom="The cabinet member",
        by=office,
        expected_revision=0,
    )
    actions.follow_up(
        request=asked, verdict="again", words="Which nine?", said_on=date(2024, 11, 6), by=office
    )
    page = signed_in(board_member).get(f"/boards/scrutiny/{asked.pk}/")
    assert "Asked again, not answered since 12 days late." in page.text
    assert "The cabinet member" in page.text
    assert "Which nine?" in page.text
    assert "Answer it" not in page.links()


def test_it_is_shown_as_it_stood(signed_in, board_member, responsible_officer, office, asked):
    actions.answer(
        request=asked, words="Nine of forty", answered_on=date(2024, 11, 5), by=office, expected_revision=0
    )
    address = f"/boards/scrutiny/{asked.pk}/"
    assert "Nine of forty" in signed_in(board_member).get(address).text
    assert "Nine of forty" not in signed_in(board_member).get(f"{address}?on=2024-11-04").text
    signed_in(board_member).get(f"{address}?on=2024-09-17", status=404)
    assert "Answer it" in signed_in(responsible_officer).get(address).links()
