"""What the family says about the draft is written down in their words, with the day."""

from datetime import date

import pytest
import stories
import written_plans

from goldenthread.casework.plan_writing.models import Representation


@pytest.fixture
def case(officer):
    return written_plans.written(written_plans.agreed(stories.child_of(officer), officer), officer)


def url(case):
    return f"/cases/{case.ref}/plan/said/"


def test_it_is_recorded_and_waits_for_its_answer(signed_in, officer, case):
    written_plans.sent(case, officer)
    form = signed_in(officer).get(url(case))
    page = form.submit(
        "Record", voice="Her mother, by telephone", received_on=date(2024, 11, 12), section="f",
        text="Thirty minutes, please", redirects_to=url(case),
    )  # fmt: skip
    assert "Thirty minutes, please" in page.text
    assert any(text.startswith("Say what became of it") for text in page.links())


def test_it_does_not_come_before_the_draft(signed_in, officer, case):
    written_plans.sent(case, officer)
    form = signed_in(officer).get(url(case))
    said = {"voice": "Her mother", "received_on": date(2024, 11, 1), "text": "No"}
    assert form.submit("Record", **said).errors() == ["That is before the draft was sent"]
    assert not Representation.objects.exists()


def test_before_a_draft_is_sent_nothing_is_asked(signed_in, officer, case):
    page = signed_in(officer).get(url(case))
    assert "No draft has been sent yet" in page.text
    assert "Record what they said" not in page.text
