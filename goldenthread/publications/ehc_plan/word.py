"""The plan as a Word document that people can work in and a screen reader can read: headings, real tables, a language."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

DEEP = RGBColor(0x0F, 0x4A, 0x4F)
MUTED = RGBColor(0x50, 0x5A, 0x5F)
NO_CLOCK = datetime(2000, 1, 1)  # noqa: DTZ001  (in the file's properties, or the same plan would give other bytes)
NO_CLOCK_IN_ZIP = (1980, 1, 1, 0, 0, 0)
CONFIDENTIAL = "Confidential: personal information about a child or young person"


def render_word(data: Mapping[str, Any]) -> bytes:
    """`data` is what `ehc_plan.data.data()` returned. The same data give the same bytes."""
    document = docx.Document()
    _set_up(document, data)
    _front(document, data)
    document.add_heading("How to read this plan", level=1)
    for words in data["how_to_read"]:
        document.add_paragraph(words)
    for section in data["sections"]:
        _section(document, section)
    if data["signed_by"]:
        signed = document.add_paragraph()
        _bold(signed, f"Signed for {data['area_name']}: ")
        signed.add_run(f"{data['signed_by']}, {data['sent_on']}")
    held = BytesIO()
    document.save(held)
    return _without_clock(held.getvalue())


def _set_up(document: Any, data: Mapping[str, Any]) -> None:
    properties = document.core_properties
    properties.title, properties.language, properties.author = data["title"], "en-GB", data["area_name"]
    properties.created = properties.modified = NO_CLOCK
    properties.comments = ""
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2)
    page.header.paragraphs[0].text = f"{data['name']} · {data['ref']} · {_state(data)}"
    page.footer.paragraphs[0].text = CONFIDENTIAL
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(12)
    _speak_english(normal)
    for name, size in (("Title", 26), ("Heading 1", 17), ("Heading 2", 13)):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = "Arial", Pt(size), DEEP
        for attribute in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            style.element.rPr.rFonts.attrib.pop(qn(attribute), None)


def _state(data: Mapping[str, Any]) -> str:
    kind = "Draft" if data["is_draft"] else str(data["kind"])
    return f"{kind}, {data['sent_on']}" if data["sent_on"] else kind


def _speak_english(style: Any) -> None:
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    style.element.get_or_add_rPr().append(language)


def _front(document: Any, data: Mapping[str, Any]) -> None:
    document.add_paragraph(data["name"], style="Title")
    kind = "Education, health and care plan" + (" – Draft" if data["is_draft"] else "")
    _bold(document.add_paragraph(), kind)
    about = [
        ("Date of birth", data["born_on"]),
        ("Reference", data["ref"]),
        ("Local authority", data["area_name"]),
        *([("School, college or nursery now", data["setting"])] if data["setting"] else []),
        ("This plan", _state(data) if data["sent_on"] else f"{data['kind']}, not sent yet"),
    ]
    _table(document, ["About", data["forename"]], about)
    if data["is_draft"]:
        said = document.add_paragraph()
        _bold(said, "This is a draft. ")
        said.add_run(data["what_a_draft_is"])


def _section(document: Any, section: Mapping[str, Any]) -> None:
    document.add_heading(section["heading"], level=1)
    for words in section["paragraphs"]:
        document.add_paragraph(words, style="Intense Quote" if section["own_words"] else None)
    if section["voice"]:
        _quiet(document.add_paragraph(), section["voice"])
    if section["is_table"] and section["lines"]:
        rows = [
            (line["key"], line["text"], *(one["words"] for one in line["facts"])) for line in section["lines"]
        ]
        _table(document, ["No.", "Report", *section["columns"]], rows)
    else:
        for line in section["lines"]:
            _line(document, line)
    if not section["paragraphs"] and not section["lines"]:
        _quiet(document.add_paragraph(), section["empty"])


def _line(document: Any, line: Mapping[str, Any]) -> None:
    said = document.add_paragraph()
    said.paragraph_format.keep_with_next = bool(line["facts"] or line["links"])
    _bold(said, f"{line['key']}  ")
    said.add_run(line["text"])
    told = [one for one in line["facts"] if one["words"]]
    for one in told:
        fact = document.add_paragraph()
        fact.paragraph_format.left_indent, fact.paragraph_format.space_after = Cm(1), Pt(2)
        _bold(fact, f"{one['what']}: ")
        fact.add_run(one["words"])
    if line["links"]:
        links = document.add_paragraph()
        links.paragraph_format.left_indent = Cm(1)
        _quiet(links, line["links"])


def _table(document: Any, header: list[str], rows: Sequence[tuple[str, ...]]) -> None:
    table = document.add_table(rows=1, cols=len(header), style="Table Grid")
    for cell, words in zip(table.rows[0].cells, header, strict=True):
        _bold(cell.paragraphs[0], words)
    _repeat(table.rows[0])
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    document.add_paragraph()


def _repeat(row: Any) -> None:
    """The row is the table's header: said again on each page, and to a screen reader."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _bold(paragraph: Any, words: str) -> None:
    paragraph.add_run(words).bold = True


def _quiet(paragraph: Any, words: str) -> None:
    run = paragraph.add_run(words)
    run.font.size, run.font.color.rgb = Pt(10), MUTED


def _without_clock(made: bytes) -> bytes:
    """The same parts with no time of writing."""
    held = BytesIO()
    with zipfile.ZipFile(BytesIO(made)) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(zipfile.ZipInfo(part.filename, NO_CLOCK_IN_ZIP), old.read(part))
    return held.getvalue()
