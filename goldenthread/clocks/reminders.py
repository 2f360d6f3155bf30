"""The daily digest: to each caseworker what is late and what falls due of their own, to each manager the teams' totals.

No child is named: a line has a reference and a link, and who may not open the child finds nothing behind it. Each
person gets one digest a day, however often the command runs; one that could not be sent is tried again by the next run,
and the next day's counts as newly late everything since the last that arrived.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from goldenthread import statute
from goldenthread.accounts.models import User
from goldenthread.accounts.roles import Caseworker, SendManager
from goldenthread.clocks import covering
from goldenthread.clocks.models import Clock, ReminderSent
from goldenthread.clocks.post import Message, NotPostedError, post
from goldenthread.govuk.formats import day
from goldenthread.people import bank_holidays

SOON = 5  # working days ahead
MOST = 20  # lines of one list; the rest is a link away
GIVEN_UP_AFTER = timedelta(minutes=10)  # a run that took a digest and has said nothing since has died
Kind = ReminderSent.Kind


@dataclass(frozen=True)
class Line:
    """One clock. `ref` is that of the case, or of the child where the clock is a plan's, a review's or a complaint's."""

    words: str
    ref: str
    due_on: date
    url: str


@dataclass(frozen=True)
class Section:
    """`total` may be more than the lines; `url` opens them all."""

    title: str
    total: int
    lines: list[Line]
    url: str

    @property
    def more(self) -> int:
        return self.total - len(self.lines)


@dataclass(frozen=True)
class Team:
    name: str
    late: int
    newly: int
    soon: int


@dataclass(frozen=True)
class Digest:
    """What one person is told. `says_something` is false when nothing of theirs is late or due."""

    user: User
    kind: str
    day_on: date
    soon_on: date
    late: int
    newly: int
    soon: int
    sections: list[Section] = field(default_factory=list)
    teams: list[Team] = field(default_factory=list)
    covering: str = ""  # for whom this person covers, whose cases are among them

    @property
    def says_something(self) -> bool:
        return bool(self.late or self.soon)

    @property
    def subject(self) -> str:
        newly = f" ({self.newly:,} newly)" if self.newly else ""
        whose = "Your cases" if self.kind == Kind.OFFICER else "All teams"
        return f"Golden Thread: {whose}: {self.late:,} late{newly}, {self.soon:,} due by {day(self.soon_on)}"

    def message(self) -> Message:
        given = {
            "digest": self,
            "radar_url": _address("desk:radar"),
            "off_url": _address("accounts:security"),
        }
        text, html = (render_to_string(f"clocks/email/{self.kind}.{form}", given) for form in ("txt", "html"))
        reference = f"digest-{self.kind}-{self.user.pk}-{self.day_on}"
        return Message(self.user.email, self.kind, reference, self.subject, text, html)


def digests(on: date) -> Iterator[Digest]:
    """One for each person who wants it and has something to be told."""
    calendar = bank_holidays.calendar()
    soon_on = statute.working_days_after(on, SOON, calendar=calendar)
    before = statute.previous_working_day(on, calendar=calendar)
    for role, kind, make in ((Caseworker, Kind.OFFICER, officers), (SendManager, Kind.MANAGER, managers)):
        for user in User.objects.holding(role).filter(wants_digest=True):
            since = ReminderSent.objects.last_sent_on(user, kind, on) or before
            digest = make(user, on, since, soon_on)
            if digest.says_something:
                yield digest


def officers(user: User, on: date, since: date, soon_on: date) -> Digest:
    """What is late of the cases that this person holds or covers; newly late is what was due on `since` or later."""
    covered = covering.covered(user, on)
    held = Clock.objects.visible_to(user).of_officers([user.pk, *covered])
    mine = held.select_related("child").soonest_first()
    late, soon = mine.overdue_on(on), mine.due_between(on, soon_on)
    newly = late.due_within(since, None)
    sections = [
        _section("Newly late", newly, _all_of(user, covered, "late")),
        _section(f"Due by {day(soon_on)}", soon, _all_of(user, covered, str(SOON))),
        _section(
            "Late for longer",
            late.due_within(None, since - timedelta(days=1)),
            _all_of(user, covered, "late"),
        ),
    ]
    return Digest(
        user=user,
        kind=Kind.OFFICER,
        day_on=on,
        soon_on=soon_on,
        late=late.count(),
        newly=sections[0].total,
        soon=sections[1].total,
        sections=[section for section in sections if section.total],
        covering=", ".join(covered.values()),
    )


def managers(user: User, on: date, since: date, soon_on: date) -> Digest:
    """The teams' totals."""
    yesterday = on - timedelta(days=1)
    spans = {"late": (None, yesterday), "newly": (since, yesterday), "soon": (on, soon_on)}
    found = Clock.objects.visible_to(user).running().owed().totals_by_team(spans)
    teams = [Team(row["team"] or "No team", row["late"], row["newly"], row["soon"]) for row in found]
    teams = [team for team in teams if team.late or team.soon]
    late, newly, soon = (sum(getattr(team, name) for team in teams) for name in spans)
    return Digest(user, Kind.MANAGER, on, soon_on, late, newly, soon, teams=teams)


def _section(title: str, clocks, url: str) -> Section:
    return Section(title, clocks.count(), [_line(clock) for clock in clocks[:MOST]], url)


def _all_of(user: User, covered: dict[int, str], when: str) -> str:
    """The radar knows one officer at a time: whoever covers finds all of them among their cases."""
    return _address("desk:my_cases") if covered else f"{_address('desk:radar')}?officer={user.pk}&when={when}"


def _line(clock: Clock) -> Line:
    if clock.subject_kind == "request":
        ref, url = clock.subject_ref, _address("desk:case", clock.subject_ref)
    else:
        ref, url = clock.child.ref, _address("desk:child", clock.child.ref)
    return Line(clock.title, ref, clock.due_on, url)


def _address(name: str, *args) -> str:
    return f"{settings.PUBLIC_URL}{reverse(name, args=args)}"


# Sending


@dataclass
class Outcome:
    """Whose digest was sent, was sent before or by another run, or could not be sent, and why."""

    sent: list[Digest] = field(default_factory=list)
    before: list[Digest] = field(default_factory=list)
    failed: list[tuple[Digest, str]] = field(default_factory=list)


def send(on: date, told: Callable[[Digest, str], None] = lambda digest, words: None) -> Outcome:
    """Send every digest of a day that has not been sent; one that fails keeps none of the others back."""
    return send_each(digests(on), told)


def send_each(
    found: Iterable[Digest], told: Callable[[Digest, str], None] = lambda digest, words: None
) -> Outcome:
    """The same of these. Parts above send reminders of their own so: what has `user`, `day_on`, `kind` and `message()`."""
    outcome = Outcome()
    for digest in found:
        reminder = _take(digest)
        if reminder is None:
            outcome.before.append(digest)
            continue
        why_not = _send(digest, reminder)
        outcome.failed.append((digest, why_not)) if why_not else outcome.sent.append(digest)
        told(digest, why_not)
    return outcome


def _take(digest: Digest) -> ReminderSent | None:
    """The digest's row, if this run may send it: of two runs at once one is given it."""
    kept, _ = ReminderSent.objects.get_or_create(user=digest.user, day_on=digest.day_on, kind=digest.kind)
    free = ReminderSent.objects.filter(pk=kept.pk).free_to_send(timezone.now() - GIVEN_UP_AFTER)
    return kept if free.update(taken_at=timezone.now()) else None


def _send(digest: Digest, reminder: ReminderSent) -> str:
    """Why it was not sent, or nothing."""
    try:
        post(digest.message())
    except NotPostedError as error:
        reminder.taken_at, reminder.failed_because = None, str(error)
    else:
        reminder.sent_at, reminder.failed_because = timezone.now(), ""
        reminder.taken_at = reminder.sent_at
    reminder.save()
    return reminder.failed_because
