def test_it_lists_rounds_and_where_each_stands(signed_in, board_member, open_round):
    page = signed_in(board_member).get("/rounds/")
    row = page.rows("Rounds")[0]
    assert row["Where it stands"] == "Area leads challenge and comment by 13 November 2024."
    assert row["Report"] == "Not kept yet"
    assert "Open the next round" not in page.links()


def test_it_says_when_there_is_none(signed_in, office, imported):
    assert "No round has been opened yet." in signed_in(office).get("/rounds/").text
