"""How long the scorecard takes: every indicator, 36 months, 12 districts, a county of 20,400 plans.

Against the same figures written by hand in Polars, which know what the language does not: that a flow belongs to one
month and needs no join with the others. The two must agree before a time is printed.

    python bench/bench_scorecard.py [plans]
"""

from __future__ import annotations

import datetime as dt
import random
import sys
import time
from collections.abc import Callable

import polars as pl

from goldenthread.indicators import INDICATORS, Month, evaluate_all, months
from goldenthread.indicators.facts import FACTS, Fact

PLANS = 20_400
MONTHS = months(Month(2021, 11), Month(2024, 10))
DISTRICTS = [f"District {number}" for number in range(12)]
FIRST = dt.date(2020, 10, 1)
RUNS = 7

Frames = dict[str, pl.DataFrame]
Figures = dict[tuple[str, dt.date, str], tuple[float, ...]]


def county(plans: int) -> Frames:
    chance = random.Random(20)
    makers = {
        "request": (plans // 2, request_row),
        "plan": (plans, plan_row),
        "plan_year": (4 * plans, plan_year_row),
        "review": (3 * plans, review_row),
        "complaint": (plans // 20, complaint_row),
    }
    return {name: table(FACTS[name], chance, *makers[name]) for name in makers}


def table(fact: Fact, chance: random.Random, rows: int, make: Callable[..., dict]) -> pl.DataFrame:
    return fact.frame(
        [
            fact.row(ref=f"{number}", district=chance.choice(DISTRICTS), **make(chance, number))
            for number in range(rows)
        ]
    )


def days(
    chance: random.Random, start: dt.date, least: int, most: int, missing: float = 0.0
) -> dt.date | None:
    return None if chance.random() < missing else start + dt.timedelta(days=chance.randint(least, most))


def request_row(chance: random.Random, number: int) -> dict:
    received = days(chance, FIRST, 0, 1500)
    issued = days(chance, received, 90, 400, missing=0.4)
    return {
        "received_on": received,
        "decision_due_on": received + dt.timedelta(weeks=6),
        "decided_on": days(chance, received, 20, 60, missing=0.1),
        "decision": chance.choice(["assess", "assess", "refuse"]),
        "source": chance.choice(["parent_or_young_person", "setting"]),
        "due_on": received + dt.timedelta(weeks=20),
        "issued_on": issued,
        "closed_on": issued or days(chance, received, 40, 200, missing=0.5),
        "excepted": chance.random() < 0.1,
        "placement": chance.choice(["mainstream", "special"]),
        "school_age": chance.random() < 0.8,
    }


def plan_row(chance: random.Random, number: int) -> dict:
    started = days(chance, FIRST, 0, 1500)
    return {
        "started_on": started,
        "ended_on": days(chance, started, 100, 1500, missing=0.5),
        "placement": chance.choice(["mainstream", "special"]),
        "school_age": chance.random() < 0.8,
    }


def plan_year_row(chance: random.Random, number: int) -> dict:
    opened = days(chance, FIRST, 365 * (number % 4), 365 * (number % 4) + 90)
    return {
        "from_on": opened,
        "until_on": days(chance, opened, 300, 450),
        "current_until_on": opened + dt.timedelta(days=364),
        "opened_by": "meeting" if number % 4 else "plan_made",
    }


def review_row(chance: random.Random, number: int) -> dict:
    met = days(chance, FIRST, 0, 1500)
    return {
        "meeting_on": met,
        "decision_due_on": met + dt.timedelta(weeks=4),
        "decided_on": days(chance, met, 10, 60, missing=0.1),
    }


def complaint_row(chance: random.Random, number: int) -> dict:
    received = days(chance, FIRST, 0, 1500)
    return {
        "stage": chance.randint(1, 2),
        "received_on": received,
        "due_on": received + dt.timedelta(weeks=4),
        "answered_on": days(chance, received, 10, 60, missing=0.1),
        "upheld": chance.choice(["upheld", "partly", "not"]),
    }


def by_the_language(facts: Frames) -> Figures:
    results = evaluate_all(INDICATORS.values(), facts, MONTHS, by=("district",))
    return {
        (row.code, row.period_end, row.group if row.group_by else "all"): (
            row.numerator,
            row.denominator,
            row.value,
        )
        for row in results
    }


def by_hand(facts: Frames) -> Figures:
    c = pl.col
    request, plan, complaint = facts["request"], facts["plan"], facts["complaint"].filter(c("stage") == 1)
    in_time = c("issued_on") <= c("due_on")
    owed = c("decided_on").is_not_null() | c("closed_on").is_null() | (c("closed_on") > c("decision_due_on"))
    decided = c("decided_on") <= c("decision_due_on")
    found: Figures = {}
    for code, rows, day, of, that in [
        ("APP17", request, "issued_on", True, in_time),
        ("APP17-EX", request, "issued_on", ~c("excepted"), in_time),
        ("X-EHCP-ISSUED-M", request, "issued_on", True, None),
        ("X-REQ-6WK", request, "decision_due_on", owed, decided),
        ("X-REQ-REFUSED-PCT", request, "decided_on", True, c("decision") == "refuse"),
        ("APP16", request, "received_on", True, c("source") == "parent_or_young_person"),
        ("APP18", request, "issued_on", c("school_age"), c("placement") == "mainstream"),
        ("X-AR-DECISION-4WK", facts["review"], "decision_due_on", True, decided),
        ("APP01", complaint, "due_on", True, c("answered_on") <= c("due_on")),
        ("APP02", complaint, "answered_on", c("upheld") != "", c("upheld").is_in(["upheld", "partly"])),
    ]:
        found |= flow(code, rows.filter(of), day, that)
    for month in MONTHS:
        open_requests = live(request, "received_on", "closed_on", month)
        plans, years = (
            live(plan, "started_on", "ended_on", month),
            live(facts["plan_year"], "from_on", "until_on", month),
        )
        complaints = live(complaint, "received_on", "answered_on", month)
        late, current = c("due_on") < month.last, c("current_until_on") >= month.last
        found |= stock("X-OPEN-ASSESS", month, open_requests, None)
        found |= stock("X-OPEN-OVER-20", month, open_requests.filter(late), None)
        found |= stock("X-EHCP-STOCK", month, plans, None)
        found |= stock("APP31", month, plans.filter("school_age"), c("placement") == "mainstream")
        found |= stock("X-AR-IN-TIME-PCT", month, years, (c("opened_by") == "meeting") & current)
        found |= stock("APP20", month, years, ~current)
        found |= stock("X-COMPLAINT-S1-OVERDUE", month, complaints.filter(late), None)
        found |= oldest("X-OLDEST-OPEN-WKS", month, open_requests)
    return found


def flow(code: str, rows: pl.DataFrame, day: str, that: pl.Expr | None) -> Figures:
    dated = rows.filter(pl.col(day).is_between(MONTHS[0].first, MONTHS[-1].last))
    counts = dated.group_by(pl.col(day).dt.month_end().alias("end"), "district").agg(pl.len(), met(that))
    whole = counts.group_by("end").agg(pl.col("len").sum(), pl.col("met").sum())
    empty = {
        (code, month.last, place): figure(0, 0, that) for month in MONTHS for place in ("all", *DISTRICTS)
    }
    found = {(code, end, place): figure(number, of, that) for end, place, of, number in counts.iter_rows()}
    return (
        empty
        | found
        | {(code, end, "all"): figure(number, of, that) for end, of, number in whole.iter_rows()}
    )


def live(rows: pl.DataFrame, opened: str, closed: str, month: Month) -> pl.DataFrame:
    ended = pl.col(closed)
    return rows.filter((pl.col(opened) <= month.last) & (ended.is_null() | (ended > month.last)))


def stock(code: str, month: Month, rows: pl.DataFrame, that: pl.Expr | None) -> Figures:
    counts = dict.fromkeys(DISTRICTS, (0, 0)) | {
        place: (number, of)
        for place, of, number in rows.group_by("district").agg(pl.len(), met(that)).iter_rows()
    }
    counts["all"] = (sum(number for number, _ in counts.values()), sum(of for _, of in counts.values()))
    return {(code, month.last, place): figure(number, of, that) for place, (number, of) in counts.items()}


def oldest(code: str, month: Month, rows: pl.DataFrame) -> Figures:
    grouped = rows.group_by("district").agg(pl.len(), pl.col("received_on").min()).rows()
    places = {place: (of, since) for place, of, since in grouped}
    places["all"] = (rows.height, rows["received_on"].min())
    return {
        (code, month.last, place): (None, of, None if since is None else (month.last - since).days / 7)
        for place in ("all", *DISTRICTS)
        for of, since in [places.get(place, (0, None))]
    }


def met(that: pl.Expr | None) -> pl.Expr:
    return (pl.len() if that is None else that.sum()).alias("met")


def figure(number: int, of: int, that: pl.Expr | None) -> tuple[float | None, ...]:
    if that is None:
        return of, None, float(of)
    return number, of, 100 * number / of if of else None


def best(work: Callable[[], Figures]) -> float:
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    facts = county(int(sys.argv[1]) if len(sys.argv) > 1 else PLANS)
    ours, hand = by_the_language(facts), by_hand(facts)
    if ours != hand:
        differ = [key for key in ours | hand if ours.get(key) != hand.get(key)]
        sys.exit(
            f"{len(differ)} figures differ, {differ[0]} first: {ours.get(differ[0])} and {hand.get(differ[0])}"
        )
    language, polars = best(lambda: by_the_language(facts)), best(lambda: by_hand(facts))
    print(f"{len(ours):,} figures from {sum(frame.height for frame in facts.values()):,} rows")
    print(f"the language {language:.3f} s, Polars by hand {polars:.3f} s, ratio {language / polars:.2f}")


if __name__ == "__main__":
    main()
