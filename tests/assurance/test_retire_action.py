from datetime import date

URL = "/plan/actions/1A2/retire/"


def test_it_ends_the_action_and_nobody_is_asked_about_it(signed_in, office, imported):
    client = signed_in(office)
    page = client.get(URL).submit("Retire it", reason="No longer needed", redirects_to="/plan/actions/1A2/")
    assert "Retired, 12 November 2024. No longer needed" in page.text
    assert "Rate progress" not in page.text
    assert "Put it back under monitoring" in page.links()
    assert "195 days overdue" not in client.get("/plan/actions/").text


def test_it_wants_a_reason_and_a_day_after_the_last_change(signed_in, office, imported):
    page = signed_in(office).get(URL).submit("Retire it", reason="-", on=date(2023, 9, 1))
    assert page.errors() == ["A change of 1A2 on 20 September 2023 is on file: give that day or a later one."]


def test_it_is_for_those_who_keep_the_plan(signed_in, lead):
    signed_in(lead).get(URL, status=404)
