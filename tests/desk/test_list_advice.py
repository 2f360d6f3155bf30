"""What advice has come is listed in section K with one press, once."""

import stories
import written_plans


def test_what_came_is_listed_once(signed_in, officer):
    case = written_plans.agreed(stories.child_of(officer), officer)
    here = f"/cases/{case.ref}/plan/sections/k/"
    page = signed_in(officer).get(here).submit("List the advice that has come", redirects_to=here)
    assert "Listed: K1" in page.soup.get_text()
    page = page.submit("List the advice that has come", redirects_to=here)
    assert "All advice that has come is listed already" in page.soup.get_text()
    assert case.written_plan.advice.get().title == "Advice: educational psychologist"
