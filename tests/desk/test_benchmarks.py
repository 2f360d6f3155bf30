"""The page of what has been imported from the Department."""

import factories
import pytest

from goldenthread.accounts.roles import DataAnalyst
from goldenthread.people.models import LocalArea
from goldenthread.scorecard.benchmarks import actions

pytestmark = pytest.mark.django_db
LIST = "/scorecard/benchmarks/"


@pytest.fixture
def kent(db):
    return LocalArea.objects.create(name="Kent (demonstration)", authority_code="886")


@pytest.fixture
def extract(kent):
    return actions.import_extract(by=None)


def test_it_lists_what_stands_beside_each_indicator(signed_in, board_member, extract):
    page = signed_in(board_member).get(LIST)
    rows = {row["Indicator"]: row for row in page.rows("Beside the indicators")}
    assert (rows["APP17"]["Period"], rows["APP17"]["Kent"], rows["APP17"]["England"]) == (
        "2024",
        "32.3%",
        "45.9%",
    )
    assert rows["X-EHCP-STOCK"]["England"] == "A count: not compared"
    assert page.click("Plans issued within 20 weeks, exceptions included").h1 == (
        "Plans issued within 20 weeks, exceptions included: 2024"
    )


def test_it_says_who_is_compared_and_what_was_imported_when(signed_in, board_member, extract):
    page = signed_in(board_member).get(LIST)
    assert "Kent, South East, England and 10 statistical neighbours: Bedford, Bexley" in page.text
    (file,) = page.rows("Files imported")
    assert (file["File"], file["Release"]) == ("extract.csv", "Reporting year 2025")
    assert file["Imported"] == "12 November 2024 at 10:30am by the operator"
    assert "Open Government Licence v3.0" in page.text


def test_every_column_that_is_held_can_be_opened(signed_in, board_member, extract):
    page = signed_in(board_member).get(LIST)
    rows = page.rows("Timeliness")
    assert {"Column": "plans_issued_den", "Years": "2019 to 2024", "Figures": "78"} in rows
    assert page.click("plans_issued_den").h1 == "Timeliness: plans issued den: 2024"


def test_only_those_who_import_are_offered_it(signed_in, board_member, extract):
    assert "Import a file" not in signed_in(board_member).get(LIST).links()
    page = signed_in(factories.user(DataAnalyst.code)).get(LIST)
    assert page.click("Import a file").h1 == "Import official statistics"
    assert page.click("Choose areas to compare with").h1 == "Areas to compare with"


def test_before_anything_is_imported_it_says_what_to_do(signed_in, board_member, kent):
    page = signed_in(board_member).get(LIST)
    assert "No official figures have been imported yet." in page.text
    assert "No file has been imported yet." in page.text
    assert "No statistical neighbours are chosen." in page.text


def test_it_asks_the_database_little(signed_in, board_member, extract, django_assert_num_queries):
    client = signed_in(board_member)
    with django_assert_num_queries(9):
        client.get(LIST)
