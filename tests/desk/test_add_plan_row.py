"""Adding needs, outcomes and provision, each linked to what it is for."""

from datetime import date

import factories
import pytest
import stories
import written_plans

from goldenthread.casework.plan_writing import actions
from goldenthread.casework.plan_writing.models import WrittenNeed, WrittenPlacement, WrittenProvision


@pytest.fixture
def case(officer):
    return written_plans.agreed(stories.child_of(officer), officer)


def section(case, code):
    return f"/cases/{case.ref}/plan/sections/{code}/"


def test_a_need_an_outcome_and_provision_are_put_on_one_thread(signed_in, officer, case):
    client = signed_in(officer)
    form = client.get(section(case, "b")).click("Add a need")
    page = form.submit("Save", text="Reads slowly.", redirects_to=section(case, "b"))
    assert "B1 is in the plan" in page.soup.get_text()
    form = client.get(section(case, "e")).click("Add an outcome")
    need = WrittenNeed.objects.get()
    form.submit(
        "Save", text="Reads a page.", measure="Timed", reach_by_on=date(2026, 7, 17), links=[str(need.pk)],
        redirects_to=section(case, "e"),
    )  # fmt: skip
    form = client.get(section(case, "f")).click("Add provision")
    outcome = need.outcomes.get()
    form.submit("Save", what="Phonics", links=[str(outcome.pk)], redirects_to=section(case, "f"))
    assert WrittenProvision.objects.get().outcomes.get() == outcome


@pytest.mark.parametrize(
    ("code", "words"), [("b", "Write what the need is"), ("f", "Write what is provided")]
)
def test_a_line_without_words_is_asked_for_again(signed_in, officer, case, code, words):
    page = signed_in(officer).get(f"{section(case, code)}add/").submit("Save")
    assert page.errors() == [words]


def test_only_lines_of_this_plan_are_offered(signed_in, officer, case):
    other = stories.assessing(stories.child_of(officer))
    theirs = actions.add_row(by=officer, request=other, section="b", text="Theirs")
    page = signed_in(officer).get(f"{section(case, 'e')}add/")
    assert "Theirs" not in page.text
    sent = {"text": "Reads", "links": [str(theirs.pk)]}
    signed_in(officer).post(f"{section(case, 'e')}add/", sent, redirects_to=section(case, "e"))
    assert not case.written_plan.outcomes.get().needs.exists()


def test_section_j_has_no_lines(signed_in, officer, case):
    signed_in(officer).get(f"{section(case, 'j')}add/", status=404)


def test_provision_in_f_is_not_asked_whether_it_educates(signed_in, officer, case):
    client = signed_in(officer)
    assert "It educates or trains" not in client.get(f"{section(case, 'f')}add/").text
    assert "It educates or trains" in client.get(f"{section(case, 'g')}add/").text


def test_section_i_names_a_setting_of_the_directory_by_urn_or_name(signed_in, officer, case):
    oak = factories.setting(name="Oak School", urn="123456")
    factories.setting(name="Oakfield")
    page = signed_in(officer).get(f"/cases/{case.ref}/plan/sections/i/").click("Name a setting")
    said = page.submit("Save", setting="Oak").errors()
    assert said == [
        "Several settings are called this. Give the URN of one: Oak School (URN 123456); Oakfield (URN not known)"
    ]
    page = page.submit("Save", setting="123456", redirects_to=f"/cases/{case.ref}/plan/sections/i/")
    assert "I1 Oak School, mainstream school" in page.text
    assert WrittenPlacement.objects.get().setting == oak
    form = page.click("Change I1")
    said = form.submit("Save", setting="Elm", type_only="special").errors()
    assert said == ["No setting is called this: look it up among the settings"]
    page = form.submit(
        "Save", setting="", type_only="special", redirects_to=f"/cases/{case.ref}/plan/sections/i/"
    )
    assert "I1 State-funded special school" in page.text
