"""What the register asks of a person on their home page."""

from datetime import date

import pytest

from goldenthread.assurance.models import Mitigation
from goldenthread.assurance.risks import actions

HEADING = "Risks to look at again"


def asked(page):
    heads = [head for head in page.soup.find_all("h2") if head.get_text(strip=True) == HEADING]
    return heads[0].parent.get_text(" ", strip=True) if heads else ""


@pytest.fixture
def overdue(register, responsible_officer, office):
    """Risk 2, which is Rowan Ash's, was to be looked at again by the first of November."""
    risk = register[2]
    actions.change_risk(
        risk=risk,
        said=actions.Description(
            title=risk.title, owner=responsible_officer, review_on=date(2024, 11, 1), category="families"
        ),
        words="Sooner",
        by=office,
        expected_revision=risk.revision,
    )
    return risk


def test_those_who_keep_the_register_see_every_review_that_has_passed(signed_in, office, overdue):
    page = signed_in(office).get("/")
    assert "The review of 2 risks is overdue." in asked(page)
    assert page.links()["Risk 3"] == "/risks/3/"
    assert asked(page).index("Risk 3") < asked(page).index("Risk 2")  # the longest first
    assert page.links()["See all whose review is overdue"] == "/risks/?when=review"


def test_an_owner_sees_their_own(signed_in, responsible_officer, area_lead, overdue):
    page = signed_in(responsible_officer).get("/")
    assert "The review of 1 risk is overdue." in asked(page)
    assert "Families stop opening letters: 11 days overdue" in asked(page)
    assert "Risk 3" not in page.links()
    assert not asked(signed_in(area_lead).get("/"))


def test_a_risk_that_is_due_today_or_was_given_to_another_is_not_asked_for(
    signed_in, responsible_officer, area_lead, office, overdue
):
    overdue.refresh_from_db()
    given = {"title": overdue.title, "review_on": date(2024, 11, 12), "owner": responsible_officer}
    said, why = actions.Description(**given), {"words": "Later", "by": office}
    actions.change_risk(risk=overdue, said=said, expected_revision=overdue.revision, **why)
    assert not asked(signed_in(responsible_officer).get("/"))
    overdue.refresh_from_db()
    given |= {"review_on": date(2024, 11, 1), "owner": area_lead}
    said = actions.Description(**given)
    actions.change_risk(risk=overdue, said=said, expected_revision=overdue.revision, **why)
    assert not asked(signed_in(responsible_officer).get("/"))
    assert "1 risk is overdue" in asked(signed_in(area_lead).get("/"))


def test_a_late_mitigation_is_its_owners_and_leads_to_where_they_say_how_far_it_is(
    signed_in, responsible_officer, office, register
):
    held = Mitigation.objects.get(text="Write with parents")
    work = actions.MitigationWork(
        text=held.text, owner=responsible_officer, due_on=date(2024, 9, 30), lowers="both"
    )
    actions.change_mitigation(mitigation=held, said=work, words="", by=office, expected_revision=1)
    page = signed_in(responsible_officer).get("/")
    assert "1 mitigation of yours is late." in asked(page)
    assert page.links()["A mitigation of risk 2"] == f"/risks/2/mitigations/{held.pk}/report/"
