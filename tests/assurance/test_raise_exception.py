def test_a_person_raises_what_no_figure_shows(signed_in, lead, open_round):
    page = signed_in(lead).get("/rounds/2024-10/exceptions/")
    page = page.submit(
        "Raise it", why="A provider gave notice", ask="A decision", redirects_to="/rounds/2024-10/review/"
    )
    assert "A provider gave notice" in page.text
    assert open_round.exceptions.get(kind="other").is_escalated
