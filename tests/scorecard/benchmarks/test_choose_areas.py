"""Choosing whom to compare with: only areas that have figures, once each, and nobody's choice undone unseen."""

import pytest

from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.scorecard.benchmarks import actions, areas

pytestmark = pytest.mark.django_db


def choose(own="Kent", region="South East", neighbours=("Essex", "Devon"), **others):
    return actions.choose_areas(by=None, own=own, region=region, neighbours=neighbours, **others)


def test_the_choice_replaces_the_one_before(extract):
    choose()
    assert areas.chosen() == areas.Areas("Kent", "South East", ("Devon", "Essex"))
    choose(own="Essex", region="", neighbours=("Kent", " Kent ", ""))
    assert areas.chosen() == areas.Areas("Essex", "", ("Kent",))


@pytest.mark.parametrize(
    ("wrong", "field", "words"),
    [
        ({"neighbours": ["Bedford Borough"]}, "neighbours", "under “Bedford Borough” (there is “Bedford”)"),
        ({"own": "Kemt"}, "own", "under “Kemt” (there is “Kent”)"),
        ({"region": "Kent"}, "region", "There are no figures under “Kent”"),
        ({"neighbours": ["Kent", "Essex"]}, "neighbours", "Kent cannot be its own neighbour"),
    ],
)
def test_a_name_without_figures_is_refused_and_the_nearest_is_named(extract, wrong, field, words):
    before = areas.chosen()
    with pytest.raises(Refused) as refused:
        choose(**wrong)
    assert words in refused.value.words
    assert refused.value.field == field
    assert areas.chosen() == before


def test_too_many_neighbours_are_refused(extract, monkeypatch):
    monkeypatch.setattr(actions, "MOST_NEIGHBOURS", 1)
    with pytest.raises(Refused, match="Choose 1 neighbours or fewer"):
        choose()


def test_two_who_choose_at_once_do_not_undo_each_other_unseen(extract):
    seen = str(areas.chosen())
    choose(seen=seen)
    with pytest.raises(Conflict, match="changed the areas to compare with since you opened this page"):
        choose(neighbours=("Suffolk",), seen=seen)
    assert areas.chosen().neighbours == ("Devon", "Essex")
