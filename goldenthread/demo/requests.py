"""Three years of requests, built from their endings backwards so that the published months come out exactly.

Plans issued in time are made first: an issue date in the month, and a date of receipt that makes it timely. Late plans
come out of one backlog: so many requests pass their date in each month (the aims say how many are overdue at each end),
and in each month so many of the backlog end. Whichever ends first is left to chance, except where the printed age of
the oldest open request leaves none: everything received before that request has to be gone, and it has to remain.
Requests that were refused fill each month up to the number received.
"""

import random
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta

from goldenthread.demo import aims, days
from goldenthread.demo.rows import RequestRow

PLAN = "plan"
TOLD_NO_PLAN = "told no plan"
PARENT, SETTING = "parent_or_young_person", "setting"


class Backlog:
    """Requests past their date. `end` takes out so many, in an order that keeps the oldest as printed."""

    def __init__(self, chance: random.Random, waiting: list[date], joining: dict[str, list[date]]) -> None:
        self.chance = chance
        self.oldest = aims.oldest_received()
        self.waiting = waiting
        self.joining = joining
        self.leaving = {month: self._leaving(month) for month in aims.TOLD_MONTHS}

    def _leaving(self, month: str) -> int:
        issued, in_time = aims.issued()[month]
        return issued - in_time + aims.TOLD_NO_PLAN_LATE[month]

    def end(self, month: str) -> list[date]:
        """The dates of receipt of the requests that end in this month; then the month's own join the backlog."""
        kept, free = self._keep_the_oldest(month)
        self.chance.shuffle(free)
        leaving: list[date] = []
        for later in [each for each in aims.TOLD_MONTHS if each >= month]:
            leaving += self._take(free, self._needed(month, later, leaving), self.oldest[later])
        rest = self.leaving[month] - len(leaving)
        if rest < 0 or rest > len(free):
            raise ValueError(f"{month}: {len(leaving)} requests have to end, {self.leaving[month]} should")
        self.waiting = kept + free[rest:] + self.joining[month]
        return leaving + free[:rest]

    def _needed(self, month: str, later: str, leaving: list[date]) -> int:
        """How many more have to end now, so that everything older than the later month's oldest can end in time."""
        limit = self.oldest[later]
        between = [each for each in aims.TOLD_MONTHS if month <= each < later]
        older = sum(received < limit for received in self.waiting)
        older += sum(received < limit for each in between for received in self.joining[each])
        room = sum(self.leaving[each] for each in aims.TOLD_MONTHS if month < each <= later)
        return older - room - sum(received < limit for received in leaving)

    def _take(self, free: list[date], number: int, limit: date) -> list[date]:
        taken = [place for place, received in enumerate(free) if received < limit][: max(number, 0)]
        found = [free[place] for place in taken]
        for place in reversed(taken):
            del free[place]
        return found

    def _keep_the_oldest(self, month: str) -> tuple[list[date], list[date]]:
        """One request for each of this and later months' oldest is kept out of the draw; the rest."""
        free, kept = list(self.waiting), []
        for received in sorted({self.oldest[each] for each in aims.TOLD_MONTHS if each >= month}):
            if received in free:
                free.remove(received)
                kept.append(received)
        return kept, free


def build(chance: random.Random) -> list[RequestRow]:
    """Every request with a date of receipt, in order of receipt, none later than the day the story stands still."""
    assessed = [*_in_time(chance), *_told_early(chance), *_from_backlog(chance)]
    stops_on = days.STANDS_STILL_ON
    told = [_assessed(chance, *each) for each in sorted(assessed) if each[0] <= stops_on]
    refused = _refused(chance, Counter(days.month_of(row.received_on) for row in told))
    _settle_open_count(chance, told, refused)
    found = sorted([*told, *refused], key=lambda row: (row.received_on, row.key))
    for key, row in enumerate(found, start=1):
        row.key = key
        _cut(row)
    _settle_who_asked(found)
    return found


Ending = tuple[date, date, str]


def _in_time(chance: random.Random) -> list[Ending]:
    """Received, ended, how: plans issued within the 20 weeks, most of them with little time to spare."""
    found = []
    for month, (_, number) in aims.issued().items():
        for _ in range(number):
            ended_on = chance.choice(days.working_days_of(month))
            spare = min(chance.randint(0, 30), chance.randint(0, 30))
            received_on = days.worked(ended_on - days.PLAN_TIME + timedelta(days=spare))
            found.append((_not_too_early(received_on, ended_on), ended_on, PLAN))
    return found


def _not_too_early(received_on: date, ended_on: date) -> date:
    """A bank holiday can carry the date of receipt back past the 20 weeks; then the last lawful day is kept."""
    return max(received_on, ended_on - days.PLAN_TIME)


def _told_early(chance: random.Random) -> list[Ending]:
    found = []
    for month, number in aims.TOLD_NO_PLAN_EARLY.items():
        for _ in range(number):
            ended_on = chance.choice(days.working_days_of(month))
            spare = timedelta(days=chance.randint(3, 45))
            found.append((days.worked(ended_on - days.PLAN_TIME + spare), ended_on, TOLD_NO_PLAN))
    return [(max(received, ended - days.PLAN_TIME), ended, how) for received, ended, how in found]


def _from_backlog(chance: random.Random) -> list[Ending]:
    oldest = aims.oldest_received()
    joining = _joining(chance, set(oldest.values()))
    first_due = oldest[aims.FIRST_MONTH] + days.PLAN_TIME
    overdue = days.working_days(first_due + timedelta(days=1), days.STORY_STARTS_ON - timedelta(days=2))
    waiting = [max(chance.choices(overdue, k=2)) - days.PLAN_TIME for _ in range(aims.OVERDUE_BEFORE)]
    for number, received in enumerate(
        sorted(day for day in set(oldest.values()) if day + days.PLAN_TIME < overdue[-1])
    ):
        waiting[number] = received
    backlog = Backlog(chance, waiting, joining)
    found = [ending for month in aims.TOLD_MONTHS for ending in _endings(chance, month, backlog.end(month))]
    # Past the end of the telling nothing matters but that these are still open.
    return [*found, *((received, date(2026, 1, 5), PLAN) for received in backlog.waiting)]


def _joining(chance: random.Random, oldest: set[date]) -> dict[str, list[date]]:
    """By month: the dates of receipt of the requests that pass their date in it, each month's oldest among them."""
    found, overdue = {}, aims.OVERDUE_BEFORE
    for month in aims.TOLD_MONTHS:
        issued, in_time = aims.issued()[month]
        number = aims.OVERDUE[month] - overdue + issued - in_time + aims.TOLD_NO_PLAN_LATE[month]
        overdue = aims.OVERDUE[month]
        due = days.working_days_of(month)
        wanted = [day for day in oldest if days.month_of(day + days.PLAN_TIME) == month]
        drawn = [chance.choice(due) - days.PLAN_TIME for _ in range(number - len(wanted))]
        found[month] = wanted + drawn
    return found


def _endings(chance: random.Random, month: str, leaving: list[date]) -> list[Ending]:
    told = set(chance.sample(range(len(leaving)), aims.TOLD_NO_PLAN_LATE[month]))
    working = days.working_days_of(month)
    return [
        (received, chance.choice(working), TOLD_NO_PLAN if number in told else PLAN)
        for number, received in enumerate(leaving)
    ]


def _assessed(chance: random.Random, received_on: date, ended_on: date, how: str) -> RequestRow:
    row = RequestRow(key=0, received_on=received_on, source=_source(chance, received_on), decision="assess")
    latest = min(received_on + days.PLAN_TIME, ended_on) - timedelta(days=50)
    row.decided_on = max(min(_decided(chance, received_on), days.worked(latest)), received_on)
    if how == TOLD_NO_PLAN:
        row.not_issued_on = ended_on
        return row
    row.issued_on = ended_on
    row.draft_sent_on = max(days.after(chance, ended_on, -50, -20), row.decided_on)
    row.issue_agreed_on = max(days.after(chance, row.draft_sent_on, -12, 0), row.decided_on)
    row.exception = _exception(chance, row) if chance.random() < 0.025 else None
    return row


def _decided(chance: random.Random, received_on: date) -> date:
    """The day of the decision on whether to assess: seven in ten in time in 2023, nine in ten from 2024."""
    in_time = 0.69 if received_on.year == 2023 else 0.91 if received_on.year == 2024 else 0.75
    due_on = received_on + days.DECISION_TIME
    if chance.random() < in_time:
        return max(
            days.worked(due_on - timedelta(days=min(chance.randint(0, 24), chance.randint(0, 24)))),
            received_on,
        )
    return days.after(chance, due_on, 4, 85 if received_on.year == 2023 else 40)


def _source(chance: random.Random, received_on: date) -> str:
    """Parents made seven requests in ten at first and some four in ten by August 2024; the rest is mostly schools."""
    passed = (received_on - days.STORY_STARTS_ON) / (date(2024, 8, 15) - days.STORY_STARTS_ON)
    parents = 0.72 - 0.29 * min(max(passed, 0), 1.05)
    if chance.random() < parents:
        return PARENT
    return chance.choices(["setting", "health", "social_care", "other"], [88, 6, 4, 2])[0]


EXCEPTIONS = [
    ("personal_circumstances", "The family asked for the assessment to wait while a parent was in hospital."),
    ("personal_circumstances", "The child moved to live with a grandparent during the assessment."),
    ("absent_from_area", "The family was abroad for six weeks and advice could not be taken."),
    (
        "school_closed",
        "Advice was asked of the school in the last week of term; it was closed for six weeks.",
    ),
]


def _exception(chance: random.Random, row: RequestRow) -> tuple[str, str, datetime]:
    on = days.worked(row.received_on + days.PLAN_TIME - timedelta(days=chance.randint(1, 30)))
    kind, reason = chance.choice(EXCEPTIONS)
    return kind, reason, datetime.combine(on, time(chance.randint(9, 16), chance.randint(0, 59)), UTC)


def _refused(chance: random.Random, assessed: Counter) -> list[RequestRow]:
    """Requests refused, and a few withdrawn, so that each month has as many as were received."""
    found = []
    for month in days.months("2021-09", days.month_of(days.STANDS_STILL_ON)):
        last = min(days.last_day(month), days.STANDS_STILL_ON)
        received = days.working_days(days.first_day(month), last)
        share = aims.SEASON[int(month[5:]) - 1] / sum(aims.SEASON)
        part = (last - days.first_day(month)).days + 1
        whole = (days.last_day(month) - days.first_day(month)).days + 1
        wanted = round(aims.RECEIVED[int(month[:4])] * share * part / whole)
        number = max(wanted - assessed[month], round(wanted * 0.12))
        found += [_refusal(chance, chance.choice(received)) for _ in range(number)]
    return found


def _refusal(chance: random.Random, received_on: date) -> RequestRow:
    row = RequestRow(key=0, received_on=received_on, source=_source(chance, received_on))
    if chance.random() < 0.01:
        row.withdrawn_on = days.after(chance, received_on, 5, 40)
        return row
    row.decision, row.decided_on = "refuse", _decided(chance, received_on)
    row.had_mediation = chance.random() < 0.05
    row.had_appeal = chance.random() < 0.15
    return row


def _settle_open_count(chance: random.Random, told: list[RequestRow], refused: list[RequestRow]) -> None:
    """Bring refusals of about May 2024 forward or put them back until exactly as many requests are open as printed."""
    on = aims.OPEN_ON
    over = sum(_is_open(row, on) for row in [*told, *refused]) - aims.OPEN
    refusals = [row for row in refused if row.decision]
    if over > 0:
        early = [row for row in refusals if _is_open(row, on) and row.received_on < on - timedelta(days=14)]
        for row in early[:over]:
            row.decided_on = days.worked(on - timedelta(days=chance.randint(1, 7)))
    else:
        recent = [row for row in refusals if on - timedelta(days=30) <= row.decided_on <= on]
        for row in recent[:-over]:
            row.decided_on = days.worked(on + timedelta(days=chance.randint(4, 12)))


def _settle_who_asked(rows: list[RequestRow]) -> None:
    """Let parents have made as many of a month's requests as printed: the month's first others become theirs, or schools'."""
    for month, percentage in aims.PARENTS_ASKED.items():
        received = [row for row in rows if days.month_of(row.received_on) == month]
        parents = [row for row in received if row.source == PARENT]
        others = [row for row in received if row.source != PARENT]
        wanted = round(len(received) * percentage / 100)
        for row in others[: max(wanted - len(parents), 0)]:
            row.source = PARENT
        for row in parents[wanted:]:
            row.source = SETTING


def _is_open(row: RequestRow, on: date) -> bool:
    return row.received_on <= on and (row.closed_on is None or row.closed_on > on)


def _cut(row: RequestRow) -> None:
    """Forget what had not happened by the day on which the story stands still."""
    dated = ["decided_on", "withdrawn_on", "not_issued_on", "issue_agreed_on", "draft_sent_on", "issued_on"]
    for name in dated:
        day = getattr(row, name)
        if day and day > days.STANDS_STILL_ON:
            setattr(row, name, None)
    row.decision = row.decision if row.decided_on else ""
    if row.exception and row.exception[2].date() > days.STANDS_STILL_ON:
        row.exception = None
