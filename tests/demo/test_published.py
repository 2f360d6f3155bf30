from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

import pytest

from goldenthread.demo.aims import oldest_received
from goldenthread.demo.published import published, series

TENTH = Decimal("0.1")


@pytest.mark.parametrize(
    "figure", [one for one in published() if one.code == "APP17"], ids=lambda one: one.month
)
def test_its_counts_give_the_printed_percentage_however_halves_are_rounded(figure):
    share = Decimal(100 * figure.numerator) / figure.denominator
    assert share.quantize(TENTH, ROUND_HALF_UP) == share.quantize(TENTH, ROUND_HALF_EVEN) == figure.value


@pytest.mark.parametrize(
    "figure",
    [one for one in published() if one.code == "APP17" and one.month != "2024-10"],
    ids=lambda one: one.month,
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


def test_the_oldest_open_request_is_never_older_than_the_month_before():
    found = list(oldest_received().values())
    assert found == sorted(found)
