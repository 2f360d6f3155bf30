from datetime import date

from goldenthread.assurance.rounds.actions import (
    Said,
    answer_challenge,
    challenge,
    submit_update,
    take_back_update,
)

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


def test_on_an_earlier_day_an_answer_that_came_later_is_not_there(signed_in, lead, owner, say, told):
    with told(date(2024, 11, 10)):
        said = say("1A2")
    with told(date(2024, 11, 11)):
        asked = challenge(update=said, words="Which schools?", by=lead)
    answer_challenge(challenged=asked, answer="Two in Ashford", by=owner)
    client = signed_in(lead)
    assert "Not said yet." in client.get(f"{URL}?on=2024-11-09").text
    assert "Which schools?" not in client.get(f"{URL}?on=2024-11-10").text
    page = client.get(f"{URL}?on=2024-11-11")
    assert "Lee Sol asks: Which schools? No answer yet" in page.text
    assert not page.soup.find("textarea", id="words-1A2")
    assert "Two in Ashford" in client.get(URL).text


def test_what_was_taken_back_since_and_said_otherwise_stands_in_its_first_words(
    signed_in, owner, lead, say, open_round, told
):
    with told(date(2024, 11, 10)):
        said = say("1A2")
    again = take_back_update(update=said, by=owner)
    submit_update(
        held=open_round,
        action=again.action,
        said=Said("Letters printed", "amber", "red", "Two schools joined late"),
        by=owner,
        expected_revision=again.revision,
    )
    page = signed_in(lead).get(f"{URL}?on=2024-11-10")
    assert "Letters drafted with twelve parents" in page.text
    assert "Letters printed" not in page.text
