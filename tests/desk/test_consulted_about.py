"""A setting answers for itself, while it is asked; the caseworker sees that it has come."""

import consulted
import factories
import pytest
from written_plans import again, checked

from goldenthread.casework import actions as casework
from goldenthread.casework.consulting.actions import record_answer, withdraw_consultation
from goldenthread.casework.plan_writing import actions as plan_writing


@pytest.fixture
def held(officer):
    return consulted.asked(officer)


def url(held):
    return f"/consulted/{held.ref}/"


def test_a_no_gives_its_ground_and_arrives(signed_in, officer, held):
    page = signed_in(consulted.staff_of(held)).get(url(held))
    assert "Amira Hussain-Cole, born 4 May 2017" in page.text
    assert page.submit("Send the answer", answer="others").errors() == [
        "Say why, in the setting's words: the family and a tribunal will ask"
    ]
    page = page.submit("Send the answer", answer="others", words="The class has 34.", redirects_to=url(held))
    assert "Your answer, 12 November 2024" in page.text
    case = held.request
    assert f"{held.setting}" in signed_in(officer).get("/arrived/?team").text
    seen = signed_in(officer).get(f"/cases/{case.ref}/consultations/")
    assert "answered by the setting itself" in seen.text
    seen = seen.submit("I have seen it", redirects_to=f"/cases/{case.ref}/consultations/")
    assert f"seen by {officer.display_name}" in seen.text


def test_it_answers_once(signed_in, held, officer):
    client = signed_in(consulted.staff_of(held))
    page = client.get(url(held))
    told = {"answer": "willing", "answered_on": consulted.TODAY}
    record_answer(by=officer, today=consulted.TODAY, consultation=held, **told)
    assert "Go back" in page.submit("Send the answer", answer="others", words="No").errors()[0]
    shown = client.get(url(held))
    assert "The answer on file" in shown.text
    assert "Send the answer" not in shown.text


@pytest.mark.parametrize("ended", ["taken back", "issued"])
def test_with_the_consultation_ends_what_the_setting_may_read(signed_in, officer, held, ended):
    client = signed_in(consulted.staff_of(held))
    assert client.get(f"{url(held)}plan/").content.startswith(b"%PDF-")
    if ended == "issued":
        plan_writing.add_row(by=officer, request=held.request, section="i", setting=factories.setting())
        held.request.refresh_from_db()
        checked(held.request, officer)
        issued = {"issued_on": consulted.TODAY, "early_because": "They agreed"}
        casework.issue_plan(by=officer, today=consulted.TODAY, request=again(held.request), **issued)
    else:
        withdraw_consultation(by=officer, today=consulted.TODAY, consultation=held, withdrawn_because="Moved")
    page = client.get(url(held))
    assert "This consultation is over" in page.text
    assert "Amira" not in page.text
    client.get(f"{url(held)}plan/", status=404)


def test_the_record_of_the_child_stays_closed(signed_in, held):
    client = signed_in(consulted.staff_of(held))
    client.get(f"/children/{held.request.child.ref}/", status=404)
    client.get(f"/cases/{held.request.ref}/", status=404)


def test_another_setting_finds_nothing(signed_in, officer, held):
    other = consulted.asked(officer, case=held.request)
    signed_in(consulted.staff_of(other)).get(url(held), status=404)
    signed_in(consulted.staff_of(other)).get(f"{url(held)}plan/", status=404)
    signed_in(officer).get(url(held), status=404)
    assert "Send" in signed_in(consulted.staff_of(held)).get(url(held)).text
