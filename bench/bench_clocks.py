"""How long the clocks take: a county of 25,000 plans with their histories, from nothing and again.

In a SQLite database of its own, made and thrown away. Beside it two plain ways of writing the same clocks with the ORM,
each on a sample and scaled, into a table emptied for them: `bulk_create` with conflicts, and one `update_or_create` for
each clock. All must leave the same rows before a time is printed. Then the breach radar over the same clocks: its time, its
queries, and beside it the counting of its late clocks row by row.

    python bench/bench_clocks.py [plans]
"""

from __future__ import annotations

import datetime as dt
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator

PLANS = 25_000
FIRST, LAST = dt.date(2019, 1, 1), dt.date(2024, 6, 30)
BULK_SAMPLE, SINGLE_SAMPLE = 20_000, 2_000
BATCH = 2_000


def start(home: str) -> None:
    """Django on an empty database in this folder."""
    os.environ["GOLDENTHREAD_HOME"] = home
    os.environ["DJANGO_SETTINGS_MODULE"] = "goldenthread.site.settings"
    os.environ.pop("DATABASE_URL", None)
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def write_county(plans: int) -> int:
    """Children, requests, assessments, advice, plans and reviews; how many rows."""
    from goldenthread.casework.models import Advice, Assessment, Plan, Request, Review
    from goldenthread.people.models import Child, District

    chance = random.Random(20)
    places = District.objects.bulk_create(District(name=f"District {number}") for number in range(12))
    born_on = dt.date(2012, 5, 4)
    children = Child.objects.bulk_create(
        (
            Child(
                surname=f"Child {number}", forename="Robin", born_on=born_on, district=chance.choice(places)
            )
            for number in range(plans)
        ),
        batch_size=BATCH,
    )
    requests = Request.objects.bulk_create((a_request(child, chance) for child in children), batch_size=BATCH)
    assessments = Assessment.objects.bulk_create(
        (Assessment(request=request, issue_agreed_on=after(request.decided_on, 60)) for request in requests),
        batch_size=BATCH,
    )
    advice = Advice.objects.bulk_create(advice_for(assessments, chance), batch_size=BATCH)
    written = Plan.objects.bulk_create((a_plan(request, chance) for request in requests), batch_size=BATCH)
    reviews = Review.objects.bulk_create(reviews_of(written, chance), batch_size=BATCH)
    return sum(map(len, (children, requests, assessments, advice, written, reviews)))


def after(day: dt.date, days: int) -> dt.date:
    return day + dt.timedelta(days=days)


def a_request(child, chance):
    from goldenthread.casework.models import Request

    received_on = after(FIRST, chance.randrange((LAST - FIRST).days))
    decided_on = after(received_on, chance.randint(20, 60))
    return Request(child=child, received_on=received_on, decided_on=decided_on, decision="assess")


def advice_for(assessments, chance) -> Iterator:
    from goldenthread.casework.models import Advice

    for assessment in assessments:
        asked_on = after(assessment.request.decided_on, 2)
        for kind in ("psychology", "health"):
            came_on = after(asked_on, chance.randint(25, 70))
            yield Advice(assessment=assessment, kind=kind, requested_on=asked_on, returned_on=came_on)


def a_plan(request, chance):
    from goldenthread.casework.models import Plan

    draft_on = after(request.decided_on, chance.randint(61, 90))
    issued_on = after(draft_on, chance.randint(16, 40))
    return Plan(request=request, draft_sent_on=draft_on, first_issued_on=issued_on, current_from_on=issued_on)


def reviews_of(plans, chance) -> Iterator:
    """One a year, in time or late, until the county's last day."""
    from goldenthread.casework.models import Review

    for plan in plans:
        met_on = after(plan.first_issued_on, chance.randint(300, 380))
        while met_on < LAST:
            decided_on = after(met_on, chance.randint(10, 50))
            decision = chance.choice(["maintain", "amend"])
            yield Review(plan=plan, meeting_on=met_on, decision=decision, decided_on=decided_on)
            met_on = after(decided_on, chance.randint(300, 380))


def timed(work: Callable[[], object]) -> tuple[float, object]:
    begun = time.perf_counter()
    answer = work()
    return time.perf_counter() - begun, answer


def table() -> set[tuple]:
    from goldenthread.clocks.models import Clock
    from goldenthread.clocks.sources import RunningDuty

    return set(Clock.objects.values_list(*RunningDuty._fields))


def emptied() -> None:
    from goldenthread.clocks.models import Clock

    Clock.objects.all().delete()


def in_bulk(duties) -> None:
    from django.db import transaction

    from goldenthread.clocks.models import Clock
    from goldenthread.clocks.sources import ATTRIBUTES, KEY

    clocks = [Clock(**duty._asdict()) for duty in duties]
    with transaction.atomic():
        Clock.objects.bulk_create(
            clocks, batch_size=BATCH, update_conflicts=True, unique_fields=KEY, update_fields=ATTRIBUTES
        )


def one_by_one(duties) -> None:
    from django.db import transaction

    from goldenthread.clocks.models import Clock
    from goldenthread.clocks.sources import KEY

    with transaction.atomic():
        for duty in duties:
            given = duty._asdict()
            Clock.objects.update_or_create(**{name: given.pop(name) for name in KEY}, defaults=given)


def by_the_orm(way: Callable, sample: list) -> float:
    """Seconds a clock, writing alone: its duties have been worked out."""
    emptied()
    seconds, _ = timed(lambda: way(sample))
    if table() != set(sample):
        sys.exit(f"{way.__name__} left other rows than the facts say")
    return seconds / len(sample)


def main() -> None:
    plans = int(sys.argv[1]) if len(sys.argv) > 1 else PLANS
    with tempfile.TemporaryDirectory() as home:
        start(home)
        measure(plans)


def measure(plans: int) -> None:
    from goldenthread.clocks import actions
    from goldenthread.clocks.sources import SOURCES

    rows = write_county(plans)
    first, made = timed(actions.rebuild)
    again, nothing = timed(actions.rebuild)
    working_out, duties = timed(
        lambda: [duty for source in SOURCES.values() for duty in source.running(None)]
    )
    if table() != set(duties) or str(nothing) != str(actions.Counts(0, 0, 0)):
        sys.exit(f"the clocks are not what the facts say: {nothing}")
    radar = the_radar()
    chance = random.Random(20)
    bulk = working_out + len(duties) * by_the_orm(in_bulk, sampled(chance, duties, BULK_SAMPLE))
    single = working_out + len(duties) * by_the_orm(one_by_one, sampled(chance, duties, SINGLE_SAMPLE))
    print(f"{plans:,} plans, {rows:,} rows of facts; {made}")
    print(f"from nothing {first:.1f} s, {len(duties) / first:,.0f} clocks a second")
    print(f"again, nothing changed {again:.1f} s, {len(duties) / again:,.0f} clocks a second")
    print(f"bulk_create of models {bulk:.1f} s (scaled), ratio {bulk / first:.1f}")
    print(f"one update_or_create each {single:.1f} s (scaled), ratio {single / first:.1f}")
    print(radar)


def the_radar() -> str:
    """A manager opens the breach radar on the county's last day."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from goldenthread.accounts import actions as accounts
    from goldenthread.clocks.models import Clock
    from goldenthread.people.models import LocalArea

    LocalArea.objects.create(name="Bench", authority_code="999", stands_still_on=LAST)
    manager = accounts.create_person(
        by=None, email="manager@bench.example", display_name="Manager", roles=["send_manager"]
    )
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(manager)
    client.get("/radar/")  # templates and caches
    with CaptureQueriesContext(connection) as queries:
        page, answer = timed(lambda: client.get("/radar/"))
    if answer.status_code != 200:
        sys.exit(f"the radar answered {answer.status_code}")
    by_hand, _ = timed(lambda: sum(clock.days_late_on(LAST) > 0 for clock in Clock.objects.running()))
    return (
        f"breach radar {page * 1000:,.0f} ms with {len(queries)} queries; its late clocks counted row by row "
        f"{by_hand * 1000:,.0f} ms, ratio {by_hand / page:.1f}"
    )


def sampled(chance: random.Random, duties: list, size: int) -> list:
    return chance.sample(duties, min(size, len(duties)))


if __name__ == "__main__":
    main()
