import factories
import pytest
from returned_files import row

from goldenthread.accounts.roles import FigureReturner
from goldenthread.scorecard.models import Reading

pytestmark = pytest.mark.django_db


def address(sent):
    return f"/scorecard/returns/{sent.ref}/take-back/"


def test_it_says_what_will_happen_and_asks_why(signed_in, analyst, taken_in):
    taken_in(row("APP40", "2024-10", 4))
    sent = taken_in(row("APP40", "2024-10", 5), row("APP41", "2024-10", 6))
    page = signed_in(analyst).get(address(sent))
    assert "2 figures of it stand." in page.text
    assert "1 figure that it replaced will stand again." in page.text
    assert page.submit("Take it back").errors() == ["Say why the return is taken back"]
    page = page.submit(
        "Take it back", reason="a nought too many", redirects_to=f"/scorecard/returns/{sent.ref}/"
    )
    assert f"{analyst.display_name} took this return back on 12 November 2024" in page.text
    assert "a nought too many" in page.text
    assert list(Reading.objects.standing().values_list("value", flat=True)) == [4.0]


def test_the_scorecard_follows_at_once(signed_in, analyst, taken_in, october):
    sent = taken_in(row("APP40", "2024-10", 5), shown=True)
    client = signed_in(analyst)
    assert "Returned by" in client.get("/scorecard/2024-10/APP40/").text
    client.get(address(sent)).submit(
        "Take it back", reason="wrong", redirects_to=f"/scorecard/returns/{sent.ref}/"
    )
    assert "Returned by" not in client.get("/scorecard/2024-10/APP40/").text


def test_it_is_taken_back_once(signed_in, analyst, taken_in):
    sent = taken_in(row("APP40", "2024-10", 5))
    page = signed_in(analyst).get(address(sent))
    page.submit("Take it back", reason="wrong", redirects_to=f"/scorecard/returns/{sent.ref}/")
    again = page.submit("Take it back", reason="wrong")
    assert "took it back already, on 12 November 2024" in again.errors()[0]


def test_it_is_not_there_for_who_may_not_return_it(signed_in, board_member, taken_in):
    sent = taken_in(row("APP40", "2024-10", 5))
    signed_in(board_member).get(address(sent), status=404)
    signed_in(factories.user(FigureReturner.code)).get(address(sent), status=404)
