"""The drawn county, counted again by brute force: no database and no indicator."""

import dataclasses
import hashlib
from collections import Counter
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

import pytest

from goldenthread.demo import aims, county, days, names, officers
from goldenthread.demo.published import series
from goldenthread.indicators.facts import WAITS_IN_WEEKS

DUE_AFTER = timedelta(weeks=20)


@pytest.fixture(scope="module")
def drawn():
    return county.build()


def digest(drawn) -> str:
    found = hashlib.sha256()
    for rows in dataclasses.astuple(drawn):
        found.update(repr(rows).encode())
    return found.hexdigest()


def is_open(row, on: date) -> bool:
    return bool(row.received_on) and row.received_on <= on and (row.closed_on is None or row.closed_on > on)


def percent(numerator: int, denominator: int) -> Decimal:
    return (Decimal(100 * numerator) / denominator).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


@pytest.mark.parametrize("month", series("APP17"))
def test_it_issues_plans_in_20_weeks_as_published(drawn, month):
    figure = series("APP17")[month]
    issued = [row for row in drawn.requests if row.issued_on and days.month_of(row.issued_on) == month]
    in_time = sum(row.issued_on <= row.received_on + DUE_AFTER for row in issued)
    assert (in_time, len(issued)) == (figure.numerator, figure.denominator)
    assert percent(in_time, len(issued)) == figure.value


@pytest.mark.parametrize("month", series("X-OLDEST-OPEN-WKS"))
def test_it_keeps_the_oldest_open_request_as_published(drawn, month):
    end = days.last_day(month)
    oldest = min(row.received_on for row in drawn.requests if is_open(row, end))
    assert (end - oldest).days // 7 == series("X-OLDEST-OPEN-WKS")[month].value


@pytest.mark.parametrize("month", series("X-AR-IN-TIME-PCT"))
def test_it_holds_reviews_in_timescale_as_published(drawn, month):
    figure, end = series("X-AR-IN-TIME-PCT")[month], days.last_day(month)
    year_ago = days.last_day(days.later(month, -12))
    live = {plan.key for plan in drawn.plans if plan.is_live_on(end)}
    met = {row.plan for row in drawn.reviews if year_ago < row.meeting_on <= end} & live
    assert percent(len(met), len(live)) == figure.value
    if figure.numerator is not None:
        assert (len(met), len(live)) == (figure.numerator, figure.denominator)


@pytest.mark.parametrize(
    ("on", "plans"),
    [
        (date(2022, 1, 20), 17733),
        (date(2023, 1, 19), 18931),
        (date(2024, 1, 18), 19407),
        (date(2024, 10, 31), 20408),
    ],
)
def test_it_has_as_many_live_plans_as_counted(drawn, on, plans):
    assert sum(plan.is_live_on(on) for plan in drawn.plans) == plans


@pytest.mark.parametrize("weeks", WAITS_IN_WEEKS)
def test_nobody_waits_longer_than_printed(drawn, weeks):
    for month in series(f"X-WAIT-OVER-{weeks}-WKS"):
        end = days.last_day(month)
        longest = end - min(row.received_on for row in drawn.requests if is_open(row, end))
        assert longest <= timedelta(weeks=weeks), month


def test_it_has_the_open_and_overdue_requests_of_may_2024(drawn):
    end = date(2024, 5, 31)
    waiting = [row for row in drawn.requests if is_open(row, end)]
    overdue = [row for row in waiting if row.received_on + DUE_AFTER < end]
    assert (len(waiting), len(overdue)) == (1306, 414)


def test_its_caseload_peaks_above_2200_in_2023_and_is_below_1200_by_august_2024(drawn):
    caseload = {
        month: sum(is_open(row, days.last_day(month)) for row in drawn.requests)
        for month in days.months("2023-01", "2024-10")
    }
    peak = max(caseload, key=caseload.get)
    assert peak.startswith("2023")
    assert caseload[peak] > 2200
    assert caseload["2024-08"] < 1200


@pytest.mark.parametrize(("stage", "received", "answered", "overdue"), [(1, 217, 103, 297), (2, 30, 19, 50)])
def test_its_complaints_are_those_counted_on_15_august_2023(drawn, stage, received, answered, overdue):
    first, last = date(2023, 4, 1), date(2023, 8, 15)
    rows = [row for row in drawn.complaints if row.stage == stage]
    waiting = [
        row for row in rows if row.received_on <= last and (not row.answered_on or row.answered_on > last)
    ]
    assert sum(first <= row.received_on <= last for row in rows) == received
    assert sum(bool(row.answered_on) and first <= row.answered_on <= last for row in rows) == answered
    assert sum(row.due_on < last for row in waiting) == overdue


def test_families_made_seven_requests_in_ten_at_first_and_some_four_by_the_end(drawn):
    def share(first, last):
        of = [row for row in drawn.requests if row.received_on and first <= row.received_on <= last]
        return sum(row.source == "parent_or_young_person" for row in of) / len(of)

    assert share(date(2021, 11, 1), date(2022, 1, 31)) == pytest.approx(0.71, abs=0.04)
    assert share(date(2024, 8, 1), date(2024, 10, 31)) == pytest.approx(0.43, abs=0.04)


def test_more_requests_are_refused_in_2024_than_before(drawn):
    def refused(year):
        of = [row for row in drawn.requests if row.decided_on and row.decided_on.year == year]
        return sum(row.decision == "refuse" for row in of) / len(of)

    assert 0.25 < refused(2023) < 0.38
    assert 0.42 < refused(2024) < 0.58


def test_one_review_decision_in_three_is_told_within_four_weeks(drawn):
    told = [row for row in drawn.reviews if row.decided_on and row.decided_on.year == 2024]
    in_time = sum(row.decided_on <= row.meeting_on + timedelta(weeks=4) for row in told)
    assert in_time / len(told) == pytest.approx(0.336, abs=0.015)


def test_the_same_seed_draws_the_same_county_and_another_seed_another(drawn):
    assert digest(county.build()) == digest(drawn)
    assert digest(county.build(7)) != digest(drawn)


def parents_share(drawn, month) -> float:
    received = [row for row in drawn.requests if row.received_on and days.month_of(row.received_on) == month]
    return sum(row.source == "parent_or_young_person" for row in received) / len(received)


@pytest.mark.parametrize("seed", [2024])
def test_any_seed_meets_the_aims(seed):
    drawn = county.build(seed)
    for month, (issued, in_time) in aims.issued().items():
        if month > aims.LAST_MONTH:
            break
        of = [row for row in drawn.requests if row.issued_on and days.month_of(row.issued_on) == month]
        assert len(of) == issued, month
        assert sum(row.issued_on <= row.received_on + DUE_AFTER for row in of) == in_time, month
    assert parents_share(drawn, "2024-08") == pytest.approx(0.43, abs=0.005)


def test_nothing_happens_after_the_day_the_story_stands_still(drawn):
    for rows in (drawn.requests, drawn.plans, drawn.reviews, drawn.complaints):
        for row in rows:
            late = {
                name: value
                for name in row.__slots__
                if name.endswith("_on")
                and name != "due_on"
                and (value := getattr(row, name)) is not None
                and value > days.STANDS_STILL_ON
            }
            assert late == {}, row


def test_facts_follow_one_another(drawn):
    for row in drawn.requests:
        steps = [row.received_on, row.decided_on, row.issue_agreed_on, row.draft_sent_on, row.issued_on]
        known = [step for step in steps if step]
        assert known == sorted(known), row
        for advice in row.advice:
            assert row.decided_on <= advice.requested_on <= advice.request_received_on
            assert advice.returned_on is None or advice.returned_on >= advice.request_received_on
    for plan in drawn.plans:
        assert plan.ceased_on is None or plan.ceased_on > plan.issued_on, plan
        assert plan.born_on < plan.issued_on, plan
    for review in drawn.reviews:
        known = [
            day
            for day in (
                review.meeting_on,
                review.decided_on,
                review.amendments_proposed_on,
                review.final_plan_on,
            )
            if day
        ]
        assert known == sorted(known), review
        assert review.papers_received_on is None or review.papers_received_on >= review.meeting_on


def test_no_review_is_held_outside_its_plans_life(drawn):
    plans = {plan.key: plan for plan in drawn.plans}
    for review in drawn.reviews:
        plan = plans[review.plan]
        assert plan.issued_on < review.meeting_on
        assert plan.ceased_on is None or review.meeting_on < plan.ceased_on


def test_nobody_holds_a_live_plan_at_25(drawn):
    stops_on = days.STANDS_STILL_ON
    born_by = stops_on.replace(year=stops_on.year - 25)
    assert [plan.ref for plan in drawn.plans if plan.is_live_on(stops_on) and plan.born_on <= born_by] == []


def test_numbers_and_references_are_once_only_and_nobodys(drawn):
    for rows, name in [(drawn.children, "upn"), (drawn.settings, "name"), (drawn.settings, "urn")]:
        counts = Counter(getattr(row, name) for row in rows if getattr(row, name))
        assert counts.most_common(1)[0][1] == 1, name
    refs = [
        row.ref
        for rows in (drawn.children, drawn.requests, drawn.plans, drawn.reviews, drawn.complaints)
        for row in rows
    ]
    assert len(set(refs)) == len(refs)
    assert all(child.postcode.startswith("ZZ") for child in drawn.children)
    assert all(child.upn[1:4] == "999" for child in drawn.children if child.upn)


def test_a_child_is_in_the_thirteenth_week_with_the_psychologists_advice_late(drawn):
    child = next(row for row in drawn.children if (row.forename, row.surname) == ("Amara", "Adeyemi-Clarke"))
    (request,) = [row for row in drawn.requests if row.child == child.key and row.received_on]
    advice = {each.kind: each for each in request.advice}
    assert (days.STANDS_STILL_ON - request.received_on).days // 7 + 1 == 13
    assert request.closed_on is None
    assert advice["psychology"].returned_on is None
    assert advice["psychology"].request_received_on + timedelta(weeks=6) < days.STANDS_STILL_ON


def latest_reviews(drawn) -> dict:
    """By plan, of the plans live on the day the story stands still."""
    live = {plan.key for plan in drawn.plans if plan.is_live_on(days.STANDS_STILL_ON)}
    return {row.plan: row for row in drawn.reviews if row.plan in live}


def weeks_since(day: date) -> float:
    return (days.STANDS_STILL_ON - day).days / 7


def test_every_review_that_another_follows_is_done_with_before_the_next_meeting(drawn):
    next_on: dict[int, date] = {}
    for row in reversed(drawn.reviews):
        followed_on = next_on.get(row.plan)
        next_on[row.plan] = row.meeting_on
        if followed_on is None:
            continue
        assert row.is_finished, row
        assert row.decision in {"amend", "maintain"}, row
        assert row.papers_received_on <= row.decided_on < followed_on, row
        assert (row.amendments_proposed_on is not None) == (row.decision == "amend"), row
        assert (row.final_plan_on or row.decided_on) < followed_on, row


def test_as_many_decisions_are_outstanding_as_returned_in_january_2025(drawn):
    waiting = [row for row in latest_reviews(drawn).values() if row.decided_on is None]
    outstanding = [row for row in waiting if weeks_since(row.meeting_on) > 4]
    assert len(outstanding) == pytest.approx(5190, rel=0.05)
    assert 650 < len(waiting) - len(outstanding) < 1300
    assert max(weeks_since(row.meeting_on) for row in outstanding) < 104
    papers_late = [row for row in waiting if not row.papers_received_on and weeks_since(row.meeting_on) > 2]
    assert 150 < len(papers_late) < 500


def test_amended_plans_late_are_some_hundreds(drawn):
    late = [
        row
        for row in latest_reviews(drawn).values()
        if row.decision == "amend" and not row.final_plan_on and weeks_since(row.meeting_on) > 12
    ]
    assert 300 < len(late) < 1000


def test_outcomes_are_shared_as_in_the_yearly_return(drawn):
    told = Counter(row.decision for row in drawn.reviews if row.decided_on and row.decided_on.year == 2024)
    share = {decision: number / told.total() for decision, number in told.items()}
    assert share == pytest.approx({"amend": 0.563, "maintain": 0.411, "cease": 0.026}, abs=0.02)


def test_most_overdue_reviews_are_weeks_to_two_years_late_and_none_since_before_2020(drawn):
    """The annual cycle runs from the last decision, or from the plan where none was ever told."""
    decided = {row.plan: row.decided_on for row in drawn.reviews if row.decided_on}
    opened = [
        max(decided.get(plan.key, plan.issued_on), plan.issued_on)
        for plan in drawn.plans
        if plan.is_live_on(days.STANDS_STILL_ON)
    ]
    late = sorted(weeks_since(on) - 52 for on in opened if weeks_since(on) > 52)
    assert 5000 < len(late) < 9300
    assert late[len(late) // 2] < 52
    assert sum(weeks > 104 for weeks in late) / len(late) < 0.12
    assert min(opened) >= date(2019, 1, 1)


def test_no_advice_is_awaited_for_a_request_that_has_ended(drawn):
    for row in drawn.requests:
        if row.closed_on:
            assert all(each.returned_on for each in row.advice), row


def test_each_body_that_gives_advice_has_some_dozens_to_write(drawn):
    team_of = {
        child.key: names.DISTRICT_TEAMS[names.DISTRICTS[child.district - 1]] for child in drawn.children
    }
    queue = Counter(
        officers.service(each.kind, team_of[row.child])
        for row in drawn.requests
        for each in row.advice
        if each.returned_on is None and each.kind in officers.SERVICES
    )
    assert set(queue) == {
        officers.service(kind, team) for kind in officers.SERVICES for team in officers.TEAMS
    }
    assert all(20 < number < 120 for number in queue.values()), queue


def test_complaints_recover_from_the_autumn_of_2023(drawn):
    def overdue(on):
        return sum(
            row.stage == 1 and row.due_on < on and (row.answered_on is None or row.answered_on > on)
            for row in drawn.complaints
        )

    def in_time(first, last):
        due = [row for row in drawn.complaints if row.stage == 1 and first <= row.due_on <= last]
        return sum(bool(row.answered_on) and row.answered_on <= row.due_on for row in due) / len(due)

    assert overdue(date(2024, 10, 31)) < 60 < overdue(date(2024, 3, 31)) < overdue(date(2023, 8, 15)) == 297
    assert in_time(date(2023, 9, 1), date(2024, 3, 31)) < 0.2
    assert 0.25 < in_time(date(2024, 9, 1), date(2024, 10, 31)) < 0.75
