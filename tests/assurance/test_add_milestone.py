from datetime import date

URL = "/plan/actions/1A2/milestones/add/"
GIVEN = {"words": "Draft agreed with parents", "due_on": date(2024, 10, 1)}


def test_its_owner_sets_a_milestone_and_sees_when_it_is_late(signed_in, owner, open_round):
    client = signed_in(owner)
    page = client.get(URL).submit("Add it", **GIVEN, redirects_to="/plan/actions/1A2/")
    (row,) = page.rows("Milestones")
    assert (row["Milestone"], row["Reached"]) == ("Draft agreed with parents", "42 days late")
    assert "Milestone 1: was nothing; now “Draft agreed with parents”, due 1 October 2024" in page.text
    mine = client.get("/rounds/mine/").text
    assert "1A2: Draft agreed with parents, due 1 October 2024, 42 days late" in mine


def test_it_says_what_is_missing(signed_in, owner):
    page = signed_in(owner).get(URL).submit("Add it", due_on=date(2024, 10, 1))
    assert page.errors() == ["Say what is reached by then"]


def test_it_is_for_owners_leads_and_the_office(signed_in, board_member, lead, office, imported):
    signed_in(board_member).get(URL, status=404)
    for person in (lead, office):
        signed_in(person).get(URL)
