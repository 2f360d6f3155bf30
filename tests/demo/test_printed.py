"""The list of printed figures: every row has its place, and says what became of it and why."""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from goldenthread.demo import days, printed, returned
from goldenthread.demo.printed import CASES, OUTCOMES, RETURNED
from goldenthread.indicators import INDICATORS, spans
from goldenthread.scorecard.models import Reading, Return

ROWS = printed.printed()
LISTED = Path(__file__).resolve().parents[2].parent / "shared" / "facts" / "published_series.csv"


def test_every_figure_is_there_once_and_each_outcome_is_counted():
    assert [one.row for one in ROWS] == list(range(1, 694))
    assert Counter(one.outcome for one in ROWS) == {
        CASES: 104,
        RETURNED: 161,
        "contradicted": 33,
        "undated": 13,
        "bound": 19,
        "other stretch": 14,
        "another measure": 3,
        "after the day": 10,
        "baseline": 3,
        "context": 114,
        "comparator": 40,
        "target": 103,
        "standard": 8,
        "forecast": 12,
        "difference": 36,
        "claim": 13,
        "text": 7,
    }


def test_each_names_the_figure_that_it_is_or_says_why_it_is_none():
    for one in ROWS:
        assert one.outcome in OUTCOMES, one.row
        assert bool(one.why) != one.is_shown, one.row
        assert bool(one.indicator and one.figure_of) == one.is_shown, one.row
        if one.is_shown:
            assert INDICATORS[one.indicator].dataset, one.row
            assert spans.read(one.figure_of), one.row


def test_the_list_is_that_of_the_papers():
    if not LISTED.exists():
        pytest.skip("the reference folder is not here")
    with LISTED.open(encoding="utf-8", newline="") as file:
        listed = list(csv.DictReader(file))
    assert [
        (one.code, one.period, one.geography, one.value, one.unit, one.breakdown, one.kind) for one in ROWS
    ] == [
        tuple(
            row[name]
            for name in (
                "measure_code_or_name",
                "period",
                "geography",
                "value",
                "unit",
                "breakdown",
                "value_type",
            )
        )
        for row in listed
    ]


def key(code, period, grouped_by, group):
    return code, spans.read(period), grouped_by, group


def test_what_is_returned_is_what_was_printed_and_nothing_else():
    lines = {key(row["code"], row["period"], row["breakdown"], row["group"]): row for row in returned.rows()}
    wanted = [one for one in ROWS if one.outcome == RETURNED]
    named = {key(one.indicator, one.figure_of, one.grouped_by, one.group) for one in wanted}
    assert named == lines.keys()
    for one in wanted:
        line = lines[key(one.indicator, one.figure_of, one.grouped_by, one.group)]
        bare = one.value.removeprefix("c.").removesuffix("%")
        assert bare in (line["value"], line["numerator"]), one.row


def test_it_is_taken_in_without_a_fault_by_the_day_on_which_it_was_returned(db, django_user_model):
    analyst = django_user_model.objects.create_user("a@example.org", display_name="Analyst")
    sent = returned.load(by=analyst)
    assert Reading.objects.standing().count() == len(returned.rows()) == 155
    assert {one.returned_by for one in sent} == {analyst}
    assert max(one.returned_at.date() for one in sent) <= days.STANDS_STILL_ON
    assert all(one.note.startswith("Printed in: ") for one in Return.objects.all())
    assert returned.load(by=analyst) == []


def test_it_can_be_taken_in_up_to_a_day_and_from_it(db, django_user_model):
    analyst = django_user_model.objects.create_user("a@example.org", display_name="Analyst")
    early = returned.load(by=analyst, until=date(2024, 1, 1))
    late = returned.load(by=analyst, after=date(2024, 1, 1))
    assert max(one.returned_at for one in early) < min(one.returned_at for one in late)
    assert Reading.objects.standing().count() == 155


def test_the_page_names_every_figure():
    page = printed.page()
    assert page.count("\n| APP17 |") == sum(one.code == "APP17" for one in ROWS)
    assert "The demonstration shows 265: 104 worked out from cases, 161 returned as figures" in page
