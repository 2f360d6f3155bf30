"""Actions that are released from monitoring, moved or closed, by the letters that say so."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from goldenthread.assurance import ratings
from goldenthread.assurance.checker.findings import Fault, Strength, rule
from goldenthread.assurance.checker.plan_paper import PlanPaper
from goldenthread.assurance.checker.report_rules.shares import excerpt
from goldenthread.assurance.checker.text.paper import Paper, Sentence
from goldenthread.assurance.checker.text.report import Report
from goldenthread.publications.wording import joined

CODE = r"(?:\d{1,2}[A-Z]\d{1,2}|[A-Z]\d{1,2}\.\d{1,2})"
CODES = re.compile(rf"\b{CODE}\b")
RELEASED = re.compile(
    r"\b(?:reduce[ds]?|reducing|end(?:ed)?|stop(?:ped)?|cease[ds]?|remove[ds]?|release[ds]?)\b[^.;]{0,40}\b(?:formal(?:ly)?\s+)?monitor",
    re.I,
)
MOVED = re.compile(
    rf"\b(?:incorporat\w*|mov\w*|merg\w*|transfer\w*)\b[^.;]{{0,60}}?\baction\s+(?P<code>{CODE})[^.;]{{0,40}}?\b(?:into|to|under)\s+Area\s+(?P<area>\d{{1,2}}|[A-Z])\b|"
    rf"\b(?:action\s+)?(?P<code2>{CODE})\s+(?:to\s+be\s+)?(?:incorporated|moved|merged)?\s*(?:into|to)\s+Area\s+(?P<area2>\d{{1,2}}|[A-Z])\b|"
    rf"\band\s+action\s+(?P<code3>{CODE})\s+(?:into|to be incorporated into)\s+Area\s+(?P<area3>\d{{1,2}})",
    re.I,
)
CLOSED = re.compile(r"\bno longer (?:need|require)\w*\s+to\s+(?:formally\s+)?monitor\s+this\s+area\b", re.I)
AREA = re.compile(r"\barea\s+(?P<area>\d{1,2}|[A-Z])\b", re.I)
ASKED = re.compile(r"\bnext review\b[^.]{0,60}\bevidence of\b|\bplease (?:provide|report)\b", re.I)


class Release(NamedTuple):
    """An action released from monitoring, and the sentence that releases it."""

    code: str
    sentence: Sentence


class Move(NamedTuple):
    code: str
    area: str
    sentence: Sentence


def releases_in(paper: Paper) -> list[Release]:
    """The codes named with the release: in its own sentence, or in the one before ("these actions")."""
    found = []
    for paragraph in paper.paragraphs:
        before: Sentence | None = None
        for sentence in paragraph:
            if RELEASED.search(sentence.text) and not sentence.in_table:
                own = CODES.findall(sentence.text) or (CODES.findall(before.text) if before else [])
                found += [Release(code, sentence) for code in own]
            before = sentence
    return found


def moves_in(paper: Paper) -> list[Move]:
    found = []
    for sentence in paper.sentences:
        for match in MOVED.finditer(sentence.text):
            code = match["code"] or match["code2"] or match["code3"]
            area = match["area"] or match["area2"] or match["area3"]
            found.append(Move(code, area, sentence))
    return found


def fault(
    sentence: Sentence, said: str, about: str, figures: tuple[str, ...], strength: Strength | None = None
) -> Fault:
    return Fault(
        sentence.place,
        f"{said} “{excerpt(sentence.text)}”",
        about=about,
        figures=figures,
        strength=strength,
        file=sentence.file,
    )


@rule(
    "monitored-in-two-states",
    words="An action is released from monitoring, or moved to another area, and each once.",
    settled_by="What was decided of the action, from the letter that decided it.",
)
def monitored_in_two_states(report: Report) -> Iterator[Fault]:
    for paper in report.papers:
        released: dict[str, Release] = {}
        moved: dict[str, Move] = {}
        for release in releases_in(paper):
            first = released.setdefault(release.code, release)
            if first.sentence is not release.sentence:
                said = f"{release.code} was released before, at {first.sentence.place}."
                yield fault(release.sentence, said, f"action {release.code}", ("released twice",))
        for move in moves_in(paper):
            first_move = moved.setdefault(move.code, move)
            if first_move.area != move.area:
                said = f"{move.code} goes to area {move.area} here, to area {first_move.area} at {first_move.sentence.place}."
                yield fault(move.sentence, said, f"action {move.code}", (move.area, first_move.area))
            if move.code in released and move is first_move:
                said = f"{move.code} is moved to area {move.area} and released ({released[move.code].sentence.place})."
                yield fault(move.sentence, said, f"action {move.code}", ("released", move.area))


@rule(
    "monitored-action-not-in-plan",
    words="An action whose monitoring is decided is in the plan.",
    settled_by="The code that was meant.",
)
def monitored_action_not_in_plan(report: Report) -> Iterator[Fault]:
    known = {action.code for plan in report.plans for action in plan.document.actions}
    for paper in report.papers if known else ():
        for each in (*releases_in(paper), *moves_in(paper)):
            if each.code not in known:
                yield fault(
                    each.sentence, f"The plan has no action {each.code}.", f"action {each.code}", (each.code,)
                )


@rule(
    "released-on-weak-ratings",
    words="An action is released from monitoring on ratings that are green or blue.",
    settled_by="The newer ratings on which it was released, with their day.",
    strength=Strength.SOFT,
)
def released_on_weak_ratings(report: Report) -> Iterator[Fault]:
    for plan in report.plans:
        actions = {action.code: action for action in plan.document.actions}
        for paper in report.papers:
            for release in releases_in(paper):
                action = actions.get(release.code)
                if action is None or (
                    action.progress in ratings.DONE and action.impact in (*ratings.DONE, "amber")
                ):
                    continue
                shown = (action.progress or ratings.UNRATED, action.impact or ratings.UNRATED)
                yield fault(
                    release.sentence,
                    f"{release.code} was last published with progress {shown[0]} and impact {shown[1]}.",
                    f"action {release.code}",
                    shown,
                )


@rule(
    "area-closed-with-actions-open",
    words="An area is no longer monitored when each of its actions is released or moved.",
    settled_by="What became of the actions that are not named.",
    strength=Strength.SOFT,
)
def area_closed_with_actions_open(report: Report) -> Iterator[Fault]:
    for plan in report.plans:
        for paper in report.papers:
            named = {each.code for each in (*releases_in(paper), *moves_in(paper))}
            for sentence, area in closed_areas(paper):
                left = [code for code in codes_by_area(plan)[area] if code not in named]
                if left:
                    said = f"Area {area} is no longer monitored; {joined(left)} {'is' if len(left) == 1 else 'are'} neither released nor moved."
                    yield fault(sentence, said, f"area {area}", tuple(left))


def closed_areas(paper: Paper) -> Iterator[tuple[Sentence, str]]:
    for paragraph in paper.paragraphs:
        before: Sentence | None = None
        for sentence in paragraph:
            if CLOSED.search(sentence.text):
                named = AREA.search(before.text if before else "") or AREA.search(sentence.text)
                if named:
                    yield sentence, named["area"]
            before = sentence


def codes_by_area(plan: PlanPaper) -> dict[str, list[str]]:
    area_of = {part.code: part.area for part in plan.document.sub_themes}
    found: dict[str, list[str]] = defaultdict(list)
    for action in plan.document.actions:
        found[area_of.get(action.sub_theme, "")].append(action.code)
    return found
