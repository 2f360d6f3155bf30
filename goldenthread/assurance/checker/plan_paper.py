"""A plan as the rules see it, whether it was read from a file or is stored here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from goldenthread.assurance.checker.findings import Fault, Rule, Strength
from goldenthread.assurance.planfile import Action, HighImpact, Note, PlanDocument


@dataclass(frozen=True)
class PlanPaper:
    """day: the day on which the plan is looked at. notes: what its reader mended or left out; none for a stored plan.

    resting: codes of actions of which nobody is asked any more, such as those merged or retired. explained: numbers of
    risks for which the register says why mitigation changes nothing. scored: numbers of risks that people scored since, so
    that their published grades are history.
    """

    document: PlanDocument
    day: dt.date
    notes: tuple[Note, ...] = ()
    name: str = ""
    resting: frozenset[str] = frozenset()
    explained: frozenset[str] = frozenset()
    scored: frozenset[str] = frozenset()

    def place(self, action: Action) -> str:
        return f"action {action.code}" + (f" ({action.place})" if action.place else "")

    def noted(self, kind: str) -> list[Note]:
        return [note for note in self.notes if note.kind == kind]

    @property
    def titles(self) -> dict[str, str]:
        """The title of each indicator that the plan lists."""
        return {kpi.code: kpi.title for kpi in self.document.kpis if kpi.title}

    def measure(self, measure: HighImpact) -> str:
        """How a headline measure is named in a place."""
        return f"area {measure.area}, {measure.code or measure.title}"


@dataclass(frozen=True)
class Said:
    """What an action rule answers: the sentence, and the figures that make it a fault."""

    words: str
    figures: tuple[str, ...] = ()
    strength: Strength | None = None


ActionCheck = Callable[[Action, PlanPaper], Said | None]


@dataclass(frozen=True)
class ActionRule(Rule):
    """A rule that looks at one action at a time, so that an action's own page can ask it too."""

    said_of: ActionCheck = field(default=lambda action, paper: None)


def action_rule(
    code: str, *, words: str, settled_by: str, strength: Strength = Strength.HARD
) -> Callable[[ActionCheck], ActionRule]:
    """Make a function that answers for one action a rule about every action of a plan."""

    def made(said_of: ActionCheck) -> ActionRule:
        def check(paper: PlanPaper) -> Iterator[Fault]:
            for action in paper.document.actions:
                if action.code not in paper.resting and (said := said_of(action, paper)):
                    yield Fault(
                        place=paper.place(action),
                        words=said.words,
                        about=f"action {action.code}",
                        figures=said.figures,
                        strength=said.strength,
                        file=paper.name,
                    )

        return ActionRule(code, words, settled_by, strength, check, said_of)

    return made
