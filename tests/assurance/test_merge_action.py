from goldenthread.assurance.models import Action

URL = "/plan/actions/1A1/merge/"


def test_it_ends_the_action_and_both_pages_say_so(signed_in, office, imported):
    client = signed_in(office)
    given = {"into": Action.objects.get(code="1A2").pk, "reason": "They are the same work"}
    page = client.get(URL).submit("Merge it", **given, redirects_to="/plan/actions/1A1/")
    assert "Merged into another: 1A2, 12 November 2024. They are the same work" in page.text
    assert page.links()["1A2"] == "/plan/actions/1A2/"
    assert "12 November 2024: Took in 1A1" in client.get("/plan/actions/1A2/").text
    assert "2 actions." in client.get("/plan/").text
    assert "1 more was merged, split or retired." in client.get("/plan/").text


def test_it_offers_only_actions_that_are_followed(signed_in, office, imported):
    Action.objects.filter(code="1B1").update(monitoring="released")
    page = signed_in(office).get(URL)
    offered = [option.text for option in page.soup.select("#id_into option")]
    assert offered == ["Choose one", "1A2 =Test letters with families"]


def test_it_is_for_those_who_keep_the_plan(signed_in, lead):
    signed_in(lead).get(URL, status=404)
    signed_in(lead).post(URL, {}, status=404)
