"""What was known of a round at the end of an earlier day: given, released and decided by then, in the words of then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone

from goldenthread.assurance import rewinding
from goldenthread.assurance.days import by
from goldenthread.assurance.models import Action, Area
from goldenthread.assurance.plan_history import standing
from goldenthread.assurance.rounds.models import Challenge, Round, RoundException, Update


def stood_on(held: Round, day: dt.date) -> dt.date:
    """The last day of a round's story up to a day: that on which it was closed, where it was by then."""
    return min(day, timezone.localdate(held.closed_at)) if held.closed_at else day


def round_on(held: Round, day: dt.date) -> Round:
    """The round with the days that it had and what had been done in it. For showing, never for saving."""
    return rounds_on([Round.objects.newest_first().get(pk=held.pk)], day)[0]


def rounds_on(held: Iterable[Round], day: dt.date) -> list[Round]:
    """The same of several, fetched for this and written over. One query."""
    found = rewinding.to_the_end_of(day, held)
    for stood in found:
        if not by(day, stood.group_reviewed_at):
            stood.group_reviewed_at = None
        if not by(day, stood.closed_at):
            stood.closed_at, stood.closed_by, stood.report_digest = None, None, ""
            stood.published_edition = None
    return found


def updates(held: Round, day: dt.date) -> list[Update]:
    """What had been submitted and not taken back, with what had been said to it."""
    return _given(Update.objects.of_round(held).with_words(), day)


def updates_of(action: Action, day: dt.date) -> list[Update]:
    """The same of one action in every round, the newest first."""
    found = Update.objects.of_action(action).with_words().order_by("-round__month_on")
    return _given(found, day)


def _given(found: Iterable[Update], day: dt.date) -> list[Update]:
    stood = rewinding.to_the_end_of(day, found)
    given = [each for each in stood if by(day, each.submitted_at)]
    said = _challenges(given, day)
    for each in given:
        mine = [one for one in said if one.update_said_id == each.pk]
        each._prefetched_objects_cache = {"challenges": _fetched(Challenge, mine)}
    return given


def _challenges(given: Iterable[Update], day: dt.date) -> list[Challenge]:
    said = [one for each in given for one in each.challenges.all() if by(day, one.said_at)]
    for one in said:
        if not by(day, one.answered_at):
            one.answer, one.answered_by, one.answered_at = "", None, None
    return said


def _fetched(model, rows):
    found = model.objects.all()
    found._result_cache = list(rows)
    return found


def exceptions(held: Round, day: dt.date) -> list[RoundException]:
    """What had been raised, those too whose cause has gone since, with what had been said and decided of each."""
    still = rewinding.to_the_end_of(day, RoundException.objects.of_round(held).for_page())
    gone = rewinding.removed_since(day, RoundException, round=held.pk)
    return [_said(each, day) for each in (*still, *gone) if by(day, each.raised_at)]


def sent_up_of(action: Action, day: dt.date) -> list[RoundException]:
    """What of an action had been escalated to the board, the newest round's first."""
    still = rewinding.to_the_end_of(day, RoundException.objects.of_action(action).for_page())
    gone = rewinding.removed_since(day, RoundException, action=action.pk)
    raised = [_said(each, day) for each in (*still, *gone) if by(day, each.raised_at)]
    found = [each for each in raised if each.is_escalated]
    return sorted(found, key=lambda each: each.round.month_on, reverse=True)


def _said(raised: RoundException, day: dt.date) -> RoundException:
    if raised.commented_at and not by(day, raised.commented_at):
        raised.commentary, raised.commented_by, raised.commented_at = "", None, None
        raised.is_escalated = False
    if raised.decided_on and raised.decided_on > day:
        raised.outcome, raised.decided_on = "", None
    return raised


def reported(held: Round, given: Iterable[Update], day: dt.date) -> list[Action]:
    """The actions that were followed on the day, and those that had been reported on all the same."""
    said = {each.action_id for each in given}
    stood = standing.actions_of(held.improvement_plan, day)
    return [each for each in stood if each.is_followed or each.pk in said]


def areas(held: Round, day: dt.date) -> list[Area]:
    """The plan's areas, each with the title it had and with whoever led it."""
    plan = held.improvement_plan
    titles = {each.pk: each.title for each in plan.areas.all()}
    led = rewinding.to_the_end_of(day, plan.areas.select_related("led_by"))
    for area in led:  # a title has its own day, which the moment at which it was written down is not
        area.title = titles[area.pk]
    return standing.with_titles_of(day, plan, led)
