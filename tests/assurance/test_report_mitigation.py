"""A mitigation's owner says how far it is; nobody else does, and nothing but that is theirs to say."""

from datetime import date

import pytest

from goldenthread.assurance.models import Mitigation, Risk
from goldenthread.assurance.risks import actions

LABEL = "Record it"
DONE = {"state": "done", "done_on": date(2024, 11, 1)}


@pytest.fixture
def held(register, responsible_officer, office):
    """Rowan Ash writes with parents, and should have by the end of September."""
    mitigation = Mitigation.objects.get(text="Write with parents")
    actions.change_mitigation(
        mitigation=mitigation,
        said=actions.MitigationWork(
            text=mitigation.text,
            owner=responsible_officer,
            owner_post="Head of SEND",
            due_on=date(2024, 9, 30),
            lowers="likelihood",
        ),
        words="",
        by=office,
        expected_revision=mitigation.revision,
    )
    mitigation.refresh_from_db()
    return mitigation


@pytest.fixture
def url(held):
    return f"/risks/2/mitigations/{held.pk}/report/"


def test_its_owner_says_that_it_is_done_and_it_keeps_its_words_and_its_day(
    signed_in, responsible_officer, url, django_assert_max_num_queries
):
    client = signed_in(responsible_officer)
    page = client.get("/risks/2/")
    assert "Change: Write with parents" not in page.links()
    page = page.click("Say how far it is: Write with parents")
    assert "43 days late" in page.text
    page = page.submit(LABEL, **DONE, words="Twelve parents wrote with us", redirects_to="/risks/2/")
    [row] = page.rows("Mitigations")
    assert "Done, 1 November 2024" in row["How far"]
    assert "“Twelve parents wrote with us”" in row["What"]
    assert (row["Who"], row["By"]) == ("Head of SEND (Rowan Ash)", "30 Sep 2024")
    assert row["Is to change"] == "How likely it is"
    with django_assert_max_num_queries(22):
        client.get(url)


def test_what_was_done_can_be_said_to_be_under_way_again(signed_in, responsible_officer, url):
    client = signed_in(responsible_officer)
    client.get(url).submit(LABEL, **DONE, words="Done", redirects_to="/risks/2/")
    page = client.get(url).submit(
        LABEL, state="active", words="Two letters are left", redirects_to="/risks/2/"
    )
    assert page.rows("Mitigations")[0]["How far"].startswith("Under way")


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"state": "active", "words": ""}, "Say what has been done since, and what has come of it"),
        ({"state": "done", "words": "Done"}, "Enter the day on which it was done"),
        (
            DONE | {"state": "active", "words": "-"},
            "Leave the day out while it is under way, or choose that it is done",
        ),
    ],
)
def test_what_cannot_hold_is_refused_and_what_was_typed_stays(
    signed_in, responsible_officer, url, given, error
):
    page = signed_in(responsible_officer).get(url).submit(LABEL, **given)
    assert page.errors() == [error]
    assert page.soup.find("textarea").get_text().strip() == given["words"]


def test_giving_it_up_is_for_those_who_keep_the_register(signed_in, responsible_officer, url, held):
    sent = {"state": "dropped", "words": "-", "revision": str(held.revision)}
    page = signed_in(responsible_officer).post(url, sent)
    assert page.errors() == ["How far is it: choose one of those listed"]


@pytest.mark.parametrize("who", ["board_member", "area_lead", "office"])
def test_it_is_nobody_elses(signed_in, request, url, held, who):
    client = signed_in(request.getfixturevalue(who))
    assert "Say how far it is: Write with parents" not in client.get("/risks/2/").links()
    page = client.get(url)
    assert "Only its owner says how far it is" in page.text
    page = page.submit(LABEL, state="active", words="Going well")
    assert page.errors() == ["This is for whoever answers for the mitigation."]
    held.refresh_from_db()
    assert held.statements.last().words == ""


def test_of_one_given_up_or_of_a_closed_risk_nothing_more_is_said(
    signed_in, responsible_officer, office, url
):
    risk = Risk.objects.get(number=2)
    actions.settle_risk(
        risk=risk, state="closed", words="It passed", by=office, expected_revision=risk.revision
    )
    client = signed_in(responsible_officer)
    page = client.get(url).submit(LABEL, state="active", words="Going well")
    assert page.errors() == ["Risk 2 is closed: open it again first."]
    assert "Say how far it is: Write with parents" not in client.get("/risks/2/").links()


def test_two_who_write_at_once_do_not_write_over_each_other(
    signed_in, responsible_officer, office, url, held
):
    page = signed_in(responsible_officer).get(url)
    actions.report_mitigation(
        mitigation=held, words="First", by=responsible_officer, expected_revision=held.revision
    )
    page = page.submit(LABEL, state="active", words="Second")
    assert "Open the risk again to see what they said." in page.errors()[0]


def test_a_mitigation_of_an_imported_register_is_reported_on_before_anybody_writes_to_its_risk(
    signed_in, only_published, office, responsible_officer
):
    held = Mitigation.objects.get(text="Hire")
    said = actions.MitigationWork(
        text="Hire", owner=responsible_officer, due_on=date(2024, 12, 1), lowers="both"
    )
    actions.change_mitigation(
        mitigation=held, said=said, words="", by=office, expected_revision=held.revision
    )
    url = f"/risks/1/mitigations/{held.pk}/report/"
    page = signed_in(responsible_officer).get(url)
    page = page.submit(LABEL, state="active", words="Two were hired", redirects_to="/risks/1/")
    assert "“Two were hired”" in page.rows("Mitigations")[0]["What"]
    assert [each.kind for each in held.risk.statements.all()] == ["published"]
