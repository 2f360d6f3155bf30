"""Who holds how much, for whoever allocates: a line for each officer, one officer's cases, a handover before it is made and
after, and who is away."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.shortcuts import get_object_or_404
from django.urls import reverse

from goldenthread import statute
from goldenthread.accounts import access
from goldenthread.accounts.models import User
from goldenthread.accounts.roles import Permission
from goldenthread.casework.caseload import actions, cover
from goldenthread.casework.caseload.models import Absence, HandedCase, Handover
from goldenthread.casework.models import Request
from goldenthread.clocks.models import Clock
from goldenthread.desk.caseload_rows import KINDS, PLANS, REQUESTS, SOON, CaseRow, Cases, of_kind
from goldenthread.desk.writing import written
from goldenthread.govuk.fields import number_sent
from goldenthread.govuk.formats import counted, plain_day
from goldenthread.people import bank_holidays
from goldenthread.people.models import Child

WEEK = timedelta(weeks=1)
SHOWN_HANDOVERS = 5
NOBODY = "none"
MAY = Permission.ALLOCATE_CASES


@dataclass(frozen=True)
class Load:
    """One officer's line, or that of the cases which nobody holds."""

    name: str
    team: str
    url: str
    requests: int
    plans: int
    late: int
    soon: int
    oldest_weeks: int | None
    note: str = ""
    needs_handover: bool = False


@dataclass(frozen=True)
class Caseloads:
    loads: list[Load]
    absences: list[Absence]
    handovers: list[Handover]
    sentence: str
    most_requests: int
    most_plans: int


class _Totals:
    """What each officer holds, by the officer's key; None is nobody's. Each number is that of the list it leads to."""

    def __init__(self, user, today: date):
        manager = user.only_as(MAY)
        held = Request.objects.visible_to(manager)
        soon_on = statute.working_days_after(today, SOON, calendar=bank_holidays.calendar())
        spans = {"late": (None, today - timedelta(days=1)), "soon": (today, soon_on)}
        clocks = Clock.objects.visible_to(manager).foreseen_on(today).due_within(None, soon_on)
        self.today = today
        self.requests = {row["officer_id"]: row for row in held.under_way().loads()}
        self.plans = dict(held.with_live_plan().by_officer())
        self.duties = {row["officer_id"]: row for row in clocks.totals_by_officer(spans)}

    def holders(self) -> set[int]:
        return {key for key in (*self.requests, *self.plans) if key is not None}

    def load(self, key, **about) -> Load:
        requests, duties = self.requests.get(key, {}), self.duties.get(key, {})
        oldest_on = requests.get("oldest_on")
        return Load(
            requests=requests.get("cases", 0),
            plans=self.plans.get(key, 0),
            late=duties.get("late", 0),
            soon=duties.get("soon", 0),
            oldest_weeks=(self.today - oldest_on) // WEEK if oldest_on else None,
            **about,
        )


def caseloads(user, today: date) -> Caseloads:
    """Nobody's first, then those of closed accounts, then each officer by name."""
    totals, away = _Totals(user, today), cover.away(today)
    officers = {person.pk: person for person in takers()}
    others = User.objects.numbered(totals.holders() - set(officers)).select_related("team")
    nobodys = totals.load(
        None, name="Nobody yet", team="", url=reverse("desk:unallocated"), needs_handover=True
    )
    gone = [_officers(totals, person, away) for person in others]
    rest = [_officers(totals, person, away) for person in officers.values()]
    first = [nobodys] if nobodys.requests or nobodys.plans else []
    loads = [*first, *sorted(gone, key=lambda load: not load.needs_handover), *rest]
    return Caseloads(
        loads=loads,
        absences=list(Absence.objects.from_today(today)),
        handovers=list(Handover.objects.newest_first()[:SHOWN_HANDOVERS]),
        sentence=_sentence([load for load in loads if load.needs_handover], away),
        most_requests=max((load.requests for load in loads), default=0),
        most_plans=max((load.plans for load in loads), default=0),
    )


def _officers(totals: _Totals, person: User, away: dict[int, Absence]) -> Load:
    note = "" if person.is_active else "Account closed: hand these over"
    if absence := away.get(person.pk):
        note = f"Away until {plain_day(absence.until_on)}, covered by {absence.covered_by.display_name}"
    return totals.load(
        person.pk,
        name=person.display_name,
        team=str(person.team or ""),
        url=reverse("desk:caseload", args=[person.pk]),
        note=note,
        needs_handover=not person.is_active,
    )


def _sentence(without: list[Load], away) -> str:
    requests, plans = (sum(getattr(load, name) for load in without) for name in ("requests", "plans"))
    held = "Every case is with somebody"
    if requests or plans:
        held = f"{counted(requests, 'request under way,requests under way')} and {counted(plans, 'plan')} need an officer"
    absent = f"{counted(len(away), 'officer is,officers are')} away today" if away else "nobody is away today"
    return f"{held}; {absent}."


# One officer's cases


class Caseload(Cases):
    """The cases of one officer, or those that nobody holds, as a manager sees them. A closed account's stand on its own
    page."""

    def __init__(self, user, query, today: date, officer: User | None):
        self.user, self.officer = user, officer
        visible = Request.objects.visible_to(user.only_as(MAY))
        held = visible.of_officers([officer.pk]) if officer else visible.with_nobody()
        super().__init__(held, query, today)

    def listed(self) -> list[CaseRow]:
        """The lines of the page. That names were read is written down."""
        found = self.rows(self.page.rows)
        if found:
            access.record_list(self.user, kind="an officer's cases", count=len(found), page="caseload")
        return found

    @property
    def key(self) -> str:
        return str(self.officer.pk) if self.officer else NOBODY


def officer_numbered(pk: int) -> User:
    return get_object_or_404(User.objects.with_roles(), pk=pk)


def takers():
    """Those to whom cases are given."""
    return User.objects.officers().select_related("team")


def away_words(officer: User, today: date) -> str:
    absence = cover.away(today).get(officer.pk)
    if absence is None:
        return "" if officer.is_active else "This account is closed: the cases need somebody else."
    return f"Away until {plain_day(absence.until_on)}, covered by {absence.covered_by.display_name}."


# Handing over


@dataclass(frozen=True)
class Given:
    """What one officer has, of the kind that is handed over, and is about to get."""

    officer: User
    has: int
    gets: int
    unseen: int  # cases that they could not open: another team's

    @property
    def will_have(self) -> int:
        return self.has + self.gets


@dataclass(frozen=True)
class Preview:
    what: str
    moves: list[tuple[Request, User]]
    given: list[Given]

    @property
    def seen(self) -> str:
        return ",".join(f"{case.pk}:{case.revision}" for case, _ in self.moves)

    @property
    def staying(self) -> int:
        return sum(case.officer_id == officer.pk for case, officer in self.moves)


def chosen(user, asked, today: date) -> list[Request]:
    """The cases ticked, or all of an officer's: those whose day presses first come first."""
    visible = Request.objects.visible_to(user.only_as(MAY))
    if asked.get("all"):
        held = _held_by(asked["all"], visible)
        found = of_kind(held, _what(asked))
    else:
        found = visible.of_refs(asked.getlist("case"))
    found = found.with_soonest(today, KINDS[_what(asked)])
    found = found.select_related("child__district__team", "officer")
    cases = list(found.order_by("soonest_on", "pk"))
    if cases:
        access.record_list(user, kind="cases to hand over", count=len(cases), page="hand_over")
    return cases


def _what(asked) -> str:
    return PLANS if asked.get("what") == PLANS else REQUESTS


def _held_by(whose: str, cases):
    if _is_key(whose):
        return cases.of_officers([whose])
    return cases.with_nobody() if whose == NOBODY else cases.none()


def preview(cases: list[Request], officers: list[User], asked) -> Preview:
    """Dealt out in turn, so that each officer gets as many as the next, one more or less, and as pressing ones."""
    moves = [(case, officers[number % len(officers)]) for number, case in enumerate(cases)]
    gets = Counter(officer for case, officer in moves if case.officer_id != officer.pk)
    held = Request.objects.of_officers([one.pk for one in officers])
    has = dict(of_kind(held, _what(asked)).by_officer())
    given = [
        Given(officer, has.get(officer.pk, 0), gets[officer], _unseen(officer, moves)) for officer in officers
    ]
    return Preview(_what(asked), moves, given)


def _unseen(officer: User, moves) -> int:
    children = {case.child_id for case, to in moves if to == officer}
    seen = Child.objects.among_visible(officer.only_as(Permission.RECORD_FACTS), children)
    return len(children) - len(seen)


def handed_over(form, shown: Preview, asked, *, by) -> str | None:
    """What became of it, in words; None when the form says why not."""
    revisions = dict(_pair(each) for each in asked.get("seen", "").split(",") if ":" in each)
    form.arguments = lambda: {"note": form.cleaned_data["note"]}
    if not written(actions.hand_over, form, by=by, moves=shown.moves, expected_revisions=revisions):
        return None
    return "; ".join(
        f"{one.officer.display_name} has {counted(one.gets, 'more case')}" for one in shown.given
    )


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 9


def _pair(text: str) -> tuple[int, int]:
    key, _, revision = text.partition(":")
    return number_sent(key) or 0, number_sent(revision) or 0


def back_of(asked) -> str:
    """The list from which the cases were chosen."""
    whose = asked.get("from") or asked.get("all") or ""
    tab = f"?what={PLANS}" if _what(asked) == PLANS else ""
    if _is_key(whose):
        return reverse("desk:caseload", args=[whose]) + tab
    return reverse("desk:unallocated") + tab if whose == NOBODY else reverse("desk:caseloads")


def kept(asked) -> list[tuple[str, str]]:
    """What was chosen, for the hidden fields of the next page."""
    names = [(name, asked[name]) for name in ("all", "what", "from") if asked.get(name)]
    return names + [("case", ref) for ref in asked.getlist("case") if not asked.get("all")]


def handover_numbered(pk: int) -> Handover:
    return get_object_or_404(Handover.objects.newest_first(), pk=pk)


def handed(handover: Handover, user) -> list[HandedCase]:
    """The cases that changed hands, of those this person may see."""
    seen = HandedCase.objects.of_handover(handover).select_related("request__child")
    found = list(seen.filter(request__in=Request.objects.visible_to(user.only_as(MAY))))
    if found:
        access.record_list(user, kind="cases handed over", count=len(found), page="handover")
    return found


def can_be_undone(handover: Handover) -> bool:
    return (
        handover.undone_at is None and not HandedCase.objects.of_handover(handover).changed_since().exists()
    )


# Absences


def absence_numbered(pk: int) -> Absence:
    return get_object_or_404(Absence.objects.for_page(), pk=pk)
