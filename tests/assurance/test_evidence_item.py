"""One piece of evidence: what it says, what it is for, how it was judged, and what happened to it."""

from datetime import UTC, date, datetime

from goldenthread.assurance.evidence import actions
from goldenthread.assurance.evidence.models import EvidenceLink
from goldenthread.assurance.models import Action, Ask
from goldenthread.indicators import Month
from goldenthread.scorecard.models import Result


def said(item, **over):
    version = item.versions.latest("number")
    return actions.Said(**{name: getattr(version, name) for name in actions.KEPT} | over)


def test_it_says_who_said_what_when_and_what_it_was_before(
    reviewed, piece, put_to, office, signed_in, board_member, django_assert_max_num_queries
):
    item = piece()
    link = put_to(item, ask=Ask.objects.filter(review__order=1).earliest("pk"))
    actions.judge_offer(
        link=link, verdict="partly", words="More is wanted", judged_on=date(2024, 7, 12), by=office
    )
    actions.change_evidence(
        item=item,
        said=said(item, shows="64 of 100", strength="repeated"),
        why="Two came late",
        by=office,
        expected_revision=1,
    )
    client = signed_in(board_member)
    client.get(f"/plan/evidence/{item.pk}/")
    with django_assert_max_num_queries(14):
        page = client.get(f"/plan/evidence/{item.pk}/")
    assert page.h1 == "Survey of parents"
    for words in (
        "64 of 100",
        "Shows part of it, 12 July 2024. “More is wanted”",
        "Changed: what it shows and strength",
        "What it shows was: “62 of 100 parents know whom to ask”",
        "Strength: Measured once, then Measured again.",
        "Two came late",
        "Offered for Review 1, area 1",
        "Judged for Review 1, area 1: shows part of it",
        "Billie Moss",
    ):
        assert words in page.text
    assert not page.soup.select("a[href*=change], a[href*=withdraw], a[href*=verdict]"), (
        "a reader writes nothing"
    )


def test_it_is_shown_as_it_stood(imported, piece, put_to, office, signed_in, board_member):
    item = piece()
    put_to(item, action="1A1")
    link = EvidenceLink.objects.get()
    actions.unlink_evidence(link=link, why="Other letter", by=office, at=datetime(2024, 8, 1, 10, tzinfo=UTC))
    actions.withdraw_evidence(
        item=item, why="Wrong", by=office, expected_revision=1, at=datetime(2024, 9, 1, 10, tzinfo=UTC)
    )
    client = signed_in(board_member)
    client.get(f"/plan/evidence/{item.pk}/?on=2024-06-02", status=404)
    july = client.get(f"/plan/evidence/{item.pk}/?on=2024-07-01")
    assert "Action 1A1" in july.text
    assert "Other letter" not in july.text
    august = client.get(f"/plan/evidence/{item.pk}/?on=2024-08-01")
    assert "It is put to nothing yet" in august.text
    assert "No longer put to Action 1A1" in august.text
    assert "Withdrawn" not in august.text
    assert (
        "Withdrawn: this is not offered as evidence any more."
        in client.get(f"/plan/evidence/{item.pk}/").text
    )


def test_old_evidence_says_so_and_who_says_when(imported, piece, signed_in, board_member):
    item = piece(dated_on=date(2023, 11, 11))
    text = signed_in(board_member).get(f"/plan/evidence/{item.pk}/").text
    assert "This evidence is 1 year old and is to be renewed" in text
    assert "12 months after the day it is of: the local area's standard for evidence." in text
    fresh = piece(dated_on=date(2023, 11, 12))
    assert "to be renewed" not in signed_in(board_member).get(f"/plan/evidence/{fresh.pk}/").text


def test_a_figure_leads_to_its_page_and_says_what_is_known_since(
    published_october, imported, office, signed_in
):
    item = actions.take_figure(
        code="APP17", month=Month(2024, 10), shows="Better", strength="repeated", by=office
    )
    client = signed_in(office)
    page = client.get(f"/plan/evidence/{item.pk}/")
    assert "57.1% 8 of 14" in page.text
    assert "October 2024, as published for October 2024, edition 1" in page.text
    assert page.links()["APP17 Plans issued in time"] == "/scorecard/2024-10/APP17/"
    assert "has changed since" not in page.text
    Result.objects.filter(code="APP17", month_on="2024-10-01").update(numerator=9, value=900 / 14)
    changed = client.get(f"/plan/evidence/{item.pk}/").text
    assert "57.1% 8 of 14" in changed
    assert "today it is known as 64.3% (9 of 14)" in changed


def test_there_is_no_such_item(imported, signed_in, board_member):
    signed_in(board_member).get("/plan/evidence/999/", status=404)


def test_what_is_put_to_an_earlier_plans_action_leads_to_that_plans_page(
    two_plans, piece, put_to, signed_in, board_member
):
    earlier, _ = two_plans
    item = piece()
    for plan in two_plans:
        action = Action.objects.of_plan(plan).called("1A1").get()
        target = actions.Target(action=action)
        actions.link_evidence(item=item, to=target, shows="Most know", by=board_member)
    page = signed_in(board_member).get(f"/plan/evidence/{item.pk}/")
    found = {link["href"] for link in page.soup.select("main a") if link.get_text() == "Action 1A1"}
    assert found == {f"/plan/plans/{earlier.pk}/actions/1A1/", "/plan/actions/1A1/"}
    for address in found:
        assert signed_in(board_member).get(address).h1 == "Action 1A1"
