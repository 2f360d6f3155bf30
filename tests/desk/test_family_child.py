"""A parent's page: what happens next and by when, what they can do, whom to call, their rights; and no jargon."""

import re
from datetime import date

import factories
import pytest
import stories

from goldenthread.casework.orders.actions import record_order
from goldenthread.casework.stages import STAGES
from goldenthread.clocks import actions as clocks
from goldenthread.desk import family_page

D = date
JARGON = re.compile(
    r"\b(SEN2|RAG|KPI|statutory|duty|duties|breach|overdue|caseworker|regulation|section 36|APP\d+|clock)\b",
    re.I,
)


@pytest.fixture
def child(officer, parent):
    made = stories.child_of(officer)
    factories.carer(made, user=parent)
    return made


def refused(child):
    return stories.requested(child, decision="refuse", decided_on=D(2024, 10, 10))


def ended_review(child):
    return stories.issued(
        child, reviews=[{"meeting_on": D(2024, 9, 30), "decision": "cease", "decided_on": D(2024, 10, 20)}]
    )


MET = {"meeting_on": D(2024, 10, 28)}
STATIONS = [
    (
        stories.requested,
        "We decide whether to assess Amira's needs",
        "should have happened by 14 October 2024",
    ),
    (
        stories.assessing,
        "We gather advice from the people who know Amira",
        "By Mon 23 December 2024 at the latest",
    ),
    (
        lambda child: stories.assessing(child, received_on=D(2024, 7, 1), decided_on=D(2024, 8, 5)),
        "We gather advice from the people who know Amira",
        "By Mon 18 November 2024 at the latest",  # too late for a refusal; the day of the plan is left
    ),
    (
        lambda child: stories.assessing(child, received_on=D(2024, 5, 1), decided_on=D(2024, 6, 3)),
        "We gather advice from the people who know Amira",
        "should have happened by 18 September 2024",
    ),
    (
        stories.drafted,
        "send you the final EHC plan",
        "Tell us what you think of the draft, until 20 November 2024.",
    ),
    (
        stories.issued,
        "We review Amira's plan with you and the school",
        "By Tue 14 January 2025 at the latest",
    ),
    (
        lambda child: stories.issued(child, reviews=[MET]),
        "We decide whether to keep, change or end",
        "By Mon 25 November 2024",
    ),
    (
        lambda child: stories.issued(
            child, reviews=[MET | {"decision": "amend", "decided_on": D(2024, 11, 11)}]
        ),
        "We send you the changed plan.",
        "By Mon 25 November 2024",
    ),
    (ended_review, "We plan to end Amira's EHC plan", "Our letter was dated 20 October 2024."),
    (refused, "We decided not to assess Amira's needs", "Our letter was dated 10 October 2024."),
    (
        lambda child: stories.requested(child, withdrawn_on=D(2024, 9, 9)),
        "The request for Amira was withdrawn. You can ask again at any time.",
        "We received the request",
    ),
    (
        lambda child: stories.requested(child, moved_on=D(2024, 9, 9), moved_to_authority="887"),
        "That council now decides",
        "Amira moved to another council's area.",
    ),
    (
        lambda child: stories.issued(child, ceased_on=D(2024, 10, 1), cease_reason="2"),
        "Amira's EHC plan has ended.",
        "The plan ended.",
    ),
]


@pytest.mark.parametrize(("station", "next_step", "also"), STATIONS)
def test_it_says_what_happens_next_at_every_station_without_jargon(
    signed_in, parent, child, station, next_step, also
):
    station(child)
    page = signed_in(parent).get(f"/family/{child.ref}/")
    assert next_step in page.text
    assert also in page.text
    # The law is named only for a parent who asks why, inside what they open.
    for asked in page.soup.select(".gt-why"):
        asked.extract()
    assert JARGON.findall(page.soup.main.get_text(" ")) == []
    assert page.soup.select(".gt-rag") == []


def test_it_says_sorry_for_what_is_late_and_how_to_complain(signed_in, parent, child):
    stories.requested(child)
    text = signed_in(parent).get(f"/family/{child.ref}/").text
    assert "This should have happened by 14 October 2024. We are sorry that it is late." in text
    assert "You can complain about a delay." in text


def test_it_names_whom_to_call(signed_in, parent, officer, child):
    case = stories.requested(child)
    assert f"The {officer.team} SEND team looks after" in signed_in(parent).get(f"/family/{child.ref}/").text
    case.officer = officer
    case.save()
    page = signed_in(parent).get(f"/family/{child.ref}/")
    assert page.links()[f"Write to {officer.display_name}"] == f"mailto:{officer.email}"


def test_the_right_of_appeal_has_its_time_and_the_letters_day(signed_in, parent, child):
    refused(child)
    text = signed_in(parent).get(f"/family/{child.ref}/").text
    assert (
        "within 2 months of the date on our letter, or within 1 month of the date on your mediation certificate"
        in text
    )


def test_an_appeal_long_past_is_not_offered(signed_in, parent, child):
    stories.issued(child)  # the letter went on 15 January
    assert "Tribunal" not in signed_in(parent).get(f"/family/{child.ref}/").text


def test_what_has_happened_is_newest_first_and_in_everyday_words(signed_in, parent, child):
    case = stories.assessing(child, advice=("psychology", "parent"))
    case.assessment.advice.update(returned_on=D(2024, 11, 1))
    page = signed_in(parent).get(f"/family/{child.ref}/")
    told = [line.get_text() for line in page.soup.select(".gt-timeline__title")]
    assert set(told[:2]) == {
        "We received advice from the educational psychologist.",
        "We received your views.",
    }
    assert told[2:] == [
        "We decided to assess Amira's needs.",
        "We received the request to assess Amira's needs.",
    ]


def test_a_child_without_a_request_is_told_how_to_ask(signed_in, parent, child):
    text = signed_in(parent).get(f"/family/{child.ref}/").text
    assert "You can ask the council to assess Amira's needs at any time." in text


def test_another_familys_child_does_not_exist(signed_in, parent, officer, child):
    other = stories.child_of(officer, forename="Otto")
    signed_in(parent).get(f"/family/{other.ref}/", status=404)
    signed_in(parent).get(f"/cases/{stories.requested(child).ref}/", status=404)


def test_it_asks_the_database_little(signed_in, parent, child, django_assert_num_queries):
    stories.assessing(child)
    client = signed_in(parent)
    client.get(f"/family/{child.ref}/")
    with django_assert_num_queries(16):
        client.get(f"/family/{child.ref}/")


def test_it_says_why_the_date_is_what_it_is(signed_in, parent, child):
    stories.assessing(child)
    text = signed_in(parent).get(f"/family/{child.ref}/").text
    assert "Why this date?" in text
    assert "16 weeks after the request was received" in text


def test_it_tells_of_an_order_and_of_what_follows(signed_in, officer, parent, child):
    case = refused(child)
    record_order(
        by=officer,
        today=D(2024, 11, 12),
        request=case,
        origin="order",
        requires="assess",
        made_on=D(2024, 11, 4),
        received_on=D(2024, 11, 5),
    )
    page = signed_in(parent).get(f"/family/{child.ref}/")
    assert "We write to you that we will assess Amira's needs after all" in page.text
    assert "By Mon 18 November 2024 at the latest" in page.text
    assert "The Tribunal made an order: assess needs." in page.text
    assert "We decided not to assess Amira's needs." in page.text
    page = signed_in(officer).get(f"/cases/{case.ref}/")
    assert "Next: tell the family that there will be an assessment by Mon 18 November 2024" in page.text


def test_every_stage_has_its_words_and_its_rights_are_of_a_stage():
    assert set(family_page.NEXT) | set(family_page.ENDED) == set(STAGES)
    assert {code for code in STAGES if STAGES[code].is_end} == set(family_page.ENDED)
    assert set(family_page.TO_COME) <= set(family_page.NEXT)


def ordered(case, officer, requires, **days):
    case.orders.create(
        origin="order",
        requires=requires,
        made_on=D(2024, 10, 21),
        received_on=D(2024, 10, 22),
        recorded_by=officer,
        recorded_at="2024-10-22T09:00Z",
        **days,
    )
    clocks.rebuild()


MOVING = {"moves_on": D(2024, 10, 1), "move_known_on": D(2024, 9, 16), "transferred_to_authority": "887"}
CAME = {"transferred_in_on": D(2024, 10, 1), "transferred_from_authority": "887"}
HANDED_OVER = MOVING | {"ceased_on": D(2024, 10, 1), "cease_reason": "5"}
OF_PLANS = {
    "a plan that went to another council goes on": (
        {"plan": HANDED_OVER},
        ["goes on with the council of the area where you moved", "We transferred the plan to the council"],
        ["has ended", "The plan ended", "Tribunal"],
    ),
    "a plan that goes": ({"plan": MOVING}, ["We transfer Amira's EHC plan", "The plan goes on."], ["review"]),
    "a plan that came was not sent by us": (
        {"plan": CAME | {"first_issued_on": D(2024, 9, 12)}},
        ["Another council made the EHC plan.", "The EHC plan came to us from another council."],
        ["We sent you the final EHC plan", "Our letter was dated"],
    ),
    "an order to amend": (
        {"requires": "amend_setting"},
        ["We change Amira's plan as was ordered", "This should have happened by 4 November 2024"],
        ["We review Amira's plan"],
    ),
    "an order that was carried out": (
        {"requires": "amend_setting", "amended_on": D(2024, 10, 30)},
        ["We review Amira's plan", "Our letter was dated 30 October 2024."],
        [],
    ),
    "an order to assess again": (
        {"requires": "reassess"},
        ["we will assess Amira's needs again", "The plan stays in force.", "4 November 2024"],
        ["after all"],
    ),
    "an assessment as ordered, of a child with a plan": (
        {"requires": "reassess", "told_on": D(2024, 10, 28)},
        ["We told you that we will assess again.", "Until then the plan stays in force."],
        ["after all"],
    ),
    "nothing changed after it": (
        {"requires": "reassess", "told_on": D(2024, 10, 28), "declined_on": D(2024, 11, 4)},
        ["We told you that the plan stays as it is.", "Our letter was dated 4 November 2024."],
        [],
    ),
    "an appeal against ending that was dismissed": (
        {"requires": "end_plan"},
        ["We end the plan, and write to you."],
        ["We review", "should have happened by 14 January"],
    ),
}


@pytest.mark.parametrize(("told", "said", "unsaid"), OF_PLANS.values(), ids=OF_PLANS)
def test_it_says_of_a_plan_what_is_so(signed_in, officer, parent, child, told, said, unsaid):
    told = dict(told)
    case = stories.issued(child, **told.pop("plan", {}))
    if told:
        ordered(case, officer, **told)
    text = signed_in(parent).get(f"/family/{child.ref}/").text
    assert [words for words in said if words not in text] == []
    assert [words for words in unsaid if words in text] == []


def test_it_looks_again_when_the_case_was_sent_back(signed_in, officer, parent, child):
    case = stories.assessing(child, received_on=D(2024, 4, 1), decided_on=D(2024, 5, 6))
    case.assessment.not_issued_on = D(2024, 6, 3)
    case.assessment.save()
    ordered(case, officer, "reconsider")
    assert (
        "We look again at whether to write an EHC plan" in signed_in(parent).get(f"/family/{child.ref}/").text
    )
    case.orders.update(declined_on=D(2024, 11, 1))
    text = signed_in(parent).get(f"/family/{child.ref}/").text
    assert "We told you again that we will not write an EHC plan." in text
    assert "Our letter was dated 1 November 2024." in text


def test_a_refusal_asks_for_the_offer_of_support_until_it_is_recorded(signed_in, officer, child):
    case = refused(child)
    page = signed_in(officer).get(f"/cases/{case.ref}/")
    assert "No letter with the reasons, the right of appeal and mediation has left" in page.text
    form = page.click("record the offer")
    form.submit(
        "Record the contact",
        happened_on=D(2024, 11, 11),
        with_whom="The head",
        words="A group twice a week",
        redirects_to="anywhere",
    )
    assert "The offer of support through the school is recorded." in signed_in(officer).get(page.url).text
