import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.govuk import figures

LEVELS = st.floats(-1000, 1000, allow_nan=False) | st.none()


@pytest.mark.parametrize(
    ("rating", "word"),
    [
        ("red", "Red"),
        ("GREEN", "Green"),
        ("Not returned", "Not returned"),
        (None, "Not rated"),
        ("suppressed", "Too few to show"),
    ],
)
def test_it_says_a_rating_in_a_word(rating, word):
    tag = BeautifulSoup(figures.rag_tag(rating), "html5lib").strong
    tag.find(class_="gt-rag__letter").extract()
    assert tag.get_text() == word


def test_it_refuses_a_rating_that_there_is_not():
    with pytest.raises(ValueError, match="pink"):
        figures.rag_tag("pink")


@given(st.lists(LEVELS, max_size=30), LEVELS, LEVELS, LEVELS)
def test_it_draws_every_point_inside_the_picture(values, lower, upper, target):
    if lower is not None and upper is not None:
        lower, upper = sorted((lower, upper))
    drawn = BeautifulSoup(
        figures.sparkline(values, label="A line", lower=lower, upper=upper, target=target), "html5lib"
    )
    points = [point for line in drawn.select("polyline") for point in line["points"].split()]
    for x, y in (point.split(",") for point in points):
        assert 0 <= float(x) <= 120
        assert 0 <= float(y) <= 36


def test_it_breaks_the_line_at_a_missing_month():
    drawn = BeautifulSoup(figures.sparkline([1, 2, None, 3, 4], label="A line"), "html5lib")
    assert len(drawn.select("polyline")) == 2


def test_it_says_why_there_is_no_line():
    assert "Not returned since July" in figures.sparkline([None, None], label="Not returned since July")


@pytest.mark.parametrize(
    ("week", "drawn", "width"), [(0, "done", "0"), (10, "done", "500"), (23, "late", "1000")]
)
def test_it_fills_the_bar_to_the_week_and_no_further(week, drawn, width):
    bar = BeautifulSoup(figures.week_bar(week=week, of=20, label=f"Week {week} of 20"), "html5lib")
    assert bar.select_one(f".gt-week-bar__{drawn}")["width"] == width
    assert bar.svg["aria-label"] == f"Week {week} of 20"


@pytest.mark.parametrize(("value", "of", "width"), [(12, 40, "300"), (50, 40, "1000"), (0, 0, "0")])
def test_it_draws_a_share_of_the_whole(value, of, width):
    bar = BeautifulSoup(figures.bar(value, of=of, label="A share"), "html5lib")
    assert bar.select_one(".gt-bar__value")["width"] == width


def test_it_says_the_parts_of_a_stacked_bar_in_words_and_leaves_out_the_empty():
    bar = BeautifulSoup(
        figures.stacked_bar([("green", 9), ("amber", 0), ("red", 1)], label="Ratings"), "html5lib"
    )
    assert [word.get_text() for word in bar.select("li")] == ["9 green", "1 red"]
    assert [float(part["width"]) for part in bar.select("rect")] == [896, 96]
