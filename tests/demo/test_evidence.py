"""The tables of the demonstration's evidence hold together, and name nobody."""

import csv
from datetime import date

import pytest

from goldenthread.assurance.evidence.models import EvidenceVersion, OfferVerdict
from goldenthread.demo import evidence

ITEMS, FIGURES, LINKS = (evidence._rows(name) for name in ("items", "figures", "links"))
REVIEWS = evidence.FOLDER.parent / "reviews.csv"
KEYS = {row["key"] for row in (*ITEMS, *FIGURES)}


def asked() -> set[str]:
    with REVIEWS.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["item"] == "ask"]
    return {f"{row['review'].removeprefix('Review ')}:{row['area'] or '-'}:{row['number']}" for row in rows}


def test_there_is_enough_to_see_and_each_piece_is_for_something():
    assert len(KEYS) == len(ITEMS) + len(FIGURES) >= 25
    for_nothing = KEYS - {row["key"] for row in LINKS} - {evidence.TOO_NEAR, "care-survey"}
    assert not for_nothing
    assert {row["kind"] for row in ITEMS} == set(EvidenceVersion.Kind) - {EvidenceVersion.Kind.FIGURE}
    assert {row["voice"] for row in ITEMS} >= set(EvidenceVersion.Voice) - {EvidenceVersion.Voice.INSPECTORS}


@pytest.mark.parametrize("row", LINKS, ids=lambda row: f"{row['key']}-{row['ask']}{row['action']}")
def test_each_link_leads_from_a_piece_to_one_thing(row):
    assert row["key"] in KEYS
    assert bool(row["ask"]) != bool(row["action"])
    assert row["ask"] in {*asked(), ""}
    assert row["verdict"] in {*OfferVerdict.Verdict.values, ""}
    assert bool(row["verdict"]) == bool(row["judged_on"])
    assert row["shows"]


def test_nothing_is_of_a_later_day_than_it_was_added_on():
    assert not [row["key"] for row in ITEMS if row["dated_on"] > row["added_on"]]
    assert max(date.fromisoformat(row["added_on"]) for row in (*ITEMS, *FIGURES)) <= date(2024, 11, 12)
