"""What those who write a plan say to each other stands beside the section and nowhere else."""

import factories
import stories
import written_plans


def test_a_comment_stands_beside_its_section_and_the_family_never_sees_it(signed_in, officer, parent):
    child = stories.child_of(officer)
    factories.carer(child, user=parent)
    case = written_plans.written(written_plans.agreed(child, officer), officer)
    here = f"/cases/{case.ref}/plan/sections/f/"
    form = signed_in(officer).get(here).click("Comment on this section")
    page = form.submit("Keep the comment", text="Ask the therapist again", redirects_to=here)
    assert "Ask the therapist again" in page.text
    assert officer.display_name in page.text
    assert "Ask the therapist again" not in signed_in(officer).get(f"/cases/{case.ref}/plan/").text
    written_plans.sent(case, officer)
    sent = case.written_plan.versions.get()
    assert "Ask the therapist" not in signed_in(parent).get(f"/family/{child.ref}/plan/{sent.pk}/").text


def test_a_comment_needs_words(signed_in, officer):
    case = written_plans.agreed(stories.child_of(officer), officer)
    page = signed_in(officer).get(f"/cases/{case.ref}/plan/sections/f/comment/").submit("Keep the comment")
    assert page.errors() == ["Write what you want to say"]
