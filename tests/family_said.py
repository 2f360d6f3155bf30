"""A family with an account, and a draft that they were sent, for the tests of their pages."""

import factories
import stories
import written_plans


def drafted(officer, parent):
    """The case; the parent is Sam Cole."""
    child = stories.child_of(officer)
    factories.carer(child, user=parent, name="Sam Cole")
    case = written_plans.written(written_plans.agreed(child, officer), officer)
    written_plans.sent(case, officer)
    return written_plans.again(case)
