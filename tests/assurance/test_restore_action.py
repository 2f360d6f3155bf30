from goldenthread.assurance.models import Action

URL = "/plan/actions/1A2/restore/"


def test_it_follows_the_action_again(signed_in, office, imported):
    client = signed_in(office)
    client.get("/plan/actions/1A2/retire/").submit(
        "Retire it", reason="No longer needed", redirects_to="anywhere"
    )
    page = client.get(URL)
    assert "Now: retired." in page.text
    page = page.submit("Put it back", reason="It is needed after all", redirects_to="/plan/actions/1A2/")
    assert "Monitoring: was Retired; now Monitored" in page.text
    assert Action.objects.get(code="1A2").monitoring == "active"


def test_there_is_nothing_to_put_back_of_one_that_is_followed(signed_in, office, imported):
    page = signed_in(office).get(URL).submit("Put it back", reason="-")
    assert page.errors() == ["The action is followed as it is."]


def test_it_is_for_those_who_keep_the_plan(signed_in, lead):
    signed_in(lead).get(URL, status=404)
