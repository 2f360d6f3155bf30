import pytest

from goldenthread.indicators import Month, Result
from goldenthread.indicators.compose import Change, Gap, Rate

OCTOBER = Month(2024, 10)


def result(code, value, month=OCTOBER, group=""):
    return Result(code, month.first, month.last, group, "district" if group else "", None, None, value)


def values(composed):
    return [(row.code, row.period_end.month, row.group, row.value) for row in composed]


def test_a_gap_is_one_share_less_another():
    results = [
        result("A", 76.0),
        result("B", 46.0),
        result("A", 50.0, group="Ash"),
        result("A", None, OCTOBER.plus(1)),
    ]
    assert values(Gap("G", this="A", less="B").compose(results)) == [
        ("G", 10, "", 30.0),
        ("G", 10, "Ash", None),
        ("G", 11, "", None),
    ]


def test_a_rate_is_per_head_of_a_population():
    results = [result("PLANS", 20_400.0), result("PEOPLE", 340_000.0), result("PLANS", 3.0, OCTOBER.plus(1))]
    composed = Rate("R", count="PLANS", over="PEOPLE", per=1000).compose(results)
    assert values(composed) == [("R", 10, "", 60.0), ("R", 11, "", None)]


@pytest.mark.parametrize("population", [0.0, None])
def test_a_rate_over_nobody_is_nothing(population):
    composed = Rate("R", count="A", over="B", per=1000).compose([result("A", 1.0), result("B", population)])
    assert values(composed) == [("R", 10, "", None)]


def test_a_change_of_268_per_cent_is_not_a_ratio_of_268_per_cent():
    """The paper printed 268% where a figure had become 2.68 times what it was, a rise of 168%."""
    results = [result("A", 100.0, OCTOBER.plus(-12)), result("A", 268.0)]
    assert values(Change("C", of="A", months=12).compose(results)) == [
        ("C", 10, "", None),
        ("C", 10, "", 168.0),
    ]
    assert values(Change("C", of="A", months=12, in_per_cent=False).compose(results))[1][3] == 168.0


def test_a_change_from_nought_has_no_percentage():
    results = [result("A", 0.0, OCTOBER.plus(-1)), result("A", 3.0)]
    assert values(Change("C", of="A", months=1).compose(results))[1][3] is None
    assert values(Change("C", of="A", months=1, in_per_cent=False).compose(results))[1][3] == 3.0


def test_a_change_compares_like_with_like():
    year = OCTOBER.twelve_months()
    results = [
        Result("A", year.first, year.last, "", "", None, None, 9.0),
        result("A", 5.0, OCTOBER.plus(-1)),
    ]
    assert [row.value for row in Change("C", of="A", months=1).compose(results)] == [None, None]
