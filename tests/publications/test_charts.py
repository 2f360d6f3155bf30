import itertools
import re
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.publications import charts, control_chart
from goldenthread.publications.charts import Bar, Mark, Point, Segment

MONTHS = [date(2023 + (7 + n) // 12, (7 + n) % 12 + 1, 1) for n in range(60)]
VALUES = (2.3, 9.1, 11.9, 12.9, 8.8, 15.0, 14.3, 14.9, 18.1, 12.5, 32.2, 42.1, 51.6, 64.0, 76.0)
NAME = "EHC plans issued within 20 weeks"


def series(values=VALUES, **limits):
    return [Point(month, value, **limits) for month, value in zip(MONTHS, values, strict=False)]


def timeliness(**options):
    return charts.xmr(series(mean=25.7, lower=9.3, upper=42.1), name=NAME, unit="%", target=80, **options)


def drawings():
    yield "xmr", timeliness().svg
    yield "sparkline", charts.sparkline(VALUES, name="APP17", unit="%", target=80, lower=9.3, upper=42.1)
    yield "bars", charts.bars([brag(2, 9, 5, 3)], title="Actions", unit="actions").svg
    yield "weeks", charts.weeks_bar(12.4, 20, [Mark(16, "Decide whether to issue", "due")]).svg


def brag(*counts, label="Area 1 progress"):
    keys = ("blue", "green", "amber", "red")
    return Bar(label, tuple(Segment(k, k.capitalize(), n) for k, n in zip(keys, counts, strict=True)))


@pytest.mark.parametrize(("kind", "svg"), list(drawings()))
def test_it_may_stand_in_a_page_that_forbids_inline_style_and_script(kind, svg):
    root = ElementTree.fromstring(svg)
    names = {name for part in root.iter() for name in part.attrib}
    assert not {n for n in names if n == "style" or n.startswith("on") or n.endswith("href")}, kind
    assert not re.search(r"<(style|script|image|foreignObject)", svg)
    assert "url(" not in svg.replace("url(#", "")


@pytest.mark.parametrize(("kind", "svg"), list(drawings()))
def test_it_is_one_image_named_by_its_title(kind, svg):
    root = ElementTree.fromstring(svg)
    title = root.find("{http://www.w3.org/2000/svg}title")
    assert root.get("role") == "img", kind
    assert root.get("aria-labelledby") == title.get("id")
    assert len(title.text) > 15


@pytest.mark.parametrize(("kind", "svg"), list(drawings()))
def test_its_words_are_14_pixels_at_least(kind, svg):
    sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)', svg)]
    assert all(size >= 14 for size in sizes), kind
    assert sizes or kind == "sparkline"


def test_two_charts_on_a_page_share_no_id():
    first, second = (
        set(re.findall(r'\bid="([^"]+)"', timeliness(prefix=p).svg)) for p in ("APP17", "APP 18")
    )
    assert first
    assert not first & second


def test_it_is_the_same_bytes_again():
    first = timeliness()
    charts._xmr.cache_clear()
    assert timeliness() == first


def test_the_same_figures_are_drawn_once_and_any_other_anew():
    charts._xmr.cache_clear()
    assert timeliness() is timeliness()
    assert timeliness(prefix="other") is not timeliness()
    moved = charts.xmr(series((*VALUES[:-1], 76.1), mean=25.7, lower=9.3, upper=42.1), name=NAME, unit="%")
    assert "76.1%" in moved.svg


def test_a_target_that_moved_is_drawn_where_it_stood_and_said():
    targets = [None, 60.0, 60.0, 80.0]
    points = [
        Point(month, value, target=target)
        for month, value, target in zip(MONTHS, (2.3, 9.1, 11.9, 12.9), targets, strict=False)
    ]
    chart = charts.xmr(points, name=NAME, unit="%")
    assert chart.svg.count('stroke-dasharray="1,3"') == 2
    assert "below the target of 80.0%" in chart.sentence
    assert "The target moved to 80.0% in November 2023" in chart.sentence
    assert [row[chart.columns.index("Target")] for row in chart.rows] == ["", "60%", "60%", "80%"]


def test_publications_and_new_baselines_are_marked_with_their_reason():
    points = series((2.3, 9.1, 11.9))
    points[1] = replace(points[1], published="12 October 2023, edition 1")
    points[2] = replace(points[2], note="A second team began")
    chart = charts.xmr(points, name=NAME, unit="%")
    assert "a small triangle stands under each published month" in chart.svg
    assert "A second team began" in chart.svg
    assert "October 2023: A second team began" in chart.sentence
    assert chart.rows[1][-2:] == ("12 October 2023, edition 1", "")
    assert chart.rows[2][-2:] == ("", "A second team began")
    plain = charts.xmr(series((2.3, 9.1, 11.9)), name=NAME, unit="%")
    assert plain.columns == charts.HEADED


def test_its_title_says_the_finding():
    assert timeliness().title == f"{NAME}: up five months running, to 76.0% in October 2024"


@pytest.mark.parametrize(
    ("values", "cause", "title"),
    [
        ([5, 4, 3, 2], "common", "N: down three months running, to 2 plans in November 2023"),
        ([5, 4, 5, 4], "common", "N: 4 plans in November 2023"),
        ([5, 4, 5, 4], "concern", "N: 4 plans in November 2023, a concern"),
        ([1, 2, None, 3], "common", "N: 3 plans in November 2023"),
        ([1, 2, 3, 3], "common", "N: 3 plans in November 2023"),
        ([None, None], "common", "N: no figures yet"),
    ],
)
def test_a_title_claims_a_run_only_where_there_is_one(values, cause, title):
    chart = charts.xmr(series(values, cause=cause), name="N", unit="plans")
    assert chart.title == title


def test_its_sentence_carries_the_figures_that_the_eye_would_take():
    said = timeliness().sentence
    for part in (
        "2.3% in August 2023",
        "76.0% in October 2024",
        "9.3% to 42.1%",
        "below the target of 80.0%",
    ):
        assert part in said


def test_its_sentence_names_the_months_without_a_figure():
    assert "No figure for September 2023" in charts.xmr(series([1, None, 2]), name="N", unit="").sentence


def test_its_table_has_a_row_for_each_month_and_says_where_there_is_none():
    chart = charts.xmr(series([1.5, None]), name="N", unit="%")
    assert [row[:2] for row in chart.rows] == [("August 2023", "1.5%"), ("September 2023", "No figure")]
    assert all(len(row) == len(chart.columns) for row in chart.rows)


def test_causes_differ_in_shape_as_well_as_colour():
    looks = control_chart.LOOK.values()
    assert len({colour for colour, _ in looks}) == len({shape for _, shape in looks}) == 4


@pytest.mark.parametrize(
    ("values", "unit", "target", "span"),
    [
        (VALUES, "%", 80, (0, 80)),
        ([90, 92, 97], "%", 95, (90, 98)),
        ([90, 92, 99.9], "%", 100, (90, 100)),
        ([20402, 20408], "plans", None, (20402, 20408)),
        ([-5, 5], "points", None, (-6, 6)),
        ([0, 0], "cases", None, (0, 1)),
        ([7, 7], "cases", None, (0, 8)),
        ([-7, -7], "points", None, (-8, 0)),
        ([1.5], "%", None, (0, 2)),
    ],
)
def test_the_axis_begins_at_nought_unless_all_lies_in_its_top_quarter(values, unit, target, span):
    bottom, top = control_chart.span(series(values, target=target), unit=unit)
    assert bottom < top
    assert bottom <= min(values)
    assert top >= max(values)
    assert (bottom == 0) == (span[0] == 0)


def test_an_axis_that_does_not_begin_at_nought_says_so():
    assert "not at nought" in charts.xmr(series([90, 92, 97]), name="N", unit="%").svg
    assert "not at nought" not in timeliness().svg


@given(st.lists(st.floats(0, 200), min_size=1, max_size=6))
def test_labels_keep_their_order_and_their_distance(pixels):
    placed = control_chart.spread(pixels, gap=18, height=220)
    order = sorted(range(len(pixels)), key=lambda n: pixels[n])
    ordered = [placed[n] for n in order]
    assert all(b - a >= 17.999 for a, b in itertools.pairwise(ordered))
    assert max(placed) <= 220


@pytest.mark.parametrize("months", [[0, 0], [1, 0], []])
def test_months_out_of_order_are_refused_by_name(months):
    with pytest.raises(ValueError, match="N: "):
        charts.xmr([Point(MONTHS[n], 1.0) for n in months], name="N", unit="")


@settings(max_examples=12, deadline=None)
@given(
    st.lists(
        st.none() | st.floats(-1e6, 1e6, allow_nan=False).map(lambda v: round(v, 2)), min_size=1, max_size=40
    )
)
def test_any_series_can_be_drawn(values):
    chart = charts.xmr(series(values), name="N <&> 'x'", unit="%", target=1)
    ElementTree.fromstring(chart.svg)
    ElementTree.fromstring(charts.sparkline(values, name="N <&>"))
    assert len(chart.rows) == len(values)


def test_the_names_of_large_figures_stay_inside_the_picture():
    points = series(
        [1_234_000 + 500.5 * n for n in range(15)], mean=1_237_000, lower=1_234_000.4, upper=1_240_000
    )
    svg = charts.xmr(points, name="Pounds", unit="pounds", target=1_250_000).svg
    assert "Upper limit 1,240,000" in svg
    right = [
        39 + float(x) + 7.2 * len(text)
        for x, text in re.findall(r'translate\(([\d.]+),[\d.]+\)"[^>]*>((?:Upper|Lower) limit [^<]+)<', svg)
    ]
    assert len(right) == 2
    assert max(right) <= 720


def test_a_gap_in_a_sparkline_stays_a_gap():
    svg = charts.sparkline([1, 2, None, 3, 4], name="N")
    assert svg.count("<polyline") == 2


def test_a_sparkline_without_a_last_figure_says_so_and_draws_no_last_point():
    svg = charts.sparkline([3, 4, None], name="N", unit="plans")
    assert "no figure for the last month" in svg
    assert 'r="3"' not in svg


def test_bars_stand_on_one_scale():
    svg = charts.bars([brag(10, 0, 0, 0), brag(0, 5, 0, 0, label="B")], title="T", unit="actions").svg
    long, short = (float(w) for w in re.findall(r'width="([\d.]+)" height="24"', svg))
    assert long == pytest.approx(2 * short, abs=0.02)


def test_a_narrow_segment_drops_its_words_and_the_table_keeps_them():
    chart = charts.bars([brag(1, 0, 0, 400)], title="T", unit="actions")
    assert chart.rows == (("Area 1 progress", "1", "0", "0", "400", "401"),)
    assert "1 blue and 400 red of 401 actions" in chart.sentence
    assert ">B 1<" not in chart.svg


@pytest.mark.parametrize(
    "rows",
    [[], [brag(1, 1, 1, -1)], [brag(1, 1, 1, 1), Bar("B", (Segment("red", "Red", 1),))], [Bar("B", (Segment("x", "X", 1),))]],
)  # fmt: skip
def test_bars_that_cannot_be_compared_are_refused(rows):
    with pytest.raises(ValueError, match="Actions"):
        charts.bars(rows, title="Actions")


@pytest.mark.parametrize(
    ("week", "words"),
    [
        (0.0, "Week 1 of 20"),
        (6 / 7, "Week 1 of 20"),
        (1.0, "Week 2 of 20"),
        (12.4, "Week 13 of 20"),
        (19.9, "Week 20 of 20"),
        (20.0, "Week 20 of 20"),
        (20.5, "1 week past week 20"),
        (26.3, "6 weeks past week 20"),
    ],
)
def test_weeks_are_counted_as_people_say_them(week, words):
    chart = charts.weeks_bar(week, 20)
    assert chart.title == words
    assert words in chart.svg


def test_the_weeks_bar_says_what_is_done_late_and_to_come():
    marks = [Mark(16, "Decide", "due"), Mark(12, "Advice", "late"), Mark(6, "Assess", "done")]
    chart = charts.weeks_bar(12.4, 20, marks)
    assert chart.sentence == (
        "Week 13 of 20. Done: Assess (week 6). Late: Advice (week 12). To come: Decide (week 16)."
    )
    assert [row[0] for row in chart.rows] == ["6", "12", "16"]


def test_a_week_before_the_start_is_refused():
    with pytest.raises(ValueError, match="weeks bar"):
        charts.weeks_bar(-1, 20)


@given(st.floats(0, 60), st.lists(st.floats(0, 60), max_size=4))
def test_nothing_on_the_weeks_bar_leaves_it(week, marks):
    svg = charts.weeks_bar(week, 20, [Mark(m, "x", "done") for m in marks]).svg
    assert all(0 <= float(x) <= 720 for x in re.findall(r'\bc?x[12]?="([\d.-]+)"', svg))
