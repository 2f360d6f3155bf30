"""Bringing in a file of the Department's on a page: whole, or not at all with every fault named."""

from datetime import date

import factories
import pytest
from benchmark_files import ENGLAND, IN_TIME, KENT, timeliness
from django.core.files.uploadedfile import SimpleUploadedFile

from goldenthread.accounts.roles import Administrator, DataAnalyst
from goldenthread.scorecard.models import BenchmarkFigure, BenchmarkImport

pytestmark = pytest.mark.django_db
IMPORT = "/scorecard/benchmarks/import/"


@pytest.fixture
def analyst(db):
    return factories.user(DataAnalyst.code)


def upload(text, name="timeliness_20_week.csv"):
    return SimpleUploadedFile(name, text.encode("utf-8-sig"), content_type="text/csv")


def test_an_analyst_imports_a_file(signed_in, analyst):
    page = signed_in(analyst).get(IMPORT)
    page = page.submit(
        "Import the file",
        file=upload(timeliness(ENGLAND, KENT)),
        release="Reporting year 2025",
        published_on=date(2024, 6, 26),
        redirects_to=IMPORT,
    )
    assert "timeliness_20_week.csv: 12 added, 0 revised, 0 as before." in page.text
    (file,) = page.rows("Files imported")
    assert (file["Release"], file["Figures"]) == (
        "Reporting year 2025, published 26 June 2024",
        "12 added and 0 revised",
    )
    assert file["Imported"].endswith(f"by {analyst.display_name}")
    assert BenchmarkFigure.objects.get(measure=IN_TIME, area="Kent").value == 32.3


def test_an_administrator_may_too_and_sees_what_came_in(signed_in):
    page = signed_in(factories.user(Administrator.code)).get("/").click("Import a file")
    page = page.submit("Import the file", file=upload(timeliness(KENT)), redirects_to=IMPORT)
    assert len(page.rows("Files imported")) == 1
    assert "Back to official statistics" not in page.links()


def test_a_wrong_file_names_every_fault_keeps_what_was_typed_and_loads_nothing(signed_in, analyst):
    wrong = upload(timeliness(ENGLAND, KENT.replace("32.3", "132.3"), KENT.replace("Kent", "")))
    page = signed_in(analyst).get(IMPORT).submit("Import the file", file=wrong, release="Reporting year 2025")
    assert page.errors() == [
        "timeliness_20_week.csv, row 3, column “pc_plans_issued_within_20_weeks”: 132.3 cannot be a percentage",
        "timeliness_20_week.csv, row 4, column “la_name”: “” is not the name of an area",
    ]
    assert page.soup.find("input", {"name": "release"})["value"] == "Reporting year 2025"
    assert not BenchmarkImport.objects.exists()


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({}, "Choose the file"),
        ({"file": upload("a,b\n", "letter.docx")}, "The file must end in .csv or .zip"),
    ],
)
def test_it_says_what_to_give(signed_in, analyst, given, error):
    page = signed_in(analyst).get(IMPORT).submit("Import the file", **given)
    assert page.errors() == [error]


def test_the_same_file_again_says_that_nothing_changed(signed_in, analyst):
    client = signed_in(analyst)
    for expected in ("12 added, 0 revised, 0 as before", "0 added, 0 revised, 12 as before"):
        page = client.get(IMPORT).submit(
            "Import the file", file=upload(timeliness(ENGLAND, KENT)), redirects_to=IMPORT
        )
        assert expected in page.text
    assert BenchmarkImport.objects.count() == 1


def test_a_board_member_may_not(signed_in, board_member):
    signed_in(board_member).get(IMPORT, status=404)


def test_it_asks_the_database_little(signed_in, analyst, django_assert_num_queries):
    client = signed_in(analyst)
    with django_assert_num_queries(5):
        client.get(IMPORT)
