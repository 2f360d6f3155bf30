import csv
import io

import openpyxl
import pytest

from goldenthread.scorecard import tidy
from goldenthread.scorecard.freezing import actions as freezing

pytestmark = pytest.mark.django_db
DOWNLOAD = "/scorecard/2024-10/download/"


def lines(response):
    return list(csv.DictReader(io.StringIO(response.content.decode())))


def test_it_has_every_indicator_and_this_months_groups(october, signed_in, analyst):
    found = lines(signed_in(analyst).get(DOWNLOAD))
    assert list(found[0]) == [column.name for column in tidy.COLUMNS]
    whole = {line["code"]: line for line in found if not line["breakdown"]}
    assert whole["APP17"]["value"] == "60.0"
    assert len(whole) > 15
    assert {line["month"] for line in found if line["breakdown"]} == {"2024-10"}


def test_it_says_which_edition_was_published(october, signed_in, analyst):
    freezing.publish_month(
        month=tidy.Month(2024, 10), signed_off_name="A Name", signed_off_role="Director", by=None
    )
    found = lines(signed_in(analyst).get(DOWNLOAD))
    assert {line["published_edition"] for line in found if line["span"] == "month"} == {"1"}


def test_the_spreadsheet_has_the_scorecard_as_it_is_read(october, signed_in, board_member):
    response = signed_in(board_member).get(f"{DOWNLOAD}?as=xlsx")
    book = openpyxl.load_workbook(io.BytesIO(response.content))
    assert {"Cover", "Notes", "Scorecard", "Over time", "Groups", "Targets", "Definitions"} <= set(
        book.sheetnames
    )
    heads, *rows = book["Scorecard"].iter_rows(min_row=3, values_only=True)
    (timely,) = [dict(zip(heads, row, strict=True)) for row in rows if row[0] == "APP17"]
    assert (timely["Figure"], timely["Rating"], timely["Target"]) == ("60.0%", "Red", "80%")
    assert "Oldest open request" in timely["Read beside"]


def test_groups_with_few_cases_are_hidden_from_who_may_not_open_them(october, signed_in, board_member):
    found = lines(signed_in(board_member).get(DOWNLOAD))
    timely = [line for line in found if line["code"] == "APP17" and line["breakdown"] == "District"]
    assert timely
    assert {line["state"] for line in timely} == {"too few to show"}


def test_a_month_without_figures_is_not_found(october, signed_in, analyst, parent):
    signed_in(analyst).get("/scorecard/2019-01/download/", status=404)
    signed_in(parent).get(DOWNLOAD, status=404)


def test_its_queries_do_not_grow_with_the_figures(october, signed_in, analyst, django_assert_max_num_queries):
    client = signed_in(analyst)
    with django_assert_max_num_queries(18):
        client.get(DOWNLOAD)
