"""The whole county as plain values: the same for the same seed, and without a database or a clock."""

import random
from bisect import bisect_right
from collections.abc import Callable
from datetime import date, timedelta

from goldenthread.accounts.roles import Caseworker
from goldenthread.demo import (
    advice,
    complaints,
    days,
    names,
    officers,
    places,
    plans,
    requests,
    reviews,
    showcase,
)
from goldenthread.demo.children import Makings, born_for_request
from goldenthread.demo.rows import CarerRow, ChildRow, County, RequestRow
from goldenthread.statute import years_old

SEED = 20241112
REQUESTS_MADE_AGAIN = 420


def build(seed: int = SEED) -> County:
    """Everything in the demonstration county. Errors: ValueError naming the month whose aim cannot be met."""
    makings = Makings(random.Random(seed))
    chance = makings.chance
    settings = places.build(chance)
    school = showcase.school(settings)
    people = officers.build(chance, school.name)
    where = places.Places(settings)
    told = requests.build(chance)
    in_assessment = _tell(makings, told)
    held, historical = plans.build(makings, where, told)
    met = reviews.build(makings, held)
    latest = {row.plan: row for row in met}
    by_key = {child.key: child for child in makings.children}
    due = showcase.review_due(held, latest, by_key)
    due.setting, due.elsewhere, due.in_resourced_provision, due.residential = school.key, "", False, ""
    due.born_on = showcase.REVIEW_DUE[3]
    showcase.name_child(by_key[in_assessment.child], showcase.IN_ASSESSMENT, school)
    showcase.name_child(by_key[due.child], showcase.REVIEW_DUE, school)
    _place_others(chance, where, makings.children, told)
    every = [*told, *historical]
    _share_out(chance, every, by_key, people)
    said = complaints.build(makings, _chooser(chance, told))
    family = showcase.carers(makings, people, by_key[in_assessment.child], by_key[due.child])
    family += _families(chance, makings.children, told, {carer.child for carer in family})
    return County(settings, people, makings.children, every, held, met, said, family)


def _tell(makings: Makings, told: list[RequestRow]) -> RequestRow:
    """Give each request its reference, its child and its advice; the showcase's is returned."""
    chance = makings.chance
    refused: list[RequestRow] = []
    again = set(chance.sample(range(len(told) // 3, len(told)), REQUESTS_MADE_AGAIN))
    for number, row in enumerate(told):
        row.ref = makings.ref("R")
        earlier = _refused_before(chance, refused, row) if number in again else None
        child = earlier.child if earlier else makings.child(born_for_request(chance, row.received_on)).key
        row.child = child
        if row.decision == "refuse" and not earlier:
            refused.append(row)
        advice.seek(chance, row)
    return showcase.assessment(told)


def _refused_before(chance: random.Random, refused: list[RequestRow], row: RequestRow) -> RequestRow | None:
    """An earlier request, refused at least half a year before: the family asks again."""
    upto = bisect_right(refused, row.received_on - timedelta(days=260), key=lambda each: each.received_on)
    return refused.pop(chance.randrange(upto)) if upto else None


def _place_others(
    chance: random.Random, where: places.Places, children: list[ChildRow], told: list[RequestRow]
) -> None:
    """Children without a plan go to an ordinary setting for their age."""
    for child in children:
        if child.setting is None:
            age = years_old(child.born_on, days.STANDS_STILL_ON)
            kind = "early_years" if age < 5 else "further" if age > 16 else "mainstream"
            child.setting = where.choose(chance, kind, plans.phase_at(age, kind), child.district)


def _share_out(chance: random.Random, every: list[RequestRow], by_key: dict[int, ChildRow], people) -> None:
    """Each case belongs to an officer of the team that looks after the child's district."""
    teams: dict[str, list[int]] = {}
    for person in people:
        if person.role == Caseworker.code:
            teams.setdefault(person.team, []).append(person.key)
    team_of = [names.DISTRICT_TEAMS[district] for district in names.DISTRICTS]
    for row in every:
        row.officer = chance.choice(teams[team_of[by_key[row.child].district - 1]])


def _chooser(chance: random.Random, told: list[RequestRow]) -> Callable[[date], int]:
    received = [row.received_on for row in told]

    def choose(on: date) -> int:
        return told[chance.randrange(max(bisect_right(received, on), 1))].child

    return choose


def _families(
    chance: random.Random, children: list[ChildRow], told: list[RequestRow], known: set[int]
) -> list[CarerRow]:
    """A parent's name for every child with an open request: somebody to write to."""
    waiting = {row.child for row in told if row.closed_on is None} - known
    found = []
    for child in children:
        if child.key in waiting:
            forename = chance.choice(chance.choice([names.FORENAMES_F, names.FORENAMES_M]))
            number = len(found) + 1
            email = f"family{number}@demonstration.example"
            found.append(
                CarerRow(f"{forename} {child.surname}", email, f"01632 96{number % 10000:04}", child.key)
            )
    return found
