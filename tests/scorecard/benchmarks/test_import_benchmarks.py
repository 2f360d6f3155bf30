"""Importing: all or nothing, the same again changes nothing, and a revised figure says what it was."""

import csv
from datetime import date
from io import StringIO

import pytest
from benchmark_files import APPEALS, ENGLAND, HEADLINES, IN_TIME, KENT, SOUTH_EAST, timeliness
from django.core.management import CommandError, call_command

from goldenthread.indicators.benchmarks import LICENCE
from goldenthread.scorecard.benchmarks import actions, files
from goldenthread.scorecard.models import BenchmarkArea, BenchmarkFigure, BenchmarkImport, BenchmarkRevision

pytestmark = pytest.mark.django_db


def imported(*paths, **options):
    out = StringIO()
    call_command("import_benchmarks", *map(str, paths), stdout=out, stderr=out, **options)
    return out.getvalue().strip().splitlines()


def held(measure=IN_TIME, area="Kent", year=2024):
    return BenchmarkFigure.objects.get(measure=measure, area=area, year=year)


def test_it_keeps_each_figure_with_the_file_the_release_and_the_licence(kent, write):
    lines = imported(write(timeliness(ENGLAND, SOUTH_EAST, KENT)), release="Reporting year 2025")
    assert lines[0] == "timeliness_20_week.csv: 18 added, 0 revised, 0 as before."
    figure = held()
    assert (figure.value, figure.unit, figure.source) == (32.3, "%", "timeliness_20_week.csv")
    record = figure.imported
    assert (record.release, record.licence, record.imported_by) == ("Reporting year 2025", LICENCE, None)
    assert len(record.digest) == 64


def test_the_same_file_again_changes_nothing(kent, write):
    path = write(timeliness(ENGLAND, KENT))
    imported(path)
    assert imported(path)[0] == "timeliness_20_week.csv: 0 added, 0 revised, 12 as before."
    assert (BenchmarkImport.objects.count(), BenchmarkRevision.objects.count()) == (1, 0)


def test_a_revised_figure_replaces_and_what_it_was_is_kept(kent, write):
    imported(write(timeliness(ENGLAND, KENT), name="june.csv"))
    lines = imported(write(timeliness(ENGLAND, KENT.replace("32.3", "32.6")), name="july.csv"))
    assert lines[0] == "july.csv: 0 added, 1 revised, 11 as before."
    assert held().value == 32.6
    (was,) = BenchmarkRevision.objects.all()
    assert (was.was_value, was.was_imported.file_name, was.replaced_in.file_name) == (
        32.3,
        "june.csv",
        "july.csv",
    )


def test_a_figure_that_comes_to_be_hidden_replaces_too_and_is_not_nought(kent, write):
    imported(write(timeliness(KENT), name="june.csv"))
    imported(write(timeliness(KENT.replace("32.3", "c")), name="july.csv"))
    assert (held().value, held().text) == (None, "c")
    assert BenchmarkRevision.objects.get().was_value == 32.3


def test_an_older_release_does_not_replace_a_later_one(kent, write):
    imported(write(timeliness(KENT), name="2025.csv"), published=date(2025, 6, 26))
    lines = imported(
        write(timeliness(KENT.replace("32.3", "31.0")), name="2024.csv"), published=date(2024, 6, 13)
    )
    assert lines[0] == "2024.csv: 0 added, 0 revised, 5 as before, 1 kept from a later release."
    assert held().value == 32.3


def test_one_fault_in_one_file_loads_nothing_of_any(kent, write):
    good, wrong = (
        write(timeliness(ENGLAND), "good.csv"),
        write(timeliness(KENT.replace("32.3", "?")), "wrong.csv"),
    )
    with pytest.raises(CommandError) as error:
        imported(good, wrong)
    assert str(error.value).splitlines()[:1] == ["Nothing was imported."]
    assert "wrong.csv, row 2, column “pc_plans_issued_within_20_weeks”" in str(error.value)
    assert not BenchmarkFigure.objects.exists()


def test_a_try_writes_nothing(kent, write):
    lines = imported(write(timeliness(KENT)), dry_run=True)
    assert lines[0] == "timeliness_20_week.csv: 6 added, 0 revised, 0 as before."
    assert lines[-1] == "Tried and undone: nothing was written."
    assert not BenchmarkFigure.objects.exists()


def test_several_files_come_in_together(kent, write):
    lines = imported(write(timeliness(KENT)), write(APPEALS, name="appeals.csv"))
    assert [line.partition(":")[0] for line in lines[:2]] == ["timeliness_20_week.csv", "appeals.csv"]
    assert held("tribunal.appeal_rate").value == 6.6


def test_the_first_import_chooses_the_areas_that_the_product_knows_for_the_authority(kent, write):
    lines = imported(write(timeliness(ENGLAND, SOUTH_EAST, KENT)))
    kinds = {area.name: area.kind for area in BenchmarkArea.objects.all()}
    assert (kinds["Kent"], kinds["South East"], kinds["Bexley"]) == ("own", "region", "neighbour")
    assert "There are no figures under “Bexley”, which is to be compared with." in "\n".join(lines)


def test_an_authority_it_knows_nothing_of_is_told_to_choose(db, write):
    assert imported(write(timeliness(KENT)))[-1] == (
        "No neighbours are chosen: choose them on the page Official statistics."
    )
    assert not BenchmarkArea.objects.exists()


def test_with_nothing_to_import_or_a_date_that_is_none_it_says_so(db):
    with pytest.raises(CommandError, match="give a file, or --extract"):
        imported()
    with pytest.raises(CommandError, match="is not a date: write it as 2025-06-26"):
        call_command("import_benchmarks", "any.csv", "--published", "26/06/2025")


def test_the_extract_that_the_product_brings_comes_in_whole(kent):
    lines = imported(extract=True)
    with actions.EXTRACT.open(encoding="utf-8") as file:
        rows = sum(1 for _ in file) - 1
    assert lines == [f"extract.csv: {rows:,} added, 0 revised, 0 as before."]
    assert {
        figure.level for figure in BenchmarkFigure.objects.of_areas(["Kent", "South East", "England"])
    } == {
        "authority",
        "region",
        "country",
    }


def test_who_imported_stands_beside_it(kent, manager, write):
    actions.import_benchmarks(
        by=manager, given=[files.read(write(timeliness(KENT)))], published_on=date(2025, 6, 26)
    )
    record = BenchmarkImport.objects.get()
    assert (record.imported_by, record.published_on) == (manager, date(2025, 6, 26))


@pytest.mark.parametrize(
    ("measure", "year", "value"),
    [
        ("timeliness.PC_plans_issued_20_weeks_ex", 2023, 50.3),
        ("timeliness.PC_plans_issued_20_weeks_ex", 2024, 46.4),
        (IN_TIME, 2023, 49.1),
        (IN_TIME, 2024, 45.9),
    ],
)
def test_englands_published_figures_are_these(extract, measure, year, value):
    """Two published papers compare the county's month with 50.3% for 2023: it leaves exceptions out."""
    assert held(measure, "England", year).value == value


@pytest.mark.skipif(not HEADLINES.exists(), reason="the reference folder is not here")
def test_the_extract_is_what_was_published():
    with HEADLINES.open(encoding="utf-8") as file:
        printed = {(row["measure"], row["year"], row["geography"]): row for row in csv.DictReader(file)}
    with actions.EXTRACT.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            assert row == printed[row["measure"], row["year"], row["geography"]]
