from datetime import date

from goldenthread.assurance.models import ActionOwner, Area, ImprovementPlan, Risk
from goldenthread.assurance.risks import standing

URL = "/risks/add/"
TODAY = date(2024, 11, 12)


def test_it_puts_a_risk_on_the_register_with_who_when_and_why(
    signed_in, office, imported, responsible_officer
):
    page = signed_in(office).get(URL)
    page.submit(
        "Put it on the register",
        title="Advice comes late from health",
        category="health",
        owner=str(responsible_officer.pk),
        target_score="6",
        areas=["1"],
        actions="1a2, 1B1",
        words="Waits have doubled",
        redirects_to="/risks/",
    )
    made = standing.on(Risk.objects.with_all_said().get(number=2), TODAY)
    assert (made.title, made.owner, made.category, made.said.target_score) == (
        "Advice comes late from health",
        "Rowan Ash",
        "Health services",
        6,
    )
    assert [area.number for area in made.areas] == ["1"]
    assert [action.code for action in made.actions] == ["1A2", "1B1"]
    assert (made.said.said_by, made.said.said_on, made.said.words) == (office, TODAY, "Waits have doubled")


def test_what_is_missing_is_asked_for_and_what_was_typed_stays(signed_in, office, imported):
    page = signed_in(office).get(URL)
    page = page.submit("Put it on the register", title="Late advice", actions="1A2 9Z9", words="")
    assert "Say why" in page.errors()
    assert "No action of the plan is called 9Z9" in page.errors()
    assert "Late advice" in str(page.soup.find("textarea", {"name": "title"}))
    page = page.submit("Put it on the register", actions="1A2", words="Because")
    assert page.errors() == ["Choose who answers for it, or write the post."]
    assert Risk.objects.count() == 1


def test_without_a_plan_it_says_what_to_do(signed_in, office):
    page = signed_in(office).get(URL)
    page = page.submit("Put it on the register", title="A", owner_post="Head", words="B")
    assert page.errors() == ["There is no improvement plan yet: import one first."]
    assert (ImprovementPlan.objects.count(), Area.objects.count(), ActionOwner.objects.count()) == (0, 0, 0)


def test_an_area_lead_may_not(signed_in, area_lead, imported):
    signed_in(area_lead).get(URL, status=404)
