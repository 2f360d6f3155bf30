"""What a projection may never do, for any backlog; and small ones that can be reckoned by hand."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.indicators import INDICATORS, Month, evaluate
from goldenthread.indicators.facts import request
from goldenthread.indicators.pace import Wait, Waits
from goldenthread.indicators.trajectory import (
    Assumptions,
    Order,
    backlog_at,
    by_order,
    least_capacity,
    project,
)

OCTOBER = Month(2024, 10)
SOME_TIME = timedelta(days=140)
A_YEAR = timedelta(days=364)
DAYS = st.dates(date(2023, 6, 1), date(2024, 10, 31))
AGES = st.one_of(st.none(), st.integers(0, 500))
unhurried = settings(max_examples=50, deadline=None)  # each example is one projection or two
ENDED = Wait(
    date(2023, 5, 2), date(2023, 9, 19), finished_on=date(2023, 9, 20)
)  # so that there is a pace to read


def due_in_some_time(day):
    return day + SOME_TIME


@st.composite
def waits(draw):
    opened_on = draw(DAYS)
    finished, left = draw(AGES), draw(AGES)
    ending = {}
    if finished is not None and (left is None or finished <= left):
        ending["finished_on"] = opened_on + timedelta(days=finished)
    elif left is not None:
        ending["left_on"] = opened_on + timedelta(days=left)
    return Wait(opened_on, opened_on + SOME_TIME, is_first=draw(st.booleans()), **ending)


BACKLOGS = st.lists(waits(), max_size=60)
ORDERS = st.sampled_from(list(Order))


@st.composite
def assumed(draw):
    number = draw(st.integers(1, 8))
    arrivals = tuple(draw(st.lists(st.integers(0, 30), min_size=number, max_size=number)))
    return Assumptions(
        draw(st.integers(0, 40)), arrivals, draw(st.integers(0, 90)), draw(ORDERS), draw(st.integers(0, 60))
    )


def backlog(rows, *, renews=False):
    return backlog_at(Waits.of([ENDED, *rows]), OCTOBER, due_on=due_in_some_time, renews=renews)


@unhurried
@given(BACKLOGS, assumed())
def test_what_is_open_is_what_was_open_and_what_came_less_what_ended(rows, assuming):
    found = project(backlog(rows), assuming)
    before = found.start
    for end in found.ends:
        assert end.open == before.open + end.arrived - end.finished - end.left
        before = end


@unhurried
@given(BACKLOGS, assumed())
def test_what_is_reviewed_stays_open_for_its_next_review(rows, assuming):
    found = project(backlog(rows, renews=True), assuming)
    before = found.start
    for end in found.ends:
        assert end.open == before.open + end.arrived - end.left
        before = end


@unhurried
@given(BACKLOGS, assumed())
def test_no_more_is_finished_than_there_is_room_for_and_no_part_is_more_than_the_whole(rows, assuming):
    for end in project(backlog(rows), assuming).ends:
        assert end.in_time <= end.finished <= assuming.capacity
        assert max(end.past_due, end.over) <= end.open
        assert (end.oldest_on is None) == (end.open == 0)


@unhurried
@given(BACKLOGS, assumed(), st.integers(0, 25))
def test_finishing_more_never_leaves_more_open_or_anybody_waiting_longer(rows, assuming, more):
    standing = backlog(rows)
    fewer = project(standing, assuming).ends
    better = project(standing, assuming_more(assuming, more)).ends
    for with_fewer, with_more in zip(fewer, better, strict=True):
        for name in ("open", "past_due", "over", "unmet"):
            assert getattr(with_more, name) <= getattr(with_fewer, name), name
        assert (with_more.oldest_weeks or 0) <= (with_fewer.oldest_weeks or 0)


@unhurried
@given(BACKLOGS, assumed(), st.integers(0, 25))
def test_room_for_more_reviews_never_means_fewer_held_by_any_months_end(rows, assuming, more):
    """Not that fewer are overdue at each: a meeting held a week earlier falls due again a week earlier."""
    staying = [row._replace(left_on=None) for row in rows]
    standing = backlog(staying, renews=True)
    oldest_first = replace(assuming, leave_percent=0, order=Order.OLDEST_FIRST)
    few, many = (
        project(standing, oldest_first).ends,
        project(standing, assuming_more(oldest_first, more)).ends,
    )
    held = [list(accumulate(end.finished for end in ends)) for ends in (few, many)]
    assert all(with_more >= with_fewer for with_fewer, with_more in zip(*held, strict=True))


def assuming_more(assuming, more):
    return replace(assuming, capacity=assuming.capacity + more)


@unhurried
@given(BACKLOGS, assumed(), st.integers(1, 60), st.data())
def test_the_least_capacity_is_enough_and_one_fewer_is_not(rows, assuming, most, data):
    standing = backlog(rows)
    by = data.draw(st.integers(1, len(assuming.arrivals)))
    least = least_capacity(standing, assuming, by=by, most=most)

    def ends_with(capacity):
        return project(standing, replace(assuming, capacity=capacity, order=Order.OLDEST_FIRST)).ends

    assert least.by == OCTOBER.plus(by)
    if least.capacity is None:
        assert ends_with(most)[by - 1].over
        assert least.reached == next((end.month for end in ends_with(most)[by:] if not end.over), None)
    else:
        assert not ends_with(least.capacity)[by - 1].over
        assert least.capacity == 0 or ends_with(least.capacity - 1)[by - 1].over


@unhurried
@given(BACKLOGS, assumed())
def test_the_same_assumptions_give_the_same_answer(rows, assuming):
    assert project(backlog(rows), assuming) == project(backlog(list(reversed(rows))), assuming)


@unhurried
@given(st.lists(waits(), min_size=1, max_size=30))
def test_it_starts_from_the_figures_of_the_definitions(rows):
    start = project(backlog(rows), Assumptions(0, (0,), 0)).start
    facts = request.frame(
        [
            request.row(
                received_on=row.opened_on,
                due_on=row.due_on,
                closed_on=row.finished_on or row.left_on,
                issued_on=row.finished_on,
            )
            for row in [ENDED, *rows]
        ]
    )

    def figure(code):
        return evaluate(INDICATORS[code], facts, [OCTOBER])[0]

    assert start.open == figure("X-OPEN-ASSESS").value
    assert start.past_due == figure("X-OPEN-OVER-20").value
    assert start.oldest_weeks == figure("X-OLDEST-OPEN-WKS").value
    issued = figure("APP17")
    assert (start.in_time, start.finished) == (issued.numerator, issued.denominator)


# Small ones, by hand. Ten requests were finished at 100 days in October, so nothing is finished younger.

OCTOBER_13 = date(2024, 10, 13)
LATE = [Wait(date(2024, 3, 1), date(2024, 7, 19)) for _ in range(60)]
AT_100_DAYS = [
    Wait(OCTOBER_13 - timedelta(days=100), OCTOBER_13 + timedelta(days=40), finished_on=OCTOBER_13)
    for _ in range(10)
]
COMING = [
    Wait(date(2024, 7, 1) + timedelta(days=n), date(2024, 11, 18) + timedelta(days=n)) for n in range(92)
]


def test_without_anybody_to_finish_them_all_stay_open_and_grow_old():
    found = project(backlog([*LATE, *AT_100_DAYS]), Assumptions(0, (0, 0), 0, over_weeks=40))
    assert [end.open for end in found.ends] == [60, 60]
    assert [end.over for end in found.ends] == [0, 60]  # 275 days on 1 December, 280 being 40 weeks
    assert [end.oldest_on for end in found.ends] == [date(2024, 3, 1)] * 2
    assert found.ends[0].oldest_weeks == pytest.approx(274 / 7)


def test_clearing_the_oldest_first_lowers_the_share_in_time_before_it_raises_it():
    standing = backlog([*LATE, *AT_100_DAYS, *COMING])
    found = by_order(standing, Assumptions(45, (30,) * 8, 0))
    oldest, newest = found[Order.OLDEST_FIRST].ends, found[Order.NEWEST_FIRST].ends
    assert [oldest[0].in_time_percent, oldest[-1].in_time_percent] == [0, 100]
    assert (newest[0].in_time, newest[0].finished) == (44, 45)
    assert (oldest[2].oldest_on, newest[2].oldest_on) == (date(2024, 9, 14), date(2024, 3, 1))


def test_nobody_is_finished_younger_than_is_usual():
    young = [Wait(date(2024, 10, 31), date(2025, 3, 20)) for _ in range(5)]
    found = project(backlog([*AT_100_DAYS, *young]), Assumptions(50, (0, 0, 0, 0), 0))
    assert [end.finished for end in found.ends] == [0, 0, 0, 5]  # 100 days from 31 October is 8 February


def test_those_who_leave_do_so_at_the_ages_at_which_others_left():
    left = [Wait(date(2024, 9, 1), date(2025, 1, 19), left_on=date(2024, 10, 11)) for _ in range(50)]
    stayed = [Wait(date(2024, 9, 1), date(2025, 1, 19)) for _ in range(50)]
    standing = backlog([*left, *stayed, *AT_100_DAYS])
    assert 25 < standing.pace.leave_percent < 60
    found = project(standing, Assumptions(0, (100,) * 4, 50))
    assert sum(end.left for end in found.ends[:1]) < found.ends[2].left


def test_a_plan_reviewed_falls_due_again_a_year_later():
    def in_a_year(day):
        return day + A_YEAR

    met = [
        Wait(date(2023, 10, 1), date(2024, 9, 29), finished_on=date(2024, 10, 1), is_first=False),
        Wait(date(2024, 10, 1), date(2025, 9, 30), is_first=False),
    ]
    standing = backlog_at(Waits.of(met), OCTOBER, due_on=in_a_year, renews=True)
    found = project(standing, Assumptions(1, (0,) * 25, 0))
    assert [end.month for end in found.ends if end.finished] == [Month(2025, 10), Month(2026, 11)]
    assert all(end.open == 1 for end in found.ends)  # the second, 366 days on, missed October's place


def test_it_is_not_possible_before_what_is_young_can_be_finished():
    """Five received on 31 October, none to be finished before 8 February, asked about from nine weeks on."""
    young = [Wait(date(2024, 10, 31), date(2025, 3, 20)) for _ in range(5)]
    standing = backlog([*AT_100_DAYS, *young])
    assuming = Assumptions(0, (0,) * 6, 0, over_weeks=8)
    january = least_capacity(standing, assuming, by=3, most=500)
    assert (january.capacity, january.reached) == (None, Month(2025, 2))
    assert least_capacity(standing, assuming, by=4, most=500).capacity == 6  # five places from the 8th on


@pytest.mark.parametrize(
    "wrong",
    [Assumptions(-1, (1,), 0), Assumptions(1, (-1,), 0), Assumptions(1, (1,), -1), Assumptions(1, (), 0)],
)
def test_it_refuses_what_cannot_be(wrong):
    with pytest.raises(ValueError, match="at least one month"):
        project(backlog([]), wrong)
