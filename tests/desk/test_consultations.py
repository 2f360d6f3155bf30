"""The settings consulted about a child: who answered what, and who is silent."""

from datetime import date

import consulted
import factories
import pytest
import stories

from goldenthread.accounts.roles import AdviceWriter
from goldenthread.casework.consulting.actions import consult_settings, record_answer

TODAY = date(2024, 11, 12)


@pytest.fixture
def case(officer):
    return stories.drafted(stories.child_of(officer), draft_sent_on=date(2024, 10, 21))


def consult(by, case, setting, sent_on):
    (held,) = consult_settings(by=by, today=TODAY, request=case, settings=[setting], sent_on=sent_on)
    return held


def test_it_says_who_can_take_the_child_who_refused_and_who_is_silent(signed_in, officer, case):
    oak, elm, ash = (factories.setting(name=name) for name in ("Oak", "Elm", "Ash"))
    said = {"by": officer, "today": TODAY, "answered_on": date(2024, 11, 11)}
    record_answer(consultation=consult(officer, case, oak, date(2024, 10, 25)), answer="willing", **said)
    record_answer(
        consultation=consult(officer, case, elm, date(2024, 11, 4)),
        answer="others",
        words="The class is full",
        **said,
    )
    consult(officer, case, ash, date(2024, 10, 25))
    page = signed_in(officer).get(f"/cases/{case.ref}/?tab=plan").click("Settings consulted")
    assert "3 consulted: 1 can take the child, 1 refused, 1 silent past the day." in page.text
    rows = {row["Setting"]: row["What it said"] for row in page.rows("Settings consulted")}
    assert rows["Oak"] == "It can meet the needs and has a place, 2 days late"
    assert rows["Elm"] == "Incompatible with the efficient education of others The class is full"
    assert rows["Ash"].startswith("No answer, 3 days late")
    assert "Why this date?" in page.text


def test_it_says_what_is_to_be_done_when_nobody_was_asked(signed_in, officer, case):
    page = signed_in(officer).get(f"/cases/{case.ref}/consultations/")
    assert "No setting has been consulted." in page.text


def test_it_asks_the_database_little(signed_in, officer, case, django_assert_num_queries):
    for number in range(5):
        consult(officer, case, factories.setting(name=f"School {number}"), date(2024, 11, 4))
    client = signed_in(officer)
    client.get(f"/cases/{case.ref}/consultations/")
    with django_assert_num_queries(13):
        client.get(f"/cases/{case.ref}/consultations/")


def test_a_stranger_finds_nothing(signed_in, stranger, board_member, case):
    for somebody in (stranger, board_member):
        signed_in(somebody).get(f"/cases/{case.ref}/consultations/", status=404)


def test_what_settings_answered_is_not_for_the_childs_school_or_who_writes_advice(signed_in, officer):
    school = factories.organisation()
    child = stories.child_of(officer, current_setting=factories.setting(organisation=school))
    asked = stories.drafted(child, draft_sent_on=date(2024, 10, 21))
    consult(officer, asked, factories.setting(name="Elm"), date(2024, 11, 4))
    factories.advice(assessment=asked.assessment, kind="psychology", asked_of=school)
    for somebody in (
        consulted.staff(organisation=school),
        factories.user(AdviceWriter.code, organisation=school),
    ):
        signed_in(somebody).get(f"/cases/{asked.ref}/consultations/", status=404)
        assert "Settings consulted" not in signed_in(somebody).get(f"/cases/{asked.ref}/?tab=plan").text
