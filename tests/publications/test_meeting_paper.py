"""What the papers of a meeting say, from rows."""

import json
from datetime import date

import pytest

from goldenthread.publications import render_pdf
from goldenthread.publications.meeting_paper.data import AGENDA, MINUTES, Correction, Item, LogRow, data

ABOUT = {
    "board": "Improvement Board",
    "area_name": "Anyshire",
    "meets_on": date(2024, 11, 12),
    "begins": "2pm",
    "place": "Room 1",
    "state": "Sent out.",
    "day": date(2024, 11, 12),
}
ITEM = Item(1, "Waiting lists", "To discuss", "Why they grow\n\nWhat is done")
MINUTED = Item(
    2,
    "Posts",
    "To decide",
    minute="Discussed.",
    corrections=(Correction("Three posts", "A slip", "Said on 12 November 2024."),),
    decided="One post is released",
    log=(LogRow("action", "SIAB A1", "Fill it", "Head of SEND", date(2024, 12, 1), "Open"),),
)


def test_an_agenda_says_what_its_items_are_and_a_draft_that_it_is_one():
    made = data(kind=AGENDA, is_draft=True, items=[ITEM], **ABOUT)
    assert json.loads(json.dumps(made)) == made
    assert made["heading"] == "Agenda, draft"
    assert made["when"] == "Tuesday 12 November 2024, 2pm, Room 1"
    assert made["items"][0]["words"] == ["Why they grow", "What is done"]


def test_minutes_say_what_was_minuted_and_not_what_was_announced():
    made = data(kind=MINUTES, is_draft=False, items=[ITEM, MINUTED], **ABOUT)
    first, second = made["items"]
    assert (first["words"], second["minute"], second["decided"]) == (
        [],
        ["Discussed."],
        "One post is released",
    )
    assert second["log"][0]["who"] == "Head of SEND, by 1 December 2024"


@pytest.mark.parametrize("kind", [AGENDA, MINUTES])
@pytest.mark.parametrize("items", [(), (ITEM, MINUTED), tuple([MINUTED] * 40)])
def test_it_can_be_set_and_gives_the_same_bytes_again(kind, items):
    came = [("Present", ["Ida Fenn (chair)", "*Lee* #Sol"])]
    made = data(kind=kind, is_draft=False, items=items, attendance=came, quorum="Quorate.", **ABOUT)
    assert render_pdf("meeting_paper", made).startswith(b"%PDF")
    assert render_pdf("meeting_paper", made) == render_pdf("meeting_paper", made)
