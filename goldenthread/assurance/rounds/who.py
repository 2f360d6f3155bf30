"""Who may say what in a round. The programme office may speak for anybody, and the record names who did."""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.accounts.models import User
from goldenthread.accounts.roles import Permission
from goldenthread.assurance.models import (
    Action,
    Area,
    HighImpactMeasure,
    ImprovementPlan,
    RoundException,
)


def may_update(user: User, action: Action) -> bool:
    """An owner their own actions; where the plan names nobody accountable, each of the owners."""
    mine = user.may(Permission.RATE_ACTIONS) and any(owner.user_id == user.pk for owner in action.answerable)
    return mine or user.may(Permission.RUN_ROUNDS)


def may_challenge(user: User, area: Area) -> bool:
    leads = user.may(Permission.COMMENT_AREA) and area.led_by_id == user.pk
    return leads or user.may(Permission.RUN_ROUNDS)


def may_rate(user: User, action: Action) -> bool:
    """Those who report on it and those who may challenge what is said of it, in a round or between two."""
    return user.may(Permission.RATE_ACTIONS) and (
        may_update(user, action) or may_challenge(user, action.followed_in)
    )


@dataclass(frozen=True)
class Voice:
    """Of which exceptions somebody may say why: the programme office of all of them; the lead of an area of its actions
    and of the indicators that stand under it; every lead of a risk, of another matter, and of what stands under no area."""

    is_office: bool
    areas: frozenset[int] = frozenset()
    codes: frozenset[str] = frozenset()  # that their areas answer to
    codes_of_others: frozenset[str] = frozenset()

    @property
    def may_raise(self) -> bool:
        return self.is_office or bool(self.areas)

    def may_speak_of(self, raised: RoundException) -> bool:
        if self.is_office or not self.areas:
            return self.is_office
        if raised.action:
            return raised.action.followed_in.pk in self.areas
        code = raised.kpi_code
        return code in self.codes or code not in self.codes_of_others


def voice(user: User, plan: ImprovementPlan) -> Voice:
    """Three queries; none for the programme office, and for those who comment on no area."""
    if user.may(Permission.RUN_ROUNDS) or not user.may(Permission.COMMENT_AREA):
        return Voice(user.may(Permission.RUN_ROUNDS))
    led = {area.number: area.pk for area in plan.areas.all() if area.led_by_id == user.pk}
    cited = [*Action.objects.of_plan(plan).cited(), *HighImpactMeasure.objects.cited_in(plan)]
    mine = frozenset(code for number, code in cited if number in led)
    return Voice(False, frozenset(led.values()), mine, frozenset(code for _, code in cited) - mine)


def owner_words(action: Action) -> str:
    """ "Head of SEND (Rowan Ash)": who reports on it, by post and by name where an account is theirs."""
    named = [
        f"{owner.role} ({owner.user.display_name})" if owner.user else owner.role
        for owner in action.answerable
    ]
    return "; ".join(named) or "Nobody is named"
