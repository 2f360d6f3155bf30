"""A document is handed out as a file to keep, by the gate alone, and only as it was handed in."""

import pytest

from goldenthread.accounts.files import Upload

PDF = b"%PDF-1.7\n1 0 obj\n<</Type /Page>>\nendobj\n%%EOF\n"


@pytest.fixture
def held(imported, piece):
    item = piece(kind="document", upload=Upload('a "note".pdf', PDF))
    return item.versions.get()


def address(version):
    return f"/plan/evidence/{version.item_id}/document/{version.pk}/"


def test_it_is_a_file_to_keep_that_no_browser_runs(held, signed_in, board_member):
    response = signed_in(board_member).get(address(held))
    assert response.content == PDF
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith("attachment;")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert "no-store" in response["Cache-Control"]


def test_one_that_was_changed_is_not_handed_out(held, signed_in, board_member, settings):
    digest = held.document.digest
    place = settings.HOME / "evidence" / digest[:2] / digest
    place.chmod(0o644)
    place.write_bytes(PDF + b"more")
    page = signed_in(board_member).get(address(held), redirects_to=f"/plan/evidence/{held.item_id}/")
    assert "is not the one that was handed in" in page.text


def test_there_is_none_where_none_was_handed_in(held, piece, signed_in, board_member, parent):
    other = piece().versions.get()
    signed_in(board_member).get(address(other), status=404)
    signed_in(board_member).get(f"/plan/evidence/{other.item_id}/document/{held.pk}/", status=404)
    signed_in(parent).get(address(held), status=404)
