"""What a setting answered is recorded, and corrected."""

from datetime import date

import factories
import pytest
import stories

from goldenthread.casework.consulting.actions import consult_settings, record_answer
from goldenthread.casework.consulting.models import Consultation

TODAY = date(2024, 11, 12)


@pytest.fixture
def held(officer):
    case = stories.drafted(stories.child_of(officer))
    (one,) = consult_settings(
        by=officer,
        today=TODAY,
        request=case,
        settings=[factories.setting(name="Oak")],
        sent_on=date(2024, 11, 7),
    )
    return one


def url(held):
    return f"/cases/{held.request.ref}/consultations/{held.pk}/answer/"


def test_a_refusal_needs_its_reasons_and_keeps_what_was_typed(signed_in, officer, held):
    page = signed_in(officer).get(f"/cases/{held.request.ref}/consultations/").click("It answered: Oak")
    page = page.submit("Record the answer", answer="unsuitable")
    assert page.errors() == ["Say why, in the setting's words: the family and a tribunal will ask"]
    page = page.submit("Record the answer", words="There is no lift", redirects_to="anywhere")
    assert "1 consulted: 1 refused." in page.text
    held.refresh_from_db()
    assert (held.answer, held.answered_on, held.words) == ("unsuitable", TODAY, "There is no lift")


def test_two_people_never_overwrite_each_other(signed_in, officer, manager, held):
    form = signed_in(officer).get(url(held))
    record_answer(by=manager, today=TODAY, consultation=held, answer="willing", answered_on=TODAY)
    page = form.submit("Record the answer", answer="other", words="Ask us in spring")
    assert "Go back, look at it as it stands now" in page.errors()[0]
    assert Consultation.objects.get().answer == "willing"


def test_another_cases_consultation_is_not_found(signed_in, officer, held):
    other = stories.drafted(stories.child_of(officer))
    signed_in(officer).get(f"/cases/{other.ref}/consultations/{held.pk}/answer/", status=404)
