"""Choosing on a page whom the county is compared with."""

import factories
import pytest

from goldenthread.accounts.roles import DataAnalyst
from goldenthread.people.models import LocalArea
from goldenthread.scorecard.benchmarks import actions, areas

pytestmark = pytest.mark.django_db
AREAS = "/scorecard/benchmarks/areas/"


@pytest.fixture
def analyst(db):
    return factories.user(DataAnalyst.code)


@pytest.fixture
def extract(db):
    LocalArea.objects.create(name="Kent (demonstration)", authority_code="886")
    return actions.import_extract(by=None)


def test_it_begins_with_the_present_choice_and_keeps_a_new_one(signed_in, analyst, extract):
    page = signed_in(analyst).get(AREAS)
    assert page.soup.find("textarea").get_text().split("\n")[-1] == "West Sussex"
    page = page.submit("Save", neighbours="Essex\n\nDevon\nEssex", redirects_to=AREAS)
    assert "The areas to compare with are chosen" in page.text
    assert areas.chosen() == areas.Areas("Kent", "South East", ("Devon", "Essex"))


def test_a_name_that_has_no_figures_is_named_with_the_nearest_and_what_was_typed_stays(
    signed_in, analyst, extract
):
    page = signed_in(analyst).get(AREAS).submit("Save", neighbours="Bedford Borough\nEssex")
    assert page.errors() == ["There are no figures under “Bedford Borough” (there is “Bedford”)"]
    assert "Bedford Borough" in page.soup.find("textarea").get_text()


def test_a_choice_somebody_else_made_meanwhile_is_not_undone_unseen(signed_in, analyst, extract):
    page = signed_in(analyst).get(AREAS)
    actions.choose_areas(by=None, own="Kent", region="South East", neighbours=["Suffolk"])
    page = page.submit("Save", neighbours="Essex")
    (error,) = page.errors()
    assert error.endswith("Go back, look at it as it stands now, and decide again.")
    assert areas.chosen().neighbours == ("Suffolk",)


def test_before_anything_is_imported_there_is_nothing_to_choose_from(signed_in, analyst):
    page = signed_in(analyst).get(AREAS)
    assert "There are no areas to choose from until a file has been imported." in page.text
    assert page.submit("Save").errors() == ["Select which authority this is"]


def test_a_board_member_may_not(signed_in, board_member):
    signed_in(board_member).get(AREAS, status=404)


def test_it_asks_the_database_little(signed_in, analyst, extract, django_assert_num_queries):
    client = signed_in(analyst)
    with django_assert_num_queries(7):
        client.get(AREAS)
