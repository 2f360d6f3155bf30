"""An EHC plan on paper, from rows alone: PDF and Word say the same."""

import json
from datetime import date
from io import BytesIO

import docx

from goldenthread.publications import render_pdf
from goldenthread.publications.ehc_plan.data import LineRow, SectionRow, data
from goldenthread.publications.ehc_plan.word import render_word

ABOUT = {
    "name": "Robin Example",
    "forename": "Robin",
    "born_on": date(2016, 5, 4),
    "ref": "C-0000001",
    "area_name": "Anyshire",
    "setting": "",
}
NEED = LineRow("B1", "Reads slowly.", links="Leads to outcome E1")
REPORT = LineRow("K1", "Report", facts=[("Author", "A. Name"), ("Date", "1 May 2024")])
SECTIONS = [
    SectionRow("A", "what I think", "I like drawing.\n\nAnd cats.", voice="Voiced by: Robin", own_words=True),
    SectionRow("B", "needs", "", lines=[NEED]),
    SectionRow("I", "placement", "", empty="Nothing is written here."),
    SectionRow("K", "advice", "", lines=[REPORT], is_table=True),
]


def plan(*, is_draft=True, sections=SECTIONS):
    kind, sent_on = ("Draft", None) if is_draft else ("Final plan", date(2024, 11, 12))
    return data(**ABOUT, kind=kind, is_draft=is_draft, sent_on=sent_on, sections=sections)


def words_of(made: bytes) -> list[str]:
    document = docx.Document(BytesIO(made))
    tables = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [one.text for one in document.paragraphs] + tables


def test_it_is_values_that_json_can_carry():
    made = plan()
    assert json.loads(json.dumps(made)) == made
    assert made["sections"][0]["paragraphs"] == ["I like drawing.", "And cats."]
    assert made["sections"][3]["columns"] == ["Author", "Date"]


def test_only_a_draft_that_names_no_setting_asks_for_one():
    asking = plan() | data(**ABOUT, kind="Draft", is_draft=True, sent_on=None, sections=[], asks_setting=True)
    assert "which school, college or nursery" in asking["what_a_draft_is"]
    assert "which school" not in plan()["what_a_draft_is"]


def test_the_same_plan_gives_the_same_bytes():
    assert render_pdf("ehc_plan", plan()) == render_pdf("ehc_plan", plan())
    assert render_word(plan()) == render_word(plan())


def test_a_parent_is_told_how_to_read_it_and_who_signed_it():
    final = plan(is_draft=False) | {"signed_by": "A. Name, Manager"}
    said = words_of(render_word(final))
    assert "Signed for Anyshire: A. Name, Manager, 12 November 2024" in said
    assert any("The council must make sure that Robin receives" in words for words in said)
    assert not any("must make sure" in words for words in words_of(render_word(plan())))
    assert render_pdf("ehc_plan", final).startswith(b"%PDF-")


def test_word_says_every_section_and_marks_a_draft():
    said = words_of(render_word(plan()))
    for words in (
        "I like drawing.",
        "B1  Reads slowly.",
        "Leads to outcome E1",
        "Nothing is written here.",
        "A. Name",
    ):
        assert words in said
    assert any(words.startswith("This is a draft.") for words in said)
    assert not any("draft" in words.lower() for words in words_of(render_word(plan(is_draft=False))))


def test_word_repeats_the_header_of_a_table_and_speaks_english():
    document = docx.Document(BytesIO(render_word(plan())))
    assert document.core_properties.language == "en-GB"
    assert all("w:tblHeader" in table.rows[0]._tr.xml for table in document.tables)


def test_a_plan_of_nothing_and_one_of_markup_still_stand():
    odd = [
        SectionRow(
            "B", "#strong[x]", '#import "x" $ * _ < & </w:p>', lines=[LineRow("B1", "#panic() " * 300)]
        )
    ]
    for sections in ([], odd):
        made = plan(sections=sections, is_draft=False)
        assert render_pdf("ehc_plan", made).startswith(b"%PDF")
        assert render_word(made).startswith(b"PK")
