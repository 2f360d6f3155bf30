"""Adding evidence: what is asked, what is refused with what was typed kept, and on to what it is for."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from goldenthread.assurance.evidence.models import EvidenceVersion
from goldenthread.assurance.models import Ask

URL = "/plan/evidence/add/"
PDF = b"%PDF-1.7\n1 0 obj\n<</Type /Page>>\nendobj\n%%EOF\n"
GIVEN = {
    "title": "Survey of parents",
    "kind": "survey",
    "shows": "62 of 100 know whom to ask",
    "strength": "once",
    "voice": "parents",
    "dated_on": date(2024, 5, 20),
}


def test_what_is_added_goes_on_to_what_it_is_for(imported, responsible_officer, signed_in):
    page = signed_in(responsible_officer).get(f"{URL}?action=1A1")
    assert "Name no child" in page.text
    page = page.submit("Add it", **GIVEN, redirects_to="anywhere")
    item = EvidenceVersion.objects.get().item_id
    assert page.url == f"/plan/evidence/{item}/link/?action=1A1"
    assert page.soup.select_one("select[name=action] option[selected]")["value"] == "1A1"
    page = page.submit("Record this", shows="Most know", redirects_to=f"/plan/evidence/{item}/")
    assert "Action 1A1" in page.text
    assert "Most know" in page.text
    assert EvidenceVersion.objects.get().said_by == responsible_officer


def test_what_is_missing_is_said_and_what_was_typed_is_kept(imported, office, signed_in):
    page = signed_in(office).get(URL).submit("Add it", title="Survey", shows="62 of 100")
    assert page.errors()[0] == "Choose what kind of evidence it is"
    assert "62 of 100" in page.text
    page = signed_in(office).get(URL).submit("Add it", **GIVEN | {"kind": "document"})
    assert page.errors() == ["Choose the document"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("page.html", b"<script>", "Document must end in .pdf or .docx or .xlsx or .png or .jpg"),
        ("note.pdf", b"<html>", "The document ends in .pdf and is no PDF: save it again as PDF"),
        ("note.pdf", b"", "Document: the file chosen is empty. Choose another"),
    ],
)
def test_a_document_that_may_not_be_kept_is_refused(imported, office, signed_in, name, content, said):
    page = signed_in(office).get(URL)
    page = page.submit("Add it", **GIVEN, document=SimpleUploadedFile(name, content))
    assert page.errors() == [said]
    assert not EvidenceVersion.objects.exists()


def test_a_document_is_kept_under_its_name(imported, office, signed_in):
    page = signed_in(office).get(URL)
    upload = SimpleUploadedFile("survey.pdf", PDF)
    page.submit("Add it", **GIVEN | {"kind": "document"}, document=upload, redirects_to="anywhere")
    item = EvidenceVersion.objects.get().item_id
    assert "Download survey.pdf" in signed_in(office).get(f"/plan/evidence/{item}/").links()


def test_evidence_is_begun_from_what_a_review_asked(reviewed, office, signed_in):
    ask = Ask.objects.filter(review__order=2).earliest("pk")
    page = signed_in(office).get("/plan/reviews/2/").click(f"Add evidence for: {ask.words}")
    assert page.url == f"{URL}?ask={ask.pk}"
