import csv
import io
from datetime import date, datetime

import factories
import pytest
from openpyxl import load_workbook

from goldenthread.accounts.roles import Parent

URL = "/plan/actions/download/"


def rows_of(response):
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_it_gives_the_list_as_filtered_and_sorted(signed_in, board_member, imported):
    response = signed_in(board_member).get(f"{URL}?organisation=NHS&sort=-action&format=csv")
    assert response["Content-Disposition"] == 'attachment; filename="actions-2024-11-12.csv"'
    rows = rows_of(response)
    assert [row["Code"] for row in rows] == ["1B1", "1A2"]
    assert rows[1] == {
        "Code": "1A2",
        "Area": "1",
        "Area of weakness": "Families are not heard",
        "Sub-theme": "1a",
        "Action": "'=Test letters with families",
        "Owners": "Head of SEND; Designated officer",
        "Organisations": "Council; NHS",
        "Accountable owner": "",
        "Due": "2024-05-01",
        "Due as printed": "1 May 2024",
        "Monitoring": "Monitored",
        "Days overdue": "195",
        "Progress": "amber",
        "Impact": "amber",
        "Indicators": "APP01",
    }


def test_it_gives_a_spreadsheet_of_the_same_rows_with_dates_and_no_formulas(
    signed_in, board_member, imported
):
    response = signed_in(board_member).get(f"{URL}?format=xlsx")
    sheet = load_workbook(io.BytesIO(response.content))["Actions"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert (len(rows), rows[2][4], sheet["E3"].data_type) == (4, "=Test letters with families", "s")
    assert rows[2][8] == datetime(2024, 5, 1)


@pytest.mark.parametrize(("kind", "ending"), [("", "csv"), ("&format=pdf", "csv"), ("&format=xlsx", "xlsx")])
def test_it_writes_a_kind_it_knows(signed_in, board_member, imported, kind, ending):
    response = signed_in(board_member).get(f"{URL}?q={kind}")
    assert response["Content-Disposition"].endswith(f'.{ending}"')


def test_it_gives_the_whole_published_plan(signed_in, board_member, whole_plan, django_assert_num_queries):
    client = signed_in(board_member)
    with django_assert_num_queries(12):
        rows = rows_of(client.get(URL))
    assert (len(rows), sum(row["Days overdue"] != "0" for row in rows)) == (116, 48)


def test_it_is_for_those_who_may_see_the_plan(signed_in, imported):
    signed_in(factories.user(Parent.code)).get(URL, status=404)


def test_it_gives_the_list_as_it_stood_on_a_day(signed_in, office, imported):
    client = signed_in(office)
    given = {"due_on": date(2025, 1, 1), "reason": "-", "redirects_to": "/plan/actions/1A2/"}
    client.get("/plan/actions/1A2/change/").submit("Change it", accountable="Head of SEND, Council", **given)
    response = client.get(f"{URL}?on=2024-05-31&q=1A2")
    assert response["Content-Disposition"] == 'attachment; filename="actions-2024-05-31.csv"'
    (row,) = rows_of(response)
    assert (row["Due"], row["Days overdue"], row["Accountable owner"]) == ("2024-05-01", "30", "")
    (row,) = rows_of(client.get(f"{URL}?q=1A2"))
    assert (row["Due"], row["Days overdue"], row["Accountable owner"]) == ("2025-01-01", "0", "Head of SEND")
