"""Annual reviews: as many meetings in each month as bring the published share out exactly.

A plan counts at a month's end when its latest meeting lies in that month or the eleven before. No plan meets again
before twelve months have passed, so it is counted once; what has to be held in a month is then what the aim needs, less
what still counts.
"""

import random
from datetime import date, timedelta

from goldenthread.demo import aims, days
from goldenthread.demo.children import Makings
from goldenthread.demo.published import series
from goldenthread.demo.rows import PlanRow, ReviewRow

FIRST_MEETINGS = "2020-11"
YEAR = 12
# A plan is left in peace for these months after it is made.
SETTLING = 8
# Meetings in the twelve days between the last published month and the day the story stands still.
MEETINGS_SINCE = 480
SCHOOL_TERMS = [1.0, 1.0, 1.2, 0.8, 1.2, 1.3, 1.0, 0.15, 0.8, 1.2, 1.4, 0.9]


def build(makings: Makings, plans: list[PlanRow]) -> list[ReviewRow]:
    """Every review, in order of meeting."""
    chance = makings.chance
    met = _meetings(chance, plans)
    found = [ReviewRow(0, "", plan.key, on) for plan, on in met]
    found.sort(key=lambda row: (row.meeting_on, row.plan))
    latest = {row.plan: number for number, row in enumerate(found)}
    by_key = {plan.key: plan for plan in plans}
    for number, row in enumerate(found):
        row.key, row.ref = number + 1, makings.ref("V")
        _follow_up(chance, row, by_key[row.plan], is_latest=latest[row.plan] == number)
    return found


def _meetings(chance: random.Random, plans: list[PlanRow]) -> list[tuple[PlanRow, date]]:
    latest: dict[int, str] = {}
    found = []
    for month in days.months(FIRST_MEETINGS, days.month_of(days.STANDS_STILL_ON)):
        end = min(days.last_day(month), days.STANDS_STILL_ON)
        live = [plan for plan in plans if plan.is_live_on(end)]
        settled_by, a_year_ago = days.last_day(days.later(month, -SETTLING)), days.later(month, -YEAR)
        ready = [plan for plan in live if plan.issued_on <= settled_by]
        counted = sum(latest.get(plan.key, "") > a_year_ago for plan in live)
        number = _wanted(month, len(live)) - counted if month <= aims.LAST_MONTH else MEETINGS_SINCE
        chosen = _choose(chance, month, ready, latest, number)
        for plan in chosen:
            latest[plan.key] = month
            found.append((plan, _meeting_day(chance, month)))
    return found


def _wanted(month: str, live: int) -> int:
    """How many live plans are to have met within twelve months at the end of the month."""
    printed = series("X-AR-IN-TIME-PCT").get(month)
    if printed and printed.numerator is not None:
        return printed.numerator
    shares = aims.in_timescale()
    if month in shares:
        return round(live * shares[month] / 100)
    # The year before: meetings gather term by term until the first month that is aimed at.
    weights = [SCHOOL_TERMS[int(each[5:]) - 1] for each in days.months(FIRST_MEETINGS, "2021-10")]
    upto = len(days.months(FIRST_MEETINGS, month))
    return round(live * shares["2021-10"] / 100 * sum(weights[:upto]) / sum(weights))


def _choose(
    chance: random.Random, month: str, ready: list[PlanRow], latest: dict[int, str], number: int
) -> list[PlanRow]:
    """Those whose turn it is come before those who have waited longer: some schools hold every review, some few."""
    a_year_ago = days.later(month, -YEAR)
    waiting = [plan for plan in ready if latest.get(plan.key, "") <= a_year_ago]
    if not 0 <= number <= len(waiting):
        raise ValueError(f"{month}: {number} meetings are needed and {len(waiting)} plans could meet")
    drawn = {
        plan.key: chance.random() * (2.5 if latest.get(plan.key) == a_year_ago else 1) for plan in waiting
    }
    return sorted(waiting, key=lambda plan: -drawn[plan.key])[:number]


def _meeting_day(chance: random.Random, month: str) -> date:
    last = min(days.last_day(month) - timedelta(days=1), days.STANDS_STILL_ON)
    return chance.choice(days.working_days(days.first_day(month), last))


def _follow_up(chance: random.Random, row: ReviewRow, plan: PlanRow, *, is_latest: bool) -> None:
    """Papers, decision, amendments and final plan, as far as they had come."""
    papers_on = days.after(chance, row.meeting_on, 3, 35)
    stops_on = min(plan.ceased_on or date.max, days.STANDS_STILL_ON)
    if chance.random() < 0.85 and papers_on <= stops_on:
        row.papers_received_on = papers_on
    decided_on = _decision_day(chance, row.meeting_on)
    if chance.random() < 0.37 or decided_on > stops_on:
        return
    row.decided_on, row.decision = decided_on, _decision(chance, plan, decided_on, is_latest=is_latest)
    if row.papers_received_on and row.papers_received_on > decided_on:
        row.papers_received_on = decided_on
    if row.decision == "amend":
        _amend(chance, row, plan, stops_on)


def _decision_day(chance: random.Random, meeting_on: date) -> date:
    """One decision in three is told within the four weeks."""
    if chance.random() < 0.345:
        return max(days.after(chance, meeting_on, 7, days.REVIEW_DECISION_TIME.days), meeting_on)
    late = min(chance.randint(3, 240), chance.randint(3, 240))
    return days.worked(meeting_on + days.REVIEW_DECISION_TIME + timedelta(days=late))


def _decision(chance: random.Random, plan: PlanRow, decided_on: date, *, is_latest: bool) -> str:
    soon = plan.ceased_on and plan.ceased_on - decided_on < timedelta(days=200)
    if is_latest and soon and chance.random() < 0.5:
        return "cease"
    return chance.choices(["amend", "maintain"], [577, 423])[0]


def _amend(chance: random.Random, row: ReviewRow, plan: PlanRow, stops_on: date) -> None:
    proposed_on = days.after(chance, row.decided_on, 0, 12)
    if proposed_on > stops_on:
        return
    row.amendments_proposed_on = proposed_on
    final_on = (
        days.after(chance, proposed_on, 20, 56)
        if chance.random() < 0.55
        else days.after(chance, proposed_on, 57, 190)
    )
    if final_on <= stops_on and chance.random() < 0.9:
        row.final_plan_on = final_on
        plan.current_from_on = max(plan.current_from_on or final_on, final_on)
