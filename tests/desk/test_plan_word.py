"""The plan as a Word document, marked as a draft while it is one."""

from io import BytesIO

import docx
import stories
import written_plans


def test_it_is_a_word_document_with_headings_and_the_mark_of_a_draft(signed_in, officer):
    case = written_plans.written(written_plans.agreed(stories.child_of(officer), officer), officer)
    made = signed_in(officer).get(f"/cases/{case.ref}/plan/word/")
    document = docx.Document(BytesIO(made.content))
    headings = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]
    assert headings[0] == "How to read this plan"
    assert headings[1].startswith("Section A: what I think")
    assert headings[-1].startswith("Section K")
    assert len(headings) == 14
    assert any("This is a draft." in one.text for one in document.paragraphs)
    assert made["Content-Disposition"] == f'attachment; filename="plan-{case.child.ref}-draft.docx"'
