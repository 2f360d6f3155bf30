"""Files of published figures: what each layout gives, and what a wrong cell says. A file with a fault gives nothing."""

import csv
import zipfile

import pytest
from benchmark_files import (
    APPEALS,
    COLUMNS,
    ENGLAND,
    HEADLINES,
    IN_TIME,
    KENT,
    PLACE,
    SOUTH_EAST,
    TIDY,
    row,
    timeliness,
)
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.scorecard.benchmarks import files, reading
from goldenthread.scorecard.benchmarks.reading import WrongFileError


def figures(path):
    return {key: figure for file in files.read(path).files for key, figure in file.figures.items()}


def said(path):
    """(measure, year, area): what stands there."""
    return {
        key: figure.value if figure.value is not None else figure.text
        for key, figure in figures(path).items()
    }


def faults(path):
    with pytest.raises(WrongFileError) as error:
        files.read(path)
    return error.value.faults


# As downloaded


def test_a_downloaded_file_gives_a_figure_for_each_measure_and_area(write):
    found = said(write(timeliness(ENGLAND, SOUTH_EAST, KENT)))
    assert len(found) == 18
    assert found[IN_TIME, 2024, "England"] == 45.9
    assert found["timeliness.plans_issued_den", 2024, "Kent"] == 2424


def test_it_knows_an_authority_by_its_code_and_what_kind_of_area_each_is(write):
    found = figures(write(timeliness(ENGLAND, SOUTH_EAST, KENT)))
    kinds = {(figure.area, figure.level, figure.authority_code) for figure in found.values()}
    assert kinds == {
        ("England", "country", ""),
        ("South East", "region", ""),
        ("Kent", "authority", "886"),
    }


def test_a_share_is_known_by_its_columns_name_and_a_count_by_its_file(write):
    units = {figure.measure: figure.unit for figure in figures(write(timeliness(KENT))).values()}
    assert units[IN_TIME] == units["timeliness.PC_plans_issued_20_weeks_ex"] == "%"
    assert units["timeliness.plans_issued_den"] == "plans"


def test_only_rows_of_everybody_are_taken_and_the_rest_are_counted(write):
    girls = row(
        "Local authority", "Kent", "886", values=(900, 880, 300, 290, 33.3, 33.0), topic="sex", of="Female"
    )
    read = files.read(write(timeliness(KENT, girls, girls)))
    assert len(read.files[0].figures) == 6
    assert read.left_out == {"rows of a part of the children": 2}


def test_the_file_is_known_by_its_columns_and_not_by_its_name(write):
    found = said(write(timeliness(KENT), name="download (3).csv"))
    assert found[IN_TIME, 2024, "Kent"] == 32.3


@pytest.mark.parametrize(
    ("period", "kind", "dataset"),
    [
        ("202425", "Academic year", "primary_need_all_plans"),
        ("2024", "Calendar year", "primary_need_new_plans"),
    ],
)
def test_two_files_with_the_same_columns_are_told_apart_by_their_kind_of_year(write, period, kind, dataset):
    needs = row("Local authority", "Kent", "886", values=(20635, 46.2), period=period, kind=kind)
    found = said(write(timeliness(needs, columns=f"{PLACE},ehc_plans,asd_pc")))
    year = 2025 if kind == "Academic year" else 2024
    assert found == {(f"{dataset}.ehc_plans", year, "Kent"): 20635, (f"{dataset}.asd_pc", year, "Kent"): 46.2}


@pytest.mark.parametrize("symbol", ["c", "x", "z", "low", "u", ":", "C", ""])
def test_a_symbol_is_kept_and_is_never_nought(write, symbol):
    hidden = row("Local authority", "Kent", "886", values=(symbol, 2354, 784, 783, symbol, 33.3))
    found = figures(write(timeliness(hidden)))[IN_TIME, 2024, "Kent"]
    assert (found.value, found.text) == (None, symbol.lower())
    assert reading.missing_words(found.text).startswith("Not available")


def test_every_symbol_says_what_the_department_means_by_it():
    assert {reading.missing_words(symbol) for symbol in ("x", ":", "..")} == {
        f"Not available: there is none to give ({symbol})" for symbol in ("x", ":", "..")
    }
    assert reading.missing_words("c").startswith("Not available: confidential")
    assert reading.missing_words("z") == "Not available: not applicable (z)"
    assert reading.missing_words("low") == "Not available: more than nought, and rounds to nought (low)"
    assert reading.missing_words("") == "Not available: the file gives no reason"


def test_a_count_printed_below_nought_is_taken_as_printed_and_said(write):
    odd = row("Local authority", "Kent", "886", values=(-211, 2354, 784, 783, 32.3, 33.3))
    (file,) = files.read(write(timeliness(odd))).files
    assert (file.figures["timeliness.plans_issued_den", 2024, "Kent"].value, file.below_nought) == (-211, 1)


def test_a_column_that_stands_twice_and_agrees_is_read_once(write):
    columns = f"{PLACE},review_expected,review_meeting_prior_24,review_meeting_prior_24"
    reviews = row("Local authority", "Kent", "886", values=(17334, 3243, 3243))
    assert (
        said(write(timeliness(reviews, columns=columns)))[
            "annual_reviews.review_meeting_prior_24", 2024, "Kent"
        ]
        == 3243
    )
    differing = row("Local authority", "Kent", "886", values=(17334, 3243, 3244))
    assert faults(write(timeliness(differing, columns=columns))) == [
        "timeliness_20_week.csv, row 2, column “review_meeting_prior_24”: it stands twice and says 3243 and 3244"
    ]


KENT_WITH = {
    "value": ("2424,2354,784,783,32.3", "2424,2354,784,783,thirty"),
    "over": ("32.3", "132.3"),
    "half": ("2424", "2424.5"),
    "level": ("Local authority", "Local authorty"),
    "year": ("2024,Calendar year", "24,Calendar year"),
    "term": ("2024,Calendar year", "202425,Autumn term"),
    "years": ("2024,Calendar year", "202426,Academic year"),
    "name": (",Kent,", ",,"),
    "short": (",33.3", ""),
}


@pytest.mark.parametrize(
    ("what", "fault"),
    [
        (
            "value",
            "column “pc_plans_issued_within_20_weeks”: “thirty” is neither a number nor a symbol the Department",
        ),
        ("over", "column “pc_plans_issued_within_20_weeks”: 132.3 cannot be a percentage"),
        ("half", "column “plans_issued_den”: 2424.5 is not a whole number, and the column counts plans"),
        ("level", "column “geographic_level”: “Local authorty” is no kind of area"),
        ("year", "column “time_period”: “24” is no calendar year"),
        ("term", "column “time_identifier”: “Autumn term” is no whole year"),
        ("years", "column “time_period”: “202426” is no academic year"),
        ("name", "column “la_name”: “” is not the name of an area"),
        ("short", "it has 17 cells and there are 18 headings"),
    ],
)
def test_a_wrong_cell_names_file_row_and_column(write, what, fault):
    (found,) = faults(write(timeliness(ENGLAND, KENT.replace(*KENT_WITH[what]))))
    assert found.startswith(
        f"timeliness_20_week.csv, row 3, {fault}"
        if "column" in fault[:7]
        else (f"timeliness_20_week.csv, row 3: {fault}")
    )


def test_a_missing_column_is_named(write):
    columns = COLUMNS.replace("la_name", "authority").replace("breakdown_topic", "topic")
    assert faults(write(timeliness(KENT, columns=columns))) == [
        "timeliness_20_week.csv, column “la_name”: the column is missing; it says which area a row is about",
        "timeliness_20_week.csv, column “breakdown_topic”: the column is missing; it says which children a row is about",
    ]


def test_a_file_of_another_publication_is_refused(write):
    (fault,) = faults(
        write(
            timeliness(
                "2024,Calendar year",
                columns="time_period,time_identifier,geographic_level,country_name,region_name,la_name,absence",
            )
        )
    )
    assert "no file of the statistics of EHC plans that is known" in fault


def test_two_figures_for_one_place_are_a_fault_and_the_same_twice_is_not(write):
    assert len(said(write(timeliness(KENT, KENT)))) == 6
    (fault,) = faults(write(timeliness(KENT, KENT.replace("32.3", "32.4"))))
    assert fault == (
        "timeliness_20_week.csv, row 3, column “pc_plans_issued_within_20_weeks”: "
        "Kent has another figure for 2024 in row 2: 32.3 there, 32.4 here"
    )


def test_a_file_full_of_faults_stops_at_twenty(write):
    found = faults(write(timeliness(*[KENT.replace("32.3", "?")] * 50)))
    assert (len(found), found[-1]) == (21, "There may be more: these were the first.")


# Other layouts


def test_the_tidy_form_is_read_without_the_averages_in_it(write):
    path = write(
        f"{TIDY}\n{IN_TIME},2024,Kent,32.3,percent,timeliness_20_week.csv\n"
        f"{IN_TIME},2024,Neighbours (unweighted mean),41.0,percent,computed: mean of 10 of 10 neighbours\n"
        f"{IN_TIME},2022,Norfolk,,percent,timeliness_20_week.csv\n",
        name="headlines.csv",
    )
    read = files.read(path)
    assert said(path) == {(IN_TIME, 2024, "Kent"): 32.3, (IN_TIME, 2022, "Norfolk"): ""}
    assert read.left_out == {"averages of other rows": 1}
    assert {figure.source for figure in figures(path).values()} == {"timeliness_20_week.csv"}


@pytest.mark.parametrize(
    ("cells", "column", "words"),
    [
        ("Timely,2024,Kent,1,percent,f", "measure", "“Timely” is no name of a measure"),
        (f"{IN_TIME},202425,Kent,1,percent,f", "year", "“202425” is no year"),
        (f"{IN_TIME},2024,,1,percent,f", "geography", "say which area it is"),
        (f"{IN_TIME},2024,Kent,1,share,f", "unit", "“share” is no unit"),
        (f"{IN_TIME},2024,Kent,1%,percent,f", "value", "“1%” is neither a number nor a symbol"),
    ],
)
def test_a_wrong_cell_of_the_tidy_form_names_its_column(write, cells, column, words):
    (fault,) = faults(write(f"{TIDY}\n{cells}\n", name="tidy.csv"))
    assert fault.startswith(f"tidy.csv, row 2, column “{column}”: {words}")


def test_a_name_that_is_too_long_to_keep_is_refused(write):
    (fault,) = faults(write(f"{TIDY}\n{IN_TIME},2024,{'Kent ' * 30},1,percent,f\n", name="tidy.csv"))
    assert fault.endswith("is longer than a name can be")


def test_the_tidy_form_without_a_column_says_which(write):
    assert faults(write("measure,year,geography,value\n", name="tidy.csv")) == [
        "tidy.csv, column “unit”: the column is missing"
    ]


def test_the_table_of_appeals_is_read_under_its_years_down_to_its_notes(write):
    found = said(write(APPEALS, name="SEND Tribunals and appeal rate.csv"))
    assert found["tribunal.appeals_registered", 2024, "Kent"] == 1559
    assert found["tribunal.appeal_rate", 2023, "England"] == 2.5
    assert found["tribunal.appeal_rate_in_development", 2024, "Kent"] == 10.6
    assert found["tribunal.total_appealable_decisions_in_development", 2024, "England"] == 364912
    assert {area for _, _, area in found} == {"England", "Kent", "Blackpool"}


def test_in_the_table_of_appeals_a_dash_is_nought_and_a_tilde_hides_a_number(write):
    found = said(write(APPEALS, name="appeals.csv"))
    assert found["tribunal.appeals_registered", 2023, "Blackpool"] == 0
    assert found["tribunal.appeals_registered", 2024, "Blackpool"] == "c"
    assert found["tribunal.appeal_rate", 2023, "Blackpool"] == ".."


def test_an_unknown_column_in_the_table_of_appeals_is_a_fault(write):
    (fault,) = faults(write(APPEALS.replace("SEND Tribunal Appeal Rate", "Odds", 1), name="appeals.csv"))
    assert fault == "appeals.csv, row 5, column “Odds”: it is no column that is known"


def test_a_table_of_something_else_says_what_to_give(write):
    (fault,) = faults(write("name,age\nA,3\n", name="people.csv"))
    assert "Give a .csv as downloaded from Explore education statistics" in fault


def test_a_file_that_is_not_text_or_not_there_is_refused(write, tmp_path):
    assert "is not in UTF-8" in faults(write("measure,year\nCôte,1", name="old.csv", encoding="cp1252"))[0]
    assert "cannot be read" in faults(tmp_path / "gone.csv")[0]


# Zips


@pytest.fixture
def zipped(tmp_path):
    def written(**members):
        path = tmp_path / "release.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in members.items():
                archive.writestr(name.replace("__", "/") + ".csv", text)
            archive.writestr("data-guidance.txt", "What the columns mean.")
        return path

    return written


def test_a_zip_gives_every_table_in_it_and_counts_what_else_it_holds(zipped):
    path = zipped(data__timeliness=timeliness(KENT), appeals=APPEALS, names="name,age\n")
    assert [file.name for file in files.read(path).files] == ["timeliness.csv", "appeals.csv"]
    assert files.read(path).left_out == {"files of another kind": 2}


def test_one_wrong_cell_in_a_zip_refuses_all_of_it(zipped):
    path = zipped(good=timeliness(ENGLAND), wrong=timeliness(KENT.replace("32.3", "?")))
    assert faults(path)[0].startswith("wrong.csv, row 2, column “pc_plans_issued_within_20_weeks”")


def test_a_zip_without_a_table_or_no_zip_at_all_is_refused(zipped, write):
    assert "none of its 2 files is a table" in faults(zipped(names="name,age\n"))[0]
    assert "is not a zip that can be read" in faults(write("no zip", name="release.zip"))[0]


def test_a_zip_of_too_many_files_is_refused(zipped, monkeypatch):
    monkeypatch.setattr(files, "MOST_FILES", 2)
    assert "more than 2" in faults(zipped(one=timeliness(KENT), two=timeliness(KENT)))[0]


def test_a_table_that_unpacks_to_more_than_can_be_true_is_refused(zipped, monkeypatch):
    path = zipped(bomb=timeliness(*[KENT] * 5000))
    assert path.stat().st_size < 20_000
    monkeypatch.setattr(files, "MOST_BYTES", 100_000)
    assert "larger than a file of these statistics can be" in faults(path)[0]


def test_what_is_unpacked_is_counted_and_not_what_the_zip_says_of_itself(zipped, monkeypatch):
    path = zipped(bomb=timeliness(*[KENT] * 5000))
    monkeypatch.setattr(files, "MOST_BYTES", 100_000)
    monkeypatch.setattr(zipfile.ZipInfo, "file_size", property(lambda self: 10, lambda self, size: None))
    assert faults(path)


# Any text at all


@given(text=st.text(max_size=400))
def test_any_text_is_read_or_refused_with_a_sentence(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("any") / "any.csv"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    with pytest.raises(WrongFileError) as error:
        files.read(path)
    assert all(error.value.faults)


@given(cell=st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=12))
def test_any_cell_is_a_number_a_symbol_or_a_fault(tmp_path_factory, cell):
    path = tmp_path_factory.mktemp("any") / "cell.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [
                [*COLUMNS.split(",")],
                [*row("Local authority", "Kent", "886", values=()).split(","), cell, 1, 1, 1, 1, 1],
            ]
        )
    wrong = wrong_cells(path)
    if wrong:
        assert "row 2, column “plans_issued_den”" in wrong[0]
    else:
        found = figures(path)["timeliness.plans_issued_den", 2024, "Kent"]
        assert found.value is None or found.text == ""


def wrong_cells(path):
    try:
        files.read(path)
    except WrongFileError as error:
        return error.faults
    return []


# The reference folder


@pytest.mark.skipif(not HEADLINES.exists(), reason="the reference folder is not here")
def test_it_reads_every_figure_of_the_published_headlines():
    read = files.read(HEADLINES)
    with HEADLINES.open(encoding="utf-8") as file:
        printed = list(csv.DictReader(file))
    held = read.files[0].figures
    assert len(held) + read.left_out["averages of other rows"] == len(printed)
    assert read.files[0].below_nought == 3
    for each in printed:
        figure = held.get((each["measure"], int(each["year"]), each["geography"]))
        if figure and figure.value is not None:
            assert figure.value == float(each["value"])


@pytest.mark.skipif(not HEADLINES.exists(), reason="the reference folder is not here")
def test_columns_as_downloaded_get_the_names_and_units_of_the_headlines(write):
    """Each of the Department's columns, put into a file of its own kind, comes out under the name the headlines use."""
    with HEADLINES.open(encoding="utf-8") as file:
        printed = {
            row["measure"]: row for row in csv.DictReader(file) if "computed" not in row["source_file"]
        }
    datasets: dict[str, list[str]] = {}
    for measure in printed:
        datasets.setdefault(measure.partition(".")[0], []).append(measure.partition(".")[2])
    datasets.pop("tribunal")
    units = {"percent": "%", "Yes/No/Recruiting": "answer"}
    for dataset, columns in datasets.items():
        academic = (
            int(printed[f"{dataset}.{columns[0]}"]["year"]) == 2025 and dataset != "designated_officers"
        )
        of_year = {"period": "202425", "kind": "Academic year"} if academic else {}
        values = ["Yes" if dataset == "designated_officers" else 1 for _ in columns]
        text = timeliness(
            row("Local authority", "Kent", "886", values=values, **of_year),
            columns=f"{PLACE},{','.join(columns)}",
        )
        for figure in figures(write(text)).values():
            expected = printed[figure.measure]["unit"]
            assert figure.unit == units.get(expected, expected), figure.measure
