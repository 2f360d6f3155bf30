"""The plan as a tagged PDF: what stands now is a draft, what was sent is as it was."""

import stories
import written_plans


def test_a_draft_and_a_version_are_both_printed(signed_in, officer):
    case = written_plans.written(written_plans.agreed(stories.child_of(officer), officer), officer)
    written_plans.sent(case, officer)
    client = signed_in(officer)
    now = client.get(f"/cases/{case.ref}/plan/pdf/")
    sent = client.get(f"/cases/{case.ref}/plan/pdf/?version=1")
    assert now.content.startswith(b"%PDF")
    assert sent.content.startswith(b"%PDF")
    assert sent["Content-Disposition"] == f'inline; filename="plan-{case.child.ref}-draft-1.pdf"'
    client.get(f"/cases/{case.ref}/plan/pdf/?version=2", status=404)


def test_a_plan_of_nothing_is_printed_too(signed_in, officer):
    case = written_plans.agreed(stories.child_of(officer), officer)
    assert signed_in(officer).get(f"/cases/{case.ref}/plan/pdf/").content.startswith(b"%PDF")
