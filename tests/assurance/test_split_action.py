URL = "/plan/actions/1A1/split/"
GIVEN = {"code_1": "1A8", "title_1": "Write", "code_2": "1A9", "title_2": "Send", "reason": "Two owners"}


def test_it_ends_the_action_and_begins_its_parts(signed_in, office, imported):
    client = signed_in(office)
    page = client.get(URL).submit("Split it", **GIVEN, redirects_to="/plan/actions/1A1/")
    assert "Split into several, 12 November 2024. Two owners" in page.text
    assert "12 November 2024: Gave rise to 1A8" in page.text
    assert "12 November 2024: Split out of 1A1" in client.get("/plan/actions/1A9/").text


def test_it_says_what_is_wrong_with_a_part(signed_in, office, imported):
    page = signed_in(office).get(URL).submit("Split it", **(GIVEN | {"code_2": "1A8", "code_3": "1B1"}))
    assert page.errors() == ["Two parts are called 1A8."]


def test_it_is_for_those_who_keep_the_plan(signed_in, lead):
    signed_in(lead).get(URL, status=404)
