"""Versions side by side: what was sent, and what the plan says now."""

import stories
import written_plans

from goldenthread.casework.plan_writing import actions


def test_what_changed_since_the_draft_is_shown_word_by_word(signed_in, officer):
    case = written_plans.written(written_plans.agreed(stories.child_of(officer), officer), officer)
    written_plans.sent(case, officer)
    row = case.written_plan.needs.get()
    actions.change_row(by=officer, row=row, expected_revision=1, text="Decodes words of two syllables.")
    actions.add_row(by=officer, request=case, section="b", text="Cannot hold a pencil.")
    page = signed_in(officer).get(f"/cases/{case.ref}/plan/versions/")
    assert [one.get_text(strip=True) for one in page.soup.find_all("ins")][:1] == ["two syllables."]
    assert "Nothing stood here." in page.text
    assert "Cannot hold a pencil." in page.text
    assert "Section F" not in page.text
    same = signed_in(officer).get(f"/cases/{case.ref}/plan/versions/?from=1&to=1")
    assert "The two say the same." in same.text


def test_before_anything_is_sent_there_is_no_version(signed_in, officer):
    case = written_plans.agreed(stories.child_of(officer), officer)
    here = f"/cases/{case.ref}/plan/versions/"
    assert "No version is kept yet" in signed_in(officer).get(here).text
    signed_in(officer).get(f"{here}?from=7", status=404)
