"""What a board reads first: what it is asked to decide, what changed, what was decided, what stands against the facts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from goldenthread.publications.assurance_report.rows import (
    ActionRow,
    AskRow,
    ContestedRow,
    DecisionRow,
    NoUpdates,
)
from goldenthread.publications.wording import counted, full_date, joined

ORDER = ("red", "amber", "green", "blue")  # the worst first
NAMED = 6  # ratings that fell, by name; the rest are in the plan's own tables


def ask_block(ask: AskRow) -> dict[str, Any]:
    return {
        "about": ask.about,
        "why": ask.why,
        "ask": ask.ask,
        "words": ask.commentary,
        "by": ask.by,
        "decided": ask.decided,
        "decided_on": full_date(ask.decided_on) if ask.decided_on else "",
    }


def asks_sentence(asks: Sequence[AskRow]) -> str:
    """ "The board is asked for 3 decisions; 1 has been given." """
    if not asks:
        return "The board is asked for no decision."
    given = sum(bool(each.decided) for each in asks)
    said = f"The board is asked for {counted(len(asks), 'decision')}"
    if not given:
        return f"{said}."
    return f"{said}; {given} {'has' if given == 1 else 'have'} been given."


def decision_blocks(decisions: Sequence[DecisionRow]) -> dict[str, list[dict[str, Any]]]:
    """Made since the last report, and due: the ones that have waited longest first, as their caller gives them."""
    return {
        "made": [_decision(each) for each in decisions if each.decided_on],
        "due": [_decision(each) for each in decisions if not each.decided_on],
    }


def _decision(each: DecisionRow) -> dict[str, Any]:
    late = f", {counted(each.days_late, 'day')} late" if each.days_late else ""
    return {
        "about": each.about,
        "asked": each.asked,
        "decided": each.decided,
        "on": full_date(each.decided_on) if each.decided_on else "",
        "due": f"{full_date(each.due_on)}{late}" if each.due_on else "No day",
    }


def contested_blocks(rows: Sequence[ContestedRow]) -> dict[str, Any]:
    """Those with a reason in full; those without by their codes, for the board to ask."""
    silent = [each.code for each in rows if not each.reason]
    words = ""
    if silent:
        whole = counted(len(silent), "action")
        verb = "is" if len(silent) == 1 else "are"
        words = f"{whole} {verb} rated against the facts and nobody has said why: {joined(silent)}."
    return {"explained": [_contested(each) for each in rows if each.reason], "silent": words}


def _contested(each: ContestedRow) -> dict[str, str]:
    return {
        "code": each.code,
        "title": each.title,
        "progress": each.progress,
        "impact": each.impact,
        "against": each.against,
        "reason": each.reason,
        "by": each.by,
    }


def no_update_blocks(found: NoUpdates | None) -> dict[str, Any] | None:
    """By owner, in the order of the plan; None for a month that has had no round."""
    if found is None:
        return None
    rows = found.rows
    by_owner: dict[str, list[str]] = {}
    for row in rows:
        by_owner.setdefault(row.owner, []).append(row.code)
    yet = " yet" if found.is_open else ""
    if not rows:
        words = "Every action that the round asked about was reported on."
    else:
        verb = "was" if len(rows) == 1 else "were"
        words = f"{counted(len(rows), 'action')} {verb} not reported on in the month's round{yet}."
    owners = [{"owner": owner, "codes": ", ".join(codes)} for owner, codes in by_owner.items()]
    return {"sentence": words, "owners": owners}


def silent_sentence(codes: Sequence[str]) -> str:
    """ "APP17 and APP20 are red and nobody has said why." """
    if not codes:
        return ""
    return f"{joined(list(codes))} {'is' if len(codes) == 1 else 'are'} red and nobody has said why."


def ratings_sentence(actions: Sequence[ActionRow], before: str) -> str:
    """ "Since September 2024 9 ratings of actions went up and 2 down (4C2 for progress, 5A1 for impact)." """
    steps = [step for action in actions for step in _steps(action)]
    if not steps:
        return ""
    fallen = [name for name, step in steps if step < 0]
    risen = len(steps) - len(fallen)
    if not fallen:
        return f"Since {before} {counted(risen, 'rating')} of actions went up and none down."
    named = ", ".join(fallen[:NAMED]) + (f" and {len(fallen) - NAMED} more" if len(fallen) > NAMED else "")
    return f"Since {before} {counted(risen, 'rating')} of actions went up and {len(fallen)} down ({named})."


def _steps(action: ActionRow) -> list[tuple[str, int]]:
    """(which rating, how many colours up) for those that changed; a rating given or taken for the first time is none."""
    pairs = (
        ("progress", action.progress_before, action.progress),
        ("impact", action.impact_before, action.impact),
    )
    return [
        (f"{action.code} for {scale}", ORDER.index(now) - ORDER.index(then))
        for scale, then, now in pairs
        if then in ORDER and now in ORDER and then != now
    ]
