"""What speaks against a rating when somebody is about to make it: the checker's rules about ratings, asked in advance."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from goldenthread.assurance.checker import stored
from goldenthread.assurance.checker.findings import Finding
from goldenthread.assurance.checker.plan_paper import ActionRule, PlanPaper
from goldenthread.assurance.checker.plan_rules import ratings as about_ratings
from goldenthread.assurance.models import Action, Brag
from goldenthread.assurance.planfile import PlanDocument

PAST_DUE = "past-due"
RULES = tuple(rule for rule in vars(about_ratings).values() if isinstance(rule, ActionRule))


def findings(action: Action, day: dt.date, *, progress: str, impact: str) -> list[Finding]:
    """What the rules say of an action rated so, on a day. They look at its ratings, and ask the database nothing more."""
    rated = replace(stored.rated_action(action), progress=progress, impact=impact)
    paper = PlanPaper(PlanDocument(actions=(rated,)), day)
    return [finding for rule in RULES for finding in rule.findings(paper)]


def against(action: Action, day: dt.date, *, progress: str, impact: str) -> list[Finding]:
    """What speaks against it, so that it may stand only with a reason. That an action rated red is late speaks for it."""
    found = findings(action, day, progress=progress, impact=impact)
    return [each for each in found if each.is_hard or each.rule != PAST_DUE]


def against_one(action: Action, day: dt.date, scale: str, brag: str) -> list[Finding]:
    """What speaks against one of its two ratings: not what would be said whatever its colour were."""
    said = {
        each: against(action, day, **({"progress": action.progress, "impact": action.impact} | {scale: each}))
        for each in {*Brag.values, brag}
    }
    whatever = set.intersection(*({found.rule for found in each} for each in said.values()))
    return [each for each in said[brag] if each.rule not in whatever]


def off_track(action: Action, day: dt.date) -> list[Finding]:
    """What the board should know of it as it is rated: that it is late, and what cannot be true."""
    found = findings(action, day, progress=action.progress, impact=action.impact)
    return [each for each in found if each.is_hard or each.rule == PAST_DUE]
