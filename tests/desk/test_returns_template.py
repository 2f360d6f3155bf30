import csv
import io

import factories
import pytest
from openpyxl import load_workbook

from goldenthread.accounts.roles import FigureReturner

pytestmark = pytest.mark.django_db
ADDRESS = "/scorecard/returns/datasets/waits/template/"


def test_the_spreadsheet_asks_for_the_month_that_ended_last(signed_in, analyst):
    response = signed_in(analyst).get(ADDRESS)
    assert response["Content-Disposition"] == 'attachment; filename="waits-2024-10.xlsx"'
    rows = list(load_workbook(io.BytesIO(response.content))["Figures"].iter_rows(values_only=True))
    assert ("APP40", "October 2024") in {(row[0], row[4]) for row in rows}


def test_the_csv_asks_for_the_month_that_was_named(signed_in, analyst):
    response = signed_in(analyst).get(f"{ADDRESS}?format=csv&month=2024-03")
    assert response["Content-Disposition"] == 'attachment; filename="waits-2024-03.csv"'
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert {row["period"] for row in rows if row["frequency"] == "monthly"} == {"March 2024"}


@pytest.mark.parametrize("query", ["?format=pdf", "?month=2025-01", "?month=soon", "?month=1999-01"])
def test_what_it_cannot_give_is_not_found(signed_in, analyst, query):
    signed_in(analyst).get(ADDRESS + query, status=404)


def test_it_is_for_who_may_return_the_dataset(signed_in, board_member):
    signed_in(board_member).get(ADDRESS, status=404)
    signed_in(factories.user(FigureReturner.code)).get(ADDRESS, status=404)
