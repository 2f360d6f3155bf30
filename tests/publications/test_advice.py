"""A piece of advice on paper, from rows alone."""

import json
from datetime import date

from goldenthread.publications import render_pdf
from goldenthread.publications.advice.data import ProvisionRow, data

ADVICE = {
    "name": "Robin Example",
    "born_on": date(2016, 5, 4),
    "ref": "C-0000001",
    "area_name": "Anyshire",
    "kind": "Educational psychology",
    "given_on": date(2024, 11, 1),
    "summary": "Seen twice.\n\nReads with pictures.",
    "views": "",
}
NOTHING: dict[str, list] = {"needs": [], "outcomes": [], "provision": []}


def test_it_is_values_that_json_can_carry():
    lists = {"needs": ["Noise"], "outcomes": [], "provision": [ProvisionRow("Corner", how_often="daily")]}
    made = data(**ADVICE, **lists, given_by=["Dr Vale", "", "Psychology service"])
    assert json.loads(json.dumps(made)) == made
    assert made["given_by"] == "Dr Vale, Psychology service"
    assert made["summary"] == ["Seen twice.", "Reads with pictures."]
    assert made["provision"] == [["Corner", "Not said", "daily", "Not said"]]


def test_words_and_markup_are_only_words_and_the_same_data_give_the_same_bytes():
    odd = "#panic() *bold* $x$ <a> @b " * 40
    lists = {"needs": [odd], "outcomes": [odd], "provision": [ProvisionRow(odd, odd, odd, odd)] * 9}
    made = data(**(ADVICE | {"summary": odd, "views": odd}), **lists, given_by=[odd])
    assert render_pdf("advice", made).startswith(b"%PDF")
    assert render_pdf("advice", made) == render_pdf("advice", made)


def test_advice_that_nothing_is_needed_still_stands():
    assert render_pdf("advice", data(**ADVICE, **NOTHING, given_by=[])).startswith(b"%PDF")
