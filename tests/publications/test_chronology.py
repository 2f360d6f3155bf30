"""A chronology on paper, from rows alone."""

import json
from datetime import date

from goldenthread.publications import render_pdf
from goldenthread.publications.chronology.data import EntryRow, EvidenceRow, FaultRow, NoteRow, data

CHILD = {
    "name": "Robin Example",
    "ref": "C-0000001",
    "born_on": date(2016, 5, 4),
    "area_name": "Anyshire",
    "read_on": date(2024, 11, 12),
    "summary": "1 duty was late, by 36 days.",
}
FAULT = FaultRow(
    title="Notify the decision",
    ref="V-0000001",
    due="13 July 2021",
    done="",
    lateness="36 days late",
    law="Within 4 weeks.",
    met_by="a notice",
    authority="Regulations",
    doubt="",
    why="4 weeks after.",
    evidence=[EvidenceRow(date(2021, 6, 15), "Annual review meeting", "Sam Okoro")],
    note=NoteRow("Said so.", "Sam Okoro, 1 July 2024"),
)


def entry(on, title, **more):
    return EntryRow(
        on, title, **({"detail": "", "recorded_by": "", "is_fact": True, "is_late": False} | more)
    )


def test_it_is_values_that_json_can_carry():
    made = data(**CHILD, faults=[FAULT], entries=[entry(date(2021, 6, 15), "Meeting")])
    assert json.loads(json.dumps(made)) == made
    assert made["faults"][0]["evidence"] == ["15 June 2021: Annual review meeting, recorded by Sam Okoro"]
    assert (made["faults"][0]["number"], made["faults"][0]["done"]) == (1, "–")


def test_what_happened_on_one_day_stands_together():
    june, july = date(2021, 6, 15), date(2021, 7, 1)
    made = data(**CHILD, faults=[], entries=[entry(june, "A"), entry(june, "B"), entry(july, "C")])
    assert [(day["on"], len(day["lines"])) for day in made["days"]] == [
        ("15 June 2021", 2),
        ("1 July 2021", 1),
    ]


def test_a_story_of_nothing_still_stands():
    pdf = render_pdf("chronology", data(**CHILD, faults=[], entries=[]))
    assert pdf.startswith(b"%PDF")


def test_long_words_and_markup_are_only_words():
    odd = entry(
        date(2021, 6, 15), "#panic() *a* $x$ " + "long" * 90, detail="<b>", note=NoteRow("@x #y", "z")
    )
    made = data(**CHILD, faults=[FAULT] * 40, entries=[odd] * 200, loose_notes=[NoteRow("#", "by")])
    assert render_pdf("chronology", made) == render_pdf("chronology", made)
