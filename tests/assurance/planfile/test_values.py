import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.assurance.planfile import values


@pytest.mark.parametrize(
    ("text", "due_on"),
    [
        ("30 September 2023", "2023-09-30"),
        ("01 August 2023", "2023-08-01"),
        ("1st Sept 23", "2023-09-01"),
        ("By 2nd of March, 2024.", "2024-03-02"),
        ("March 2, 2024", "2024-03-02"),
        ("31/03/2026", "2026-03-31"),
        ("31.3.26", "2026-03-31"),
        ("2024-02-29", "2024-02-29"),
        ("September 2024", "2024-09-30"),
        ("end of Feb 24", "2024-02-29"),
        ("March 2023 pilot", "2023-03-31"),
        ("30 February 2024", None),
        ("31/13/2024", None),
        ("Ongoing", None),
        ("TBC", None),
        ("To be confirmed in the plan of August 2023", None),
        ("Completed", None),
        ("Spring term", None),
        ("May", None),
        ("", None),
    ],
)
def test_due_texts(text, due_on):
    read = values.due(text).due_on
    assert (read and read.isoformat()) == due_on


@pytest.mark.parametrize(
    ("text", "repair", "doubt"),
    [
        ("September 2024", "month only: read as its last day", ""),
        ("Ongoing", "", "open ended: no date to be late against"),
        ("TBC", "", "the due date is still to be confirmed"),
        ("30 February 2024", "", "not a day of the calendar"),
        ("31 March 2024, was 31 May 2023", "", "more than one date: the first is taken"),
        ("Completed", "", "said to be done: no date is given"),
    ],
)
def test_what_was_assumed_is_said(text, repair, doubt):
    due = values.due(text)
    assert (due.repair, due.doubt) == (repair, doubt)


@given(st.dates(dt.date(1990, 1, 1), dt.date(2099, 12, 31)))
def test_any_day_is_read_in_every_form(day):
    forms = (f"{day:%d %B %Y}", f"{day:%d/%m/%Y}", day.isoformat(), f"{day:%B} {day.day}, {day.year}")
    assert {values.due(form).due_on for form in forms} == {day}


@given(st.text(max_size=60))
def test_no_text_breaks_a_reader(text):
    assert values.due(text).due_on is None or any(letter.isdigit() for letter in text)
    assert values.rating(text) in (None, "", "blue", "green", "amber", "red")
    assert values.number(text) is None or any(letter.isdigit() for letter in text)


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("Green", "green"),
        (" RED. ", "red"),
        ("b", "blue"),
        ("TBC in September", ""),
        ("", ""),
        ("n/a", ""),
        ("Purple", None),
        ("Amber/Green", None),
    ],
)
def test_ratings(text, colour):
    assert values.rating(text) == colour


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("64", 64.0),
        ("7,399 (May 2023)", 7399.0),
        ("49.1%", 49.1),
        ("£3", 3.0),
        ("TBC", None),
        ("6 months", 6.0),
        ("3rd", None),
    ],
)
def test_numbers(text, number):
    assert values.number(text) == number


@pytest.mark.parametrize(
    ("heading", "parts"),
    [
        ("6 months target December 2023", ("6 months target", "December 2023")),
        ("Target June 2023", ("Target", "June 2023")),
        ("Target 2025/26", ("Target", "2025/26")),
        ("Target", ("Target", "")),
    ],
)
def test_a_heading_is_a_label_and_a_period(heading, parts):
    assert values.period_in(heading) == parts
