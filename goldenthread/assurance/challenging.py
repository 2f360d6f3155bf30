"""What speaks against a rating when somebody is about to make it: the checker's rules about ratings, asked in advance, and
whether the evidence bank shows the impact that is claimed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from goldenthread.assurance import ratings
from goldenthread.assurance.checker import stored
from goldenthread.assurance.checker.findings import Fault, Finding, Strength, rule
from goldenthread.assurance.checker.plan_paper import ActionRule, PlanPaper
from goldenthread.assurance.checker.plan_rules import ratings as about_ratings
from goldenthread.assurance.checker.plan_rules.dates import no_due_date
from goldenthread.assurance.evidence import age
from goldenthread.assurance.models import Action, Brag, Rating
from goldenthread.assurance.planfile import PlanDocument
from goldenthread.publications.wording import full_date

PAST_DUE = "past-due"
RULES = tuple(each for each in vars(about_ratings).values() if isinstance(each, ActionRule))


@dataclass(frozen=True)
class Claim:
    """A rating of impact on a day. newest: of which day the newest evidence is that is put to the action, if any is."""

    action: Action
    impact: str
    day: dt.date
    newest: dt.date | None

    @property
    def words(self) -> str:
        return f"Impact is rated {self.impact} ({ratings.meaning(Rating.Scale.IMPACT, self.impact)})"

    def fault(self, words: str) -> Fault:
        place = f"action {self.action.code}"
        return Fault(place, f"{self.words} and {words}", figures=(self.impact, str(self.newest or "")))


@rule(
    "impact-without-evidence",
    words="Impact is green with early evidence of it and blue with continuing evidence: some is in the evidence bank.",
    settled_by="Evidence that is put to the action in the bank.",
    strength=Strength.SOFT,
)
def without_evidence(claim: Claim) -> Iterator[Fault]:
    if claim.impact in ratings.DONE and claim.newest is None:
        yield claim.fault("nothing in the evidence bank is put to this action.")


@rule(
    "impact-on-old-evidence",
    words="Impact is blue while evidence of it continues: the newest is no older than the area's own standard allows.",
    settled_by="Newer evidence of the same, or a rating of green.",
    strength=Strength.SOFT,
)
def on_old_evidence(claim: Claim) -> Iterator[Fault]:
    newest = claim.newest
    if claim.impact == Brag.BLUE and newest and age.is_old(newest, claim.day):
        yield claim.fault(
            f"the newest evidence put to this action is of {full_date(newest)}, {age.in_words(newest, claim.day)}."
        )


def findings(action: Action, day: dt.date, *, progress: str, impact: str) -> list[Finding]:
    """What the rules say of an action rated so, on a day. They look at its ratings and its due date, and ask the database
    nothing more."""
    rated = replace(stored.rated_action(action), progress=progress, impact=impact)
    paper = PlanPaper(PlanDocument(actions=(rated,)), day)
    # A stated open end was accepted with the plan; a date still to be confirmed is asked for until it is there.
    rules = RULES if action.is_open_ended else (*RULES, no_due_date)
    return [finding for each in rules for finding in each.findings(paper)]


def against(
    action: Action, day: dt.date, *, progress: str, impact: str, evidence: Mapping[int, dt.date]
) -> list[Finding]:
    """What speaks against it, so that it may stand only with a reason. That an action rated red is late speaks for it.

    evidence: of which day the newest evidence is, by action (`shown_beside.newest_by`).
    """
    found = findings(action, day, progress=progress, impact=impact)
    claim = Claim(action, impact, day, evidence.get(action.pk))
    shown = [*without_evidence.findings(claim), *on_old_evidence.findings(claim)]
    return [*(each for each in found if each.is_hard or each.rule != PAST_DUE), *shown]


def against_one(
    action: Action, day: dt.date, scale: str, brag: str, *, evidence: Mapping[int, dt.date]
) -> list[Finding]:
    """What speaks against one of its two ratings: not what would be said whatever its colour were."""
    stands = {"progress": action.progress, "impact": action.impact}
    said = {
        each: against(action, day, **(stands | {scale: each}), evidence=evidence)
        for each in {*Brag.values, brag}
    }
    whatever = set.intersection(*({found.rule for found in each} for each in said.values()))
    return [each for each in said[brag] if each.rule not in whatever]


def off_track(action: Action, day: dt.date) -> list[Finding]:
    """What the board should know of it as it is rated: that it is late, and what cannot be true."""
    found = findings(action, day, progress=action.progress, impact=action.impact)
    return [each for each in found if each.is_hard or each.rule == PAST_DUE]
