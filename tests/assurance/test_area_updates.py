from datetime import date

import factories

from goldenthread.accounts.roles import AreaLead
from goldenthread.assurance.models import Action, Area
from goldenthread.assurance.reviews.actions import take_in
from goldenthread.assurance.reviews.document import Item, ReviewDocument
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


def test_an_action_that_a_review_put_under_another_area_is_asked_about_there_and_is_for_its_lead(
    signed_in, lead, say, office, told
):
    other = factories.user(AreaLead.code)
    plan = Area.objects.get().improvement_plan
    plan.areas.create(number="2", title="Nobody reads", order=2, led_by=other)
    letter = Item("merged", "1", 1, ("1A2",), "2", "To be watched under area 2", False, 2)
    with told(date(2024, 11, 4)):
        take_in(documents=[ReviewDocument("First review", None, date(2024, 11, 4), [letter])], by=office)
    say("1A2")
    there = URL.replace("areas/1", "areas/2")
    page = signed_in(other).get(there)
    assert "Watched here, from area 1" in page.text
    page = page.submit("Ask about 1A2", words="Which schools?", redirects_to=there)
    assert "Which schools? No answer yet" in page.text
    own = signed_in(lead).get(URL)
    assert "1A1" in own.links()
    assert "1A2" not in own.links()
    assert "1A2" in signed_in(lead).get(f"{URL}?on=2024-11-03").links()
    area = signed_in(lead).get("/plan/areas/2/")
    assert [row["Action"] for row in area.rows("Actions watched here")] == ["1A2"]
    assert "Watched here" not in signed_in(lead).get("/plan/areas/2/?on=2024-11-03").text
    assert Action.objects.get(code="1A2").area.number == "1"
