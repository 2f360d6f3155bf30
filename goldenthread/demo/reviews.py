"""Annual reviews: as many meetings in each month as bring the published share out exactly, and what came of each.

A plan counts at a month's end when its latest meeting lies in that month or the eleven before. No plan meets again
before twelve months have passed, so it is counted once; what has to be held in a month is then what the aim needs, less
what still counts. Plans older than the story have their reviews since the first of them was a year old.

A review that another one follows was decided before it, late or not, and an amended plan was sent. Only of a plan's
latest review can anything be outstanding.
"""

import random
from bisect import bisect_right
from datetime import date, timedelta

from goldenthread.demo import aims, days
from goldenthread.demo.children import Makings
from goldenthread.demo.published import series
from goldenthread.demo.rows import PlanRow, ReviewRow

FIRST_MEETINGS = "2015-11"
YEAR = 12
# A plan is left in peace for these months after it is made.
SETTLING = 8
# Meetings in the twelve days between the last published month and the day the story stands still.
MEETINGS_SINCE = 480
# Hardly anybody meets in August; what is left over is met by and by in the autumn. No such freedom in printed months.
HELD_BACK = {"08": 0.3, "09": 0.65, "10": 0.7, "11": 0.8}
HELD_BACK_UNTIL = "2022-12"
# How likely a plan is to be the next to meet, by months past the twelve (below so many). The longest waiting come first.
WEIGHTS = [(0, 0.4), (12, 1.0), (24, 1.6), (999, 9.0)]
LONG_WAIT = 24

TOLD_IN_TIME = 0.29
# How late a late decision is on average, in days; and the longest.
LATE_BY, LATEST_BY = 262, 640
# Days before the next meeting by which a review's decision is told, and those by which the amended plan is sent.
DECIDED_BEFORE_NEXT, FINAL_BEFORE_NEXT = (100, 190), (8, 60)


def build(makings: Makings, plans: list[PlanRow]) -> list[ReviewRow]:
    """Every review, in order of meeting."""
    chance = makings.chance
    found = [ReviewRow(0, "", plan.key, on) for plan, on in _meetings(chance, plans)]
    found.sort(key=lambda row: (row.meeting_on, row.plan))
    followed_on: dict[int, date] = {}
    by_key = {plan.key: plan for plan in plans}
    for number in range(len(found), 0, -1):
        row = found[number - 1]
        row.key, row.ref = number, makings.ref("V")
        if row.plan in followed_on:
            _finish(chance, row, by_key[row.plan], followed_on[row.plan])
        else:
            _follow_up(chance, row, by_key[row.plan])
        followed_on[row.plan] = row.meeting_on
    return found


def _meetings(chance: random.Random, plans: list[PlanRow]) -> list[tuple[PlanRow, date]]:
    """Plans come in order of issue."""
    issued = [plan.issued_on for plan in plans]
    latest: dict[int, int] = {}
    found = []
    for month in days.months(FIRST_MEETINGS, days.month_of(days.STANDS_STILL_ON)):
        end = min(days.last_day(month), days.STANDS_STILL_ON)
        live = [plan for plan in plans[: bisect_right(issued, end)] if plan.is_live_on(end)]
        a_year_ago = days.number(month) - YEAR
        met = [latest.get(plan.key, 0) for plan in live]
        number = _number(month, live, sum(when > a_year_ago for when in met))
        waiting = [plan for plan, when in zip(live, met, strict=True) if when <= a_year_ago]
        for plan in _choose(chance, month, waiting, latest, number):
            latest[plan.key] = days.number(month)
            found.append((plan, _meeting_day(chance, month)))
    return found


def _number(month: str, live: list[PlanRow], counted: int) -> int:
    """How many meetings the month needs, when so many live plans count already."""
    if month > aims.LAST_MONTH:
        return MEETINGS_SINCE
    printed = series("X-AR-IN-TIME-PCT").get(month)
    if printed and printed.numerator is not None:
        return printed.numerator - counted
    shares = aims.in_timescale()
    if month in shares:
        needed = round(len(live) * shares[month] / 100) - counted
    else:
        a_year_ago = days.last_day(days.later(month, -YEAR))
        over_a_year = sum(plan.issued_on <= a_year_ago for plan in live)
        needed = max(round(over_a_year * aims.MET_BEFORE_STORY) - counted, 0)
    return int(needed * HELD_BACK.get(month[5:], 1)) if month <= HELD_BACK_UNTIL else needed


def _choose(
    chance: random.Random, month: str, waiting: list[PlanRow], latest: dict[int, int], number: int
) -> list[PlanRow]:
    """A draw in which those who have waited longer have more chances, and the longest waiting go first."""
    settled_by = days.last_day(days.later(month, -SETTLING))
    ready = [plan for plan in waiting if plan.issued_on <= settled_by]
    if not 0 <= number <= len(ready):
        raise ValueError(f"{month}: {number} meetings are needed and {len(ready)} plans could meet")
    due_in = days.number(month) - YEAR
    late = [due_in - (latest.get(plan.key) or days.number(days.month_of(plan.issued_on))) for plan in ready]
    drawn = [_turn(chance, months) for months in late]
    order = sorted(range(len(ready)), key=lambda place: -drawn[place])
    return [ready[place] for place in order[:number]]


def _turn(chance: random.Random, months_late: int) -> float:
    """The higher, the sooner: a number drawn so that a plan of twice the weight is twice as likely to be the next."""
    if months_late > LONG_WAIT and chance.random() < 0.8:
        return 1 + months_late
    weight = next(weight for below, weight in WEIGHTS if months_late < below)
    return chance.random() ** (1 / weight)


def _meeting_day(chance: random.Random, month: str) -> date:
    last = min(days.last_day(month) - timedelta(days=1), days.STANDS_STILL_ON)
    return chance.choice(days.working_days(days.first_day(month), last))


def _finish(chance: random.Random, row: ReviewRow, plan: PlanRow, followed_on: date) -> None:
    """A review that another follows: papers, decision and what was decided, all before the next meeting."""
    told_by, sent_by = (
        days.worked(followed_on - timedelta(days=chance.randint(*span)))
        for span in (DECIDED_BEFORE_NEXT, FINAL_BEFORE_NEXT)
    )
    row.decided_on = min(_decision_day(chance, row.meeting_on), told_by)
    row.papers_received_on = min(_papers_day(chance, row.meeting_on), row.decided_on)
    row.decision = _amend_or_maintain(chance)
    if row.decision == "amend":
        row.amendments_proposed_on = days.after(chance, row.decided_on, 0, 12)
        _issue_amended(row, plan, min(_final_day(chance, row.amendments_proposed_on), sent_by))


def _follow_up(chance: random.Random, row: ReviewRow, plan: PlanRow) -> None:
    """A plan's latest review: papers, decision, amendments and final plan, as far as they had come."""
    stops_on = min(plan.ceased_on or date.max, days.STANDS_STILL_ON)
    papers_on = _papers_day(chance, row.meeting_on)
    decided_on = _decision_day(chance, row.meeting_on)
    if min(papers_on, decided_on) <= stops_on:
        row.papers_received_on = min(papers_on, decided_on)
    if decided_on > stops_on:
        return
    row.decided_on, row.decision = decided_on, _decision(chance, plan, decided_on)
    if row.decision == "amend":
        _amend(chance, row, plan, stops_on)


def _papers_day(chance: random.Random, meeting_on: date) -> date:
    """The school's report: most within the two weeks or soon after, one in twenty months late."""
    if chance.random() < 1 / 20:
        return days.after(chance, meeting_on, 35, 170)
    return days.after(chance, meeting_on, 3, 30)


def _decision_day(chance: random.Random, meeting_on: date) -> date:
    """Three in ten are told within the four weeks, the others many months after.

    Some of those are never told before the day the story stands still, so one in three of the decisions is in time.
    """
    if chance.random() < TOLD_IN_TIME:
        return days.after(chance, meeting_on, 7, days.REVIEW_DECISION_TIME.days)
    late = min(3 + round(chance.expovariate(1 / LATE_BY)), chance.randint(LATEST_BY - 90, LATEST_BY))
    return days.worked(meeting_on + days.REVIEW_DECISION_TIME + timedelta(days=late))


def _decision(chance: random.Random, plan: PlanRow, decided_on: date) -> str:
    soon = plan.ceased_on and plan.ceased_on - decided_on < timedelta(days=200)
    if soon and chance.random() < 0.7:
        return "cease"
    return _amend_or_maintain(chance)


def _amend_or_maintain(chance: random.Random) -> str:
    return chance.choices(["amend", "maintain"], [577, 423])[0]


def _amend(chance: random.Random, row: ReviewRow, plan: PlanRow, stops_on: date) -> None:
    proposed_on = days.after(chance, row.decided_on, 0, 12)
    if proposed_on > stops_on:
        return
    row.amendments_proposed_on = proposed_on
    final_on = _final_day(chance, proposed_on)
    if final_on <= stops_on:
        _issue_amended(row, plan, final_on)


def _final_day(chance: random.Random, proposed_on: date) -> date:
    """Two in three within the eight weeks of the notice."""
    least, most = (18, 56) if chance.random() < 0.66 else (57, 170)
    return days.after(chance, proposed_on, least, most)


def _issue_amended(row: ReviewRow, plan: PlanRow, final_on: date) -> None:
    row.final_plan_on = final_on
    plan.current_from_on = max(plan.current_from_on or final_on, final_on)
