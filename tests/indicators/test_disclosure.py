import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.indicators import Result
from goldenthread.indicators.disclosure import BY_SUBTRACTION, is_small, suppress

WHOLE = Result("APP17", dt.date(2024, 10, 1), dt.date(2024, 10, 31), "", "", 130, 171, 76.0)
SMALL = "fewer than 5 cases"


def share(met, all_of, group="", **others):
    by = "district" if group else ""
    return WHOLE._replace(numerator=met, denominator=all_of, value=50.0, group=group, group_by=by, **others)


@pytest.mark.parametrize(
    ("met", "all_of", "small"),
    [
        (130, 171, False),
        (4, 171, True),
        (5, 171, False),
        (0, 171, False),
        (1, 171, True),
        (167, 171, True),  # four not met are as few as four met
        (166, 171, False),
        (171, 171, False),
        (0, 4, True),
        (0, 5, False),
        (0, 0, False),
        (4, None, True),  # a count
        (5, None, False),
        (None, 4, True),  # an average, or the oldest of four
        (None, None, False),  # a figure that was returned as a figure
    ],
)
def test_what_is_small(met, all_of, small):
    assert is_small(share(met, all_of)) == small


def test_a_hidden_figure_shows_nothing_of_itself():
    [published] = suppress([share(2, 9)])
    assert published.reason == SMALL
    assert (published.result.numerator, published.result.denominator, published.result.value) == (
        None,
        None,
        None,
    )
    assert published.result.code == "APP17"


def test_a_figure_that_is_not_small_is_shown_as_it_is():
    [published] = suppress([WHOLE])
    assert published.result == WHOLE
    assert not published.hidden


def test_a_lone_hidden_group_takes_the_next_smallest_with_it():
    table = [
        share(60, 90),
        share(20, 40, "Ash"),
        share(2, 9, "Bay"),
        share(12, 22, "Cliff"),
        share(10, 19, "Dene"),
    ]
    assert [each.reason for each in suppress(table)] == ["", "", SMALL, "", BY_SUBTRACTION]


def test_two_hidden_groups_hide_each_other():
    table = [share(20, 40, "Ash"), share(2, 9, "Bay"), share(3, 22, "Cliff")]
    assert [each.reason for each in suppress(table)] == ["", SMALL, SMALL]


def test_another_month_or_breakdown_is_another_table():
    november = {"period_start": dt.date(2024, 11, 1), "period_end": dt.date(2024, 11, 30)}
    table = [share(2, 9, "Ash"), share(20, 40, "Ash", **november), share(20, 40, "Bay")]
    assert [each.reason for each in suppress(table)] == [SMALL, "", BY_SUBTRACTION]


COUNTS = st.lists(st.integers(0, 30), min_size=2, max_size=12)


@given(COUNTS)
def test_no_small_count_can_be_had_by_subtraction(counts):
    groups = [share(count, None, f"district {number}") for number, count in enumerate(counts)]
    published = suppress(groups)
    assert all(each.hidden for each, count in zip(published, counts, strict=True) if 0 < count < 5)
    assert sum(each.hidden for each in published) != 1
