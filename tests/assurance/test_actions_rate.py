from datetime import date

import factories
import pytest
from auditlog.models import LogEntry

from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.assurance.actions import rate
from goldenthread.assurance.models import Action, Rating


@pytest.fixture
def action(imported):
    return Action.objects.get(code="1A2")


def stated(action, by, **over):
    plain = {
        "scale": "progress",
        "brag": "green",
        "words": "Tested with 30 families",
        "said_on": date(2024, 11, 1),
    }
    return rate(action=action, by=by, **(plain | {"expected_revision": action.revision} | over))


def test_it_adds_a_dated_statement_beside_the_earlier_ones(action, owner):
    stated(action, owner)
    action.refresh_from_db()
    assert (action.progress, action.impact, action.revision) == ("green", "amber", 1)
    rows = action.ratings.filter(scale="progress").values_list("brag", "said_on", "said_by", "words")
    assert list(rows) == [
        ("green", date(2024, 11, 1), owner.pk, "Tested with 30 families"),
        ("amber", date(2023, 9, 20), None, ""),
    ]
    assert LogEntry.objects.filter(actor=owner, object_repr__contains="1A2").exists()


@pytest.mark.parametrize(
    ("over", "words"),
    [
        ({"words": "  "}, "Say what the rating rests on"),
        ({"said_on": date(2024, 11, 13)}, "13 November 2024 is in the future"),
        ({"said_on": date(2023, 9, 19)}, "A rating of 20 September 2023 is on file"),
        ({"brag": "purple"}, "Choose blue, green, amber or red"),
        ({"brag": ""}, "Choose blue, green, amber or red"),
        ({"scale": "mood"}, "for its progress or for its impact"),
    ],
)
def test_it_refuses_a_statement_that_cannot_stand(action, owner, over, words):
    with pytest.raises(Refused, match=words):
        stated(action, owner, **over)
    assert Rating.objects.filter(said_by=owner).count() == 0


def test_it_writes_nothing_when_somebody_rated_first(action, owner, lead):
    stated(action, lead, brag="red", words="No families were asked")
    with pytest.raises(Conflict, match="Lee Sol changed"):
        stated(action, owner)
    action.refresh_from_db()
    assert action.progress == "red"


def test_only_its_owner_the_areas_lead_and_the_office_rate_it(action, owner, lead, office, board_member):
    for other in (factories.user("responsible_officer"), factories.user("area_lead"), board_member):
        with pytest.raises(Refused, match="for its owner, the lead of its area"):
            stated(action, other)
    for person in (owner, lead, office):
        stated(action, person)
        action.refresh_from_db()
    with pytest.raises(Refused, match="for its owner"):
        stated(Action.objects.get(code="1B1"), owner)


def test_it_must_be_told_who_says_it(action):
    with pytest.raises(TypeError, match="by="):
        stated(action, None)
