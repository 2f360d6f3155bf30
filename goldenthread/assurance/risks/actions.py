"""Writes of the risk register. Nothing is overwritten: a change is a new statement. Each may be told `at` what moment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.accounts.recording import not_in_the_future, recorded
from goldenthread.assurance.days import local_day
from goldenthread.assurance.models import (
    Action,
    Area,
    ImprovementPlan,
    Mitigation,
    MitigationStatement,
    Risk,
    RiskAssessment,
    RiskStatement,
)
from goldenthread.assurance.risks import standing, who
from goldenthread.assurance.risks.keeping import REPEATED, carried, keep_published, keep_published_mitigation
from goldenthread.assurance.risks.scale import scale
from goldenthread.assurance.words import given
from goldenthread.people.today import this_moment
from goldenthread.statute.wording import in_words

Kind, State = RiskStatement.Kind, RiskStatement.State
Stage = MitigationStatement.State
SETTLED = {State.ACCEPTED: Kind.ACCEPTED, State.CLOSED: Kind.CLOSED, State.OPEN: Kind.REOPENED}


@dataclass(frozen=True)
class Description:
    """What a risk is and who answers for it."""

    title: str
    category: str = ""
    owner: Any = None
    owner_post: str = ""
    target_score: int | None = None
    review_on: dt.date | None = None
    areas: tuple[Area, ...] = ()
    actions: tuple[Action, ...] = ()

    @property
    def plain(self) -> dict[str, Any]:
        """What stands in the statement itself; areas and actions are links."""
        return {
            "title": self.title.strip(),
            "category": self.category,
            "owner": self.owner,
            "owner_post": self.owner_post.strip(),
            "target_score": self.target_score,
            "review_on": self.review_on,
        }


@dataclass(frozen=True)
class Score:
    """Likelihood and impact before anything is done about a risk, and with what has been done."""

    inherent_likelihood: int
    inherent_impact: int
    residual_likelihood: int
    residual_impact: int

    @property
    def is_unmoved(self) -> bool:
        inherent = self.inherent_likelihood * self.inherent_impact
        return inherent == self.residual_likelihood * self.residual_impact


@dataclass(frozen=True)
class MitigationWork:
    """What a mitigation is, who does it by when, and how far it is."""

    text: str
    owner: Any = None
    owner_post: str = ""
    due_on: dt.date | None = None
    lowers: str = ""
    state: str = Stage.ACTIVE
    done_on: dt.date | None = None


# The register


@recorded
def add_risk(*, said: Description, words: str, by: Any, at: dt.datetime | None = None) -> Risk:
    """Put a risk on the register of the current plan. Raises Refused without a plan, a title, an owner or a reason."""
    when = at or this_moment()
    plan = ImprovementPlan.objects.current()
    if plan is None:
        raise Refused("There is no improvement plan yet: import one first.")
    _check_description(said)
    given(words, "Say why it is a risk now", "words")
    ImprovementPlan.objects.select_for_update().get(pk=plan.pk)  # two at once would take one number
    number = Risk.objects.of_plan(plan).highest_number() + 1
    risk = Risk(improvement_plan=plan, number=number, dated_on=local_day(when), title=said.title.strip())
    risk.save()
    _state(risk, Kind.ADDED, said.plain, said, words, by, when)
    return risk


@recorded
def change_risk(
    *,
    risk: Risk,
    said: Description,
    words: str,
    by: Any,
    expected_revision: int,
    at: dt.datetime | None = None,
) -> Risk:
    """Say what a risk is from today on. Raises Refused as `add_risk` does and for a closed one, Conflict after another's
    change."""
    when = at or this_moment()
    now, last = _writable(risk, expected_revision, when)
    _check_description(said)
    given(words, "Say what has changed, and why", "words")
    _state(now, Kind.CHANGED, carried(last) | said.plain, said, words, by, when)
    return now


@recorded
def settle_risk(
    *,
    risk: Risk,
    state: str,
    words: str,
    by: Any,
    expected_revision: int,
    review_on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> Risk:
    """Accept a risk as it stands, close it, or open it again, each with its reason.

    Raises Refused without a reason, for a state that it has already, or an acceptance without a day on which it is looked
    at again; Conflict after another's change.
    """
    when = at or this_moment()
    now, last = _writable(risk, expected_revision, when, closed_too=True)
    if state not in SETTLED:
        raise Refused("Choose whether it is accepted, closed or open again.", field="state")
    if state == last.state:
        raise Refused(f"It is {last.get_state_display().lower()} already.", field="state")
    given(words, "Say why", "words")
    if state == State.ACCEPTED and not review_on:
        raise Refused("Say on which day the acceptance is looked at again.", field="review_on")
    fields = carried(last) | {"state": state, "review_on": review_on or last.review_on}
    _state(now, SETTLED[State(state)], fields, last, words, by, when)
    return now


@recorded
def assess_risk(
    *,
    risk: Risk,
    score: Score,
    words: str,
    by: Any,
    expected_revision: int,
    why_unmoved: str = "",
    assessed_on: dt.date | None = None,
    review_on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> RiskAssessment:
    """Score a risk. Where what is done about it changes nothing, somebody has to say why (field "why_unmoved").

    Raises Refused for steps that the scale does not have, a residual step above the inherent one, no reason, a day in the
    future or before the last assessment, or a closed risk; Conflict after another's change.
    """
    when = at or this_moment()
    now, last = _writable(risk, expected_revision, when)
    held = standing.on(_whole(now), local_day(when))
    assessed_on = assessed_on or local_day(when)
    _check_score(score)
    given(words, "Say what the score rests on", "words")
    _check_assessed_on(assessed_on, local_day(when), held)
    _check_review(last, review_on, local_day(when))
    if score.is_unmoved and held and held.live_mitigations and not (held.explained or why_unmoved.strip()):
        raise Refused(
            "What is done about it changes nothing, by this score. Say why, and what would.",
            field="why_unmoved",
        )
    made = RiskAssessment.objects.create(
        risk=now,
        assessed_on=assessed_on,
        assessed_by=by,
        recorded_at=when,
        words=words.strip(),
        **vars(score),
    )
    if review_on and review_on != last.review_on:
        fields = carried(last) | {"review_on": review_on}
        last = _state(now, Kind.CHANGED, fields, last, "Assessed; to be looked at again.", by, when)
    if score.is_unmoved and why_unmoved.strip():
        _state(now, Kind.EXPLAINED, carried(last), last, why_unmoved, by, when)
    else:
        now.revision += 1
        now.save()
    return made


@recorded
def explain_risk(
    *, risk: Risk, words: str, by: Any, expected_revision: int, at: dt.datetime | None = None
) -> Risk:
    """Answer why what is done about a risk changes nothing. Raises Refused without words or where something does."""
    when = at or this_moment()
    now, last = _writable(risk, expected_revision, when)
    held = standing.on(_whole(now), local_day(when))
    if held is None or not held.is_unmoved:
        raise Refused("What is done about it does change it: there is nothing to explain.")
    given(words, "Say why nothing moves, and what would move it", "words")
    _state(now, Kind.EXPLAINED, carried(last), last, words, by, when)
    return now


def _writable(
    risk: Risk, expected_revision: int, when: dt.datetime, *, closed_too: bool = False
) -> tuple[Risk, RiskStatement]:
    """The risk, locked, and what was said of it last, which is kept first where only a register said it."""
    now = _locked(risk.pk)
    last = _last_said(now)
    if now.revision != expected_revision:
        saver = last.said_by.display_name if last.said_by else ""
        changes = [(f"risk {now.number}", "", last.title)]
        raise Conflict(record=now, changed_by=saver, changed_at=last.recorded_at, changes=changes)
    if not closed_too:
        _refuse_closed(now, last)
    if last.said_on > local_day(when):
        raise Refused(f"Something was said of risk {now.number} after that day.")
    return now, last


def _locked(pk: int) -> Risk:
    """The risk of a key, with what an imported register said of it kept."""
    now = Risk.objects.select_for_update(of=("self",)).select_related("improvement_plan").get(pk=pk)
    keep_published(now)
    return now


def _last_said(risk: Risk) -> RiskStatement:
    return RiskStatement.objects.with_people().filter(risk=risk).order_by("said_on", "pk").last()


def _refuse_closed(risk: Risk, last: RiskStatement) -> None:
    if last.state == State.CLOSED:
        raise Refused(f"Risk {risk.number} is closed: open it again first.")


def _whole(risk: Risk) -> Risk:
    return Risk.objects.with_all_said().get(pk=risk.pk)


def _state(
    risk: Risk,
    kind: str,
    fields: Mapping[str, Any],
    links: Description | RiskStatement,
    words: str,
    by: Any,
    when: dt.datetime,
) -> RiskStatement:
    """Write a statement, its links, and the columns of the risk that repeat the last one."""
    made = RiskStatement.objects.create(
        risk=risk,
        kind=kind,
        said_on=local_day(when),
        said_by=by,
        recorded_at=when,
        words=words.strip(),
        **fields,
    )
    made.areas.set(_linked(links.areas))
    made.actions.set(_linked(links.actions))
    for name in REPEATED:
        setattr(risk, name, getattr(made, name))
    risk.revision += 1
    risk.save()
    return made


def _linked(links: Any) -> Iterable[Any]:
    return links.all() if hasattr(links, "all") else links


# What is done about it


@recorded
def add_mitigation(
    *, risk: Risk, said: MitigationWork, by: Any, words: str = "", at: dt.datetime | None = None
) -> Mitigation:
    """Raises Refused without a text, an owner or a due day, for what is done without its day, or a closed risk."""
    when = at or this_moment()
    now, _ = _writable(risk, risk.revision, when)
    _check_work(said, when)
    order = max((each.order for each in now.mitigations.all()), default=-1) + 1
    made = Mitigation(risk=now, text=said.text.strip(), order=order, is_published=False)
    made.save()
    _state_mitigation(made, said, words, by, when)
    return made


@recorded
def change_mitigation(
    *,
    mitigation: Mitigation,
    said: MitigationWork,
    words: str,
    by: Any,
    expected_revision: int,
    at: dt.datetime | None = None,
) -> Mitigation:
    """Say how far it is, who does it, by when. Raises Refused as `add_mitigation` does and without a reason for giving it
    up; Conflict after another's change."""
    when = at or this_moment()
    now, _ = _writable_mitigation(mitigation, expected_revision, when)
    _check_work(said, when)
    if said.state == Stage.DROPPED:
        given(words, "Say why it is given up", "words")
    _state_mitigation(now, said, words, by, when)
    return now


@recorded
def report_mitigation(
    *,
    mitigation: Mitigation,
    words: str,
    by: Any,
    expected_revision: int,
    done_on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> Mitigation:
    """Its owner says how far it is, and on what day it was done where it is; what it is and by when stays as it was.

    Raises Refused for somebody else's, one that was given up or whose risk is closed, or without words; Conflict after
    another's change.
    """
    when = at or this_moment()
    now, last = _writable_mitigation(mitigation, expected_revision, when)
    if not who.may_report(by, last):
        raise Refused("This is for whoever answers for the mitigation.")
    if last.state == Stage.DROPPED:
        raise Refused("It was given up: those who keep the register can take it up again.")
    given(words, "Say what has been done since, and what has come of it", "words")
    kept = {name: getattr(last, name) for name in MitigationWork.__annotations__}
    said = MitigationWork(**kept | {"state": Stage.DONE if done_on else Stage.ACTIVE, "done_on": done_on})
    _check_work(said, when)
    _state_mitigation(now, said, words, by, when)
    return now


def _writable_mitigation(
    mitigation: Mitigation, expected_revision: int, when: dt.datetime
) -> tuple[Mitigation, MitigationStatement]:
    """The mitigation, locked, and what was said of it last, which is kept first where only a register said it."""
    risk = _locked(mitigation.risk_id)
    now = Mitigation.objects.select_for_update(of=("self",)).select_related("risk__improvement_plan")
    now = now.get(pk=mitigation.pk)
    keep_published_mitigation(now)
    last = now.statements.with_people().last()
    if now.revision != expected_revision:
        saver = last.said_by.display_name if last.said_by else ""
        changes = [("this mitigation", "", last.text)]
        raise Conflict(record=now, changed_by=saver, changed_at=last.recorded_at, changes=changes)
    _refuse_closed(risk, _last_said(risk))
    if last.said_on > local_day(when):
        raise Refused("Something was said of it after that day.")
    return now, last


def _state_mitigation(
    mitigation: Mitigation, said: MitigationWork, words: str, by: Any, when: dt.datetime
) -> None:
    fields = vars(said) | {"text": said.text.strip(), "owner_post": said.owner_post.strip()}
    made = MitigationStatement.objects.create(
        mitigation=mitigation,
        said_on=local_day(when),
        said_by=by,
        recorded_at=when,
        words=words.strip(),
        **fields,
    )
    mitigation.text = made.text
    mitigation.revision += 1
    mitigation.save()


# What may be said


def _check_owner(said: Description | MitigationWork) -> None:
    if said.owner is None and not said.owner_post.strip():
        raise Refused("Choose who answers for it, or write the post.", field="owner_post")


def _check_description(said: Description) -> None:
    given(said.title, "Say what may go wrong", "title")
    _check_owner(said)
    known = scale()
    if said.category and said.category not in dict(known.categories):
        raise Refused("Choose one of the categories.", field="category")
    if said.target_score is not None and said.target_score not in known.scores:
        raise Refused("Choose a score that the scale has.", field="target_score")


def _check_score(score: Score) -> None:
    known = scale()
    for name, step in vars(score).items():
        steps = known.likelihood if name.endswith("likelihood") else known.impact
        if not 1 <= step <= len(steps):
            raise Refused("Choose one of the steps.", field=name)
    for way in ("likelihood", "impact"):
        if getattr(score, f"residual_{way}") > getattr(score, f"inherent_{way}"):
            raise Refused(
                "What is done about a risk cannot make it worse than with nothing done. If it has grown, "
                "raise the first figure too.",
                field=f"residual_{way}",
            )


def _check_assessed_on(assessed_on: dt.date, day: dt.date, held: standing.Standing | None) -> None:
    not_in_the_future(assessed_on, day, field="assessed_on")
    if held and held.latest and assessed_on < held.latest.assessed_on:
        raise Refused("It was assessed after that day already.", field="assessed_on")
    if held is None or assessed_on < held.history[0].said_on:
        raise Refused("It was not on the register yet on that day.", field="assessed_on")


def _check_review(last: RiskStatement, review_on: dt.date | None, day: dt.date) -> None:
    """A risk that was to be looked at again, and now is, gets its next day."""
    if last.review_on and last.review_on <= day and not (review_on and review_on > day):
        raise Refused(
            f"It was to be looked at again by {in_words(last.review_on)}. Say by when it is next.",
            field="review_on",
        )


def _check_work(said: MitigationWork, when: dt.datetime) -> None:
    given(said.text, "Say what is done about it", "text")
    _check_owner(said)
    if said.state not in Stage.values:
        raise Refused("Choose how far it is.", field="state")
    if said.lowers not in MitigationStatement.Lowers.values:
        raise Refused("Choose what it is to change.", field="lowers")
    if said.state == Stage.ACTIVE and said.due_on is None:
        raise Refused("Say by which day.", field="due_on")
    if (said.state == Stage.DONE) != (said.done_on is not None):
        raise Refused("What is done has its day, and nothing else has.", field="done_on")
    if said.done_on:
        not_in_the_future(said.done_on, local_day(when), field="done_on")
