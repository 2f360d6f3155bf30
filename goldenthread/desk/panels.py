"""What the first page shows: for each role its panels, of which a person sees the first three.

A panel is a sentence, a few lines that open, and one way on. Its numbers come from QuerySets and the scorecard.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from goldenthread import statute
from goldenthread.accounts import access
from goldenthread.accounts.roles import (
    Administrator,
    AdviceWriter,
    AreaLead,
    BoardMember,
    Caseworker,
    DataAnalyst,
    FigureReturner,
    GovernmentAdviser,
    Parent,
    Permission,
    ProgrammeOffice,
    ResponsibleOfficer,
    ScrutinyMember,
    SendManager,
    SettingStaff,
)
from goldenthread.accounts.tasks import tasks
from goldenthread.casework.caseload import cover
from goldenthread.casework.caseload.querysets import FINAL
from goldenthread.casework.models import Request
from goldenthread.clocks.models import Clock
from goldenthread.desk import advice_page, sections
from goldenthread.desk.duty_words import clock_words, duty_words
from goldenthread.govuk.formats import counted, day, lateness, month_name, plain_day
from goldenthread.people import bank_holidays
from goldenthread.people.models import Child
from goldenthread.people.today import today
from goldenthread.scorecard import cards
from goldenthread.scorecard.returned import due, permitted

MOST = 3
LINES = 5
MOST_CHILDREN = 50  # people who cannot search have this list alone
SOON = 10  # working days ahead that are worth knowing about
ADVICE = "advice_returned"
Line = tuple[str, str, str]  # words, address ("" when there is none), note


@dataclass(frozen=True)
class Panel:
    heading: str
    sentence: str
    lines: tuple[Line, ...] = ()
    onward: tuple[str, str] = ("", "")  # words and address


class Reader:
    """The person, and what several panels ask for, found once."""

    def __init__(self, user):
        self.user = user

    @cached_property
    def today(self):
        return today()

    @cached_property
    def soon(self):
        """The last of the next working days that are worth knowing about."""
        return statute.working_days_after(self.today, SOON, calendar=bank_holidays.calendar())

    @cached_property
    def covered(self) -> dict[int, str]:
        """For whom the person covers today: names by their keys."""
        return cover.covered(self.user, self.today)

    @cached_property
    def headline(self) -> sections.Scorecard | None:
        latest = next(iter(cards.months()), None)
        return sections.headline(latest) if latest else None


def panels(user) -> list[Panel]:
    """What the person has to do now, then their roles' panels, each once: three in all."""
    chosen: dict[Callable, None] = dict.fromkeys(make for role in user.roles for make in PANELS.get(role, ()))
    reader = Reader(user)
    now = [Panel(task.heading, task.sentence, task.lines, task.onward) for task in tasks(user)][:MOST]
    return [*now, *(make(reader) for make in list(chosen)[: MOST - len(now)])]


def is_only_a_parent(user) -> bool:
    return user.roles == [Parent]


# A caseworker's own cases


def my_late_cases(reader: Reader) -> Panel:
    late = _mine(reader).overdue_on(reader.today)
    number = late.count()
    sentence = f"{_duties(number)} late." if number else "Nothing of yours is late."
    return Panel(
        "Late", sentence, _clock_lines(reader, late), _to_radar(reader, "late", "See all that is late")
    )


def my_cases_due(reader: Reader) -> Panel:
    soon = _mine(reader).due_between(reader.today, reader.soon)
    number = soon.count()
    sentence = f"{_fall_due(number)} by {day(reader.soon)}."
    return Panel(
        "Coming up", sentence, _clock_lines(reader, soon), _to_radar(reader, "10", "See all that falls due")
    )


def my_cases_waiting(reader: Reader) -> Panel:
    waiting = _my_clocks(reader).of_duty(ADVICE).running()
    number = waiting.count()
    sentence = (
        f"You wait for {counted(number, 'piece of advice,pieces of advice')}."
        if number
        else "You wait for no advice."
    )
    cases = ("See all your cases", reverse("desk:my_cases"))
    return Panel("Waiting for others", sentence, _clock_lines(reader, waiting), cases)


def _my_clocks(reader):
    """The person's own, and those of whom they cover for."""
    return Clock.objects.all().visible_to(reader.user).of_officers([reader.user.pk, *reader.covered])


def _mine(reader):
    """The duties that are the authority's own: advice is for others to send."""
    return _my_clocks(reader).exclude(duty=ADVICE)


def _clock_lines(reader, clocks) -> tuple[Line, ...]:
    return _lines_of(reader, list(clocks.for_list().soonest_first()[:LINES]))


def _lines_of(reader: Reader, shown: list[Clock]) -> tuple[Line, ...]:
    """Names of children are shown, so that they were is written down."""
    if shown:
        access.record_list(reader.user, kind="own cases", count=len(shown), page="home")
    return tuple(
        (
            clock.child.name,
            _page_of(clock),
            f"{clock_words(clock)}, {lateness((reader.today - clock.due_on).days)}{_covering(reader, clock)}",
        )
        for clock in shown
    )


def _covering(reader: Reader, clock: Clock) -> str:
    name = reader.covered.get(clock.officer_id)
    return f" (covering for {name})" if name else ""


def _page_of(clock: Clock) -> str:
    """Straight to the case where the clock names it; a plan's or a review's is a link away on the child's page."""
    if clock.subject_kind == "request":
        return reverse("desk:case", args=[clock.subject_ref])
    return reverse("desk:child", args=[clock.child.ref])


def _to_radar(reader, when: str, words: str) -> tuple[str, str]:
    """The radar knows one officer at a time: whoever covers finds everything among their cases."""
    if reader.covered:
        return words, f"{reverse('desk:my_cases')}?due={'late' if when == 'late' else 'soon'}"
    return words, f"{reverse('desk:radar')}?when={when}&officer={reader.user.pk}"


# A manager's radar


def radar(reader: Reader) -> Panel:
    clocks = Clock.objects.all().visible_to(reader.user)
    late, soon = clocks.overdue_on(reader.today), clocks.due_between(reader.today, reader.soon)
    sentence = (
        f"{_duties(late.count())} late and {_fall_due(soon.count()).lower()} in the next {SOON} working days."
    )
    lines = tuple(
        (
            duty_words(row["duty"]),
            f"{reverse('desk:radar')}?when=late&duty={row['duty']}",
            counted(row["clocks"], "late,late"),
        )
        for row in sorted(late.counts_by("duty"), key=lambda row: -row["clocks"])[:LINES]
    )
    return Panel("Breach radar", sentence, lines, ("Open the breach radar", reverse("desk:radar")))


def team_work(reader: Reader) -> Panel:
    """What needs an officer and what is past its limit, each with the way to it."""
    everybodys = Request.objects.visible_to(reader.user.only_as(Permission.ALLOCATE_CASES))
    running = Clock.objects.visible_to(reader.user).of_duty(FINAL).running()
    nobodys, past = everybodys.under_way().without_officer().count(), running.overdue_on(reader.today).count()
    needs = (
        counted(nobodys, "request needs an officer,requests need an officer")
        if nobodys
        else ("Every request is with somebody")
    )
    late = (
        counted(past, "is past its final day,are past their final day")
        if past
        else "none is past its final day"
    )
    lines = (
        ("Caseloads", reverse("desk:caseloads"), "who holds what, who is away, handing over"),
        ("Backlog", reverse("desk:backlog"), "by age, district and officer"),
        ("The oldest requests", reverse("desk:oldest_cases"), "and what keeps each back"),
    )
    return Panel("Caseloads and backlog", f"{needs}; {late}.", lines)


def _duties(number: int) -> str:
    return f"{counted(number, 'duty is,duties are')}" if number else "No duty is"


def _fall_due(number: int) -> str:
    return counted(number, "falls due,fall due") if number else "Nothing falls due"


# The figures and the plan


def headline(reader: Reader) -> Panel:
    """The month's ratings in a sentence, and what is rated red."""
    shown = reader.headline
    if shown is None:
        return Panel("Scorecard", "No month has been worked out yet.")
    summary = shown.summary
    sentence = f"{month_name(shown.month.first)}: {summary.green} green, {summary.amber} amber, {summary.red} red, {summary.unrated} not rated."
    red = [card for section in shown.sections for card in section.cards if card.rag == "red"]
    lines = tuple(
        (card.title, _kpi(card), f"{card.value_words}, target {card.target.words}") for card in red[:LINES]
    )
    return Panel(
        "Scorecard",
        sentence,
        lines,
        ("Open the scorecard", reverse("desk:scorecard", args=[str(shown.month)])),
    )


def what_changed(reader: Reader) -> Panel:
    shown = reader.headline
    if shown is None:
        return Panel("What changed", "There is nothing to compare yet.")
    changed = [
        (card.title, _kpi(card), f"from {card.previous_rag} to {card.rag}") for card in shown.summary.changed
    ]
    moved = [(card.title, _kpi(card), card.movement) for card in shown.moved if not card.rag_changed]
    sentence = f"{shown.summary.sentence} {_beyond_usual(len(shown.moved))}"
    return Panel("What changed", sentence, tuple([*changed, *moved][:LINES]))


def _beyond_usual(number: int) -> str:
    """In the terms of statistical process control, which says nothing of targets."""
    if not number:
        return "No headline measure moves beyond its usual variation."
    moves = counted(number, "headline measure moves,headline measures move")
    return f"{moves} beyond the usual variation."


def _kpi(card) -> str:
    return reverse("desk:kpi", args=[str(card.month), card.code])


def improvement_plan(reader: Reader) -> Panel:
    sentence = "Areas of weakness, their actions and how each is rated for progress and for impact."
    return Panel("Improvement plan", sentence, (), ("Open the improvement plan", reverse("assurance:plan")))


def my_actions(reader: Reader) -> Panel:
    sentence = "Say how the actions you answer for are doing, and what shows it."
    return Panel("Your actions", sentence, (), ("Open the actions", reverse("assurance:actions")))


def reports(reader: Reader) -> Panel:
    sentence = "The monthly assurance report, to read or to download."
    return Panel("Reports", sentence, (), ("Open the reports", reverse("assurance:reports")))


def facts_taken(reader: Reader) -> Panel:
    """How old the facts are, and the rows that could not be classified."""
    run = sections.facts_run()
    if run is None:
        return Panel("Facts", "No facts have been taken. Run `goldenthread rebuild_facts`.")
    unsorted = sum(run.unclassified.values())
    apart = f"{unsorted:,} records lack something." if unsorted else "No record lacks anything."
    rows = sum(run.counts.values())
    sentence = f"Case records as they stood on {plain_day(run.as_of_on)}: {rows:,} rows. {apart}"
    lines = tuple(
        (reason.capitalize(), "", f"{number:,}") for reason, number in list(run.unclassified.items())[:LINES]
    )
    return Panel("Facts", sentence, lines)


# Families, settings, advice writers, administrators


def my_children(reader: Reader) -> Panel:
    found = Child.objects.all().visible_to(reader.user).for_search()
    number = found.count()
    shown = list(found[:MOST_CHILDREN])
    if shown:
        access.record_list(reader.user, kind="own children", count=len(shown), page="home")
    lines = tuple((child.name, reverse("desk:child", args=[child.ref]), child.ref) for child in shown)
    sentence = (
        f"You may open the record of {counted(number, 'child,children')}."
        if number
        else "No child is with you yet."
    )
    return Panel("Children", sentence, lines)


def my_family(reader: Reader) -> Panel:
    sentence = "What has happened, what happens next and by when."
    return Panel("My child", sentence, (), ("See where things stand", reverse("desk:family")))


def advice_asked(reader: Reader) -> Panel:
    """Advice that the person's organisation still owes, soonest first."""
    number, owed = advice_page.owed(reader.user, most=LINES)
    words = counted(number, "piece of advice is,pieces of advice are")
    sentence = f"{words} still to be given." if number else "No advice is waiting to be given."
    if owed:
        access.record_list(reader.user, kind="advice asked for", count=len(owed), page="home")
    lines = tuple((row.child, row.url, f"{row.advice.get_kind_display()}, {row.days}") for row in owed)
    onward = ("See all that was asked for", reverse("desk:advice_queue"))
    return Panel("Advice asked for", sentence, lines, onward)


def accounts(reader: Reader) -> Panel:
    sentence = "Who may sign in, and what each may do."
    return Panel("People and roles", sentence, (), ("Open people and roles", reverse("accounts:people")))


def official_statistics(reader: Reader) -> Panel:
    sentence = "The Department's published figures, to stand beside the county's own."
    return Panel("Official statistics", sentence, (), ("Import a file", reverse("desk:import_benchmarks")))


def figures_to_return(reader: Reader) -> Panel:
    found = due.everything(reader.today, permitted.datasets_of(reader.user))
    late, soon = sum(each.overdue for each in found), sum(each.due for each in found)
    sentence = (
        f"{counted(late, 'figure')} of yours {'is' if late == 1 else 'are'} overdue, {soon:,} more due."
    )
    if not found:
        sentence = "Nobody has said yet which figures you return. Ask an administrator."
    address = reverse("desk:returns")
    lines = tuple(
        (
            each.dataset.title,
            f"{address}#dataset-{each.dataset.slug}",
            f"{each.overdue + each.due:,} waited for",
        )
        for each in found
        if each.overdue + each.due
    )
    return Panel("Figures to return", sentence, lines[:LINES], ("Open returned figures", address))


_PLAN = (headline, what_changed, improvement_plan)
_ACTIONS = (my_actions, headline, improvement_plan)
PANELS: dict[type, Iterable[Callable]] = {
    SendManager: (radar, team_work, headline, what_changed),
    Caseworker: (my_late_cases, my_cases_due, my_cases_waiting),
    AdviceWriter: (advice_asked, my_children),
    SettingStaff: (advice_asked, my_children),
    Parent: (my_family,),
    FigureReturner: (figures_to_return,),
    DataAnalyst: (facts_taken, headline, what_changed),
    ResponsibleOfficer: _ACTIONS,
    AreaLead: _ACTIONS,
    ProgrammeOffice: _PLAN,
    BoardMember: _PLAN,
    ScrutinyMember: (headline, improvement_plan, reports),
    GovernmentAdviser: (headline, improvement_plan, reports),
    Administrator: (accounts, official_statistics),
}
