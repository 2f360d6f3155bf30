"""A projection as a picture, a sentence and a table: all three say the same."""

import xml.etree.ElementTree as ET
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from goldenthread.publications.projection_chart import Band, Expected, projection
from goldenthread.publications.shapes import Point

HISTORY = [Point(date(2024, 8, 1), 930.0), Point(date(2024, 9, 1), None), Point(date(2024, 10, 1), 908.0)]
FALLING = Expected("", (880.0, 850.5))
RISING = Expected("newest first", (920.0, 1010.0), is_subject=False)
BAND = Band("a tenth more or fewer finished a month", (870.0, 800.0), (900.0, 910.0))


def drawn(expected=(FALLING,), history=HISTORY, **options):
    return projection(history, expected, name="Open requests", unit="requests", title="They fall", **options)


def parts(chart, tag):
    return list(ET.fromstring(chart.svg).iter(f"{{http://www.w3.org/2000/svg}}{tag}"))


def test_what_happened_is_unbroken_and_what_is_expected_is_broken():
    lines = parts(drawn([FALLING, RISING]), "polyline")
    dashes = [line.get("stroke-dasharray") for line in lines]
    assert dashes == [None, None, "7 4", "2 4"]  # September has no figure, so the past is in two pieces


def test_every_line_is_named_at_its_end_and_told_apart_without_colour():
    chart = drawn([FALLING, RISING], target=500.0)
    texts = [part.text for part in parts(chart, "text")]
    assert {"850.5", "1,010 newest first", "Target 500", "Projected"} <= set(texts)
    assert any(part.get("fill") == "#ffffff" for part in parts(chart, "circle"))
    assert len(parts(chart, "rect")) == 1


@pytest.mark.parametrize("width", [320, 720])
@pytest.mark.parametrize("before", [1, 3, 40])
def test_where_it_begins_is_named_above_everything_that_could_cover_it(width, before):
    history = [Point(date(2021 + number // 12, number % 12 + 1, 1), 100.0) for number in range(before)]
    to_the_top = Band("the most", (100.0, 100.0), (100.0, 100.0))
    chart = drawn([Expected("", (100.0, 100.0))], history=history, band=to_the_top, width=width)
    named = next(part for part in parts(chart, "text") if part.text == "Projected")
    drawn_at = [
        float(pair.split(",")[1]) for shape in parts(chart, "polygon") for pair in shape.get("points").split()
    ]
    assert float(named.get("y")) < min(drawn_at)


def test_the_sentence_says_where_it_begins_ends_and_what_the_band_is():
    assert drawn([FALLING], band=BAND).sentence == (
        "Open requests: 908 requests in October 2024. Projected: 850.5 requests in December 2024, between 850.5 requests "
        "and 880 requests on the way. The band is a tenth more or fewer finished a month."
    )


def test_the_table_has_every_month_once_with_what_happened_or_what_is_expected():
    chart = drawn([FALLING, RISING], band=BAND)
    assert chart.columns == (
        "Month", "What happened", "Projected", "Newest first", "Least in the band", "Most in the band",
    )  # fmt: skip
    assert chart.rows[0][:3] == ("August 2024", "930 requests", "")
    assert chart.rows[1][:3] == ("September 2024", "", "")
    assert chart.rows[-1] == (
        "December 2024", "", "850.5 requests", "1,010 requests", "800 requests", "910 requests",
    )  # fmt: skip


def test_a_share_is_never_drawn_above_a_hundred_and_its_scale_begins_at_nought():
    chart = projection(
        [Point(date(2024, 10, 1), 76.0)],
        [Expected("oldest first", (100.0,))],
        name="In time",
        unit="%",
        title="Up",
    )
    ticks = [part.text for part in parts(chart, "text") if part.get("text-anchor") == "end"]
    assert ticks == ["0%", "20%", "40%", "60%", "80%", "100%"]


def test_nothing_but_noughts_and_no_figure_at_all_can_be_drawn():
    assert drawn([Expected("", (0.0,))], [Point(date(2024, 10, 1), 0.0)]).rows[-1][-1] == "0 requests"
    assert "no figure" in drawn([Expected("", (None, None))], [Point(date(2024, 10, 1), None)]).sentence


@pytest.mark.parametrize(("history", "expected"), [([], [FALLING]), (HISTORY, [])])
def test_it_needs_a_month_and_a_line(history, expected):
    with pytest.raises(ValueError, match="needs a month to begin from"):
        drawn(expected, history)


VALUES = st.one_of(st.none(), st.floats(0, 1e6))


@given(
    st.lists(VALUES, min_size=1, max_size=30),
    st.lists(VALUES, min_size=1, max_size=24),
    st.integers(300, 1000),
)
@example([None], [5e-324], 300)
def test_every_point_lies_within_the_picture(past, coming, width):
    history = [Point(date(2020 + n // 12, n % 12 + 1, 1), value) for n, value in enumerate(past)]
    chart = projection(
        history, [Expected("line", tuple(coming))], name="N", unit="cases", title="T", width=width, height=300
    )
    for line in parts(chart, "polyline"):
        for place in line.get("points").split():
            x, y = map(float, place.split(","))
            assert 0 <= x <= width
            assert 0 <= y <= 300
    assert len(chart.rows) == len(past) + len(coming)
