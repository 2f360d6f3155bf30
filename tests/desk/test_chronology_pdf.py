"""A child's chronology as a PDF."""

import ombudsman_case
import pytest
import time_machine


@pytest.fixture
def child(manager, officer):
    with time_machine.travel(ombudsman_case.READ_ON, tick=False):
        yield ombudsman_case.build(by=manager, district=officer.team.districts.get())


def test_it_is_a_tagged_pdf_named_by_reference_and_the_same_again(signed_in, officer, child):
    client = signed_in(officer)
    first = client.get(f"/children/{child.ref}/chronology/pdf/")
    assert first["Content-Type"] == "application/pdf"
    assert first["Content-Disposition"] == f'inline; filename="chronology-{child.ref}.pdf"'
    assert b"pdfuaid:part" in first.content
    assert client.get(f"/children/{child.ref}/chronology/pdf/").content == first.content


def test_it_is_not_there_for_a_stranger(signed_in, stranger, child):
    signed_in(stranger).get(f"/children/{child.ref}/chronology/pdf/", status=404)
