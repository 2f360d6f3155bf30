"""Nothing that is fed to the reader breaks it: it reads, or it says why not."""

import io
import random
import zipfile

import docx
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.assurance import planfile
from goldenthread.assurance.planfile import PlanFileError, source


def read_or_refuse(content):
    """The reading, or None where it was refused."""
    try:
        return planfile.read_bytes(content)
    except PlanFileError:
        return None


@given(st.binary(max_size=400))
def test_any_bytes(content):
    reading = read_or_refuse(content)
    assert reading is None or reading.document.actions


@settings(deadline=None)
@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30)
        | st.sampled_from(["1A1: x\t\t", "1a) y", "1. z", "\t\t\t\t", "<ul> <p>"]),
        max_size=20,
    )
)
def test_any_lines_after_a_heading_row(lines):
    header = "Action\tBy when\tOwner\tProgress RAG\tImpact RAG\n"
    text = header + "9A1: Do\t1 May 2025\tHead, LA\tRed\tRed\n" + "\n".join(lines)
    reading = read_or_refuse(text.encode())
    assert reading is not None
    assert reading.document.actions[0].code == "9A1"


@pytest.mark.parametrize("seed", range(12))
def test_a_plan_with_its_lines_shuffled_and_cut(other_county, seed):
    chance = random.Random(seed)
    lines = [
        line[: chance.randint(0, len(line))] if chance.random() < 0.3 else line
        for line in other_county.split("\n")
    ]
    chance.shuffle(lines)
    reading = read_or_refuse("\n".join(lines).encode())
    assert reading is None or 1 <= reading.found["actions"] <= 4


@pytest.mark.parametrize("seed", range(6))
def test_the_published_plan_with_its_lines_shuffled_and_cut(published_path, seed):
    chance = random.Random(seed)
    lines = published_path.read_text(encoding="utf-8").split("\n")
    for _ in range(40):
        at = chance.randrange(len(lines))
        lines[at] = lines[at][: chance.randint(0, len(lines[at]))]
        other = chance.randrange(len(lines))
        lines[at], lines[other] = lines[other], lines[at]
    reading = read_or_refuse("\n".join(lines).encode())
    assert reading is not None
    codes = [action.code for action in reading.document.actions]
    assert 80 <= len(codes) <= 116
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_a_damaged_package_is_read_or_refused(other_county, other_reading, into_word, tmp_path, kind, seed):
    path = tmp_path / f"plan.{kind}"
    if kind == "docx":
        into_word(other_county, path)
    else:
        planfile.write(other_reading.document, path)
    chance = random.Random(seed)
    content = bytearray(path.read_bytes())
    for _ in range(5):
        content[chance.randrange(4, len(content))] = chance.randrange(256)
    reading = read_or_refuse(bytes(content))
    assert reading is None or reading.document.actions


def workbook_with(cell):
    book = openpyxl.Workbook()
    book.active["A1"], book.active[cell] = "Code", "x"
    return saved(book)


def word_with(xml, more):
    document = docx.Document()
    document.add_paragraph("HERE")
    package, out = zipfile.ZipFile(io.BytesIO(saved(document))), io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
        for part in package.namelist():
            content = package.read(part)
            body = part == "word/document.xml"
            written.writestr(part, content.replace(b"<w:p>", xml + b"<w:p>", 1) if body else content)
        for name, size in more.items():
            written.writestr(name, b" " * size)
    return out.getvalue()


def saved(what):
    out = io.BytesIO()
    what.save(out)
    return out.getvalue()


WIDE = (
    b"<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr><w:gridSpan w:val='900000000'/></w:tcPr>"
    b"<w:p/></w:tc></w:tr></w:tbl>"
)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (lambda: workbook_with("XFD1048576"), "reaches to row 1,048,576, column 16,384"),
        (lambda: word_with(WIDE, {}), "spans 900,000,000 columns"),
        (lambda: word_with(b"", {"word/more.xml": source.LARGEST_XML + 1}), "more than a plan can hold"),
    ],
    ids=["a far corner", "a wide cell", "a bomb"],
)
def test_a_small_file_that_grows_without_end_is_refused_at_once(content, said):
    with pytest.raises(PlanFileError, match=said):
        source.read_bytes(content())
