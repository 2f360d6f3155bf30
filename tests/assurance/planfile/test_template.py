"""The spreadsheet form: written, filled in wrongly, and read back."""

import datetime as dt
import json
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.assurance import planfile
from goldenthread.assurance.planfile import (
    Action,
    Area,
    HighImpact,
    Kpi,
    Owner,
    PlanDocument,
    PlanFileError,
    Risk,
    SubTheme,
    Target,
    values,
)

words = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=12).filter(
    lambda text: text != "-" and not text.lower().startswith("example") and "\\" not in text
)
ratings = st.sampled_from(("blue", "green", "amber", "red"))
days = st.none() | st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31))


@st.composite
def actions(draw, code):
    due = values.due(
        text := draw(st.sampled_from(("30 September 2023", "May 2024", "Ongoing", "TBC", "Completed")))
    )
    impact = draw(ratings | st.just(""))
    return Action(
        code=code,
        sub_theme="1a",
        text=draw(words),
        due_text=text,
        due_on=due.due_on,
        open_ended=due.open_ended,
        owners=tuple(draw(st.lists(st.builds(Owner, words, words | st.just("")), max_size=3))),
        progress=draw(ratings),
        impact=impact,
        impact_text="" if impact else "TBC in September",
        evidence=tuple(draw(st.lists(words, max_size=3))),
        kpi_codes=tuple(draw(st.lists(st.sampled_from(("K01", "K02")), unique=True))),
        kpi_text=draw(words | st.just("") | st.just("• one\n• two")),
    )


@st.composite
def documents(draw):
    codes = draw(st.lists(st.integers(1, 99), min_size=1, max_size=4, unique=True))
    amount = draw(st.sampled_from(("64", "7,399 (May 2023)", "TBC", "")))
    target = Target("6 months target", "December 2023", "70", 70.0, draw(words | st.just("")))
    return PlanDocument(
        title=draw(words),
        published_on=draw(days),
        areas=(Area("1", draw(words)),),
        sub_themes=(SubTheme("1a", "1", draw(words)),),
        actions=tuple(draw(actions(f"1A{number}")) for number in codes),
        kpis=(Kpi("K01", draw(words)), Kpi("K02", "")),
        high_impact=(
            HighImpact("1", "K01", draw(words), amount, values.number(amount), "June 2023", (target,)),
        ),
        risks=(
            Risk("1", draw(days), draw(words), "high", tuple(draw(st.lists(words, max_size=2))), "low", ""),
        ),
    )


@settings(max_examples=25, deadline=None)
@given(document=documents())
def test_any_plan_comes_back_as_it_was_written(tmp_path_factory, document):
    folder = tmp_path_factory.mktemp("plan")
    planfile.write(document, folder / "plan.xlsx")
    planfile.write_folder(document, folder / "tables")
    assert planfile.read(folder / "plan.xlsx").document == document
    assert planfile.read(folder / "tables").document == document


@pytest.fixture
def book(tmp_path, other_reading):
    """A workbook of a whole plan, and a function that saves it changed and reads it."""
    path = tmp_path / "plan.xlsx"
    planfile.write(other_reading.document, path)
    workbook = openpyxl.load_workbook(path)

    def reread():
        workbook.save(path)
        return planfile.read(path)

    return workbook, reread


def test_a_plan_from_a_text_comes_back_from_the_spreadsheet(book, other_reading):
    assert book[1]().document == other_reading.document


def test_a_missing_column_is_named_with_its_sheet(book):
    workbook, reread = book
    workbook["Actions"]["D1"] = "When"
    with pytest.raises(PlanFileError, match=r'sheet Actions has no column "By when"'):
        reread()


def test_a_missing_sheet_is_named(book):
    workbook, reread = book
    del workbook["Areas"]
    with pytest.raises(PlanFileError, match="sheet Areas is missing or empty"):
        reread()


@pytest.mark.parametrize(
    ("cell", "value", "place", "why"),
    [
        ("I3", "Purple", "sheet Actions, row 3, column Progress BRAG", "not a rating"),
        ("A3", "P1.1", "sheet Actions, row 3, column Code", "already used at sheet Actions, row 2"),
        ("A3", None, "sheet Actions, row 3, column Code", "the row has no code"),
        ("E3", "soon", "sheet Actions, row 3, column Due date", "not a date"),
    ],
)
def test_a_wrong_cell_is_named_by_sheet_row_and_column(book, cell, value, place, why):
    workbook, reread = book
    workbook["Actions"][cell] = value
    (note,) = [note for note in reread().unread if note.place == place]
    assert why in note.why


def test_dates_and_numbers_typed_into_a_spreadsheet_are_read(book):
    workbook, reread = book
    workbook["Actions"]["E2"] = dt.datetime(2026, 4, 1)
    workbook["Risks"]["A2"] = 7.0
    workbook["Mitigations"]["A2"] = 7
    document = reread().document
    assert document.actions[0].due_on == dt.date(2026, 4, 1)
    assert (document.risks[0].number, document.risks[0].mitigations) == ("7", ("Phone them",))


def test_a_row_that_points_nowhere_is_flagged(book):
    workbook, reread = book
    workbook["Actions"]["B2"] = "z9"
    workbook["Mitigations"]["A2"] = "R8"
    reading = reread()
    assert 'there is no sub-theme "z9"' in {note.why for note in reading.flags}
    assert 'there is no risk "R8"' in {note.why for note in reading.unread}


def test_the_template_explains_and_checks_itself(tmp_path):
    planfile.write_template(tmp_path / "template.xlsx")
    workbook = openpyxl.load_workbook(tmp_path / "template.xlsx")
    assert workbook.sheetnames[1:] == [
        "Areas",
        "Sub-themes",
        "Actions",
        "KPIs",
        "High impact",
        "Risks",
        "Mitigations",
    ]
    assert all(cell.comment.text for sheet in workbook for cell in sheet[1])
    lists = {rule.formula1 for rule in workbook["Actions"].data_validations.dataValidation}
    assert '"Blue,Green,Amber,Red"' in lists


def test_an_untouched_template_is_no_plan(tmp_path):
    planfile.write_template(tmp_path / "template.xlsx")
    with pytest.raises(PlanFileError, match="sheet Actions holds no actions"):
        planfile.read(tmp_path / "template.xlsx")


def test_example_rows_are_left_out_of_a_filled_template(tmp_path):
    path = tmp_path / "template.xlsx"
    planfile.write_template(path)
    workbook = openpyxl.load_workbook(path)
    workbook["Actions"].append(["1A1", "1a", "Call back", "1 May 2025", "", "", "Head", "LA", "Red", "Red"])
    workbook.save(path)
    reading = planfile.read(path)
    assert [action.code for action in reading.document.actions] == ["1A1"]
    assert reading.document.areas == reading.document.risks == ()
    assert reading.document.title == ""


def test_a_character_that_a_spreadsheet_cannot_hold_is_named(tmp_path):
    document = PlanDocument(areas=(Area("1", "bell \x07"),))
    with pytest.raises(PlanFileError, match="sheet Areas, row 2, column Title"):
        planfile.write(document, tmp_path / "plan.xlsx")


def test_a_csv_error_is_named_by_file_and_line(tmp_path, other_reading):
    planfile.write_folder(other_reading.document, tmp_path / "plan")
    (tmp_path / "plan" / "areas.csv").write_text('Number,Title\n1,"unclosed\n', encoding="utf-8")
    with pytest.raises(PlanFileError, match=r"plan: areas\.csv, line 2"):
        planfile.read(tmp_path / "plan")


def test_a_folder_without_actions_is_refused(tmp_path):
    with pytest.raises(PlanFileError, match=r"the folder holds no actions\.csv"):
        planfile.read(tmp_path)


def test_a_reading_is_json(other_reading):
    read = json.loads(json.dumps(other_reading.to_dict()))
    assert read["document"]["published_on"] == "2025-03-03"
    assert read["found"]["actions"] == len(read["document"]["actions"]) == 4


DEMO = Path(planfile.__file__).parents[2] / "demo" / "data" / "plan"


def test_the_demonstration_plan_reads_whole_and_needs_no_repair():
    reading = planfile.read(DEMO)
    found = reading.found
    names = ("areas", "sub_themes", "actions", "kpis", "high_impact", "risks", "mitigations")
    assert [found[name] for name in names] == [9, 48, 116, 65, 20, 12, 57]
    assert [found[f"progress_{colour}"] for colour in planfile.BRAG] == [10, 53, 46, 7]
    assert [found[f"impact_{colour}"] for colour in (*planfile.BRAG, "unrated")] == [4, 36, 43, 28, 5]
    assert reading.repairs == reading.unread == ()


def test_the_demonstration_plan_is_the_published_one_in_other_words(published):
    def outline(document):
        return [
            (a.code, a.sub_theme, a.due_on, a.progress, a.impact, len(a.owners), set(a.kpi_codes))
            for a in document.actions
        ]

    demonstration = planfile.read(DEMO).document
    assert outline(demonstration) == outline(published.document)
    texts = {action.text for action in published.document.actions}
    assert not texts & {action.text for action in demonstration.actions}
