"""The pages that record a fact: each fact once through its page, and what is refused, contradicted or confirmed."""

from datetime import date

import factories
import pytest
import stories

from goldenthread.casework import actions
from goldenthread.casework.models import Request, Review
from goldenthread.casework.orders import actions as orders
from goldenthread.casework.transfers import actions as transfers
from goldenthread.desk.record import FACTS

D = date
TODAY = D(2024, 11, 12)


@pytest.fixture
def child(officer):
    return stories.child_of(officer)


def address(case, fact=""):
    return f"/cases/{case.ref}/" + (f"record/{fact}/" if fact else "")


def again(case) -> Request:
    return Request.objects.with_story().get(pk=case.pk)


MET = {"meeting_on": D(2024, 10, 8)}
AMEND = MET | {"decision": "amend", "decided_on": D(2024, 10, 29)}
PROPOSED = AMEND | {"amendments_proposed_on": D(2024, 11, 1)}


def agreed(child):
    case = stories.assessing(child)
    case.assessment.issue_agreed_on = D(2024, 11, 4)
    case.assessment.save()
    return case


def missing(case):
    """Without therapy since September."""
    by = factories.user()
    actions.record_provision_gap(by=by, today=TODAY, plan=case.plan, what="Therapy", from_on=D(2024, 9, 2))
    return case


def leaving(child):
    case = stories.issued(child)
    transfers.record_plan_move(
        by=factories.user(),
        today=TODAY,
        plan=case.plan,
        transferred_to_authority="887",
        moves_on=D(2024, 11, 11),
        move_known_on=D(2024, 11, 1),
    )
    return again(case)


def refused(child):
    return stories.requested(child, decision="refuse", decided_on=D(2024, 10, 7))


def without_plan(child):
    case = stories.assessing(child, received_on=D(2024, 4, 1), decided_on=D(2024, 5, 6))
    case.assessment.not_issued_on = D(2024, 7, 1)
    case.assessment.save()
    return again(case)


def ordered(case, requires):
    orders.record_order(
        by=factories.user(),
        today=TODAY,
        request=case,
        origin="order",
        requires=requires,
        made_on=D(2024, 11, 4),
        received_on=D(2024, 11, 5),
    )
    return again(case)


# the station, the fact, what is typed, the button, and the day that stands in the story afterwards
RECORDED = [
    (
        stories.requested,
        "decision",
        {"decision": "assess", "decided_on": D(2024, 10, 7)},
        "Record",
        "Decision whether to assess",
    ),
    (
        stories.assessing,
        "ask-advice",
        {"kind": "health", "requested_on": D(2024, 10, 9)},
        "Record",
        "Advice asked for",
    ),
    (stories.assessing, "advice-received", {"returned_on": D(2024, 11, 1)}, "Record", "Advice received"),
    (stories.assessing, "agree-to-issue", {"agreed_on": D(2024, 11, 11)}, "Record", "Agreed to issue a plan"),
    (
        stories.assessing,
        "not-issuing",
        {"not_issued_on": D(2024, 11, 11), "confirmed": True},
        "Record that no plan will be issued",
        "Family told that no plan will be issued",
    ),
    (agreed, "draft-sent", {"draft_sent_on": D(2024, 11, 8)}, "Record", "Draft plan sent"),
    (
        stories.drafted,
        "plan-issued",
        {"issued_on": D(2024, 11, 12), "early_because": "The family wrote that it agrees"},
        "Record",
        "Final plan issued",
    ),
    (stories.issued, "review-meeting", {"meeting_on": D(2024, 11, 5)}, "Record", "Annual review meeting"),
    (
        lambda child: stories.issued(child, reviews=[MET]),
        "review-papers",
        {"papers_received_on": D(2024, 10, 20)},
        "Record",
        "Report of the review meeting received",
    ),
    (
        lambda child: stories.issued(child, reviews=[MET]),
        "review-decision",
        {"decision": "maintain", "decided_on": D(2024, 11, 1)},
        "Record",
        "Decision after the review",
    ),
    (
        lambda child: stories.issued(child, reviews=[AMEND]),
        "amendments-proposed",
        {"amendments_proposed_on": D(2024, 11, 1)},
        "Record",
        "Amendments proposed",
    ),
    (
        lambda child: stories.issued(child, reviews=[PROPOSED]),
        "amended-plan",
        {"final_plan_on": D(2024, 11, 12), "early_because": "The family wrote that it agrees"},
        "Record",
        "Amended plan issued",
    ),
    (
        stories.issued,
        "provision-missing",
        {"what": "Speech and language therapy", "from_on": D(2024, 9, 2)},
        "Record the missing provision",
        "Provision missing from this day",
    ),
    (
        lambda child: missing(stories.issued(child)),
        "provision-in-place",
        {"until_on": D(2024, 10, 31)},
        "Record",
        "Last day on which provision was missing",
    ),
    (
        stories.requested,
        "exception",
        {"kind": "absent_from_area", "reason": "Abroad"},
        "Record",
        "Exception proposed",
    ),
    (
        stories.requested,
        "withdrawn",
        {"withdrawn_on": D(2024, 10, 1), "confirmed": True},
        "Record that the request was withdrawn",
        "Request withdrawn",
    ),
    (
        stories.requested,
        "moved",
        {"moved_on": D(2024, 10, 1), "moved_to_authority": "887", "confirmed": True},
        "Record the move",
        "Moved to another authority",
    ),
    (
        stories.issued,
        "plan-ceased",
        {"ceased_on": D(2024, 11, 1), "cease_reason": "1", "confirmed": True},
        "Record that the plan ceased",
        "Plan ceased",
    ),
    (
        lambda child: stories.issued(
            child, transferred_in_on=D(2024, 10, 1), transferred_from_authority="887"
        ),
        "transfer-notified",
        {"transfer_notified_on": D(2024, 10, 20), "confirmed": True},
        "Record",
        "Family told that the plan came here",
    ),
    (
        stories.issued,
        "plan-moving",
        {
            "transferred_to_authority": "887",
            "moves_on": D(2024, 11, 30),
            "move_known_on": D(2024, 11, 1),
        },
        "Record the move",
        "Move to another authority became known",
    ),
    (
        leaving,
        "plan-move-off",
        {"because": "The sale fell through"},
        "Record that the family stays",
        "Move to another authority called off",
    ),
    (
        leaving,
        "plan-transferred",
        {"transferred_on": D(2024, 11, 11), "papers_sent": "All of them", "confirmed": True},
        "Record that the plan was transferred",
        "Plan ceased",
    ),
    (
        refused,
        "order",
        {"origin": "order", "made_on": D(2024, 11, 4), "received_on": D(2024, 11, 5)},
        "Record the order",
        "Order of the Tribunal: assess needs",
    ),
    (
        lambda child: ordered(refused(child), "assess"),
        "order-told",
        {"told_on": D(2024, 11, 8)},
        "Record that the family was told",
        "Family told of the assessment that was ordered",
    ),
    (
        lambda child: ordered(stories.issued(child), "amend_setting"),
        "order-amended",
        {"amended_on": D(2024, 11, 8)},
        "Record that the plan was issued as ordered",
        "Plan issued as ordered",
    ),
    (
        lambda child: ordered(without_plan(child), "reconsider"),
        "order-declined",
        {"declined_on": D(2024, 11, 8), "confirmed": True},
        "Record that nothing changes",
        "Family told that nothing changes",
    ),
    (
        lambda child: ordered(refused(child), "assess"),
        "order-taken-back",
        {"because": "It is another child's"},
        "Take the entry back",
        "Order taken back as recorded in error",
    ),
]


@pytest.mark.parametrize(
    ("station", "fact", "typed", "button", "told"), RECORDED, ids=[row[1] for row in RECORDED]
)
def test_it_records_each_fact(signed_in, officer, child, station, fact, typed, button, told):
    case = station(child)
    form = signed_in(officer).get(address(case, fact))
    page = form.submit(button, **typed, redirects_to=address(case))
    told_by_page = [line.get_text() for line in page.soup.select(".gt-timeline__title")]
    assert told in told_by_page
    assert officer.display_name in page.soup.select_one(".gt-timeline").get_text()


def test_it_has_a_case_for_every_fact():
    assert {row[1] for row in RECORDED} | {"correction"} == {fact.slug for fact in FACTS}


@pytest.mark.parametrize(
    ("station", "fact", "typed", "button", "told"), RECORDED, ids=[row[1] for row in RECORDED]
)
def test_it_asks_again_when_nothing_was_typed(signed_in, officer, child, station, fact, typed, button, told):
    case = station(child)
    page = signed_in(officer).get(address(case, fact)).submit(button)
    assert page.errors()
    assert page.title.startswith("Error: ")


def test_it_asks_why_when_a_plan_goes_before_the_familys_days_have_run(signed_in, officer, child):
    case = stories.drafted(child)
    page = signed_in(officer).get(address(case, "plan-issued")).submit("Record", issued_on=D(2024, 11, 12))
    assert page.errors() == [
        "The family has until 20 November 2024 to answer. If it went sooner all the same, say why and what the "
        "family said"
    ]
    page.submit("Record", early_because="They wrote that they agree", redirects_to=address(case))
    assert again(case).plan.issued_early_because == "They wrote that they agree"


@pytest.mark.parametrize("because", ["She has lost her hearing since", ""])
def test_another_assessment_so_soon_has_room_for_its_reason_and_is_never_held_up(
    signed_in, officer, child, because
):
    earlier = stories.assessing(child, received_on=D(2024, 3, 4), decided_on=D(2024, 4, 8))
    earlier.assessment.not_issued_on = D(2024, 6, 24)
    earlier.assessment.save()
    case = stories.requested(child)
    page = signed_in(officer).get(address(case, "decision"))
    assert "The last assessment ended on 24 June 2024, within 6 months of the request." in page.text
    decided = {"decision": "assess", "decided_on": D(2024, 10, 9)}
    page.submit("Record", because=because, redirects_to=address(case), **decided)
    assert (again(case).decision, again(case).needed_because) == ("assess", because)


def test_it_corrects_a_date_and_keeps_what_stood_there(signed_in, officer, child):
    case = stories.assessing(child)
    form = signed_in(officer).get(address(case, "correction"))
    page = form.submit(
        "Correct the date",
        fact=f"request-{case.pk}-decided_on",
        to=D(2024, 10, 4),
        reason="The letter is dated the fourth",
        redirects_to=address(case),
    )
    assert again(case).decided_on == D(2024, 10, 4)
    assert "The date is corrected" in page.soup.get_text()


def test_it_refuses_in_words_and_keeps_what_was_typed(signed_in, officer, child):
    case = stories.requested(child)
    form = signed_in(officer).get(address(case, "decision"))
    page = form.submit("Record", decision="assess", decided_on=D(2024, 8, 30))
    assert page.errors() == [
        "The day of the decision whether to assess (30 August 2024) cannot be before the day the request was "
        "received (2 September 2024)"
    ]
    assert page.soup.find(id="id_decided_on-day")["value"] == "30"
    assert page.soup.select_one("input[name=decision][checked]")["value"] == "assess"
    assert again(case).decision == ""


def test_it_refuses_a_day_in_the_future(signed_in, officer, child):
    case = stories.requested(child)
    page = (
        signed_in(officer)
        .get(address(case, "decision"))
        .submit("Record", decision="assess", decided_on=D(2024, 11, 13))
    )
    assert page.errors() == ["13 November 2024 is in the future"]


def test_a_refusal_to_assess_is_confirmed_first(signed_in, officer, child):
    case = stories.requested(child)
    page = (
        signed_in(officer)
        .get(address(case, "decision"))
        .submit("Record", decision="refuse", decided_on=D(2024, 10, 9))
    )
    assert page.errors() == [
        "Tick to confirm that the refusal was sent with reasons and rights. It closes this case"
    ]
    assert again(case).decision == ""
    page.submit("Record", confirmed=True, redirects_to=address(case))
    assert again(case).decision == "refuse"


def test_two_people_never_overwrite_each_other(signed_in, officer, manager, child):
    case = stories.requested(child)
    form = signed_in(officer).get(address(case, "withdrawn"))
    actions.record_decision(
        by=manager, today=TODAY, request=case, decision="assess", decided_on=D(2024, 10, 7)
    )
    button = "Record that the request was withdrawn"
    page = form.submit(button, withdrawn_on=D(2024, 10, 9), confirmed=True)
    assert f"{manager.display_name} changed" in page.errors()[0]
    assert "Nothing was saved" in page.errors()[0]
    assert "decided on: nothing became 7 October 2024" in page.text
    assert page.soup.find(id="id_withdrawn_on-day")["value"] == "9"
    assert again(case).withdrawn_on is None
    page.submit(button, redirects_to=address(case))
    assert again(case).withdrawn_on == D(2024, 10, 9)


def test_two_people_never_overwrite_each_other_on_a_review(signed_in, officer, manager, child):
    case = stories.issued(child, reviews=[MET])
    review = Review.objects.get(plan=case.plan)
    form = signed_in(officer).get(address(case, "review-decision"))
    actions.record_review_papers(by=manager, today=TODAY, review=review, papers_received_on=D(2024, 10, 11))
    page = form.submit("Record", decision="maintain", decided_on=D(2024, 11, 1))
    assert "papers received on: nothing became 11 October 2024" in page.text
    page.submit("Record", redirects_to=address(case))
    review.refresh_from_db()
    assert review.decision == "maintain"


def test_a_decision_is_for_the_review_that_the_page_showed(signed_in, officer, manager, child):
    case = stories.issued(child, reviews=[MET])
    form = signed_in(officer).get(address(case, "review-decision"))
    actions.record_review_meeting(by=manager, today=TODAY, plan=case.plan, meeting_on=D(2024, 11, 4))
    form.submit("Record", decision="maintain", decided_on=D(2024, 11, 1), redirects_to=address(case))
    decided = Review.objects.get(plan=case.plan, decision="maintain")
    assert decided.meeting_on == D(2024, 10, 8)


@pytest.mark.parametrize("fact", ["advice-received", "plan-ceased", "review-decision", "plan-issued"])
def test_a_fact_that_cannot_happen_yet_leads_back_to_the_case(signed_in, officer, child, fact):
    case = stories.requested(child)
    page = signed_in(officer).get(address(case, fact), redirects_to=address(case))
    assert "this case does not allow it as it stands" in page.soup.get_text()
    signed_in(officer).post(
        address(case, fact), {"revision": "0"}, redirects_to=None if fact == "plan-issued" else address(case)
    )


def test_it_shows_the_limit_that_the_fact_meets(signed_in, officer, child):
    page = signed_in(officer).get(address(stories.requested(child), "decision"))
    assert "Decide whether to assess: due by Mon 14 October 2024 29 days late" in page.text
    assert "Amira Hussain-Cole" in page.text


def test_a_tampered_revision_or_advice_is_no_way_in(signed_in, officer, child):
    case = stories.assessing(child)
    other = factories.advice()
    sent = {"advice": other.pk, "revision": "x", "returned_on": "2024-11-01"}
    page = signed_in(officer).post(address(case, "advice-received"), sent)
    assert page.errors() == ["Which advice came: choose one of those listed"]
    other.refresh_from_db()
    assert other.returned_on is None


def test_a_fact_that_has_no_page_is_not_found(signed_in, officer, child):
    signed_in(officer).get(address(stories.requested(child), "vibes"), status=404)


def test_a_stranger_finds_nothing_and_writes_nothing(signed_in, stranger, child):
    case = stories.requested(child)
    client = signed_in(stranger)
    client.get(address(case, "withdrawn"), status=404)
    client.post(address(case, "withdrawn"), {"withdrawn_on": "2024-10-01", "confirmed": "on"}, status=404)
    assert again(case).withdrawn_on is None


def test_it_asks_the_database_little(signed_in, officer, child, django_assert_num_queries):
    case, client = stories.requested(child), signed_in(officer)
    client.get(address(case, "decision"))
    with django_assert_num_queries(10):
        client.get(address(case, "decision"))


def test_a_link_cannot_answer_beforehand_what_a_person_must_confirm(signed_in, officer, child):
    case = factories.request(child=child, received_on=D(2024, 10, 1))
    link = f"{address(case, 'withdrawn')}?confirmed=on&withdrawn_on=2024-11-01&revision=99"
    form = signed_in(officer).get(link).soup.find("main").find("form", method="post")
    assert not form.select("input[checked]")
    assert {box["value"] for box in form.select("input[name=revision]")} == {str(case.revision)}
    assert not [box for box in form.select("input[name^=withdrawn_on]") if box.get("value")]
