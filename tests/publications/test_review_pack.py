"""What the pack for a government review says, from rows."""

import json
from dataclasses import replace
from datetime import date

import pytest

from goldenthread.publications import render_pdf
from goldenthread.publications.review_pack.data import (
    ActionRow,
    AreaPart,
    AskRow,
    FigureRow,
    Offer,
    Piece,
    Review,
    data,
)

PIECE = Piece(
    "E1",
    "Survey of parents",
    "62 of 100 know whom to ask",
    "Survey",
    "Measured once",
    "Parents and carers",
    date(2024, 5, 20),
    "5 months old",
    is_old=False,
    source="The forum",
    put_to="Review 2, area 1",
)
ASK = AskRow("Parents' confidence", "Review 2", "Not yet judged", offers=(Offer(PIECE, "Most know"),))
ACTION = ActionRow(
    "1A1", "Write plain letters", "green", "green", "", "Monitored", True, ("E1",), promises=True
)
FIGURE = FigureRow(
    "APP17",
    "Plans in 20 weeks",
    "13.2",
    "14.9%",
    "76.0%",
    "130 of 171",
    "Up 61.1 points.",
    "80%",
    "red",
    "Red",
)
AREA = AreaPart("1", "Trust", ("Some progress",), asks=(ASK,), figures=(FIGURE,), actions=(ACTION,))
REVIEW = Review("Review 2", date(2024, 4, 29), date(2024, 7, 12), "Going on", "December 2024")


def pack(*areas, review=REVIEW, pieces=(PIECE,)):
    return data(
        day=date(2024, 11, 12),
        area_name="Anyshire",
        plan_title="A plan",
        figures="Figures as published for October 2024.",
        then_month="March 2024",
        now_month="October 2024",
        review=review,
        areas=areas or (AREA,),
        pieces=pieces,
        strengths=[("Measured once", "One source, one time")],
        standard="Evidence is to be renewed after 12 months.",
    )


def test_it_is_values_that_json_can_carry_and_the_same_bytes_again():
    first = pack()
    assert json.loads(json.dumps(first)) == first
    assert render_pdf("review_pack", first) == render_pdf("review_pack", pack())


def test_it_says_in_brief_what_is_owed_and_what_is_shown():
    assert pack()["summary"] == [
        "The reviews still wait for 1 piece of evidence. Something is offered for 1 of them; nothing for none.",
        "1 action is rated green or blue for impact, each with evidence.",
        "The bank holds 1 piece of evidence: none independently checked, none is to be renewed.",
        "Of 1 action, 1 is still formally monitored. No rating has moved since the last review.",
    ]


@pytest.mark.parametrize(
    ("area", "missing"),
    [
        (AREA, []),
        (
            replace(AREA, asks=(replace(ASK, offers=()),)),
            ["Nothing is offered for: Parents' confidence."],
        ),
        (replace(AREA, asks=(replace(ASK, offers=(), is_owed=False),)), []),
        (
            replace(AREA, actions=(replace(ACTION, evidence=()),)),
            ["Rated green or blue for impact with nothing to show it: 1A1."],
        ),
        (
            replace(AREA, actions=(replace(ACTION, evidence=(), impact="amber"),)),
            ["The plan says what will show that they worked, and nothing does yet: 1A1."],
        ),
        (replace(AREA, actions=(replace(ACTION, evidence=(), impact="red", promises=False),)), []),
    ],
)
def test_it_names_what_nothing_shows(area, missing):
    assert pack(area)["areas"][0]["missing"] == missing


def test_many_unshown_ratings_are_counted_and_not_listed():
    actions = tuple(replace(ACTION, code=f"1A{number}", evidence=()) for number in range(9))
    assert "nothing shows it for 9 of them." in pack(replace(AREA, actions=actions))["summary"][1]
    few = pack(replace(AREA, actions=actions[:2]))["summary"][1]
    assert few.endswith("nothing shows it for 1A0 and 1A1.")


def test_what_moved_after_release_is_told_too():
    moved = replace(ACTION, changed="Impact was amber.", is_followed=False, became="Released (Review 2)")
    assert pack(replace(AREA, actions=(moved,)))["summary"][3] == (
        "Of 1 action, 0 are still formally monitored. Ratings of 1 have moved since the last review, "
        "1 of them no longer monitored."
    )


@pytest.mark.parametrize(
    ("area", "review", "pieces"),
    [
        (AreaPart("", "The whole plan"), None, ()),
        (replace(AREA, verdicts=(), asks=(), figures=(), actions=()), REVIEW, ()),
        (replace(AREA, no_longer_monitored=True), Review("Review 1", None, None), (PIECE,)),
        (AREA, REVIEW, (replace(PIECE, is_old=True, movement="In October 2024: 76.0%."),)),
    ],
)
def test_it_can_be_set_whatever_is_missing(area, review, pieces):
    assert render_pdf("review_pack", pack(area, review=review, pieces=pieces)).startswith(b"%PDF")


def test_before_any_review_and_evidence_it_says_so():
    said = pack(AREA, review=None, pieces=())["summary"]
    assert said[0] == "No government review has been held yet."
    assert said[2] == "The evidence bank is empty."
