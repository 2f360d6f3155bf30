import csv
import io

import factories
import pytest
from openpyxl import load_workbook

from goldenthread.accounts.roles import Caseworker

URL = "/risks/download/"


def rows_of(response):
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_it_gives_the_register_as_filtered_and_sorted(signed_in, board_member, register):
    response = signed_in(board_member).get(f"{URL}?sort=-number&q=letters")
    assert response["Content-Disposition"] == 'attachment; filename="risks-2024-11-12.csv"'
    [row] = rows_of(response)
    assert (row["Number"], row["Score now"], row["Score with nothing done"]) == ("2", "8", "25")
    assert (row["Mitigations late"], row["Areas"], row["Review on"]) == ("1", "1", "2024-12-01")


def test_a_published_grade_stands_in_its_own_column_and_no_score_beside_it(signed_in, board_member, register):
    row = rows_of(signed_in(board_member).get(f"{URL}?sort=number"))[0]
    assert (row["Graded after mitigation, as published"], row["Score now"]) == ("high", "")


@pytest.mark.parametrize("title", ["=1+1", "+cmd", "@x"])
def test_no_cell_is_a_formula(signed_in, board_member, only_published, title):
    only_published.title = title
    only_published.save()
    client = signed_in(board_member)
    assert rows_of(client.get(URL))[0]["Risk"] == f"'{title}"
    sheet = load_workbook(io.BytesIO(client.get(f"{URL}?format=xlsx").content))["Risks"]
    assert (sheet["B2"].value, sheet["B2"].data_type) == (title, "s")


def test_it_gives_the_register_as_it_stood(signed_in, board_member, register):
    response = signed_in(board_member).get(f"{URL}?on=2024-03-15&sort=number")
    assert [(row["Number"], row["Score now"]) for row in rows_of(response)] == [("1", ""), ("2", "16")]
    assert "risks-2024-03-15.csv" in response["Content-Disposition"]


def test_it_is_for_those_who_may_see_risks(signed_in, register):
    signed_in(factories.user(Caseworker.code)).get(URL, status=404)
