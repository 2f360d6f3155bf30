URL = "/rounds/2024-10/review/"


def test_the_meeting_sees_exceptions_first_then_late_changed_and_contradicted(signed_in, office, say):
    say("1A2")
    page = signed_in(office).get(URL)
    heads = [head.get_text() for head in page.soup.select("h2.govuk-heading-l")]
    assert heads[:2] == ["Exceptions", "Not said (2)"]
    assert "Nobody has said why yet." in page.text
    assert (
        "Why it stands: Two schools joined late"
        in page.rows("Ratings that the facts speak against")[1]["What stands"]
    )
    page = page.submit("The group has reviewed this", redirects_to=URL)
    assert "Reviewed by the delivery group on" in page.text


def test_others_only_read(signed_in, board_member, open_round):
    page = signed_in(board_member).get(URL)
    assert "Say why, or escalate" not in page.text
    signed_in(board_member).post(URL, status=404)
