"""The stock of plans: those issued in the story, those older than it, and which of them ceased.

So many plans cease between two counts of the stock that each count comes out exactly.
"""

import random
from datetime import date, timedelta
from itertools import pairwise

from goldenthread import statute
from goldenthread.demo import aims, days
from goldenthread.demo.children import Makings, born_for_long_held_plan
from goldenthread.demo.places import Places
from goldenthread.demo.rows import ChildRow, PlanRow, RequestRow

NEEDS_HELD = {
    "ASD": 466,
    "SEMH": 186,
    "SLCN": 174,
    "MLD": 51,
    "SLD": 39,
    "PD": 31,
    "SPLD": 19,
    "PMLD": 18,
    "HI": 9,
    "VI": 4,
    "MSI": 1,
    "OTH": 1,
}
NEEDS_NEW = {
    "ASD": 420,
    "SEMH": 219,
    "SLCN": 228,
    "MLD": 38,
    "SLD": 19,
    "PD": 24,
    "SPLD": 20,
    "PMLD": 6,
    "HI": 6,
    "VI": 3,
    "MSI": 2,
    "OTH": 1,
}
# Where they go: kinds of setting, or a code for what is none, by age and by whether the plan is new.
PLACES_HELD = {"mainstream": 26, "resourced": 9, "special": 53, "independent": 9, "EHE": 2, "OLA": 1}
PLACES_NEW = {
    "mainstream": 52,
    "resourced": 12,
    "special": 21,
    "independent": 5,
    "EHE": 5,
    "OLA": 4,
    "alternative": 1,
}
PLACES_OVER_16 = {
    "further": 60,
    "special": 22,
    "independent": 4,
    "mainstream": 4,
    "NEET": 5,
    "EHE": 2,
    "OTH": 3,
}
PLACES_UNDER_5 = {"mainstream": 45, "early_years": 30, "special": 25}
CEASED_YOUNG = {"5": 55, "2": 15, "6": 5, "7": 8, "8": 4, "9": 13}
CEASED_OVER_16 = {"6": 46, "4": 14, "3": 6, "5": 8, "9": 19, "2": 4, "7": 1, "8": 1}
OLDEST_PLAN_ON = date(2014, 11, 3)
PHASE_ENDS = {"primary": 11, "secondary": 16}


def build(
    makings: Makings, places: Places, requests: list[RequestRow]
) -> tuple[list[PlanRow], list[RequestRow]]:
    """Every plan, in order of issue, and the undated requests that plans older than the story hang under."""
    chance = makings.chance
    by_key = {child.key: child for child in makings.children}
    plans = [_new(makings, row, by_key[row.child]) for row in requests if row.issued_on]
    historical: list[RequestRow] = []
    first_count = min(aims.STOCK)
    issued = sum(plan.issued_on <= first_count for plan in plans)
    for _ in range(aims.STOCK[first_count] + aims.CEASED_BEFORE_FIRST_COUNT - issued):
        key = len(requests) + len(historical) + 1
        child = makings.child(born_for_long_held_plan(chance))
        historical.append(RequestRow(key=key, ref=makings.ref("R"), child=child.key, is_historical=True))
        plans.append(_held(makings, historical[-1], child))
    plans.sort(key=lambda plan: (plan.issued_on, plan.ref))
    for key, plan in enumerate(plans, start=1):
        plan.key = key
    _cease(chance, plans)
    children = {child.key: child for child in makings.children}
    for plan in plans:
        _place(chance, places, plan, children[plan.child])
    return plans, historical


def _new(makings: Makings, row: RequestRow, child: ChildRow) -> PlanRow:
    plan = PlanRow(0, makings.ref("P"), row.key, row.child, row.draft_sent_on, row.issued_on, child.born_on)
    plan.needs = _needs(makings.chance, NEEDS_NEW)
    return plan


def _held(makings: Makings, row: RequestRow, child: ChildRow) -> PlanRow:
    chance = makings.chance
    earliest = max(OLDEST_PLAN_ON, child.born_on + timedelta(days=3 * 365))
    span = (days.STORY_STARTS_ON - timedelta(days=4) - earliest).days
    issued_on = days.worked(earliest + timedelta(days=max(chance.randint(7, span), chance.randint(7, span))))
    plan = PlanRow(0, makings.ref("P"), row.key, row.child, None, issued_on, child.born_on)
    plan.needs = _needs(chance, NEEDS_HELD)
    if chance.random() < 0.012:
        plan.transferred_from_authority = chance.choice(["845", "881", "936", "305", "303", "887"])
        plan.transferred_in_on = days.worked(
            days.between(chance, issued_on, days.STORY_STARTS_ON - timedelta(days=4))
        )
    return plan


def _needs(chance: random.Random, shares: dict[str, int]) -> list[str]:
    first = chance.choices(list(shares), list(shares.values()))[0]
    second = chance.choices(list(shares), list(shares.values()))[0]
    return [first, second] if second != first and chance.random() < 0.55 else [first]


def _cease(chance: random.Random, plans: list[PlanRow]) -> None:
    _cease_at_25(plans)
    for first, last, number in _spans(plans):
        already = sum(plan.ceased_on is not None and first < plan.ceased_on <= last for plan in plans)
        if already > number:
            raise ValueError(
                f"{already} plans end at 25 between {first} and {last}, and only {number} may cease"
            )
        _cease_some(chance, plans, _ceasing_days(chance, first, last, number - already))


def _cease_at_25(plans: list[PlanRow]) -> None:
    """Nobody keeps a plan past the day before the 25th birthday here."""
    born_by = days.STANDS_STILL_ON.replace(year=days.STANDS_STILL_ON.year - 25) + timedelta(days=7)
    for plan in [plan for plan in plans if plan.born_on <= born_by]:
        eve = plan.born_on - timedelta(days=1)
        on = days.worked(eve.replace(year=eve.year + 25, day=min(eve.day, 27)))
        if on <= days.STORY_STARTS_ON:
            on = days.STORY_STARTS_ON + timedelta(days=1)
        if on <= days.STANDS_STILL_ON:
            plan.ceased_on, plan.cease_reason = on, "1"


def _spans(plans: list[PlanRow]) -> list[tuple[date, date, int]]:
    """Between one count of the stock and the next: how many plans have to cease."""
    counts = sorted(aims.STOCK.items())
    found = [(days.STORY_STARTS_ON - timedelta(days=1), counts[0][0], aims.CEASED_BEFORE_FIRST_COUNT)]
    for (first, stock), (last, then) in pairwise(counts):
        issued = sum(first < plan.issued_on <= last for plan in plans)
        found.append((first, last, stock + issued - then))
    return [*found, (counts[-1][0], days.STANDS_STILL_ON, aims.CEASED_AFTER_LAST_COUNT)]


def _ceasing_days(chance: random.Random, first: date, last: date, number: int) -> list[date]:
    """Days within the span, none of them a month's last, with more in July, August and September."""
    all_days = [day for day in days.working_days(first + timedelta(days=1), last) if _is_safe(day)]
    weights = [2.2 if day.month in {7, 8, 9} else 1 for day in all_days]
    return sorted(chance.choices(all_days, weights, k=number))


def _is_safe(day: date) -> bool:
    return day != days.last_day(days.month_of(day))


def _cease_some(chance: random.Random, plans: list[PlanRow], on_days: list[date]) -> None:
    for on in on_days:
        wants_older = chance.random() < 0.75
        while True:
            plan = chance.choice(plans)
            if plan.ceased_on or plan.issued_on > on - timedelta(days=200):
                continue
            is_older = statute.years_old(plan.born_on, on) >= 16
            if is_older == wants_older:
                break
        reasons = CEASED_OVER_16 if is_older else CEASED_YOUNG
        plan.ceased_on, plan.cease_reason = on, chance.choices(list(reasons), list(reasons.values()))[0]


def _place(chance: random.Random, places: Places, plan: PlanRow, child: ChildRow) -> None:
    on = plan.ceased_on or days.STANDS_STILL_ON
    age = statute.years_old(plan.born_on, on)
    shares = _shares(age, is_new=plan.issued_on >= days.STORY_STARTS_ON)
    where = chance.choices(list(shares), list(shares.values()))[0]
    if where.isupper():
        plan.elsewhere = where
    else:
        plan.setting = places.choose(chance, where, phase_at(age, where), child.district)
        plan.in_resourced_provision = where == "resourced" and chance.random() < 0.8
    plan.residential = "A" if where == "independent" and chance.random() < 0.07 else ""
    plan.has_personal_budget = chance.random() < 0.003
    child.setting = plan.setting


def _shares(age: int, *, is_new: bool) -> dict[str, int]:
    if age < 5:
        return PLACES_UNDER_5
    if age > 16:
        return PLACES_OVER_16
    return PLACES_NEW if is_new else PLACES_HELD


def phase_at(age: int, kind: str) -> str:
    """The phase to look for a setting in. Kinds that exist in one phase only have it, whatever the age."""
    only = {"further": "post_16", "early_years": "early_years", "alternative": "secondary"}
    if kind in only:
        return only[kind]
    return "primary" if age < PHASE_ENDS["primary"] else "secondary"
