import factories

from goldenthread.accounts.roles import Parent

URL = "/plan/versions/1/"


def test_it_shows_the_whole_plan_as_it_was_agreed(signed_in, office, imported):
    client = signed_in(office)
    client.get("/plan/actions/1A1/change/").submit(
        "Change it", title="Write letters", reason="Shorter", redirects_to="anywhere"
    )
    page = client.get(URL)
    rows = page.rows("Actions of area 1")
    assert [(row["Action"], row["What"], row["Progress"]) for row in rows] == [
        ("1A1", "Write plain letters", "Green"),
        ("1A2", "=Test letters with families", "Amber"),
        ("1B1", "Keep dates", "Blue"),
    ]
    assert rows[2]["Due"] == "no end"


def test_it_knows_no_other_version(signed_in, board_member, imported):
    signed_in(board_member).get("/plan/versions/2/", status=404)


def test_it_is_for_those_who_may_see_the_plan(signed_in, imported):
    signed_in(factories.user(Parent.code)).get(URL, status=404)
