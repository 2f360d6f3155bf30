from datetime import date

GIVEN = {"name": "Data and evidence group", "kind": "task", "began_on": date(2023, 5, 1)}


def test_a_board_is_added_and_listed(signed_in, office, siab):
    page = signed_in(office).get("/boards/new/")
    page = page.submit("Add it", short_name="Data", reports_to=siab.pk, redirects_to="/boards/", **GIVEN)
    assert "Data and evidence group" in page.text


def test_a_short_name_is_one_boards_alone(signed_in, office, siab):
    page = signed_in(office).get("/boards/new/").submit("Add it", short_name="siab", **GIVEN)
    assert page.errors() == ["There is a board called siab already."]


def test_a_board_named_as_an_address_of_ours_has_its_own(signed_in, office):
    page = signed_in(office).get("/boards/new/")
    page.submit("Add it", short_name="Scrutiny", redirects_to="/boards/", **GIVEN)
    assert signed_in(office).get("/boards/scrutiny-board/").h1 == "Data and evidence group"
