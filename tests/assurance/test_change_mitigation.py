from datetime import date

import pytest

from goldenthread.assurance.models import Mitigation, Risk
from goldenthread.assurance.risks.actions import settle_risk

LABEL = "Record the change"
DONE = {"state": "done", "done_on": date(2024, 11, 1)}


@pytest.fixture
def url(register):
    return f"/risks/2/mitigations/{Mitigation.objects.get(text='Write with parents').pk}/"


def test_it_is_done_on_a_day_and_what_was_said_before_is_kept(signed_in, office, url):
    page = signed_in(office).get(url)
    page = page.submit(LABEL, **DONE, words="Twelve parents wrote with us", redirects_to="/risks/2/")
    [row] = page.rows("Mitigations")
    assert "Done, 1 November 2024" in row["How far"]
    assert "late" not in row["By"]
    assert "under way, due 30 September 2024" in row["How far"]
    page = signed_in(office).get("/risks/2/?on=2024-11-11")
    assert "42 days late" in page.rows("Mitigations")[0]["By"]


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"state": "done"}, "What is done has its day, and nothing else has."),
        ({"state": "dropped"}, "Say why it is given up."),
        (DONE | {"state": "active"}, "What is done has its day, and nothing else has."),
        (
            DONE | {"done_on": date(2025, 11, 1)},
            "The day on which it was done must be 12 November 2024 or earlier",
        ),
    ],
)
def test_what_cannot_hold_is_refused(signed_in, office, url, given, error):
    page = signed_in(office).get(url).submit(LABEL, **given)
    assert page.errors() == [error]


def test_a_published_mitigation_keeps_its_published_words(signed_in, office, only_published):
    held = Mitigation.objects.get(text="Hire")
    page = signed_in(office).get(f"/risks/1/mitigations/{held.pk}/")
    page = page.submit(
        LABEL,
        text="Hire six",
        owner_post="Head of HR",
        due_on=date(2025, 2, 1),
        lowers="likelihood",
        redirects_to="/risks/1/",
    )
    assert [each.text for each in held.statements.all()] == ["Hire", "Hire six"]
    page = signed_in(office).get("/risks/1/?on=2024-11-11")
    assert [row["What"] for row in page.rows("Mitigations")] == ["Hire", "Train"]


def test_a_mitigation_of_another_risk_is_not_there(signed_in, office, url):
    signed_in(office).get(url.replace("/risks/2/", "/risks/1/"), status=404)


def test_an_area_lead_may_not(signed_in, area_lead, url):
    signed_in(area_lead).get(url, status=404)


def test_of_a_closed_risk_nothing_is_changed(signed_in, office, url):
    page = signed_in(office).get(url)
    risk = Risk.objects.get(number=2)
    settle_risk(risk=risk, state="closed", words="It passed", by=office, expected_revision=risk.revision)
    page = page.submit(LABEL, **DONE, words="Done after all")
    assert page.errors() == ["Risk 2 is closed: open it again first."]
    assert Mitigation.objects.get(text="Write with parents").statements.last().state == "active"
