"""What the monthly report tells a board before anything else: what it is asked, what it decided, what moved, what is
contested. Rows for `publications`, as they stood at the month's end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone

from goldenthread.accounts.models import User
from goldenthread.assurance import challenging, ratings
from goldenthread.assurance.evidence import shown_beside
from goldenthread.assurance.models import (
    FOLLOWED,
    Action,
    ImprovementPlan,
    LogEntry,
    Rating,
    Round,
    RoundException,
    Update,
)
from goldenthread.assurance.plan_history import standing as plan_standing
from goldenthread.assurance.risks import standing
from goldenthread.assurance.risks.standing import Standing
from goldenthread.assurance.rounds.who import owner_words
from goldenthread.indicators import Month
from goldenthread.people.today import today
from goldenthread.publications.assurance_report.data import (
    AskRow,
    ContestedRow,
    DecisionRow,
    NoUpdateRow,
    NoUpdates,
    RiskMoveRow,
    RiskRow,
)
from goldenthread.publications.wording import month_name

SCALES = (Rating.Scale.PROGRESS, Rating.Scale.IMPACT)


# Asked and decided


def asks(month: Month, plan: ImprovementPlan | None) -> list[AskRow]:
    """What the month's round escalates, in the order in which it was raised."""
    if plan is None:
        return []
    raised = RoundException.objects.of_month(plan, month.first).escalated().for_page().order_by("pk")
    return [_ask(each) for each in raised]


def _ask(raised: RoundException) -> AskRow:
    return AskRow(
        about=about(raised) if raised.kind != RoundException.Kind.OTHER else "Another matter",
        why=raised.why,
        commentary=raised.commentary,
        ask=raised.ask_of_board,
        by=raised.commented_by.display_name if raised.commented_by else "",
        decided=raised.outcome,
        decided_on=raised.decided_on,
    )


def about(raised: RoundException) -> str:
    """ "Action 1A2", "APP17", "Risk 3": what an exception is about."""
    if raised.action:
        return f"Action {raised.action.code}"
    return raised.kpi_code or (f"Risk {raised.risk.number}" if raised.risk else "Other")


def decisions(month: Month, plan: ImprovementPlan | None) -> list[DecisionRow]:
    """What came of the round before, what older rounds still wait for, and what the boards' log says of the month."""
    if plan is None:
        return []
    return [*_of_rounds(month, plan), *_of_the_log(month)]


def _of_rounds(month: Month, plan: ImprovementPlan) -> Iterable[DecisionRow]:
    last = Round.objects.of_plan(plan).filter(month_on__lt=month.first).newest_first().first()
    for each in RoundException.objects.escalated().before_month(plan, month.first).for_page():
        waits = each.decided_on is None
        if waits or each.round_id == last.pk:
            of = f"{about(each)}, round of {month_name(each.round.month_on)}"
            yield DecisionRow(of, each.ask_of_board, each.outcome, each.decided_on)


def _of_the_log(month: Month) -> Iterable[DecisionRow]:
    """Decisions said in the month; actions that are open at its end and due by then."""
    for entry in LogEntry.objects.said_by_day(month.last).for_list():
        if entry.kind == LogEntry.Kind.DECISION:
            if entry.said_on >= month.first:
                yield DecisionRow(entry.reference, "", entry.words, entry.said_on)
        elif entry.is_open_on(month.last):
            yield DecisionRow(
                entry.reference,
                f"{entry.words} {entry.who}".strip(),
                "",
                None,
                due_on=entry.due_as_of(month.last),
                days_late=entry.days_late_on(month.last),
            )


# Ratings


def brag(action: Action, scale: str, day: dt.date) -> str:
    said = ratings.latest(action.ratings.all(), scale, day)
    return said.brag if said else ""


def stood(action: Action, scale: str, said: Mapping[int, Update], day: dt.date) -> str:
    """The rating that was said in a month's round, or else on its last day."""
    update = said.get(action.pk)
    return getattr(update, scale) if update else brag(action, scale, day)


def contested(
    actions: Sequence[Action], day: dt.date, said: Mapping[int, Update], asked: Asked
) -> list[ContestedRow]:
    """Ratings that the facts speak against, with the reason for which they stand where somebody gave one.

    Of owners who have said nothing in the month's round, the ratings of its last day.
    """
    followed = (each for each in actions if each.pk in said or each.pk in asked.followed)
    evidence = shown_beside.newest_by(asked.day)
    found = (_contested(action, day, said.get(action.pk), evidence) for action in followed)
    return [row for row in found if row]


def round_of(month: Month) -> Round | None:
    """The round of a month: that of the plan in force at its end, where another plan had one too."""
    found = list(Round.objects.of_month(month.first).newest_first())
    plan = ImprovementPlan.objects.in_force_on(month.last) if len(found) > 1 else None
    return next((held for held in found if held.improvement_plan == plan), next(iter(found), None))


def plan_of(month: Month, held: Round | None) -> ImprovementPlan | None:
    """The plan that a month is reported of: that of its round, or else the one in force on its last day."""
    return held.improvement_plan if held else ImprovementPlan.objects.in_force_on(month.last)


@dataclass(frozen=True)
class Asked:
    """What a month's round asks about: the actions, by key, that were followed on `day`, which is the one on which it
    closed, or today while it is open; of a month without a round (`has_round` is false) its last."""

    followed: frozenset[int]
    day: dt.date
    has_round: bool = False
    is_open: bool = False


def asked_in(month: Month, held: Round | None, actions: Sequence[Action]) -> Asked:
    """actions: as they stood at the month's end. One that was released since was still followed in the rounds before."""
    if held is None:
        return Asked(frozenset(each.pk for each in actions if _is_followed(each)), month.last)
    now = Action.objects.of_plan(held.improvement_plan_id)
    if held.closed_at is None:
        return Asked(frozenset(now.monitored().numbers()), today(), has_round=True, is_open=True)
    day = timezone.localdate(held.closed_at)
    followed = frozenset(each.pk for each in now.prefetch_related("changes") if _was_followed(each, day))
    return Asked(followed, day, has_round=True)


def _was_followed(action: Action, day: dt.date) -> bool:
    state = plan_standing.state_on(action, day)
    if state is None:
        return False
    return state.get("monitoring", action.monitoring) in FOLLOWED


def without_update(actions: Sequence[Action], said: Mapping[int, Update], asked: Asked) -> NoUpdates | None:
    """Those of which nobody said anything in the month's round; None where the month has had no round."""
    if not asked.has_round:
        return None
    silent = (each for each in actions if each.pk in asked.followed and each.pk not in said)
    rows = tuple(NoUpdateRow(each.code, each.title, owner_words(each)) for each in silent)
    return NoUpdates(rows, asked.is_open)


def said_in_the_round(month: Month, plan: ImprovementPlan | None) -> dict[int, Update]:
    """By action: what owners say of a month they say in its round, after its end."""
    if plan is None:
        return {}
    updates = Update.objects.of_month(plan, month.first).submitted().select_related("said_by")
    return {each.action_id: each for each in updates}


def _is_followed(action: Action) -> bool:
    return action.is_followed


def _contested(
    action: Action, day: dt.date, update: Update | None, evidence: Mapping[int, dt.date]
) -> ContestedRow | None:
    stands = update or _Stands.on(action, day)
    rated = {"progress": stands.progress, "impact": stands.impact}
    found = challenging.against(action, day, **rated, evidence=evidence)
    if not found or not (stands.progress or stands.impact):
        return None
    return ContestedRow(
        code=action.code,
        title=action.title,
        progress=stands.progress or ratings.UNRATED,
        impact=stands.impact or ratings.UNRATED,
        against=" ".join(each.words for each in found),
        reason=stands.reason_it_stands,
        by=stands.said_by.display_name if stands.said_by and stands.reason_it_stands else "",
    )


@dataclass(frozen=True)
class _Stands:
    """An action's ratings on a day, as an update says them."""

    progress: str
    impact: str
    reason_it_stands: str
    said_by: User | None

    @classmethod
    def on(cls, action: Action, day: dt.date) -> _Stands:
        said = [ratings.latest(action.ratings.all(), scale, day) for scale in SCALES]
        given = next((each for each in said if each and each.reason_it_stands), None)
        return cls(
            *(each.brag if each else "" for each in said),
            given.reason_it_stands if given else "",
            given.said_by if given else None,
        )


# Risks


def register(month: Month, plan: ImprovementPlan | None) -> list[Standing]:
    """The risks as they stood at the month's end."""
    return standing.register(plan, month.last)


def risk_rows(standings: Iterable[Standing]) -> list[RiskRow]:
    return [_risk_row(each) for each in standings if not each.is_closed]


def _risk_row(each: Standing) -> RiskRow:
    return RiskRow(
        number=each.number,
        title=each.title,
        before=each.said.severity_before.capitalize(),
        after=each.said.severity_after.capitalize(),
        mitigations=len(each.live_mitigations),
        progress=each.said.progress if each.latest is None else "",
        owner=each.owner,
        inherent=each.inherent,
        residual=each.residual,
        inherent_words=each.inherent_words,
        residual_words=each.residual_words if each.latest else "",
        target=each.said.target_score,
        late=len(each.late_mitigations),
        review_days_late=each.days_review_overdue,
        is_accepted=not each.is_open,
        why_unmoved=each.explained.words if each.explained else "",
        is_unmoved=each.is_unmoved,
    )


def risk_moves(standings: Iterable[Standing], since: dt.date) -> list[RiskMoveRow]:
    """What became of scores since a day, the worst first."""
    return [
        RiskMoveRow(
            number=each.standing.number,
            title=each.standing.title,
            arrow=each.arrow,
            words=each.words,
            why=_why(each),
            step=each.step,
        )
        for each in standing.moves(standings, since)
    ]


def _why(moved: standing.Move) -> str:
    if moved.now:
        return moved.now.words
    settled = moved.standing.settled
    return settled.words if settled else ""
