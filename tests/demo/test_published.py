from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

import pytest

from goldenthread.demo.aims import oldest_received
from goldenthread.demo.checking import AGREES, Comparison
from goldenthread.demo.published import Published, published, series
from goldenthread.indicators import INDICATORS

TENTH = Decimal("0.1")


@pytest.mark.parametrize(
    "figure", [one for one in published() if one.code == "APP17"], ids=lambda one: one.period
)
def test_its_counts_give_the_printed_percentage_however_halves_are_rounded(figure):
    share = Decimal(100 * figure.numerator) / figure.denominator
    assert share.quantize(TENTH, ROUND_HALF_UP) == share.quantize(TENTH, ROUND_HALF_EVEN) == figure.value


@pytest.mark.parametrize(
    "figure",
    [one for one in published() if one.code == "APP17" and one.period != "2024-10"],
    ids=lambda one: one.period,
)
def test_a_count_differs_from_the_printed_one_only_where_nothing_nearer_fits(figure):
    off = abs(figure.denominator - figure.printed_count)
    nearer = range(figure.printed_count - off + 1, figure.printed_count + off)
    fitting = [
        count
        for count in nearer
        if any(
            (Decimal(100 * n) / count).quantize(TENTH, ROUND_HALF_UP) == figure.value for n in range(count)
        )
    ]
    assert fitting == []


def test_it_covers_fifteen_months_of_timeliness_and_age_and_thirteen_of_reviews():
    lengths = {code: len(series(code)) for code in ("APP17", "X-OLDEST-OPEN-WKS", "X-AR-IN-TIME-PCT")}
    assert lengths == {"APP17": 15, "X-OLDEST-OPEN-WKS": 15, "X-AR-IN-TIME-PCT": 13}


def test_every_figure_has_a_definition_a_stretch_of_time_and_a_way_to_agree():
    for figure in published():
        assert figure.code in INDICATORS
        assert figure.stretch.first <= figure.stretch.last
        assert figure.qualifier in AGREES


def test_no_figure_is_printed_twice():
    cells = [(figure.code, figure.period) for figure in published()]
    assert len(set(cells)) == len(cells)


@pytest.mark.parametrize(
    ("qualifier", "printed", "value", "agrees"),
    [
        ("exact", "1306", 1306, True),
        ("exact", "1306", 1307, False),
        ("exact", "0", 0, True),
        ("about", "8000", 8499, True),
        ("about", "8000", 8500, False),
        ("about", "43", 42.86, True),
        ("about", "43", 43.5, False),
        ("at least", "4500", 4500, True),
        ("at least", "4500", 4499, False),
        ("below", "1200", 1199, True),
        ("below", "1200", 1200, False),
        ("below", "1200", None, False),
    ],
)
def test_a_figure_agrees_as_it_was_printed(qualifier, printed, value, agrees):
    figure = Published("X-OPEN-ASSESS", "2024-08", qualifier, Decimal(printed), None, None, None, "a paper")
    assert Comparison(figure, None, None, value).agrees is agrees


def test_the_oldest_open_request_is_never_older_than_the_month_before():
    found = list(oldest_received().values())
    assert found == sorted(found)
