"""A family prints the plan that they were sent."""

import factories
import stories
import written_plans


def test_it_is_the_plan_as_it_was_sent(signed_in, parent, officer):
    child = stories.child_of(officer)
    factories.carer(child, user=parent)
    case = written_plans.written(written_plans.agreed(child, officer), officer)
    written_plans.sent(case, officer)
    sent = case.written_plan.versions.get()
    made = signed_in(parent).get(f"/family/{child.ref}/plan/{sent.pk}/pdf/")
    assert made.content.startswith(b"%PDF")
    signed_in(parent).get(f"/family/{child.ref}/plan/{sent.pk + 1}/pdf/", status=404)
