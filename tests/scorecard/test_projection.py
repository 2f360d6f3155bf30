"""From the facts to a projection: the same figures as the scorecard's, what it cannot do, and how well it would have done."""

import random
from datetime import date, timedelta

import factories
import polars as pl
import pytest

from goldenthread.indicators import INDICATORS, Month, evaluate
from goldenthread.indicators.facts import FACTS
from goldenthread.indicators.pace import Waits
from goldenthread.indicators.trajectory import Assumptions, backlog_at, project
from goldenthread.scorecard import projection, store
from goldenthread.scorecard.projection import AHEAD, POOL_OF, POOLS, TRIALS, Compared

OCTOBER = Month(2024, 10)
FIRST_DAY = date(2021, 9, 1)
CODES = sorted(POOL_OF)


def days(number):
    return timedelta(days=number)


def frames(seed=1):
    """Three tables of some hundred random rows, as a fact run would have them."""
    chance = random.Random(seed)
    return {
        "request": FACTS["request"].frame([a_request(chance, n) for n in range(400)]),
        "plan_year": FACTS["plan_year"].frame([row for n in range(150) for row in a_plans_life(chance, n)]),
        "complaint": FACTS["complaint"].frame([a_complaint(chance, n) for n in range(200)]),
    }


def some_day(chance):
    return FIRST_DAY + days(chance.randrange(1200))


def a_request(chance, number):
    received_on = some_day(chance)
    ending = chance.choice([{}, {"issued_on": 1}, {"not_issued_on": 1}])
    dates = dict.fromkeys(ending, received_on + days(chance.randint(20, 400)))
    closed_on = next(iter(dates.values()), None)
    return FACTS["request"].row(
        ref=f"R-{number}",
        received_on=received_on,
        due_on=received_on + days(140),
        closed_on=closed_on,
        **dates,
    )


def a_plans_life(chance, number):
    """A plan from its making to its last meeting, or to its end."""
    from_on, opened_by = some_day(chance), "plan_made"
    for _ in range(4):
        until_on = from_on + days(chance.randint(300, 500)) if chance.random() < 0.8 else None
        yield FACTS["plan_year"].row(
            ref=f"P-{number}",
            from_on=from_on,
            until_on=until_on,
            current_until_on=from_on + days(364),
            opened_by=opened_by,
        )
        if until_on is None or chance.random() < 0.2:
            return
        from_on, opened_by = until_on, "meeting"


def a_complaint(chance, number):
    received_on = some_day(chance)
    answered_on = received_on + days(chance.randint(1, 90)) if chance.random() < 0.8 else None
    return FACTS["complaint"].row(
        ref=f"X-{number}",
        stage=chance.choice([1, 1, 2]),
        received_on=received_on,
        due_on=received_on + days(28),
        answered_on=answered_on,
    )


@pytest.mark.parametrize("month", [Month(2023, 3), OCTOBER])
@pytest.mark.parametrize("code", CODES)
def test_it_starts_from_the_scorecards_own_figure(code, month):
    found, pool = frames(), POOL_OF[code]
    standing = backlog_at(pool.read(found), month, due_on=lambda day: day + days(28), renews=pool.renews)
    start = project(standing, Assumptions(0, (0,), 0)).start
    result = evaluate(INDICATORS[code], found[INDICATORS[code].fact.name], [month])[0]
    assert pool.figures[code](start) == pytest.approx(result.value)


def test_a_plans_end_is_not_taken_for_a_meeting():
    plan = {"ref": "P-1", "current_until_on": date(2024, 9, 1)}
    rows = [
        FACTS["plan_year"].row(
            **plan, from_on=date(2022, 9, 1), until_on=date(2023, 9, 1), opened_by="plan_made"
        ),
        FACTS["plan_year"].row(
            **plan, from_on=date(2023, 9, 1), until_on=date(2024, 7, 1), opened_by="meeting"
        ),
    ]
    found = POOL_OF["APP20"].read({"plan_year": FACTS["plan_year"].frame(rows)}).table.sort("opened")
    assert found["finished"].to_list() == [True, False]
    assert found["first"].to_list() == [True, False]


@pytest.mark.parametrize("pool", POOLS, ids=lambda pool: pool.name)
def test_what_happened_after_the_month_does_not_change_what_was_projected_from_it(pool):
    """A past projection may not know its own future: every later ending taken away, and every later case."""
    march, whole = Month(2023, 3), pool.read(frames())
    then = Waits(
        whole.table.filter(pl.col("opened") <= march.last.toordinal()).with_columns(
            ended=pl.when(pl.col("ended") <= march.last.toordinal()).then("ended").otherwise(10_000_000)
        )
    )
    both = [
        backlog_at(known, march, due_on=lambda day: day + days(28), renews=pool.renews)
        for known in (whole, then)
    ]
    as_now = [project(standing, standing.as_now(6)) for standing in both]
    assert as_now[0] == as_now[1]


def steady(per_day=2, age=100):
    """Every day as many requests as the day before, each issued at the same age."""
    return [
        FACTS["request"].row(
            ref=f"R-{day}-{n}",
            received_on=FIRST_DAY + days(day),
            due_on=FIRST_DAY + days(day + 140),
            closed_on=FIRST_DAY + days(day + age),
            issued_on=FIRST_DAY + days(day + age),
        )
        for day in range(1200)
        for n in range(per_day)
    ]


def start_of(code, rows, monkeypatch, digest):
    monkeypatch.setattr(store, "read", lambda name: {"request": FACTS["request"].frame(rows)})
    pool = POOL_OF[code]
    return projection.Starting(
        code, OCTOBER, pool, digest, OCTOBER.last, projection._backlog(digest, pool, OCTOBER)
    )


def test_where_nothing_changes_past_projections_came_true(monkeypatch):
    rows = steady()
    start = start_of("X-OPEN-ASSESS", rows, monkeypatch, "steady")
    months = [OCTOBER.plus(-n) for n in range(24)]
    results = evaluate(INDICATORS["X-OPEN-ASSESS"], FACTS["request"].frame(rows), months)
    happened = {Month.containing(each.period_end): each.value for each in results}
    for found in projection.accuracy(start, happened):
        assert len(found.compared) == TRIALS - (0 if found.ahead == min(AHEAD) else 3)
        assert found.mean_error < 4  # of some 200; months are of different lengths
        assert found.worst in found.compared


def test_a_figure_that_nobody_worked_out_is_compared_with_nothing(monkeypatch):
    start = start_of("X-OPEN-ASSESS", steady(), monkeypatch, "steady")
    three, six = projection.accuracy(start, {Month(2024, 7): 201.0})
    assert [(each.made, each.happened) for each in three.compared] == [(Month(2024, 4), 201.0)]
    assert [each.made for each in six.compared] == [Month(2024, 1)]
    nothing = projection.accuracy(start, {})[0]
    assert (nothing.mean_error, nothing.worst, nothing.too_high) == (None, None, 0)


def test_an_error_has_its_direction():
    assert Compared(Month(2024, 1), Month(2024, 4), expected=300, happened=200).error == 100


@pytest.mark.django_db
def test_it_says_why_there_is_nothing_to_project_from(work_out):
    assert projection.starting("APP99", OCTOBER) is None
    assert "No case records have been read" in projection.starting("APP17", OCTOBER).why_not
    factories.request(received_on=date(2024, 9, 2), decided_on=date(2024, 10, 7), decision="refuse")
    work_out()
    short = projection.starting("APP17", OCTOBER)
    assert short.backlog is None
    assert "ends are on record from 1 month only" in short.why_not
    assert "ends are on record from no month" in projection.starting("APP20", OCTOBER).why_not
    later = projection.starting("APP17", Month(2025, 1)).why_not
    assert later.startswith("January 2025 had not ended on 12 November 2024")


@pytest.mark.django_db
@pytest.mark.parametrize("code", CODES)
def test_every_figure_has_its_projection_from_the_records(work_out, code):
    for back in range(40):
        received_on = date(2024, 9, 30) - days(20 * back)
        asked = factories.request(
            received_on=received_on, decided_on=received_on + days(30), decision="assess"
        )
        factories.assessment(request=asked, issue_agreed_on=received_on + days(100))
        if back > 6:
            plan = factories.plan(
                request=asked,
                draft_sent_on=received_on + days(110),
                first_issued_on=received_on + days(130),
            )
            for year in range(1, 2 + back // 30):
                met_on = received_on + days(130 + 360 * year)
                if met_on < OCTOBER.last:
                    factories.review(plan=plan, meeting_on=met_on)
        factories.complaint(received_on=received_on, answered_on=received_on + days(20))
    work_out()
    start = projection.starting(code, OCTOBER)
    assert start.why_not == ""
    found = projection.projected(start.backlog, start.as_now(12))
    assert len(found.ends) == 12
    assert start.most >= 10
    assert projection.least(start.backlog, start.as_now(12), by=6, most=start.most).by == Month(2025, 4)
