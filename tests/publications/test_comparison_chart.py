"""Charts that hold one area against others: every bar and picture named, and told apart without colour."""

import re

import pytest

from goldenthread.publications.comparison_chart import Bar, Line, bars, small_multiples

ROWS = [
    Bar("Bexley", 63.9, "63.9%"),
    Bar("England", 45.9, "45.9%", "reference"),
    Bar("Kent", 32.3, "32.3%", "subject"),
    Bar("Devon", None, "Not available: confidential (c)"),
]
YEARS = ["2022", "2023", "2024"]
KENT = Line("Kent", (40.9, 18.0, 32.3), "%")
OTHERS = [Line("Bexley", (60.0, None, 63.9), "%"), Line("Devon", (None, None, None), "%")]


def texts(svg):
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)


def test_every_bar_has_its_name_and_its_figure_or_why_there_is_none():
    chart = bars(ROWS, title="Kent is third")
    assert texts(chart.svg) == [
        "Bexley", "63.9%", "England", "45.9%", "Kent", "32.3%", "Devon", "Not available: confidential (c)",
    ]  # fmt: skip
    assert chart.rows[3] == ("Devon", "Not available: confidential (c)")
    assert chart.sentence.startswith(
        "Kent is third. Bexley 63.9%; England 45.9%; Kent 32.3%; Devon Not available"
    )


def test_the_subject_its_peers_and_what_they_are_held_against_differ_in_lightness_and_line():
    rectangles = re.findall(r"<rect[^>]*>", bars(ROWS, title="t").svg)
    looks = {re.sub(r' (x|y|width|height)="[^"]*"', "", one) for one in rectangles}
    assert len(rectangles) == len(looks) == 3
    assert sum("stroke-dasharray" in one for one in looks) == 1


def test_bars_begin_at_nought_and_are_as_long_as_their_figures():
    widths = [float(each) for each in re.findall(r'<rect[^>]* width="([\d.]+)"', bars(ROWS, title="t").svg)]
    assert widths[0] / widths[1] == pytest.approx(63.9 / 45.9, rel=0.01)


def test_all_noughts_and_long_names_can_be_drawn():
    chart = bars([Bar("North East Lincolnshire and its many neighbours " * 2, 0.0, "0.0%")], title="t")
    assert "0.0%" in texts(chart.svg)


def test_each_small_picture_has_its_name_its_last_figure_and_the_subjects_line():
    chart = small_multiples(YEARS, own=KENT, others=OTHERS, title="Kent falls behind")
    said = texts(chart.svg)
    assert said.count("2022") == said.count("2024") == 2
    assert {"Kent", "Bexley", "63.9%", "Devon"} <= set(said)
    assert len(re.findall(r'<polyline[^>]*stroke-width="4"', chart.svg)) == 2


def test_a_missing_year_is_a_gap_and_a_year_alone_a_dot():
    chart = small_multiples(YEARS, own=KENT, others=OTHERS[:1], title="t")
    assert chart.svg.count("<circle") == 2
    assert chart.svg.count('stroke-dasharray="5 3"') == 1  # the key's: Bexley has no two years running
    assert chart.rows == (("Kent", "40.9%", "18.0%", "32.3%"), ("Bexley", "60.0%", "", "63.9%"))
    assert "Bexley 60.0% in 2022, 63.9% in 2024" in chart.sentence


def test_an_area_without_any_figure_says_so():
    assert "Devon: no figures" in small_multiples(YEARS, own=KENT, others=OTHERS, title="t").sentence


@pytest.mark.parametrize(
    ("periods", "others"),
    [(YEARS, []), (YEARS[:1], OTHERS), (YEARS, [Line("Short", (1.0,), "%")])],
)
def test_what_cannot_be_compared_is_refused(periods, others):
    with pytest.raises(ValueError, match="t: "):
        small_multiples(periods, own=KENT, others=others, title="t")
    with pytest.raises(ValueError, match="at least one bar"):
        bars([], title="t")
