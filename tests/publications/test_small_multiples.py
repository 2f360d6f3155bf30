import re
from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.publications import small_multiples
from goldenthread.publications.small_multiples import Panel, panels

MONTHS = [date(2023 + n // 12, n % 12 + 1, 1) for n in range(24)]
ASHFORD = Panel("Ashford", "%", (40.0, 50.0, None, 76.0))
DOVER = Panel("Dover", "%", (80.0, 75.0, 70.0, 60.0))


def drawn(*shown, scale="one"):
    return panels(shown, MONTHS[: len(shown[0].values)], title="Plans in 20 weeks", scale=scale)


def test_its_table_has_a_row_for_each_month_and_a_column_for_each_panel():
    chart = drawn(ASHFORD, DOVER)
    assert chart.columns == ("Month", "Ashford", "Dover")
    assert chart.rows[2] == ("March 2023", "", "70.0%")
    assert chart.rows[3] == ("April 2023", "76.0%", "60.0%")


def test_it_is_one_image_whose_sentence_says_how_each_began_and_ended():
    root = ElementTree.fromstring(drawn(ASHFORD, DOVER).svg)
    title = root.find("{http://www.w3.org/2000/svg}title").text
    assert root.get("role") == "img"
    assert "All on one scale" in title
    assert "Ashford: from 40.0% to 76.0%" in title


def test_each_panel_has_the_others_in_grey_behind_it_unless_its_scale_is_its_own():
    assert drawn(ASHFORD, DOVER).svg.count(small_multiples.CONTEXT) == 3  # Ashford is drawn in two pieces
    assert small_multiples.CONTEXT not in drawn(ASHFORD, DOVER, scale="own").svg


def test_an_index_begins_at_100_and_its_table_keeps_the_figures():
    chart = drawn(ASHFORD, Panel("Plans", "plans", (200.0, 100.0, 50.0, 300.0)), scale="indexed")
    assert ">190<" in chart.svg
    assert ">150<" in chart.svg
    assert chart.rows[3] == ("April 2023", "76.0%", "300 plans")


def test_words_are_14_pixels_at_least_and_nothing_is_styled():
    svg = drawn(ASHFORD, DOVER).svg
    assert min(float(size) for size in re.findall(r'font-size="([\d.]+)', svg)) >= 14
    assert "style=" not in svg


@pytest.mark.parametrize(
    ("shown", "scale", "words"),
    [
        ((), "one", "nothing to draw"),
        ((ASHFORD, Panel("Plans", "plans", (1.0,) * 4)), "one", "no scale in common"),
        ((ASHFORD, Panel("Short", "%", (1.0,))), "one", "'Short' has 1 values for 4 months"),
    ],
)
def test_what_cannot_be_drawn_is_refused_by_name(shown, scale, words):
    with pytest.raises(ValueError, match=words):
        panels(shown, MONTHS[:4], title="N", scale=scale)


SERIES = st.lists(st.none() | st.floats(-1e6, 1e6).map(lambda v: round(v, 2)), min_size=24, max_size=24)


@settings(max_examples=30, deadline=None)
@given(st.lists(SERIES, min_size=1, max_size=12), st.sampled_from(["one", "own", "indexed"]))
def test_any_series_can_be_drawn(given, scale):
    shown = [Panel(f"N <&> {n}", "%", tuple(values)) for n, values in enumerate(given)]
    chart = panels(shown, MONTHS, title="N <&>", scale=scale)
    ElementTree.fromstring(chart.svg)
    assert len(chart.rows) == 24
    assert "nan" not in chart.svg
