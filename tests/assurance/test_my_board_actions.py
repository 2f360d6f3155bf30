def test_a_person_sees_what_is_theirs_alone(signed_in, responsible_officer, board_member, entry, asked):
    page = signed_in(responsible_officer).get("/boards/mine/")
    assert page.rows("Actions of boards")[0]["What"] == "Fill two posts"
    assert page.rows("What scrutiny asked")[0]["Asked or recommended"] == "How many posts are empty?"
    other = signed_in(board_member).get("/boards/mine/")
    assert "No board waits for anything from you." in other.text


def test_home_says_what_is_asked(signed_in, responsible_officer, entry, asked):
    page = signed_in(responsible_officer).get("/")
    assert "1 action of a board, 1 late. Scrutiny waits for 1 answer." in page.text
