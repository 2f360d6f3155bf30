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
