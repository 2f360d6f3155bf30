import factories

from goldenthread.accounts.roles import Parent

URL = "/plan/versions/"


def test_it_lists_versions_with_what_each_changed(signed_in, office, imported):
    client = signed_in(office)
    client.get("/plan/actions/1A2/retire/").submit(
        "Retire it", reason="No longer needed", redirects_to="anywhere"
    )
    page = client.get(URL)
    assert "Since version 1, agreed on 20 September 2023: 1 action differs: 1 retired." in page.text
    client.get("/plan/versions/agree/").submit(
        "Keep this version", agreed_where="Board", words="One less", redirects_to="anywhere"
    )
    rows = client.get(URL).rows("Versions")
    assert [row["Version"] for row in rows] == ["Version 2", "Version 1"]
    assert rows[0]["What changed"] == "One less 1 action differs: 1 retired."
    assert "No action differs." in client.get(URL).text


def test_it_shows_what_had_been_agreed_by_a_day(signed_in, office, board_member, imported):
    signed_in(office).get("/plan/versions/agree/").submit(
        "Keep this version", agreed_where="-", words="-", redirects_to="anywhere"
    )
    rows = signed_in(board_member).get(f"{URL}?on=2024-11-11").rows("Versions")
    assert [row["Version"] for row in rows] == ["Version 1"]
    signed_in(board_member).get(f"{URL}?on=2023-09-19", status=404)


def test_it_asks_the_database_a_fixed_number_of_times(
    signed_in, board_member, whole_plan, django_assert_num_queries
):
    client = signed_in(board_member)
    with django_assert_num_queries(16):
        client.get(URL)


def test_it_is_for_those_who_may_see_the_plan(signed_in, imported):
    signed_in(factories.user(Parent.code)).get(URL, status=404)
