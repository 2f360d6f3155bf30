"""The demonstration's evidence bank as it is built: frozen figures, verdicts, and the pack for the review to come."""

from datetime import date

import pytest

from goldenthread.assurance.evidence import documents, pack
from goldenthread.assurance.evidence.models import EvidenceVersion, FrozenFigure
from goldenthread.assurance.models import Ask

pytestmark = pytest.mark.county
TODAY = date(2024, 11, 12)


def test_the_figures_are_those_that_were_published(built_county):
    taken = {(each.code, f"{each.month_on:%Y-%m}"): each.words for each in FrozenFigure.objects.all()}
    assert taken["APP17", "2024-10"] == "76.0% (130 of 171)"
    assert taken["APP17", "2024-06"] == "32.2% (94 of 292)"
    assert taken["X-OLDEST-OPEN-WKS", "2024-10"] == "26 weeks"


def test_documents_can_be_read_and_one_piece_is_withdrawn(built_county):
    kept = EvidenceVersion.objects.standing_on(TODAY).filter(document__isnull=False)
    assert [documents.content(each.document)[:5] for each in kept] == [b"%PDF-"] * 2
    assert EvidenceVersion.objects.standing_on(TODAY).withdrawn().count() == 1
    assert not EvidenceVersion.objects.standing_on(date(2024, 9, 8)).withdrawn().exists()


def test_what_the_second_letter_judged_is_known_from_its_day(built_county):
    before, after = pack.of_day(date(2024, 7, 11)), pack.of_day(date(2024, 7, 12))
    assert (before["review"]["name"], after["review"]["name"]) == ("Review 1", "Review 2")
    judged = [o["verdict"] for area in before["areas"] for ask in area["asks"] for o in ask["offers"]]
    assert not any(judged)
    assert Ask.objects.filter(verdict=Ask.Verdict.ACCEPTED).count() == 3


def test_the_pack_holds_every_area_and_every_action(built_county):
    data = pack.of_day(TODAY)
    assert data["figures"].startswith("Figures as published for October 2024, edition 1 of 12 November 2024")
    assert [area["number"] for area in data["areas"]] == [str(number) for number in range(1, 10)]
    assert sum(len(area["actions"]) for area in data["areas"]) == 116
    timeliness = next(f for area in data["areas"] for f in area["figures"] if f["code"] == "APP17")
    assert (timeliness["then"], timeliness["now"]) == ("14.9%", "76.0%")
    assert "The reviews still wait for 58 pieces of evidence." in data["summary"][0]
