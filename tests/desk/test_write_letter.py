"""A letter is written from its template, to people who were looked at, and goes on to its preview."""

import factories
import letters
import pytest
import stories

from goldenthread.casework.notices.models import Notice


@pytest.fixture
def child(officer):
    letters.name_contacts(officer)
    return stories.child_of(officer)


def test_a_family_is_written_to(signed_in, officer, child):
    letters.carer_of(child, officer)
    case = stories.requested(child)
    page = signed_in(officer).get(f"/cases/{case.ref}/letters/new/request_acknowledged/")
    assert "parent, holds parental responsibility; sam@example.org; 2 Low Road" in page.text
    page = page.submit("Go on to the preview", channel="first_class", redirects_to="anywhere")
    notice = Notice.objects.get()
    assert page.url == f"/letters/{notice.ref}/send/"
    assert "We have received a request for an EHC needs assessment" in page.text


def test_it_keeps_what_was_typed_when_there_is_no_address(signed_in, officer, child):
    letters.carer_of(child, officer, address="")
    case = stories.requested(child)
    page = signed_in(officer).get(f"/cases/{case.ref}/letters/new/request_acknowledged/")
    page = page.submit("Go on to the preview", channel="second_class")
    assert page.errors() == ["Sam Cole: no postal address is on file"]
    assert page.soup.find("input", {"value": "second_class"}).has_attr("checked")
    assert not Notice.objects.exists()


def test_a_body_is_asked_for_advice_and_its_address_kept(signed_in, officer, child):
    case = stories.assessing(child, advice=())
    therapies = factories.organisation(name="Therapies")
    advice = factories.advice(
        assessment=case.assessment, asked_of=therapies, kind="health", requested_on=stories.DECIDED_ON
    )
    page = (
        signed_in(officer)
        .get(f"/cases/{case.ref}/letters/")
        .click("Write the letter: advice asked for (health)")
    )
    page = page.submit(
        "Go on to the preview",
        to=[f"body-{therapies.pk}"],
        channel="email",
        email="asks@example.org",
        redirects_to="anywhere",
    )
    assert "The advice must reach us by 18 November 2024" in page.text
    assert Notice.objects.get().advice == advice
    assert Notice.objects.get().copies.get().email == "asks@example.org"


def test_a_setting_is_named_and_found(signed_in, officer, child):
    factories.setting(name="Oak School", urn="100001")
    factories.setting(name="Oak School", urn="100002")
    case = stories.drafted(child)
    page = signed_in(officer).get(f"/cases/{case.ref}/letters/new/setting_consulted/")
    typed = {"channel": "first_class", "address": "1 Oak Lane"}
    page = page.submit("Go on to the preview", setting="Oak School", **typed)
    assert page.errors()[0].startswith(
        "Several settings are called this. Give the URN of one: Oak School (URN 100001)"
    )
    page = page.submit("Go on to the preview", setting="100002", **typed, redirects_to="anywhere")
    assert Notice.objects.get().copies.get().setting.urn == "100002"
    assert "Please answer by 27 November 2024" in page.text


def test_nobody_on_file_says_what_to_do(signed_in, officer, child):
    case = stories.requested(child)
    page = signed_in(officer).get(f"/cases/{case.ref}/letters/new/request_acknowledged/")
    assert "Record one on the child's page first" in page.text


@pytest.mark.parametrize("kind", ["plan_issued", "no-such-letter"])
def test_a_letter_without_its_fact_is_not_there(signed_in, officer, stranger, child, kind):
    case = stories.requested(child)
    signed_in(officer).get(f"/cases/{case.ref}/letters/new/{kind}/", status=404)
    signed_in(stranger).get(f"/cases/{case.ref}/letters/new/request_acknowledged/", status=404)
    other = stories.requested(stories.child_of(officer))
    signed_in(officer).get(f"/cases/{other.ref}/letters/new/request_acknowledged/?advice=1", status=404)
