import factories
import pytest
from returned_files import row

from goldenthread.accounts.roles import FigureReturner
from goldenthread.scorecard.returned import actions

pytestmark = pytest.mark.django_db


def address(sent):
    return f"/scorecard/returns/{sent.ref}/"


def test_it_says_who_returned_what_and_what_became_of_it(signed_in, analyst, taken_in):
    taken_in(row("APP40", "2024-10", 4), body="The council")
    sent = taken_in(
        row("APP40", "2024-10", 5, note="provisional"), row("APP45", "2024-10", "", 5, 10), by=analyst
    )
    taken_in(row("APP45", "2024-10", "", 6, 10))
    page = signed_in(analyst).get(address(sent))
    assert f"{analyst.display_name}, 12 November 2024 at 10:30am" in page.text
    assert "1 of 2 figures" in page.text
    autism, start = page.rows("Figures of this return")
    assert (autism["Figure"], autism["It replaced"], autism["Now"]) == ("5", "4", "Stands")
    assert "provisional" in autism["Measure"]
    assert (start["Figure"], start["Now"]) == ("50.0%", "Replaced")
    assert page.soup.select("s")


def test_who_cannot_open_cases_sees_no_small_number_of_a_part(signed_in, board_member, taken_in):
    factories.district(name="East")
    sent = taken_in(
        row("APP40", "2024-10", 3), row("APP40", "2024-10", 3, breakdown="district", group="East")
    )
    whole, east = signed_in(board_member).get(address(sent)).rows("Figures of this return")
    assert (whole["Figure"], east["Figure"], east["Part"]) == ("3", "Too few to show", "District: East")


def test_who_may_return_it_may_take_it_back_and_others_may_not(signed_in, analyst, board_member, taken_in):
    sent = taken_in(row("APP40", "2024-10", 5))
    assert "Take this return back" in signed_in(analyst).get(address(sent)).links()
    assert "Take this return back" not in signed_in(board_member).get(address(sent)).links()


def test_a_return_of_figures_that_are_not_ones_own_is_not_there(signed_in, manager, taken_in):
    nurse = factories.user(FigureReturner.code)
    actions.set_datasets(by=manager, user=nurse, slugs=["waits"])
    signed_in(nurse).get(address(taken_in(row("APP40", "2024-10", 5))))
    signed_in(nurse).get(address(taken_in(row("APP57", "2023/24", 5))), status=404)
    signed_in(nurse).get("/scorecard/returns/F-NOTHING/", status=404)


def test_its_queries_do_not_grow(signed_in, analyst, taken_in, django_assert_num_queries):
    sent = taken_in(*(row("APP40", f"2024-{month:02}", 5) for month in range(1, 11)))
    client = signed_in(analyst)
    with django_assert_num_queries(7):
        client.get(address(sent))
