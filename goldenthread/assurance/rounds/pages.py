"""What the pages of a round show, ready to print. A page calls these functions and never counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NoReturn

from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from goldenthread.accounts.models import User
from goldenthread.accounts.roles import Permission
from goldenthread.assurance import challenging, overview, ratings
from goldenthread.assurance.checker.findings import Finding
from goldenthread.assurance.evidence import shown_beside
from goldenthread.assurance.evidence.shown_beside import Shown
from goldenthread.assurance.models import Action, Area, ImprovementPlan, Meeting, Rating
from goldenthread.assurance.overview import Measure
from goldenthread.assurance.rounds import closing, figures, known, who
from goldenthread.assurance.rounds.models import Challenge, Round, RoundException, Update
from goldenthread.indicators import Month
from goldenthread.people.today import today
from goldenthread.publications.wording import counted, full_date, month_name
from goldenthread.scorecard import freezing
from goldenthread.scorecard.cards import Card
from goldenthread.scorecard.freezing import banners
from goldenthread.scorecard.models import PublishedMonth

Kind = RoundException.Kind


def rounds(day: dt.date) -> list[tuple[Round, str]]:
    """Every round of the plan that a day shows that had been opened by then, the newest first, each with its stage."""
    plan = overview.plan_shown(day)
    found = list(Round.objects.of_plan(plan).newest_first()) if plan else []
    if day < today():
        found = known.rounds_on([held for held in found if held.opened_on <= day], day)
    return [(held, stage(held, day)) for held in found]


def running() -> Round | None:
    """The round that is open now."""
    plan = ImprovementPlan.objects.current()
    return Round.objects.of_plan(plan).running().newest_first().first() if plan else None


def asked(month: str, on: dt.date | None = None) -> Round:
    """The round that an address names: of the plan that a day shows, or of the one in force. Raises Http404."""
    first = _first_of(month)
    return _of_plans_shown(first, on) or _no_round_of(first)


def kept(month: str, on: dt.date) -> Round:
    """The same, and where neither plan had a round of the month that of another: what was kept of it stays to be read."""
    first = _first_of(month)
    of_any = Round.objects.of_month(first).newest_first()
    return _of_plans_shown(first, on) or of_any.first() or _no_round_of(first)


def _first_of(month: str) -> dt.date:
    try:
        return Month.parse(month).first
    except ValueError as error:
        raise Http404(str(error)) from None


def _of_plans_shown(first: dt.date, on: dt.date | None) -> Round | None:
    plans = (overview.plan_shown(on) if on else None, ImprovementPlan.objects.current())
    of_each = (Round.objects.of_plan(plan).of_month(first) for plan in dict.fromkeys(filter(None, plans)))
    return next((found for each in of_each if (found := each.newest_first().first())), None)


def _no_round_of(first: dt.date) -> NoReturn:
    raise Http404(f"There is no round of {month_name(first)}.")


def shown(month: str, day: dt.date) -> RoundView:
    """The round that an address names, as it stood on a day; a closed one as it was closed. Raises Http404."""
    held = asked(month, day)
    return RoundThen(held, day) if day < today() or held.closed_at else RoundView(held, day)


def exception(number: int) -> RoundException:
    return _one(RoundException.objects.for_page(), number)


def challenge(number: int) -> Challenge:
    return _one(Challenge.objects.for_page(), number)


def update(number: int) -> Update:
    return _one(Update.objects.with_words().select_related("action__sub_theme__area"), number)


def _one(found, number):
    held = found.filter(pk=number).first()
    if held is None:
        raise Http404("There is nothing here for you.")
    return held


@dataclass(frozen=True)
class Row:
    """One action in a round: what is said of it now, what was said last month, and what its figures say."""

    held: Round
    action: Action
    update: Update | None
    before: Update | None
    told: Update | None  # what was said last of it in words, in an earlier round
    measures: tuple[Measure, ...]
    findings: tuple[Finding, ...]  # what speaks against the ratings as they stand
    decided: RoundException | None  # what the board decided last of it
    shown: tuple[Shown, ...] = ()  # what the evidence bank holds of it, the newest first

    @property
    def is_said(self) -> bool:
        return bool(self.update and self.update.submitted_at)

    @property
    def owner(self) -> str:
        return who.owner_words(self.action)

    @property
    def challenges(self) -> list[Challenge]:
        return list(self.update.challenges.all()) if self.update else []

    @property
    def reason(self) -> str:
        """Why the ratings stand against the facts, in this round's words or those given with the ratings themselves."""
        said = self.update.reason_it_stands if self.is_said and self.update else ""
        standing = (ratings.latest(self.action.ratings.all(), scale) for scale in Rating.Scale)
        return said or next(
            (each.reason_it_stands for each in standing if each and each.reason_it_stands), ""
        )

    @property
    def has_changed(self) -> bool:
        """Rated otherwise than in the round before."""
        then, now = self.before, self.update
        if not (self.is_said and then and now):
            return False
        return (then.progress, then.impact) != (now.progress, now.impact)

    def days_late(self, day: dt.date) -> int:
        """Days after the owners' day that it was said, or has not been said; 0 in time."""
        given = self.update.submitted_at if self.update else None
        until = timezone.localdate(given) if given else day
        return max(0, (until - self.held.owners_due_on).days)


@dataclass(frozen=True)
class Late:
    """Who has not reported. `days` counts from the owners' day."""

    name: str
    due: int
    said: int
    days: int

    @property
    def words(self) -> str:
        waiting = self.due - self.said
        if not waiting:
            return "All said"
        late = f", {counted(self.days, 'day')} late" if self.days else ""
        return f"{waiting:,} not said{late}"


class RoundView:
    """A round on a day, with everything that is said in it. Its queries do not grow with the number of actions."""

    is_now = True
    has_opened = True

    def __init__(self, held: Round, day: dt.date):
        self.held, self.day, self.month = held, day, figures.month_of(held)
        self.asked_on = day

    @cached_property
    def cards(self) -> dict[str, Card]:
        return figures.cards_now(self.held)

    @cached_property
    def updates(self) -> dict[int, Update]:
        return {each.action_id: each for each in Update.objects.of_round(self.held).with_words()}

    @cached_property
    def updates_before(self) -> dict[int, Update]:
        earlier = Round.objects.before(self.held).first()
        found = Update.objects.of_round(earlier).submitted().with_words() if earlier else []
        return {each.action_id: each for each in found}

    @cached_property
    def told(self) -> dict[int, Update]:
        return {each.action_id: each for each in Update.objects.in_own_words_before(self.held)}

    @cached_property
    def decided(self) -> dict[int, RoundException]:
        found = RoundException.objects.decided_by(self.day, self.held.improvement_plan_id)
        return {each.action_id: each for each in found}

    @cached_property
    def rows(self) -> list[Row]:
        """The actions that are reported on: those still followed, and those that were reported on all the same."""
        return [self.row(action) for action in self._actions()]

    def _actions(self) -> Iterable[Action]:
        actions = Action.objects.of_plan(self.held.improvement_plan_id).reported_in(self.held)
        return actions.for_page().in_order()

    @cached_property
    def evidence(self) -> dict[int, list[Shown]]:
        """What the evidence bank holds of each action, by its key."""
        return shown_beside.by_action(self.day)

    @cached_property
    def newest_evidence(self) -> dict[int, dt.date]:
        return shown_beside.newest_of(self.evidence)

    def row(self, action: Action) -> Row:
        rated, newest = {"progress": action.progress, "impact": action.impact}, self.newest_evidence
        found = challenging.against(action, self.day, **rated, evidence=newest)
        measures = [
            Measure(code, card.title, "", card, reverse("desk:kpi", args=[str(self.month), code]))
            for code in action.kpi_codes
            if "/" not in code and (card := self.cards.get(code))
        ]
        return Row(
            self.held,
            action,
            self.updates.get(action.pk),
            self.updates_before.get(action.pk),
            self.told.get(action.pk),
            tuple(measures),
            tuple(found),
            self.decided.get(action.pk),
            tuple(self.evidence.get(action.pk, ())),
        )

    def rows_of(self, user: User) -> list[Row]:
        return [row for row in self.rows if any(owner.user_id == user.pk for owner in row.action.answerable)]

    def rows_of_owner(self, name: str) -> list[Row]:
        return [row for row in self.rows if row.owner == name]

    def rows_in(self, area: Area) -> list[Row]:
        return [row for row in self.rows if row.action.followed_in.pk == area.pk]

    @cached_property
    def areas(self) -> list[Area]:
        return list(self.held.improvement_plan.areas.select_related("led_by"))

    @cached_property
    def by_owner(self) -> list[Late]:
        found: dict[str, list[Row]] = {}
        for row in self.rows:
            found.setdefault(row.owner, []).append(row)
        return sorted((self._late(*each) for each in found.items()), key=lambda late: (-late.days, late.name))

    @cached_property
    def by_area(self) -> list[tuple[Area, Late]]:
        return [(area, self._late(f"Area {area.number}", self.rows_in(area))) for area in self.areas]

    def _late(self, name: str, rows: list[Row]) -> Late:
        days = [row.days_late(self.day) for row in rows if not row.is_said]
        return Late(name, len(rows), len(rows) - len(days), max(days, default=0))

    @property
    def late_rows(self) -> list[Row]:
        return [row for row in self.rows if not row.is_said]

    @property
    def changed_rows(self) -> list[Row]:
        return [row for row in self.rows if row.has_changed]

    @property
    def contradicted_rows(self) -> list[Row]:
        return [row for row in self.rows if row.findings]

    @property
    def challenged_rows(self) -> list[Row]:
        return [row for row in self.rows if any(not each.is_comment for each in row.challenges)]

    @cached_property
    def exceptions(self) -> list[RoundException]:
        found = self._raised()
        places = {kind: place for place, kind in enumerate((Kind.KPI, Kind.RISK, Kind.OTHER, Kind.ACTION))}
        return sorted(found, key=lambda each: (not each.is_escalated, places[each.kind], each.pk))

    def _raised(self) -> list[RoundException]:
        return list(RoundException.objects.of_round(self.held).for_page())

    @cached_property
    def meetings(self) -> list[Meeting]:
        """Those that are held for it, and that nobody has cancelled."""
        on = self.asked_on
        held_for = Meeting.objects.of_round(self.held).planned_by_day(on).not_cancelled(on)
        return list(held_for.select_related("board"))

    @property
    def escalated(self) -> list[RoundException]:
        return [each for each in self.exceptions if each.is_escalated]

    @property
    def others(self) -> list[RoundException]:
        return [each for each in self.exceptions if not each.is_escalated]

    @cached_property
    def still_open(self) -> list[str]:
        return [] if self.held.closed_at else closing.still_open(self.held)

    @property
    def publication(self) -> str:
        """Whether the month's figures are published, and what is wrong with what was kept of them."""
        said = freezing.banner(self.month)
        return f"{said.words} What was kept is damaged: {said.damage}" if said.damage else said.words

    @property
    def sentence(self) -> str:
        said = len(self.rows) - len(self.late_rows)
        return (
            f"{said:,} of {counted(len(self.rows), 'action')} reported on. "
            f"{counted(len(self.exceptions), 'exception')}, {len(self.escalated):,} escalated to the board."
        )

    @property
    def stage(self) -> str:
        return stage(self.held, self.day)


class RoundThen(RoundView):
    """A round on an earlier day, or as it was closed: what had been given, released and decided by then. An action that
    was let go since is still among those that it asked about. More queries, none for each action."""

    is_now = False

    def __init__(self, held: Round, day: dt.date):
        stood_on = known.stood_on(held, day)
        super().__init__(known.round_on(held, stood_on), stood_on)
        self.asked_on = day

    @cached_property
    def edition(self) -> PublishedMonth | None:
        return figures.edition_on(self.held, self.day)

    @cached_property
    def cards(self) -> dict[str, Card]:
        return figures.cards_of(self.held, self.edition)

    @property
    def has_opened(self) -> bool:
        return self.held.opened_on <= self.asked_on

    @cached_property
    def updates(self) -> dict[int, Update]:
        return {each.action_id: each for each in known.updates(self.held, self.day)}

    @cached_property
    def updates_before(self) -> dict[int, Update]:
        earlier = Round.objects.before(self.held).first()
        return {each.action_id: each for each in known.updates(earlier, self.day)} if earlier else {}

    @cached_property
    def told(self) -> dict[int, Update]:
        found = Update.objects.in_own_words_before(self.held)
        return {each.action_id: each for each in found if known.by(self.day, each.submitted_at)}

    def _actions(self) -> Iterable[Action]:
        return known.reported(self.held, self.updates.values(), self.day)

    @cached_property
    def areas(self) -> list[Area]:
        return known.areas(self.held, self.day)

    def _raised(self) -> list[RoundException]:
        return known.exceptions(self.held, self.day)

    @property
    def publication(self) -> str:
        """Which edition of the month's figures had been published; revisions are known only as they are today."""
        if self.edition is None:
            return f"Not published by {full_date(self.day)}: these figures are as they are known now."
        if self.asked_on >= today() and self.edition == freezing.newest(self.month):
            return super().publication
        damage = figures.damage(self.edition)
        said = f"{banners.said(self.edition)}."
        return f"{said} What was kept is damaged: {damage}" if damage else said


def stage(held: Round, day: dt.date) -> str:
    """Where a round stands, in a sentence."""
    if held.closed_at:
        return f"Closed on {full_date(timezone.localdate(held.closed_at))}."
    steps = (
        (held.owners_due_on, "Owners report by"),
        (held.leads_due_on, "Area leads challenge and comment by"),
        (held.group_meets_on, "The delivery group meets on"),
        (held.board_meets_on, "The board meets on"),
    )
    for until, words in steps:
        if day <= until:
            return f"{words} {full_date(until)}."
    return f"To be closed: the board met on {full_date(held.board_meets_on)}."


def leads(user: User, areas: Iterable[Area]) -> list[Area]:
    return [area for area in areas if area.led_by_id == user.pk]


def about(raised: RoundException, user=None, at: str = "") -> tuple[str, str]:
    """What an exception is about, and the page that shows it, if there is one that this person may open.

    at: what keeps a link on the page's day (`as_of.query`).
    """
    words = closing.about(raised)
    if raised.action:
        return words, reverse("assurance:action", args=[raised.action.code]) + at
    if raised.kpi_code and "/" not in raised.kpi_code:
        return words, reverse("desk:kpi", args=[str(figures.month_of(raised.round)), raised.kpi_code])
    may_open = raised.risk and (user is None or user.may(Permission.VIEW_RISKS))
    return words, reverse("assurance:risk", args=[raised.risk.number]) + at if may_open else ""


def may_comment(user: User, shown: RoundView) -> bool:
    speaks = user.may(Permission.COMMENT_AREA) and leads(user, shown.areas)
    return _is_open(shown) and (bool(speaks) or user.may(Permission.RUN_ROUNDS))


def may_speak_of(user: User, shown: RoundView) -> set[int]:
    """The keys of the exceptions of which they may say why: not of what the board has decided."""
    if not may_comment(user, shown):
        return set()
    speaks = who.voice(user, shown.held.improvement_plan)
    waiting = (each for each in shown.exceptions if each.decided_on is None)
    return {each.pk for each in waiting if speaks.may_speak_of(each)}


def may_run(user: User, shown: RoundView) -> bool:
    return _is_open(shown) and user.may(Permission.RUN_ROUNDS)


def may_challenge(user: User, area: Area, shown: RoundView) -> bool:
    return _is_open(shown) and who.may_challenge(user, area)


def _is_open(shown: RoundView) -> bool:
    """Nothing is done from an earlier day's page, or in a round that is closed."""
    return shown.is_now and shown.held.closed_at is None


def may_download(user: User, shown: RoundView) -> bool:
    """The month's report as it stands, or as it was kept; of an earlier day only what had been kept by then."""
    return user.may(Permission.DOWNLOAD_REPORTS) and (shown.is_now or shown.held.closed_at is not None)


def month_of(held: Round) -> Month:
    return figures.month_of(held)


def area_of(shown: RoundView, number: str) -> Area:
    """Raises Http404."""
    found = next((area for area in shown.areas if area.number == number), None)
    if found is None:
        raise Http404(f"There is no area {number} in the improvement plan.")
    return found
