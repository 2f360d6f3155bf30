"""Adding documents to a case: several at once, and what is refused says which file and why."""

from datetime import date

import advised
import pytest
import stories

from goldenthread.casework.documents.models import CaseDocument


@pytest.fixture
def case(officer):
    return stories.requested(stories.child_of(officer), officer=officer)


ANSWERS = {
    "kind": "medical_letter",
    "description": "Hearing clinic",
    "arrived_on-day": "5",
    "arrived_on-month": "11",
    "arrived_on-year": "2024",
}


def test_several_are_added_at_once(signed_in, officer, case):
    address = f"/cases/{case.ref}/documents/"
    client = signed_in(officer)
    files = [advised.file("one.txt"), advised.file("two.txt", b"More.")]
    page = client.post(f"{address}new/", ANSWERS | {"document": files}, redirects_to=address)
    assert "Hearing clinic (2 of 2)" in page.text
    assert {one.arrived_on for one in CaseDocument.objects.all()} == {date(2024, 11, 5)}
    assert {one.seen_by for one in CaseDocument.objects.all()} == {officer}


def test_what_is_wrong_names_the_file_and_keeps_the_rest(signed_in, officer, case):
    page = signed_in(officer).get(f"/cases/{case.ref}/documents/new/")
    answers = {"kind": "other", "description": "From the clinic", "arrived_on": date(2024, 11, 5)}
    page = page.submit("Add to the case", document=advised.file("plan.pdf", b"MZ"), **answers)
    assert page.errors() == ["plan.pdf: The document ends in .pdf and is no PDF: save it again as PDF"]
    assert page.soup.find("input", attrs={"name": "description"})["value"] == "From the clinic"
    page = page.submit("Add to the case", document=advised.file("big.txt", b"a" * (20 * 1024 * 1024 + 1)))
    assert page.errors() == ["big.txt: The document must be smaller than 20 MB"]
    page = page.submit("Add to the case", document=advised.file("script.exe", b"MZ"))
    assert page.errors()[0].startswith("script.exe: The document must end in .pdf")
    assert page.submit("Add to the case").errors() == ["Choose the document"]
    assert not CaseDocument.objects.exists()


def test_a_name_is_shown_as_it_is_and_runs_nothing(signed_in, officer, case):
    page = signed_in(officer).get(f"/cases/{case.ref}/documents/new/")
    name = "<img src=x onerror=alert(1)>.pdf"
    page = page.submit("Add to the case", document=advised.file(name, b"MZ"), description="-")
    assert page.soup.find("img", src="x") is None


def test_a_stranger_adds_nothing(signed_in, stranger, case):
    signed_in(stranger).get(f"/cases/{case.ref}/documents/new/", status=404)
