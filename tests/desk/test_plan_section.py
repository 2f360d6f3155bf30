"""Writing the text of one section: it saves itself, and never over somebody else's words."""

import pytest
import stories
import written_plans

from goldenthread.casework.plan_writing import actions
from goldenthread.casework.plan_writing.models import PlanSection


@pytest.fixture
def case(officer):
    return written_plans.agreed(stories.child_of(officer), officer)


def url(case, code="a-child"):
    return f"/cases/{case.ref}/plan/sections/{code}/"


def test_a_section_is_written_and_says_by_whom(signed_in, officer, case):
    form = signed_in(officer).get(url(case))
    page = form.submit("Save", text="I like drawing.", voice="To her teacher", redirects_to=url(case))
    assert "Section A is saved" in page.soup.get_text()
    assert f"Last written by {officer.display_name}" in page.text
    assert PlanSection.objects.get().voice == "To her teacher"


def test_it_goes_on_to_the_next_section(signed_in, officer, case):
    form = signed_in(officer).get(url(case))
    form.submit("Save and go on", text="I like drawing.", redirects_to=url(case, "a-parents"))


def test_the_last_section_has_none_after_it(signed_in, officer, case):
    assert "Save and go on" not in signed_in(officer).get(url(case, "k")).text


def test_two_people_never_overwrite_each_other(signed_in, officer, manager, case):
    form = signed_in(officer).get(url(case))
    actions.write_section(by=manager, request=case, code="a-child", text="Theirs")
    page = form.submit("Save", text="Mine")
    assert f"{manager.display_name} changed the section" in page.errors()[0]
    assert "Theirs" in page.text
    assert page.soup.find("textarea").get_text().strip() == "Mine"
    page.submit("Save", redirects_to=url(case))
    assert PlanSection.objects.get().text == "Mine"


def test_it_saves_itself_and_tells_its_revision(signed_in, officer, case):
    client = signed_in(officer)
    sent = {"text": "I like drawing.", "voice": "", "revision": "0"}
    answer = client.post(url(case), sent, headers={"X-Saved-By": "autosave"})
    assert answer.json() == {"kept": True, "revisions": {"revision": 1}}
    stale = client.post(url(case), sent | {"text": "Late"}, headers={"X-Saved-By": "autosave"})
    assert stale.json() == {"kept": False, "revisions": {}}
    assert PlanSection.objects.get().text == "I like drawing."


def test_it_shows_what_the_checks_found_in_this_section_alone(signed_in, officer, case):
    actions.write_section(by=officer, request=case, code="f", text="Regular support")
    assert "“regular” promises nothing" in signed_in(officer).get(url(case, "f")).text
    assert "“regular”" not in signed_in(officer).get(url(case, "g")).text


def test_it_says_why_a_section_is_asked_for(signed_in, officer, case):
    assert "regulation 12(1)(f)" in signed_in(officer).get(url(case, "f")).text


def test_there_is_no_section_z(signed_in, officer, case):
    signed_in(officer).get(url(case, "z"), status=404)


def test_a_stranger_writes_nothing(signed_in, stranger, case):
    signed_in(stranger).post(url(case), {"text": "x", "revision": "0"}, status=404)
    assert not PlanSection.objects.exists()


def test_one_press_says_that_there_is_nothing_and_goes_on(signed_in, officer, case):
    form = signed_in(officer).get(url(case, "g"))
    page = form.submit("Say that there is none", redirects_to=url(case, "h1"))
    assert PlanSection.objects.get(code="g").text == "No health provision is required."
    assert "Say that there is none" in page.text
    assert "Say that there is none" not in signed_in(officer).get(url(case, "g")).text
    assert "Say that there is none" not in signed_in(officer).get(url(case, "b")).text


def test_what_was_typed_is_not_put_aside_for_it(signed_in, officer, case):
    form = signed_in(officer).get(url(case, "g"))
    form.submit("Say that there is none", text="A nurse visits.", redirects_to=url(case, "h1"))
    assert PlanSection.objects.get(code="g").text == "A nurse visits."
