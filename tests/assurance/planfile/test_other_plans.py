"""Plans of other counties: other codes, headings, dates and owners."""

import datetime as dt

import pytest

from goldenthread.assurance import planfile
from goldenthread.assurance.planfile import Area, Kpi, Owner, PlanFileError


def action(reading, code):
    return next(action for action in reading.document.actions if action.code == code)


def test_it_reads_title_date_areas_and_codes(other_reading):
    document = other_reading.document
    assert document.title == "Northshire SEND Improvement Plan 2025-27"
    assert document.published_on == dt.date(2025, 3, 3)
    assert document.areas[0] == Area("A", "Families are heard")
    assert [(part.code, part.area) for part in document.sub_themes] == [("a1", "A"), ("b1", "B"), ("c1", "C")]
    assert [a.code for a in document.actions] == ["P1.1", "P1.2", "P2.1", "P3.1"]


def test_it_reads_other_dates_owners_and_ratings(other_reading):
    first, second = action(other_reading, "P1.1"), action(other_reading, "P1.2")
    assert (first.due_on, first.progress, first.impact) == (dt.date(2026, 3, 31), "green", "amber")
    assert first.owners == (Owner("Head of Participation", "ICB"),)
    assert (second.due_on, second.impact_text) == (dt.date(2025, 9, 30), "TBC")
    assert second.owners == (Owner("Jo Bloggs, Head of SEND", "NCC"),)
    assert action(other_reading, "P2.1").open_ended
    assert action(other_reading, "P3.1").due_on is None


def test_it_reads_other_indicator_codes(other_reading):
    assert action(other_reading, "P1.1").kpi_codes == ("M01", "M03")
    assert action(other_reading, "P1.2").kpi_codes == ("M02", "M03", "M04")
    assert action(other_reading, "P2.1").kpi_text == "Posts filled"
    assert other_reading.document.kpis[-1] == Kpi("M09", "")


def test_it_reads_another_risk_register(other_reading):
    (risk,) = other_reading.document.risks
    assert (risk.number, risk.dated_on, risk.severity_before, risk.mitigations, risk.severity_after) == (
        "R7",
        None,
        "high",
        ("Phone them",),
        "low",
    )


def test_an_unknown_rating_is_named_with_its_place(other_reading):
    (note,) = [note for note in other_reading.unread if "Purple" in note.what]
    assert note.place == "line 17"
    assert "blue, green, amber or red" in note.why


def test_a_code_used_twice_is_read_once_and_named(other_county):
    reading = planfile.read_bytes(other_county.replace("P1.2", "P1.1").encode())
    assert [a.text for a in reading.document.actions if a.code == "P1.1"] == ["Ask every family once a year"]
    assert [(note.place, note.what) for note in reading.unread if "P1.1" in note.what] == [
        ("line 9", "action P1.1")
    ]


def test_it_reads_the_same_from_word(other_reading, other_county, into_word, tmp_path):
    path = into_word(other_county, tmp_path / "plan.docx")
    reading = planfile.read(path)
    assert reading.document == other_reading.document
    assert reading.document.actions[2].place == "table 2, row 2"


def test_a_row_that_runs_over_a_page_with_the_heading_printed_again():
    header = "Action\tBy when\tResponsible officer\tProgress BRAG\tImpact BRAG\n"
    text = (
        "3. Schools include\n3a) Support varies\n"
        + header
        + "3A1: Train all the\t1 May 2025\tLead, LA\tRed\tRed\n"
        "Page 7\n\n" + header + "teachers\t\t\t\t\n3A2: Visit\t2 May 2025\tLead, LA\tGreen\tRed"
    )
    reading = planfile.read_bytes(text.encode())
    assert [a.text for a in reading.document.actions] == ["Train all the teachers", "Visit"]
    assert [part.code for part in reading.document.sub_themes] == ["3a"]


def test_actions_under_an_area_without_sub_themes():
    text = (
        "Area 1: Trust\nAction\tBy when\tOwner\tProgress RAG\tImpact RAG\n1.1 Call back\tMay 2025\tLead, LA\tRed\tRed\n"
        "Area 2: Speed\nAction\tBy when\tOwner\tProgress RAG\tImpact RAG\n2.1 Hire\tMay 2025\tLead, LA\tRed\tRed"
    )
    reading = planfile.read_bytes(text.encode())
    assert [(area.number, area.title) for area in reading.document.areas] == [("1", "Trust"), ("2", "Speed")]
    assert [(a.code, a.sub_theme) for a in reading.document.actions] == [("1.1", ""), ("2.1", "")]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "the file is empty"),
        (b" \n\t\n", "the file is empty"),
        (b"%PDF-1.7 ...", "a PDF: save it as"),
        (b"\xd0\xcf\x11\xe0 old word", "an old Word or Excel file"),
        (b"\x00\x01\x02\x03", "binary, not text"),
        (b"PK\x03\x04 and then nothing", "damaged and cannot be opened"),
        (b"Dear all,\n1. Introduction\nA\tB\n", "no improvement plan was found"),
    ],
)
def test_what_is_no_plan_is_refused_with_the_reason(tmp_path, content, reason):
    path = tmp_path / "paper.docx"
    path.write_bytes(content)
    with pytest.raises(PlanFileError, match=reason) as error:
        planfile.read(path)
    assert str(error.value).startswith("paper.docx: ")


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(PlanFileError, match=r"gone\.txt: there is no such file"):
        planfile.read(tmp_path / "gone.txt")


def test_a_word_document_that_is_no_plan_is_refused(into_word, tmp_path):
    path = into_word("Minutes\n1. Apologies\nName\tRole\nA Person\tChair", tmp_path / "minutes.docx")
    with pytest.raises(PlanFileError, match=r"minutes\.docx: no improvement plan was found"):
        planfile.read(path)


def test_windows_text_is_read_and_its_first_odd_byte_named(other_county):
    text = other_county.replace("Answer them", "Answer – them").encode("cp1252")
    reading = planfile.read_bytes(text)
    assert action(reading, "P1.2").text == "Answer – them"
    assert ("line 9", "byte 0x96") in {(note.place, note.what) for note in reading.repairs}


def test_lost_and_garbled_letters_are_named(other_county):
    reading = planfile.read_bytes(other_county.replace("Count it", "Count \ufffd itâ€™s").encode())
    assert "line 17" in {note.place for note in reading.unread if note.what == "\ufffd"}
    assert "line 17" in {note.place for note in reading.flags if "encoding" in note.why}
