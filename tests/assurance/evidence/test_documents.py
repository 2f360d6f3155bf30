"""What a file must be before it is kept: of the kind that its name says, and without anything that could run."""

import io
import zipfile
import zlib
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from goldenthread.accounts.errors import Refused
from goldenthread.assurance.evidence import documents
from goldenthread.assurance.evidence.documents import Upload
from goldenthread.publications import render_pdf

PNG = documents.PNG_START + b"\x00" * 20 + documents.PNG_END
JPEG = b"\xff\xd8\xff\xe0" + b"\x00" * 20 + b"\xff\xd9"
PDF = b"%%PDF-1.7\n1 0 obj\n<<%s>>\nendobj\n%%%%EOF\n"
MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"


def pdf(inside=b""):
    return PDF % inside


def packed(inside: bytes, dictionary=b"/Type /ObjStm") -> bytes:
    """A PDF whose objects are compressed, as most programs write them."""
    stream = zlib.compress(inside)
    return pdf(dictionary + b">>\nstream\n" + stream + b"\nendstream\n<<")


def word() -> bytes:
    out = io.BytesIO()
    document = Document()
    document.add_paragraph("Families say that they know whom to ask.")
    document.save(out)
    return out.getvalue()


def sheet() -> bytes:
    out = io.BytesIO()
    Workbook().save(out)
    return out.getvalue()


def with_part(content: bytes, name: str, inside: bytes = b"-") -> bytes:
    out = io.BytesIO(content)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(name, inside)
    return out.getvalue()


@pytest.fixture(scope="module")
def report() -> bytes:
    """A PDF that the product itself makes."""
    nothing = {
        "title": "-",
        "area_name": "-",
        "plan_title": "-",
        "day": "-",
        "figures": "-",
        "then_month": "",
    }
    lists: dict[str, list] = {name: [] for name in ("summary", "areas", "pieces", "strengths")}
    return render_pdf("review_pack", {**nothing, **lists, "now_month": "", "review": None, "standard": "-"})


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", pdf()),
        ("a.PDF", pdf(b"/OpenAction [1 0 R /Fit]")),
        ("a.pdf", packed(b"<</Type /Page>>")),
        ("a.docx", word()),
        ("a.xlsx", sheet()),
        ("a.docx", with_part(word(), "word/embeddings/chart.xlsx", sheet())),
        ("a.png", PNG),
        ("a.jpg", JPEG),
    ],
)
def test_it_takes_what_is_what_it_says(name, content):
    assert documents.check(Upload(name, content)) == name[1:].lower()


def test_it_takes_the_products_own_reports(report):
    assert documents.check(Upload("report.pdf", report)) == ".pdf"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.exe", b"MZ", "must end in"),
        ("a.docm", word(), "must end in"),
        ("a.svg", b"<svg/>", "must end in"),
        ("a", pdf(), "must end in"),
        ("a.pdf", b"", "empty"),
        ("a.pdf", word(), "no PDF"),
        ("a.pdf", b"%PDF-1.7", "no PDF"),
        ("a.docx", pdf(), "cannot be read"),
        ("a.docx", sheet(), "no Word document"),
        ("a.xlsx", word(), "no spreadsheet"),
        ("a.png", JPEG, "no such picture"),
        ("a.png", PNG + b"<script>", "no such picture"),
        ("a.jpg", PNG, "no such picture"),
        ("a.pdf", pdf(b"/OpenAction <</S /JavaScript /JS (app.alert(1))>>"), "holds a program"),
        ("a.pdf", pdf(b"/J#61vaScript 1 0 R"), "holds a program"),
        ("a.pdf", packed(b"<</S /JavaScript>>"), "holds a program"),
        ("a.pdf", packed(b"<</S /Launch>>", b"/Type /Obj#53tm"), "holds a program"),
        ("a.pdf", pdf(b"/Names <</EmbeddedFiles 1 0 R>>"), "another file"),
        ("a.pdf", pdf(b"/Encrypt 1 0 R"), "locked with a password"),
        ("a.docx", with_part(word(), "word/vbaProject.bin"), "macros"),
        ("a.docx", with_part(word(), "word/activeX/activeX1.xml"), "macros"),
        ("a.docx", with_part(word(), "word/embeddings/oleObject1.bin"), "macros"),
        (
            "a.docx",
            with_part(word(), "word/_rels/settings.xml.rels", b"<r Type='x/attachedTemplate'/>"),
            "macros",
        ),
        ("a.docx", with_part(word(), "custom/_rels/x.rels", MACROS.encode()), "macros"),
        ("a.xlsx", with_part(sheet(), "xl/macrosheets/sheet1.xml"), "macros"),
        ("a.xlsx", sheet()[:200], "cannot be read"),
    ],
)
def test_it_refuses_what_is_not_or_could_run(name, content, said):
    with pytest.raises(Refused, match=said) as refused:
        documents.check(Upload(name, content))
    assert refused.value.field == "document"


def test_it_refuses_what_is_too_large_without_and_within(monkeypatch):
    monkeypatch.setattr(documents, "MOST_BYTES", 100)
    with pytest.raises(Refused, match="smaller than"):
        documents.check(Upload("a.pdf", pdf(b" " * 100)))
    monkeypatch.undo()
    monkeypatch.setattr(documents, "MOST_UNPACKED", 1000)
    with pytest.raises(Refused, match="larger inside"):
        documents.check(Upload("a.docx", word()))


@given(
    st.binary(max_size=300),
    st.sampled_from(sorted(documents.LOOKS)),
    st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04", b"\xff\xd8\xff"]),
)
def test_whatever_is_handed_in_is_taken_or_refused_in_words(content, ending, start):
    with suppress(Refused):
        assert documents.check(Upload(f"a{ending}", start + content)) == ending


def test_no_name_leads_out_of_the_folder(db, settings, tmp_path):
    kept = documents.keep(Upload("../../escape.pdf", pdf()), datetime(2024, 11, 12, tzinfo=UTC))
    assert documents.content(kept) == pdf()
    assert not list(tmp_path.parent.glob("escape*"))
    assert [path.name for path in (settings.HOME / "evidence").rglob("*") if path.is_file()] == [kept.digest]
