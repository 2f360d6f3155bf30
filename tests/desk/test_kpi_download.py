import csv
import io
import json
import zipfile

import openpyxl
import polars as pl
import pytest

from goldenthread.desk import kpi_export
from goldenthread.scorecard import tidy, words
from goldenthread.scorecard.models import Target

pytestmark = pytest.mark.django_db
KPI = "/scorecard/2024-10/APP17/"
DOWNLOAD = f"{KPI}download/"


def lines(response):
    return list(csv.DictReader(io.StringIO(response.content.decode())))


def test_it_has_a_row_for_each_figure_with_what_it_rests_on(october, signed_in, officer):
    response = signed_in(officer).get(DOWNLOAD)
    assert response["Content-Disposition"] == 'attachment; filename="APP17-2024-10.csv"'
    found = lines(response)
    assert list(found[0]) == [column.name for column in tidy.COLUMNS]
    (whole,) = [line for line in found if not line["breakdown"]]
    for column, value in {
        "code": "APP17",
        "month": "2024-10",
        "span": "month",
        "from": "2024-10-01",
        "until": "2024-10-31",
        "numerator": "3",
        "denominator": "5",
        "value": "60.0",
        "unit": "%",
        "polarity": "higher",
        "source": "computed",
        "rag": "red",
        "standard": "",
        "target": "80.0",
        "definition_version": "1",
        "published_edition": "",
    }.items():
        assert whole[column] == value, column
    districts = [line for line in found if line["breakdown"] == "District"]
    assert sum(int(line["numerator"]) for line in districts) == 3


def test_polars_reads_back_what_the_page_shows(october, signed_in, officer):
    """Every figure of every group in the file is the one on the page, and there is no other."""
    client = signed_in(officer)
    held = pl.read_csv(io.BytesIO(client.get(DOWNLOAD).content))
    page = client.get(KPI)
    shown = {}
    for table in page.soup.select("table"):
        caption = table.caption.get_text(strip=True)
        if caption.startswith("EHC plans in 20 weeks by "):
            heading = table.select_one("thead th").get_text(strip=True)
            for row in page.rows(caption):
                shown[heading, row[heading]] = row["Figure"].partition(",")[0]
    from_file = {
        (breakdown, group): words.value(value, "%")
        for breakdown, group, value in held.select("breakdown", "group", "value").iter_rows()
        if breakdown
    }
    assert from_file == shown
    assert len(shown) > 5
    (whole,) = held.filter(pl.col("breakdown").is_null())["value"].to_list()
    assert words.value(whole, "%") == page.soup.select_one(".gt-kpi__value").get_text()


def test_it_hides_small_numbers_from_those_who_may_not_open_cases(october, signed_in, board_member):
    for kind in ("csv", "zip"):
        response = signed_in(board_member).get(f"{DOWNLOAD}?as={kind}")
        text = _csv_of(response, kind)
        groups = [line for line in csv.DictReader(io.StringIO(text)) if line["breakdown"] == "District"]
        assert groups
        assert {line["state"] for line in groups} == {"too few to show"}
        assert {line["numerator"] + line["denominator"] + line["value"] for line in groups} == {""}


def _csv_of(response, kind):
    if kind == "csv":
        return response.content.decode()
    with zipfile.ZipFile(io.BytesIO(response.content)) as held:
        return held.read("APP17-2024-10.csv").decode()


def test_the_package_describes_each_column(october, signed_in, officer):
    response = signed_in(officer).get(f"{DOWNLOAD}?as=zip")
    with zipfile.ZipFile(io.BytesIO(response.content)) as held:
        described = json.loads(held.read("APP17-2024-10.csv-metadata.json"))
        header = held.read("APP17-2024-10.csv").decode().split("\r\n")[0].split(",")
    assert described["@context"][0] == "http://www.w3.org/ns/csvw"
    assert described["url"] == "APP17-2024-10.csv"
    assert [column["name"] for column in described["tableSchema"]["columns"]] == header
    assert all(column["dc:description"] for column in described["tableSchema"]["columns"])
    assert "Publication: Not published yet" in " ".join(described["notes"])


def test_the_spreadsheet_says_what_it_is_and_keeps_one_table_a_sheet(october, signed_in, officer):
    response = signed_in(officer).get(f"{DOWNLOAD}?as=xlsx")
    book = openpyxl.load_workbook(io.BytesIO(response.content))
    assert book.sheetnames[:3] == ["Cover", "Notes", "Over time"]
    cover = dict(book["Cover"].iter_rows(min_row=2, max_col=2, values_only=True))
    assert cover["Case records as they stood on"] == "12 November 2024"
    assert cover["Small numbers"] == kpi_export.SHOWN
    for sheet in book.worksheets[2:]:
        assert sheet["A1"].value
        assert not sheet.merged_cells.ranges
        assert len(sheet.tables) == 1, sheet.title
    over_time = list(book["Over time"].iter_rows(min_row=3, values_only=True))
    assert dict(zip(*over_time, strict=True))["Value"] == 60.0


def test_a_formula_in_a_name_stays_a_text(october, signed_in, officer):
    Target.objects.update(label='=HYPERLINK("http://evil.example")')
    book = openpyxl.load_workbook(io.BytesIO(signed_in(officer).get(f"{DOWNLOAD}?as=xlsx").content))
    cells = [cell for row in book["Targets"].iter_rows() for cell in row]
    (named,) = [cell for cell in cells if str(cell.value).startswith("=HYPERLINK")]
    assert named.data_type == "s"


def test_a_district_alone_has_its_name_in_every_line(october, signed_in, officer):
    name = officer.team.districts.get().name
    found = lines(signed_in(officer).get(f"{DOWNLOAD}?district={name}"))
    assert {line["group"] for line in found} == {name}
    assert found[0]["numerator"] == "3"


def test_one_that_nobody_computes_has_its_headings_alone(october, signed_in, board_member):
    assert lines(signed_in(board_member).get("/scorecard/2024-10/PLAN-ONLY/download/")) == []
    assert signed_in(board_member).get("/scorecard/2024-10/PLAN-ONLY/download/?as=xlsx").status_code == 200


def test_what_nobody_knows_is_not_found(october, signed_in, analyst, parent):
    signed_in(analyst).get("/scorecard/2024-10/NONE/download/", status=404)
    signed_in(analyst).get(f"{DOWNLOAD}?as=pdf", status=404)
    signed_in(parent).get(DOWNLOAD, status=404)
