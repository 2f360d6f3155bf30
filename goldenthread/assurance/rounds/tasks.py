"""What the open round asks of a person, for their home page."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from goldenthread.accounts.models import User
from goldenthread.accounts.roles import BoardMember
from goldenthread.accounts.roles import Permission as P
from goldenthread.accounts.tasks import Task
from goldenthread.assurance.rounds import pages
from goldenthread.assurance.rounds.models import Challenge
from goldenthread.assurance.rounds.pages import RoundView, Row
from goldenthread.govuk.formats import counted, day
from goldenthread.people.today import today
from goldenthread.publications.wording import month_name

MOST = 5


def tasks(user: User) -> Iterator[Task]:
    """Nothing while no round is open. Asks the database only for those who have a part in it."""
    wanted = {P.RATE_ACTIONS, P.COMMENT_AREA, P.RUN_ROUNDS} & user.permissions
    if not (wanted or BoardMember in user.roles):
        return
    if (held := pages.running()) is None:
        return
    shown = RoundView(held, today())
    if P.RUN_ROUNDS in wanted:
        yield _to_run(shown)
    elif P.RATE_ACTIONS in wanted and (rows := shown.rows_of(user)):
        yield _to_say(shown, rows)
    if areas := pages.leads(user, shown.areas):
        yield _to_challenge(shown, areas)
    if BoardMember in user.roles:
        yield _to_decide(shown)


def _to_say(shown: RoundView, rows: list[Row]) -> Task:
    waiting = [row for row in rows if not row.is_said]
    asked = [one for row in rows for one in row.challenges if _waits(one)]
    by = shown.held.owners_due_on
    late = (shown.day - by).days
    sentence = f"{counted(len(waiting), 'action')} to report on by {day(by)}."
    if not waiting:
        sentence = "You have reported on all your actions."
    elif late > 0:
        sentence = f"{counted(len(waiting), 'action')} to report on, {counted(late, 'day')} late."
    if asked:
        sentence += f" {counted(len(asked), 'question')} to answer."
    lines = tuple((row.action.code, "", row.action.title[:90]) for row in waiting[:MOST])
    return Task(
        "Your actions this month", sentence, lines, ("Report on them", reverse("assurance:my_updates"))
    )


def _waits(one: Challenge) -> bool:
    return not one.is_comment and one.answered_at is None


def _to_challenge(shown: RoundView, areas: list) -> Task:
    lines = []
    for area in areas:
        rows = shown.rows_in(area)
        said = sum(row.is_said for row in rows)
        address = reverse("assurance:area_updates", args=[str(shown.month), area.number])
        lines.append((f"Area {area.number}: {area.title[:80]}", address, f"{said:,} of {len(rows):,} said"))
    sentence = f"Read what owners say, and challenge or comment by {day(shown.held.leads_due_on)}."
    return Task("Your area this month", sentence, tuple(lines))


def _to_run(shown: RoundView) -> Task:
    sentence = f"{shown.stage} {shown.sentence}"
    late = tuple((late.name, "", late.words) for late in shown.by_owner if late.days)[:MOST]
    onward = ("Open the round", reverse("assurance:a_round", args=[str(shown.month)]))
    return Task(f"Round of {month_name(shown.held.month_on)}", sentence, late, onward)


def _to_decide(shown: RoundView) -> Task:
    number = len(shown.escalated)
    asked = counted(number, "matter is asked of the board,matters are asked of the board") if number else ""
    sentence = (
        f"{asked or 'Nothing is asked of the board yet'}. It meets on {day(shown.held.board_meets_on)}."
    )
    onward = ("Open the board's paper", reverse("assurance:board_paper", args=[str(shown.month)]))
    return Task("For the board", sentence, (), onward)
