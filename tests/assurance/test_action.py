from dataclasses import replace
from datetime import date

import factories
import pytest

from goldenthread.accounts.roles import Caseworker, Parent
from goldenthread.assurance import ratings
from goldenthread.assurance.models import ActionOwner
from goldenthread.assurance.risks.actions import Description, change_risk
from goldenthread.assurance.rounds.actions import (
    Said,
    answer_challenge,
    challenge,
    comment_exception,
    decide_exception,
    submit_update,
    take_back_update,
)


def test_it_says_what_does_not_hold_at_the_top(signed_in, board_member, imported):
    page = signed_in(board_member).get("/plan/actions/1A2/")
    assert page.h1 == "Action 1A2"
    assert f"Rated amber ({ratings.meaning('progress', 'amber')}). It was due 195 days ago." in page.text
    assert "It names 2 owners and says of none that they lead." in page.text
    assert "No accountable owner named" in page.text
    warnings = page.soup.select_one(".govuk-warning-text")
    assert warnings.sourceline < page.soup.select_one("#standing-progress").sourceline


def test_it_shows_both_ratings_with_their_meaning_and_who_said_so_when_and_on_what(
    signed_in, board_member, imported
):
    text = signed_in(board_member).get("/plan/actions/1B1/").text
    assert ratings.meaning("progress", "blue")[1:] in text
    assert "Nobody has said yet." in text
    assert "Said on 20 September 2023, 419 days ago, in “A small plan”." in text
    assert "“TBC in September reporting”" in text
    assert "No date: ongoing" in text


def test_it_shows_what_the_figures_say_and_what_will_show_that_it_worked(
    signed_in, board_member, imported, results
):
    page = signed_in(board_member).get("/plan/actions/1A1/")
    rows = page.rows("Indicators that this action cites")
    assert (rows[0]["Measure"], rows[0]["Target"]) == ("APP17 Plans issued in time", "80%")
    assert rows[0]["Now"].startswith("76.0%")
    assert rows[1]["Now"] == "Not returned"
    assert "Parents' comments" in page.text


def test_it_pulls_the_thread_both_ways(signed_in, board_member, imported):
    page = signed_in(board_member).get("/plan/actions/1A2/")
    links = page.links()
    assert links["Area 1 · Families are not heard"] == "/plan/areas/1/"
    assert links["1a Letters are hard to read"] == "/plan/areas/1/#sub-theme-1a"
    assert (links["Action 1A1"], links["Action 1B1"]) == ("/plan/actions/1A1/", "/plan/actions/1B1/")


def test_it_offers_rating_to_those_who_may(signed_in, board_member, owner):
    assert "Rate progress" not in signed_in(board_member).get("/plan/actions/1A1/").text
    links = signed_in(owner).get("/plan/actions/1A1/").links()
    assert links["Rate impact"] == "/plan/actions/1A1/rate/?scale=impact"


def test_it_names_the_person_whom_an_owner_is(signed_in, board_member, responsible_officer, imported):
    ActionOwner.objects.filter(action__code="1A1").update(user=responsible_officer)
    assert "Rowan Ash" in signed_in(board_member).get("/plan/actions/1A1/").text


@pytest.mark.parametrize("code", ["9Z9", "1a1", "1A1%20"])
def test_it_knows_no_other_action(signed_in, board_member, imported, code):
    signed_in(board_member).get(f"/plan/actions/{code}/", status=404)


def test_it_shows_every_action_of_the_published_plan(signed_in, board_member, whole_plan, published):
    client = signed_in(board_member)
    for action in published.actions[::7]:
        assert client.get(f"/plan/actions/{action.code}/").h1 == f"Action {action.code}"


def test_it_asks_the_database_a_fixed_number_of_times(
    signed_in, board_member, whole_plan, results, django_assert_num_queries
):
    client = signed_in(board_member)
    with django_assert_num_queries(26):
        client.get("/plan/actions/6B2/")


def test_it_is_for_those_who_may_see_the_plan(signed_in, imported):
    signed_in(factories.user(Parent.code)).get("/plan/actions/1A1/", status=404)


def test_it_is_shown_as_it_stood_on_a_day(signed_in, office, imported):
    client = signed_in(office)
    stated = {
        "brag": "blue",
        "words": "Part of every letter now",
        "reason": "-",
        "said_on": date(2024, 10, 1),
    }
    client.get("/plan/actions/1A1/rate/").submit("Record this rating", **stated, redirects_to="anywhere")
    given = {"title": "Write letters", "reason": "Shorter", "on": date(2024, 10, 2)}
    client.get("/plan/actions/1A1/change/").submit("Change it", **given, redirects_to="anywhere")
    then = client.get("/plan/actions/1A1/?on=2024-09-30")
    assert "Write plain letters" in then.text
    for later in ("Part of every letter now", "Shorter", "Rate progress", "Change this action"):
        assert later not in then.text
        assert later in client.get("/plan/actions/1A1/").text
    assert "Said on 20 September 2023, 376 days ago" in then.text
    assert then.links()["Action 1A2"] == "/plan/actions/1A2/?on=2024-09-30"
    client.get("/plan/actions/1A1/?on=2023-09-19", status=404)


def test_its_history_begins_with_the_paper_that_brought_it(signed_in, board_member, imported):
    text = signed_in(board_member).get("/plan/actions/1A1/").text
    assert "20 September 2023: Added to the plan" in text
    assert "As in “A small plan”." in text


def test_it_names_the_risks_that_name_it_to_those_who_may_see_the_register(signed_in, board_member, register):
    client = signed_in(board_member)
    page = client.get("/plan/actions/1A2/")
    assert page.links()["Risk 3"] == "/risks/3/"
    assert "Risk 3 The budget is cut 12, high review 42 days overdue" in page.text
    assert "No risk names this action." in client.get("/plan/actions/1A1/").text
    page = client.get("/plan/actions/1A2/?on=2024-04-01")
    assert page.links()["Risk 3"] == "/risks/3/?on=2024-04-01"
    assert "No risk names this action." in client.get("/plan/actions/1A2/?on=2024-03-31").text


def test_a_risk_that_no_longer_names_it_goes(signed_in, board_member, register, office):
    risk = register[3]
    change_risk(
        risk=risk,
        said=Description(title=risk.title, owner_post="Director of Finance"),
        words="It bears on nothing here",
        by=office,
        expected_revision=risk.revision,
    )
    assert "No risk names this action." in signed_in(board_member).get("/plan/actions/1A2/").text


def test_a_caseworker_who_does_not_see_the_register_sees_no_risk(signed_in, register):
    page = signed_in(factories.user(Caseworker.code)).get("/plan/actions/1A2/")
    assert "Risk 3" not in page.links()
    assert "No risk names this action." not in page.text


def test_on_an_earlier_day_it_tells_nothing_of_a_round_that_came_later(
    signed_in, office, owner, lead, say, told, open_round
):
    raised = open_round.exceptions.get(action__code="1A2")
    with told(date(2024, 11, 5)):
        update = say("1A2", words="Twelve parents drafted")
        asked = challenge(update=update, words="Which schools?", by=lead)
        said = {"commentary": "Late", "is_escalated": True, "ask_of_board": "Pay for testing", "by": office}
        comment_exception(raised=raised, **said, expected_revision=raised.revision)
    with told(date(2024, 11, 7)):
        answer_challenge(challenged=asked, answer="Two in Thanet", by=owner)
        take_back_update(update=update, by=owner)
        said = Said("Twenty parents drafted", "amber", "amber", "Two schools joined late")
        submit_update(held=open_round, action=update.action, said=said, by=owner, expected_revision=2)
        decided = {"outcome": "Paid", "decided_on": date(2024, 11, 7), "by": office}
        raised.refresh_from_db()
        decide_exception(raised=raised, **decided, expected_revision=raised.revision)
    client = signed_in(office)
    then, later = (client.get(f"/plan/actions/1A2/?on=2024-11-0{day}").text for day in (5, 7))
    for words in ("Twelve parents drafted", "Pay for testing", "No decision yet.", "Which schools?"):
        assert words in then
    for words in ("Twenty parents drafted", "Two in Thanet", "Paid"):
        assert words in later
        assert words not in then
    assert "Pay for testing" not in client.get("/plan/actions/1A2/?on=2024-11-04").text


def test_it_is_walked_through_by_the_actions_that_the_day_had(
    signed_in, board_member, imported, bring_in, small
):
    added = replace(small.actions[2], code="1B2")
    bring_in(replace(small, published_on=date(2024, 10, 1), actions=(*small.actions, added)))
    client = signed_in(board_member)
    assert client.get("/plan/actions/1B1/").links()["Action 1B2"] == "/plan/actions/1B2/"
    assert "Action 1B2" not in client.get("/plan/actions/1B1/?on=2024-09-30").links()
