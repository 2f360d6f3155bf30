from datetime import date

from goldenthread.assurance.rounds.actions import decide_exception


def test_the_board_reads_what_it_is_asked_for_first(signed_in, board_member, escalated):
    page = signed_in(board_member).get("/rounds/2024-10/board/")
    assert page.text.index("Asked of the board: Release one post") < page.text.index("Exceptions to know of")
    assert "Two posts are empty" in page.text
    assert "Head of SEND" in page.text
    assert "Record the board's decision" not in page.text


def test_it_is_on_their_home_page(signed_in, board_member, escalated):
    page = signed_in(board_member).get("/")
    assert "1 matter is asked of the board." in page.text
    assert "Open the board's paper" in page.links()


def test_an_earlier_day_knows_no_decision_made_since(signed_in, board_member, office, escalated, told):
    decide_exception(
        raised=escalated,
        outcome="One post is released",
        decided_on=date(2024, 11, 12),
        by=office,
        expected_revision=escalated.revision,
    )
    client = signed_in(board_member)
    assert "One post is released" in client.get("/rounds/2024-10/board/").text
    page = client.get("/rounds/2024-10/board/?on=2024-11-11")
    assert "One post is released" not in page.text
    assert "Nothing is asked of the board." in page.text  # it was escalated a day later
    assert "Not published by 11 November 2024" in page.text
