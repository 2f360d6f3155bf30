URL = "/rounds/2024-10/areas/1/"


def test_the_lead_reads_what_owners_say_and_asks(signed_in, lead, say):
    say("1A2")
    page = signed_in(lead).get(URL)
    assert "Letters drafted with twelve parents" in page.text
    assert page.text.count("Not said yet.") == 2
    page = page.submit("Ask about 1A2", words="Which schools?", redirects_to=URL)
    assert "Lee Sol asks: Which schools? No answer yet" in page.text
    page = page.submit("Comment on 1A2", words="Good", redirects_to=URL)
    assert "Lee Sol comments: Good" in page.text
    assert "Write what you ask or say." in page.submit("Ask about 1A2", words="", redirects_to=URL).text


def test_others_read_and_do_not_ask(signed_in, board_member, area_lead, say):
    say("1A2")
    for person in (board_member, area_lead):
        assert not signed_in(person).get(URL).soup.find("textarea")
    signed_in(board_member).post(URL, {"update": "1", "words": "?"}, status=404)
