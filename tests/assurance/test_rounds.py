def test_it_lists_rounds_and_where_each_stands(signed_in, board_member, open_round):
    page = signed_in(board_member).get("/rounds/")
    row = page.rows("Rounds")[0]
    assert row["Where it stands"] == "Area leads challenge and comment by 13 November 2024."
    assert row["Report"] == "Not kept yet"
    assert "Open the next round" not in page.links()


def test_it_says_when_there_is_none(signed_in, office, imported):
    assert "No round has been opened yet." in signed_in(office).get("/rounds/").text


def test_an_earlier_day_knows_of_the_rounds_that_had_been_opened(signed_in, office, open_round):
    client = signed_in(office)
    assert "No round had been opened by 31 October 2024." in client.get("/rounds/?on=2024-10-31").text
    page = client.get("/rounds/?on=2024-11-04")
    assert page.rows("Rounds")[0]["Where it stands"] == "Owners report by 8 November 2024."
    assert "Open the next round" not in page.links()
    assert page.links()["October 2024"] == "/rounds/2024-10/?on=2024-11-04"
