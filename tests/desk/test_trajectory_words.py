"""The sentences of a projection, each from its numbers."""

from datetime import date, timedelta

import pytest

from goldenthread.desk import trajectory_words as said
from goldenthread.desk.trajectory_words import NAMES
from goldenthread.indicators import Month
from goldenthread.indicators.trajectory import Assumptions, Least, MonthEnd, Order, Trajectory
from goldenthread.scorecard.projection import POOLS, Accuracy, Compared

OCTOBER, NOVEMBER = Month(2024, 10), Month(2024, 11)
REQUESTS = NAMES["requests"]
ASSUMED = Assumptions(165, (300, 300, 300), 49)


def end(month, *, in_time=0, finished=10, past_due=0, open=100, weeks=30):
    oldest_on = month.last - timedelta(weeks=weeks)
    return MonthEnd(month, 0, finished, in_time, 0, open, past_due, 0, 0, oldest_on if open else None)


def run(*shares, order=Order.OLDEST_FIRST, **last):
    """A projection whose share in time is so many tenths, month by month from October."""
    months = [OCTOBER.plus(n) for n in range(len(shares))]
    ends = [end(month, in_time=share) for month, share in zip(months[:-1], shares[:-1], strict=True)]
    ends.append(end(months[-1], in_time=shares[-1], **last))
    return Trajectory(Assumptions(165, (300,) * (len(shares) - 1), 49, order), ends[0], tuple(ends[1:]))


def test_every_pool_has_its_names():
    assert NAMES.keys() == {pool.name for pool in POOLS}


@pytest.mark.parametrize(
    ("values", "way"),
    [
        ([70.0, 75.0, 80.0], ""),
        ([70.0, 40.0, 80.0], ", as low as 40.0% in November 2024"),
        ([70.0, 90.0, 80.0], ", as high as 90.0% in November 2024"),
        (
            [70.0, 20.0, 90.0, 80.0],
            ", as low as 20.0% in November 2024 and as high as 90.0% in December 2024",
        ),
        ([70.0, None, 80.0], ""),
    ],
)
def test_the_way_is_told_where_it_leads_outside_its_ends(values, way):
    found = run(*[7] * len(values), open=1, weeks=1)
    sentence = said.outcome(REQUESTS, found, values, "%", as_now=True)
    last = {3: "December 2024", 4: "January 2025"}[len(values)]
    assert sentence == (
        "If nothing changes (165 plans issued a month, the oldest first), the figure goes from 70.0% in October 2024 to "
        f"80.0% in {last}{way}. Then 1 request is open, none of them past their 20-week date; the longest wait is 1 week."
    )


def test_an_empty_desk_is_told_as_one():
    assert said.standing(REQUESTS, end(OCTOBER, open=0)) == "Then no request is open."


LEAST = {
    Least(NOVEMBER, 142, 500): (
        "At least 142 plans issued a month, the oldest first: then nobody has been waiting over 26 weeks at the end of "
        "November 2024. That is 23 fewer than the 165 a month of the last three months."
    ),
    Least(NOVEMBER, 165, 500): (
        "At least 165 plans issued a month, the oldest first: then nobody has been waiting over 26 weeks at the end of "
        "November 2024. That is as many as now (165 a month)."
    ),
    Least(NOVEMBER, 0, 500): (
        "None are needed: nobody has been waiting over 26 weeks at the end of November 2024, whatever is done until then."
    ),
    Least(NOVEMBER, None, 500, Month(2025, 2)): (
        "Not possible before February 2025, even with 500 plans issued a month: only then is it so that nobody has been "
        "waiting over 26 weeks."
    ),
    Least(NOVEMBER, None, 500): "Not possible in the months projected, even with 500 plans issued a month.",
}


@pytest.mark.parametrize("found", LEAST)
def test_it_answers_how_many_a_month(found):
    assert said.least(REQUESTS, found, over_weeks=26, now=165, earliest_age=100) == LEAST[found]


def test_what_is_never_done_so_young_is_said_where_it_is_the_reason():
    sentence = said.least(REQUESTS, Least(NOVEMBER, None, 500), over_weeks=10, now=165, earliest_age=120)
    assert sentence.endswith("Hardly any plan is issued before 17 weeks have passed.")


def test_the_dip_and_what_the_better_looking_order_hides_stand_together():
    sentence = said.order_matters(
        REQUESTS, run(7, 3, 10, weeks=19), run(7, 9, 10, order=Order.NEWEST_FIRST, past_due=71, weeks=169)
    )
    assert sentence == (
        "Issuing plans to those who have waited longest first takes plans issued within 20 weeks down from 70.0% to 30.0% "
        "in November 2024 before they rise to 100.0% in December 2024. With the newest first it is 90.0% in the same month; "
        "but by December 2024 71 are past their 20-week date rather than 0, and the longest wait is 169 weeks rather than "
        "19 weeks. The figure that looks better is the one under which people wait longer."
    )


@pytest.mark.parametrize(
    ("oldest", "newest", "piece"),
    [
        ((7, 3, 3), (7, 9, 9), "; by December 2024 they have not risen again."),
        ((2, 3, 9), (2, 9, 9), "gives 30.0% of plans issued within 20 weeks in November 2024 before they rise to 90.0%"),
        ((7, 9, 9), (7, 9, 9), "The order of work makes next to no difference here"),
        ((7, 3, 9), (7, 9, 9), "With the newest first it is 90.0% in the same month, and by December 2024 nobody waits longer"),
    ],
)  # fmt: skip
def test_it_claims_no_dip_and_no_trap_where_the_numbers_show_none(oldest, newest, piece):
    assert piece in said.order_matters(REQUESTS, run(*oldest), run(*newest, order=Order.NEWEST_FIRST))


def test_where_nothing_is_finished_the_order_is_no_matter():
    nothing = Trajectory(ASSUMED, end(OCTOBER, finished=0), (end(NOVEMBER, finished=0),))
    assert said.order_matters(REQUESTS, nothing, nothing).startswith("Nothing is finished in these months")


def past(*errors):
    return Accuracy(
        3,
        tuple(
            Compared(OCTOBER.plus(n - 9), OCTOBER.plus(n - 6), 50.0 + error, 50.0)
            for n, error in enumerate(errors)
        ),
    )


@pytest.mark.parametrize(
    ("errors", "piece"),
    [
        ((1, 2, -9, 4), "4 projections made like this at past month-ends were on average 4.0 points from what came"),
        ((1, 2, -9, 4), "and too high in 3 of 4. The worst, made at the end of March 2024, expected 41.0% in June 2024, and 50.0% came."),
        ((1, -2, 3, -4), "too high as often as not"),
        ((0, -2, 0), "too low or right in 3 of 3"),
        ((1, 2), "3 months ahead: there is not enough history to say (2 past projections)."),
        ((), "3 months ahead: there is not enough history to say (0 past projections)."),
    ],
)  # fmt: skip
def test_it_says_how_far_off_it_would_have_been(errors, piece):
    assert piece in said.reliability(past(*errors), "%")


@pytest.mark.parametrize(
    ("amount", "unit", "shown"),
    [(10.84, "%", "10.8 points"), (146.4, "requests", "146 requests"), (4.25, "requests", "4.2 requests"), (22.1, "weeks", "22 weeks")],
)  # fmt: skip
def test_a_distance_has_the_figures_own_unit(amount, unit, shown):
    assert said.distance(amount, unit) == said.distance(-amount, unit) == shown


def test_an_error_has_its_sign():
    compared = [Compared(OCTOBER, NOVEMBER, value, 50.0) for value in (60.0, 50.0, 40.0)]
    assert [said.error(one, "requests") for one in compared] == ["+10 requests", "0 requests", "−10 requests"]


def test_the_longest_wait_is_in_whole_weeks_gone_by():
    stood = end(OCTOBER)._replace(oldest_on=date(2024, 10, 11))
    assert said.standing(REQUESTS, stood).endswith("the longest wait is 2 weeks.")
