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
