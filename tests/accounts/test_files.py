"""What a file must be before it is kept: of the kind that its name says, and without anything that could run."""

import io
import zipfile
import zlib
from contextlib import suppress

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from goldenthread.accounts import files
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.files import Upload
from goldenthread.casework.documents import storing
from goldenthread.publications import render_pdf

STORE = files.Store("tried", tuple(files.LOOKS))
PDF = b"%%PDF-1.7\n1 0 obj\n<</Type /Page>>\nendobj\n2 0 obj\n<<%s>>\nendobj\n%%%%EOF\n"
MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"


def pdf(inside=b""):
    return PDF % inside


def chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4)


def png(drawn=b"\x00\xff\xff\xff") -> bytes:
    """One dot."""
    head = chunk(b"IHDR", b"\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00")
    return files.PNG_START + head + chunk(b"IDAT", zlib.compress(drawn)) + files.PNG_END


def jpeg(height=1) -> bytes:
    frame = b"\xff\xc0\x00\x0b\x08" + height.to_bytes(2) + b"\x00\x01\x01\x01\x11\x00"
    return b"\xff\xd8" + frame + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x00\xff\xd9"


def linked(relations: str, written="utf-8") -> bytes:
    """A Word document with a part that leads to others."""
    said = f"<?xml version='1.0' encoding='{written}'?><Relationships>{relations}</Relationships>"
    return with_part(word(), "word/objects/_rels/x.xml.rels", said.encode(written))


PNG, JPEG = png(), jpeg()


def packed(inside: bytes, dictionary=b"/Type /ObjStm") -> bytes:
    """A PDF whose objects are compressed, as most programs write them."""
    stream = zlib.compress(inside)
    return pdf(dictionary + b">>\nstream\n" + stream + b"\nendstream\n<<")


def word(says="Families say that they know whom to ask.") -> bytes:
    out = io.BytesIO()
    document = Document()
    if says:
        document.add_paragraph(says)
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
        (
            "a.docx",
            linked("<Relationship Type='x/hyperlink' TargetMode='External' Target='https://a.example'/>"),
        ),
        ("a.pdf", pdf(b"/Outlines <</First 9 0 R>>\n>>stream\n" + b"\xff\xd8 a picture\nendstream")),
        ("a.pdf", pdf(b">>\nstream\n\x81/JS\x9a/Launcher\nendstream\n<<")),  # as bytes of a picture may fall
        ("a.png", PNG),
        ("a.jpg", JPEG),
        ("a.jpg", JPEG + b"\x00" * 9 + JPEG + b"SEFT"),  # as telephones write them
        ("a.jpeg", JPEG),
        ("a.txt", "Zoë reads aloud.\r\n".encode()),
    ],
)
def test_it_takes_what_is_what_it_says(name, content):
    assert STORE.check(Upload(name, content)) == name[1:].lower()


def test_it_takes_the_products_own_reports(report):
    assert STORE.check(Upload("report.pdf", report)) == ".pdf"


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
        ("a.png", PNG.replace(b"IDAT", b"IDAT" + b"\x00"), "no such picture"),
        ("a.png", files.PNG_START + files.PNG_END, "no such picture"),
        ("a.jpg", JPEG[:2] + JPEG[-20:], "no such picture"),
        ("a.jpg", jpeg(height=0), "no such picture"),
        ("a.jpg", b"\xff\xd8\xff" + b"\x00" * 20 + b"\xff\xd9", "no such picture"),
        ("a.txt", b" \r\n ", "says nothing"),
        ("a.txt", b"MZ\x00\x01", "no plain text"),
        ("a.txt", b"\xff\xfe", "no plain text"),
        ("a.docx", word(""), "says nothing"),
        ("a.pdf", b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n", "No page"),
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
        ("a.docx", with_part(word(), "word/embeddings/chart.xlsx", sheet()), "table behind a chart"),
        ("a.docx", linked("<R Type='x/hyperlink'/>", "utf-16"), "cannot be read"),
        ("a.docx", linked("<R Type='x/hyperlink'/>", "utf-7"), "cannot be read"),
        ("a.docx", linked("<R"), "cannot be read"),
        (
            "a.docx",
            with_part(word(), "x/_rels/x.rels", b"<!DOCTYPE r [<!ENTITY e 'x'>]><r/>"),
            "cannot be read",
        ),
        ("a.docx", with_part(word(), "x/_rels/x.rels", b" " * files.MOST_READ + b"<r/>"), "cannot be read"),
        ("a.docx", linked("<R Type='x/image' TargetMode='External' Target='a'/>"), "a file outside it"),
        *(
            ("a.docx", linked(f"<R Type='http://x/{kind}' Target='objects/1.bin'/>"), "another program")
            for kind in ("oleObject", "package", "aFChunk", "vbaProject")
        ),
        # where a table of objects may send a reader: a comment, and a stream's data
        ("a.pdf", pdf(b"% stream\n<</S /JavaScript>>\n% endstream\n"), "holds a program"),
        ("a.pdf", pdf(b">>\nstream\n<</S /Rendition /JS (x)>>\nendstream\n<<"), "holds a program"),
        ("a.pdf", pdf(b"% stream\n") + packed(b"<</S /JavaScript>>"), "holds a program"),
        (
            "a.pdf",
            packed(b"<</S /JavaScript>>", b"/Type /ObjStm /X (" + b" " * 900 + b")"),
            "holds a program",
        ),
        ("a.pdf", packed(b"<</S /JavaScript>>", b"/N 1 /First 9"), "holds a program"),
        ("a.pdf", packed(b"<</S /JavaScript>>", b"/N 1 /First 9 0 R"), "holds a program"),
        ("a.pdf", packed(b" " * (files.MOST_PACKED_EACH + 1) + b"<</S /JavaScript>>"), "cannot be read"),
        (
            "a.pdf",
            packed(zlib.compress(b"x"), b"/Type /ObjStm /Filter [/FlateDecode /FlateDecode]"),
            "cannot be read",
        ),
        ("a.pdf", packed(b"x", b"/Type /ObjStm /DecodeParms <</Predictor 12>>"), "cannot be read"),
        (
            "a.pdf",
            pdf(b"/Type /ObjStm>>\nstream\n" + zlib.compress(b"x" * 99)[:-6] + b"\nendstream"),
            "cannot be read",
        ),
        ("a.xlsx", with_part(sheet(), "xl/macrosheets/sheet1.xml"), "macros"),
        ("a.xlsx", sheet()[:200], "cannot be read"),
    ],
)
def test_it_refuses_what_is_not_or_could_run(name, content, said):
    with pytest.raises(Refused, match=said) as refused:
        STORE.check(Upload(name, content))
    assert refused.value.field == "document"


def test_it_refuses_what_is_too_large_without_and_within(monkeypatch):
    monkeypatch.setattr(files, "MOST_BYTES", 100)
    with pytest.raises(Refused, match="smaller than"):
        STORE.check(Upload("a.pdf", pdf(b" " * 100)))
    monkeypatch.undo()
    monkeypatch.setattr(files, "MOST_UNPACKED", 1000)
    with pytest.raises(Refused, match="larger inside"):
        STORE.check(Upload("a.docx", word()))


class Counted(bytes):
    """Bytes that count how many of them were passed in the looking."""

    passed = 0

    def find(self, what, start=0, *end):
        found = super().find(what, start, *end)
        Counted.passed += (len(self) if found < 0 else found + len(what)) - start
        return found


@pytest.mark.parametrize(
    "line", [b"stream\n", b"/ObjStm stream\n", b"endstream\n", b"stream\nendstream\n", b"/First stream\n"]
)
def test_however_often_a_file_says_that_a_stream_begins_each_byte_is_passed_once(monkeypatch, line):
    hostile = Counted(pdf(line * (2_000_000 // len(line))))
    monkeypatch.setattr(Counted, "passed", 0)
    places = sum(1 for _ in files._streams(hostile))
    assert places <= hostile.count(b"stream")
    assert Counted.passed <= len(hostile)
    with suppress(Refused):
        STORE.check(Upload("a.pdf", hostile))
    assert Counted.passed <= 2 * len(hostile)


def test_what_is_unpacked_has_an_end_for_the_whole_file(monkeypatch):
    """A small file may unpack to much: the streams together are held to a limit, not each alone."""
    several = packed(b" " * 1000) + packed(b" " * 1000) + packed(b"/Type /Page ")
    assert STORE.check(Upload("a.pdf", several)) == ".pdf"
    monkeypatch.setattr(files, "MOST_PACKED", 2000)
    with pytest.raises(Refused, match="cannot be read"):
        STORE.check(Upload("a.pdf", several))


def test_each_file_is_looked_at_once(monkeypatch):
    seen = []
    monkeypatch.setitem(files.LOOKS, ".txt", seen.append)
    storing.keep_all([Upload("a.txt", b"one"), Upload("b.txt", b"two")])
    assert seen == [b"one", b"two"]


@given(
    st.binary(max_size=300),
    st.sampled_from(sorted(files.LOOKS)),
    st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04", b"\xff\xd8\xff"]),
)
def test_whatever_is_handed_in_is_taken_or_refused_in_words(content, ending, start):
    with suppress(Refused):
        assert STORE.check(Upload(f"a{ending}", start + content)) == ending


def test_no_name_leads_out_of_the_folder_and_one_file_is_kept_once(settings, tmp_path):
    kept = STORE.keep(Upload("../../escape.pdf", pdf()))
    assert STORE.keep(Upload("again.pdf", pdf())) == kept
    assert STORE.content(kept.digest) == pdf()
    assert not list(tmp_path.parent.glob("escape*"))
    assert [path.name for path in (settings.HOME / "tried").rglob("*") if path.is_file()] == [kept.digest]


def test_a_file_that_was_changed_or_is_gone_is_not_given_out():
    kept = STORE.keep(Upload("a.pdf", pdf()))
    place = STORE.place(kept.digest)
    place.chmod(0o644)
    place.write_bytes(pdf(b"more"))
    with pytest.raises(files.FileLost, match="not the one"):
        STORE.content(kept.digest)
    place.unlink()
    for digest in (kept.digest, ""):
        with pytest.raises(files.FileLost, match="no longer"):
            STORE.content(digest)
