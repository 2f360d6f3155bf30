from goldenthread.assurance.models import Area


def test_it_needs_a_reason_and_an_escalation_an_ask(signed_in, lead, open_round):
    raised = open_round.exceptions.get(kpi_code="APP17")
    page = signed_in(lead).get(f"/rounds/exceptions/{raised.pk}/")
    assert page.submit("Keep this").errors() == ["Say why, and what is being done"]
    given = {"commentary": "Two posts are empty", "is_escalated": True}
    assert page.submit("Keep this", **given).errors() == ["Say what the board is asked for."]
    given["ask_of_board"] = "Release one post"
    kept = page.submit("Keep this", **given, redirects_to="/rounds/2024-10/review/")
    assert "Asked of the board: Release one post" in kept.text
    assert "Nothing was saved." in page.submit("Keep this", **given).errors()[0]


def test_it_is_for_the_lead_of_the_area_and_for_the_office(signed_in, area_lead, office, open_round):
    raised = open_round.exceptions.get(action__code="1A2")
    url = f"/rounds/exceptions/{raised.pk}/"
    signed_in(office).get(url)
    signed_in(area_lead).get(url, status=404)
    signed_in(area_lead).get("/rounds/2024-10/exceptions/", status=404)
    review = signed_in(area_lead).get("/rounds/2024-10/review/")
    assert "Say why, or escalate" not in review.text
    assert "Raise one that no figure shows" not in review.text
    Area.objects.update(led_by=area_lead)
    assert url in signed_in(area_lead).get("/rounds/2024-10/review/").links().values()
    signed_in(area_lead).get(url)
