"""Who answers for an action: one person, of a named organisation, called the same everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.assurance.checker.findings import Fault, Strength, rule
from goldenthread.assurance.checker.plan_paper import PlanPaper, Said, action_rule
from goldenthread.assurance.planfile import Action
from goldenthread.publications.wording import joined

SMALL_WORDS = re.compile(r"\b(?:of|for|and|the|to|in)\b", re.I)
MARKS = re.compile(r"[^\w\s]")


@action_rule(
    "no-accountable-owner",
    words="An action has one owner, or says of several which of them leads.",
    settled_by="The name of the one who leads.",
)
def no_accountable_owner(action: Action, paper: PlanPaper) -> Said | None:
    if len(action.owners) == 1:
        return None
    if not action.owners:
        return Said("It names no owner.")
    return Said(
        f"It names {len(action.owners)} owners and says of none that they lead.",
        tuple(owner.role for owner in action.owners),
    )


@action_rule(
    "owner-without-organisation",
    words="An owner's organisation is named.",
    settled_by="The organisation.",
    strength=Strength.SOFT,
)
def owner_without_organisation(action: Action, paper: PlanPaper) -> Said | None:
    without = [owner.role for owner in action.owners if not owner.organisation]
    if not without:
        return None
    return Said(f"No organisation is named for {joined(without)}.", tuple(without))


def plain(role: str) -> str:
    """A post as it is read aloud: which apostrophe or dash was typed is no other form."""
    return " ".join(MARKS.sub(" ", role.replace("’", "").replace("'", "")).lower().split())


def post_of(role: str) -> str:
    """A post without the small words that are easily mixed up."""
    return " ".join(SMALL_WORDS.sub(" ", plain(role)).split())


@rule(
    "owner-in-several-forms",
    words="A post is written in one way throughout the plan.",
    settled_by="The title of the post.",
    strength=Strength.SOFT,
)
def owner_in_several_forms(paper: PlanPaper) -> Iterator[Fault]:
    forms: dict[str, dict[str, tuple[str, str]]] = {}
    for action in paper.document.actions:
        for owner in action.owners:
            written = forms.setdefault(post_of(owner.role), {})
            written.setdefault(plain(owner.role), (owner.role, action.code))
    for post, written in forms.items():
        if len(written) > 1:
            shown = joined([f"“{role}” (action {code})" for role, code in written.values()])
            yield Fault(
                f"actions {joined([code for _, code in written.values()])}",
                f"One post in {len(written)} forms: {shown}.",
                about=post,
                figures=tuple(sorted(written)),
                file=paper.name,
            )
