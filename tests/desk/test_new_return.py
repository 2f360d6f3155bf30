import factories
import pytest
from returned_files import as_csv, as_xlsx, row, upload

from goldenthread.accounts.roles import FigureReturner
from goldenthread.govuk.testing import ANYWHERE
from goldenthread.scorecard.models import Reading
from goldenthread.scorecard.returned import actions

pytestmark = pytest.mark.django_db
ADDRESS = "/scorecard/returns/new/"
GOOD = as_csv(row("APP40", "2024-10", 5))


def send(client, content, name="october.csv", redirects_to=None, **answers):
    given = {"figures": upload(content, name), "on_behalf_of": "NHS community services"} | answers
    return client.get(ADDRESS).submit("Check the file", **given, redirects_to=redirects_to)


def test_a_good_file_is_shown_before_anything_is_taken_in(signed_in, analyst):
    page = send(signed_in(analyst), as_xlsx(row("APP40", "2024-10", 5)), "october.xlsx", ANYWHERE)
    assert page.h1 == "Check the figures"
    assert not Reading.objects.exists()


def test_every_fault_is_listed_by_row_and_column_and_what_was_typed_is_kept(signed_in, analyst):
    bad = as_csv(row("APP40", "2024-10", "1O.5"), row("APP99", "2024-10", 5))
    page = send(signed_in(analyst), bad, note="provisional")
    assert page.rows("What is wrong with the file") == [
        {"Row": "2", "Column": "value", "What is wrong": "“1O.5” is not a number"},
        {
            "Row": "3",
            "Column": "code",
            "What is wrong": "No measure has the code “APP99”: did you mean APP59?",
        },
    ]
    assert page.errors() == ["The file was not taken in. What is wrong with it is listed below"]
    assert page.soup.select_one("#id_on_behalf_of")["value"] == "NHS community services"
    assert "provisional" in page.soup.select_one("#id_note").text


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        ({"figures": None}, "Choose the file"),
        ({"figures": upload(GOOD, "october.pdf")}, "The file must end in .xlsx or .csv"),
        ({"on_behalf_of": ""}, "Say on whose behalf the figures are returned"),
    ],
)
def test_what_is_missing_is_asked_for(signed_in, analyst, answers, error):
    given = {"figures": upload(GOOD), "on_behalf_of": "NHS"} | answers
    given = {name: value for name, value in given.items() if value is not None}
    page = signed_in(analyst).get(ADDRESS).submit("Check the file", **given)
    assert page.errors() == [error]


def test_a_file_of_other_figures_than_said_is_refused(signed_in, analyst):
    page = send(signed_in(analyst), GOOD, dataset="attendance")
    [fault] = page.rows("What is wrong with the file")
    assert "APP40 belongs to “Health services and waits”" in fault["What is wrong"]


def test_who_returns_figures_is_offered_their_own_and_held_to_them(signed_in, manager):
    nurse = factories.user(FigureReturner.code)
    actions.set_datasets(by=manager, user=nurse, slugs=["waits"])
    client = signed_in(nurse)
    page = client.get(ADDRESS)
    assert "type them in: Health services and waits" in page.links()
    assert not any("Attendance" in words for words in page.links())
    page = send(client, as_csv(row("APP57", "2023/24", 5)))
    assert (
        "You may not return figures of “Attendance”"
        in page.rows("What is wrong with the file")[0]["What is wrong"]
    )


def test_a_board_member_may_not(signed_in, board_member):
    signed_in(board_member).get(ADDRESS, status=404)
