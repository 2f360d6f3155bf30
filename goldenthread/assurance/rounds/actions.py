"""Writes of the monthly round. Each may be told `at` what moment it happened, for a story that is told later."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.accounts.recording import recorded
from goldenthread.assurance import challenging, ratings, stating
from goldenthread.assurance.days import local_day
from goldenthread.assurance.evidence import shown_beside
from goldenthread.assurance.models import Action, Area, Brag, ImprovementPlan, Rating
from goldenthread.assurance.rounds import closing, exceptions, who
from goldenthread.assurance.rounds.days import Days
from goldenthread.assurance.rounds.models import Challenge, Round, RoundException, Update
from goldenthread.assurance.words import given
from goldenthread.indicators import Month
from goldenthread.people.today import this_moment
from goldenthread.publications.wording import full_date, month_name
from goldenthread.scorecard import freezing

UNCHANGED = "Nothing has changed."
STEPS = ("opened_on", "owners_due_on", "leads_due_on", "group_meets_on", "board_meets_on")


@dataclass(frozen=True)
class Said:
    """What an owner says of an action. reason: why a rating stands that the facts speak against. ask: of the board."""

    words: str = ""
    progress: str = ""
    impact: str = ""
    reason: str = ""
    ask: str = ""


@recorded
def open_round(*, month: Month, days: Days, by: Any, at: dt.datetime | None = None) -> Round:
    """Begin a month's round of the current plan, and raise what is off track by itself.

    Raises Refused without a plan, for a second round of the month, while another is open, or for days out of order.
    """
    plan = ImprovementPlan.objects.current()
    if plan is None:
        raise Refused("There is no improvement plan yet: import one first.")
    if Round.objects.of_plan(plan).of_month(month.first).exists():
        raise Refused(f"The round of {month_name(month.first)} has been opened already.", field="month")
    if running := Round.objects.of_plan(plan).running().first():
        raise Refused(f"The round of {month_name(running.month_on)} is still open: close it first.")
    _check_days(days)
    held = Round.objects.create(improvement_plan=plan, month_on=month.first, opened_by=by, **vars(days))
    exceptions.bring_up_to_date(held, at=at or this_moment())
    return held


def _check_days(days: Days) -> None:
    for earlier, later in pairwise(STEPS):
        if getattr(days, later) < getattr(days, earlier):
            raise Refused("This day must not be before that of the step before it.", field=later)


@recorded
def change_days(*, held: Round, days: Days, by: Any, expected_revision: int) -> Round:
    """Move the round's days. Raises Refused for days out of order or a closed round, Conflict after another's change."""
    now = _locked(held)
    if now.revision != expected_revision:
        changes = [(name.replace("_", " "), "", str(getattr(now, name))) for name in STEPS]
        raise Conflict(record=now, changed_by="", changed_at=None, changes=changes)
    _check_days(days)
    for name, day in vars(days).items():
        setattr(now, name, day)
    now.revision += 1
    now.save()
    return now


def _locked(held: Round) -> Round:
    now = Round.objects.select_for_update().get(pk=held.pk)
    if now.closed_at:
        raise Refused(
            f"The round of {month_name(now.month_on)} is closed. What must be put right is said in the next."
        )
    return now


# What owners say


@recorded
def save_draft(
    *,
    held: Round,
    action: Action,
    said: Said,
    by: Any,
    expected_revision: int,
    at: dt.datetime | None = None,
) -> Update:
    """Keep what has been typed so far; nobody but those who may write it sees it.

    Raises Refused for what is submitted already, another's action or a closed round; Conflict when somebody else wrote.
    """
    update = _writable(held, action, by, expected_revision)
    return _keep(update, said, by, at or this_moment())


@recorded
def submit_update(
    *,
    held: Round,
    action: Action,
    said: Said,
    by: Any,
    expected_revision: int,
    nothing_changed: bool = False,
    at: dt.datetime | None = None,
) -> Update:
    """Say how an action stands; both ratings become dated statements. With `nothing_changed` they are those of before.

    Raises Refused as `save_draft` does, for words or ratings that are missing, and for ratings that the facts speak
    against without a reason (field "reason"); Conflict when somebody else wrote.
    """
    when = at or this_moment()
    update = _writable(held, action, by, expected_revision)
    action = update.action
    if nothing_changed:
        said = Said(
            UNCHANGED, action.progress, action.impact, said.reason or _reason_before(action), said.ask
        )
    _check_said(action, said, local_day(when))
    _state(action, said, by, local_day(when))
    update.nothing_changed, update.submitted_at = nothing_changed, when
    update = _keep(update, said, by, when)
    exceptions.look_again(update, at=when)
    if said.ask.strip():
        _pass_on(update, by, when)
    return update


def _writable(held: Round, action: Action, by: Any, expected_revision: int) -> Update:
    """The update to write in, with its action read afresh and locked."""
    now = _locked(held)
    action = Action.objects.for_statement().select_for_update(of=("self",)).get(pk=action.pk)
    if not who.may_update(by, action):
        raise Refused(f"Action {action.code} is for its owner to report on.")
    update = Update.objects.select_for_update().filter(round=now, action=action).first() or Update(round=now)
    update.action = action
    if update.revision != expected_revision:
        saver = update.said_by.display_name if update.said_by else ""
        changes = [(f"what is said of {action.code}", "", update.words)]
        raise Conflict(record=update, changed_by=saver, changed_at=update.said_at, changes=changes)
    if update.submitted_at:
        raise Refused(f"Action {action.code} has been reported on: take that back to say it otherwise.")
    return update


def _keep(update: Update, said: Said, by: Any, when: dt.datetime) -> Update:
    update.words, update.progress, update.impact = said.words.strip(), said.progress, said.impact
    update.reason_it_stands, update.ask = said.reason.strip(), said.ask.strip()
    update.said_by, update.said_at = by, when
    update.revision += 1
    update.save()
    return update


def _reason_before(action: Action) -> str:
    """A reason given for the ratings that stand holds for as long as nothing changes."""
    standing = [ratings.latest(action.ratings.all(), scale) for scale in Rating.Scale]
    return next((each.reason_it_stands for each in standing if each and each.reason_it_stands), "")


def _check_said(action: Action, said: Said, day: dt.date) -> None:
    if not said.words.strip():
        raise Refused("Say what has happened since last month, or that nothing has changed.", field="words")
    for scale in Rating.Scale:
        if getattr(said, scale) not in Brag.values:
            raise Refused(f"Choose a rating for {scale}: blue, green, amber or red.", field=str(scale))
    rated = {"progress": said.progress, "impact": said.impact}
    found = challenging.against(action, day, **rated, evidence=shown_beside.newest_by(day))
    if found and not said.reason.strip():
        words = " ".join(each.words for each in found)
        raise Refused(f"{words} Say why the ratings stand; the board will read it.", field="reason")


def _state(action: Action, said: Said, by: Any, day: dt.date) -> None:
    brags = {str(scale): getattr(said, scale) for scale in Rating.Scale}
    given = {"words": said.words, "said_on": day, "by": by, "reason": said.reason}
    stating.state(action, action.ratings.all(), brags, **given)


def _pass_on(update: Update, by: Any, when: dt.datetime) -> None:
    """What an owner asks of the board stands on the action's exception, to be escalated or not. What went to the board
    already is left as it was put to it: a later ask is read with the owner's words."""
    found = RoundException.objects.of_round(update.round).filter(action=update.action).first()
    if found and (found.is_escalated or found.decided_on):
        return
    raised = found or RoundException(
        round=update.round,
        kind=RoundException.Kind.ACTION,
        action=update.action,
        why=f"Its owner asks something of the board: {update.words}",
        raised_by=by,
        raised_at=when,
    )
    raised.ask_of_board = update.ask
    raised.revision += 1
    raised.save()


@recorded
def take_back_update(*, update: Update, by: Any) -> Update:
    """Make it a draft again. The ratings that it made stay on record; saying it again makes later ones."""
    now = Update.objects.select_for_update().get(pk=update.pk)
    _locked(now.round)
    if not who.may_update(by, Action.objects.for_page().get(pk=now.action_id)):
        raise Refused("This is for the action's owner.")
    now.submitted_at, now.nothing_changed = None, False
    now.revision += 1
    now.save()
    return now


# What others say to it


@recorded
def challenge(
    *, update: Update, words: str, by: Any, is_comment: bool = False, at: dt.datetime | None = None
) -> Challenge:
    """Ask the owner about an update, or comment on it. Raises Refused without words, for a draft, a closed round, or
    an area that is not theirs."""
    _locked(update.round)
    area = update.action.followed_in
    if not who.may_challenge(by, area):
        raise Refused(f"Area {area.number} is for its lead.")
    if update.submitted_at is None:
        raise Refused("The owner has not reported yet.")
    given(words, "Write what you ask or say", "words")
    return Challenge.objects.create(
        update_said=update,
        words=words.strip(),
        is_comment=is_comment,
        said_by=by,
        said_at=at or this_moment(),
    )


@recorded
def answer_challenge(
    *, challenged: Challenge, answer: str, by: Any, at: dt.datetime | None = None
) -> Challenge:
    """Raises Refused without words, for one that is answered, for somebody else's action, or in a closed round."""
    now = Challenge.objects.for_page().select_for_update(of=("self",)).get(pk=challenged.pk)
    _locked(now.update_said.round)
    if not who.may_update(by, Action.objects.for_page().get(pk=now.update_said.action_id)):
        raise Refused("This is for the action's owner to answer.")
    if now.answered_at:
        raise Refused("It has been answered already.")
    given(answer, "Write your answer", "answer")
    now.answer, now.answered_by, now.answered_at = answer.strip(), by, at or this_moment()
    now.save()
    return now


# Exceptions and what comes back


@recorded
def raise_exception(
    *,
    held: Round,
    why: str,
    by: Any,
    ask: str = "",
    action: Action | None = None,
    at: dt.datetime | None = None,
) -> RoundException:
    """Something off track that no figure shows. Raises Refused without words, in a closed round, or for somebody who does
    not lead the action's area, or any where it is about no action."""
    now = _locked(held)
    speaks = who.voice(by, now.improvement_plan)
    if not (who.may_challenge(by, action.followed_in) if action else speaks.may_raise):
        raise Refused("Exceptions are raised by the area's lead and the programme office.")
    given(why, "Say what is off track", "why")
    return RoundException.objects.create(
        round=now,
        kind=RoundException.Kind.ACTION if action else RoundException.Kind.OTHER,
        action=action,
        why=why.strip(),
        ask_of_board=ask.strip(),
        is_escalated=bool(ask.strip()),
        raised_by=by,
        raised_at=at or this_moment(),
    )


@recorded
def comment_exception(
    *,
    raised: RoundException,
    commentary: str,
    is_escalated: bool,
    ask_of_board: str,
    by: Any,
    expected_revision: int,
    at: dt.datetime | None = None,
) -> RoundException:
    """Say why, and whether the board is asked for something. Raises Refused for no commentary, an escalation that asks
    for nothing, another's area, what the board has decided, or a closed round; Conflict when somebody else wrote."""
    now = _exception(raised, expected_revision)
    if not who.voice(by, now.round.improvement_plan).may_speak_of(now):
        raise Refused("This is for the area's lead and the programme office.")
    if now.decided_on:
        raise Refused("The board has decided: what was put to it stays as it was.")
    given(commentary, "Say why, and what is being done", "commentary")
    if is_escalated:
        given(ask_of_board, "Say what the board is asked for", "ask_of_board")
    now.commentary, now.is_escalated, now.ask_of_board = (
        commentary.strip(),
        is_escalated,
        ask_of_board.strip(),
    )
    now.commented_by, now.commented_at = by, at or this_moment()
    now.save()
    return now


@recorded
def decide_exception(
    *,
    raised: RoundException,
    outcome: str,
    decided_on: dt.date,
    by: Any,
    expected_revision: int,
    because: str = "",
) -> RoundException:
    """Record what the board decided. because: why a decision that is on record is another one now; the first stays beside
    it. Raises Refused for one that was not escalated, without words, or in a closed round; Conflict when somebody else wrote."""
    now = _exception(raised, expected_revision)
    if not now.is_escalated:
        raise Refused("It was not escalated: the board was asked for nothing.")
    given(outcome, "Write what was decided", "outcome")
    if now.decided_on:
        given(because, "Say why the decision is another one", "because")
        before = f"{full_date(now.decided_on)}: {now.outcome} Decided otherwise since: {because.strip()}"
        now.decided_before = "\n".join(filter(None, (now.decided_before, before)))
    now.outcome, now.decided_on = outcome.strip(), decided_on
    now.save()
    return now


def _exception(raised: RoundException, expected_revision: int) -> RoundException:
    _locked(raised.round)
    now = RoundException.objects.select_for_update().get(pk=raised.pk)
    if now.revision != expected_revision:
        changer = now.commented_by.display_name if now.commented_by else ""
        raise Conflict(
            record=now,
            changed_by=changer,
            changed_at=now.commented_at,
            changes=[("this exception", "", now.commentary or now.outcome)],
        )
    now.revision += 1
    return now


@recorded
def review_by_group(*, held: Round, by: Any, at: dt.datetime | None = None) -> Round:
    """The delivery group has gone through it. Exceptions are brought up to date first."""
    now = _locked(held)
    now.group_reviewed_at = at or this_moment()
    now.revision += 1
    now.save()
    exceptions.bring_up_to_date(now, at=now.group_reviewed_at)
    return now


@recorded
def close_round(*, held: Round, by: Any, expected_revision: int, at: dt.datetime | None = None) -> Round:
    """Freeze the report and end the round: nothing in it changes afterwards.

    Raises Refused while something is unsettled, Conflict after somebody else's change.
    """
    now = _locked(held)
    if now.revision != expected_revision:
        raise Conflict(record=now, changed_by="", changed_at=None, changes=[("the round", "", "")])
    if waiting := closing.still_open(now):
        raise Refused(" ".join(waiting))
    published = freezing.newest(Month.containing(now.month_on))
    now.published_edition = published.edition if published else None
    now.closed_at, now.closed_by = at or this_moment(), by
    now.revision += 1
    now.save()  # before the report is made, which reads that the round is over
    now.report_digest = closing.keep_report(now)
    now.save(update_fields=["report_digest"])
    return now


@recorded
def name_lead(*, area: Area, lead: Any, by: Any) -> Area:
    """Say who leads an area; None takes it from whoever does."""
    now = Area.objects.select_for_update().get(pk=area.pk)
    now.led_by = lead
    now.save()
    return now
