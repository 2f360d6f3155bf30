"""Checking a plan, a scorecard or reports: the rules applied, what is set aside left aside."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from goldenthread.assurance.checker import (
    plan_rules,
    report_rules,
    scorecard,
    scorecard_rules,
    stored,
    wording_rules,
)
from goldenthread.assurance.checker.discovery import rules_in
from goldenthread.assurance.checker.findings import Finding, Rule, identity
from goldenthread.assurance.checker.models import SuppressedFinding
from goldenthread.assurance.checker.plan_paper import ActionRule, PlanPaper
from goldenthread.assurance.checker.text.paper import Paper
from goldenthread.assurance.checker.text.report import Report
from goldenthread.assurance.models import Action
from goldenthread.assurance.planfile import PlanFileError, Reading, read, read_bytes
from goldenthread.assurance.planfile.source import blocks_of, content_of
from goldenthread.statute.wording import in_words

PLAN, SCORECARD, REPORT = "plan", "scorecard", "report"
KINDS = (PLAN, SCORECARD, REPORT)


@dataclass(frozen=True)
class File:
    """A file to check. path: where it is a folder of tables, which only a plan may be."""

    name: str
    content: bytes
    path: Path | None = None


@dataclass(frozen=True)
class Checked:
    """What a check found. day: that on which the paper was looked at; read: a line for each thing that was read."""

    kind: str
    day: dt.date
    findings: tuple[Finding, ...]
    read: tuple[str, ...]

    @property
    def hard(self) -> int:
        return sum(finding.is_hard for finding in self.findings)

    def only(self, *, rule: str = "", strength: str = "") -> Checked:
        """The findings of one rule or one strength."""
        kept = [
            each
            for each in self.findings
            if (not rule or each.rule == rule) and (not strength or each.strength == strength)
        ]
        return replace(self, findings=tuple(kept))


@cache
def rules_for(kind: str) -> tuple[Rule, ...]:
    """The rules that a kind of paper is held to, in the order in which they are listed."""
    folders = {
        PLAN: (plan_rules, wording_rules),
        SCORECARD: (scorecard_rules,),
        REPORT: (report_rules, wording_rules),
    }
    return tuple(rule for folder in folders[kind] for rule in rules_in(folder))


def applied(rules: Iterable[Rule], paper: Any) -> list[Finding]:
    return [finding for rule in rules for finding in rule.findings(paper)]


def numbered(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings, each with an identity of its own: the second of two alike is known as the second."""
    seen: Counter[str] = Counter()
    found = []
    for finding in findings:
        seen[finding.identity] += 1
        times = seen[finding.identity]
        own = finding.identity if times == 1 else identity(finding.rule, finding.identity, (str(times),))
        found.append(replace(finding, identity=own))
    return tuple(found)


def files_at(paths: Iterable[str | Path]) -> list[File]:
    """The files at these paths. Raises PlanFileError, naming the file, for one that cannot be opened."""
    found = []
    for path in map(Path, paths):
        try:
            found.append(File(path.name, b"", path) if path.is_dir() else File(path.name, content_of(path)))
        except PlanFileError as error:
            raise PlanFileError(f"{path.name}: {error}") from None
    return found


def check_plan(files: Sequence[File], day: dt.date | None, today: dt.date) -> Checked:
    """A plan's rules on each file, and the rules about words on its text.

    day: the day on which the plan is looked at; without one the plan's own, or the paper's, or today.
    Raises PlanFileError for a file that holds no plan.
    """
    findings: list[Finding] = []
    said, looked_at = [], day or today
    for file in files:
        reading, paper = plan_in(file), paper_of(file)
        looked_at = day or reading.document.published_on or (paper.dated_on if paper else None) or today
        plan = plan_paper(reading, looked_at, file.name)
        findings += applied(rules_in(plan_rules), plan)
        if paper:
            findings += applied(rules_in(wording_rules), Report([paper], looked_at, [plan]))
        found = reading.found
        said.append(
            f"{file.name}: {found['actions']} actions, {found['kpis']} indicators, {found['high_impact']} headline "
            f"measures, {found['risks']} risks, looked at on {in_words(looked_at)}"
        )
    return Checked(PLAN, looked_at, numbered(findings), tuple(said))


def plan_in(file: File) -> Reading:
    if file.path:
        return read(file.path)
    try:
        return read_bytes(file.content)
    except PlanFileError as error:
        raise PlanFileError(f"{file.name}: {error}") from None


def plan_paper(reading: Reading, day: dt.date, name: str) -> PlanPaper:
    notes = (*reading.repairs, *reading.unread, *reading.flags)
    return PlanPaper(reading.document, day, notes, name)


def paper_of(file: File) -> Paper | None:
    """The file's text, or None for a folder of tables."""
    if file.path:
        return None
    try:
        return Paper.of_blocks(file.name, blocks_of(file.content, file.name))
    except PlanFileError as error:
        raise PlanFileError(f"{file.name}: {error}") from None


def check_stored_plan(day: dt.date) -> Checked | None:
    """The plan held here on a day, or None before one is imported."""
    paper = stored.plan_paper(day)
    if paper is None:
        return None
    said = (
        f"{paper.document.title}: {len(paper.document.actions)} actions, as held here on {in_words(day)}",
    )
    return Checked(PLAN, day, numbered(applied(rules_in(plan_rules), paper)), said)


def check_report(
    files: Sequence[File], day: dt.date | None, today: dt.date, *, with_stored_plan: bool = False
) -> Checked:
    """The rules about figures and words on all files together, so that one is held against the other.

    Raises PlanFileError for a file that cannot be read.
    """
    papers = [paper for file in files if (paper := paper_of(file))]
    looked_at = day or max((paper.dated_on for paper in papers if paper.dated_on), default=today)
    plans = [plan for file in files if (plan := plan_if_any(file, looked_at))]
    if with_stored_plan and (held := stored.plan_paper(looked_at)):
        plans.append(held)
    findings = applied(rules_for(REPORT), Report(papers, looked_at, plans))
    said = tuple(
        f"{paper.name}: {len(paper.sentences):,} sentences, {len(paper.tables)} tables"
        + (f", dated {in_words(paper.dated_on)}" if paper.dated_on else "")
        for paper in papers
    )
    return Checked(REPORT, looked_at, numbered(findings), said)


def plan_if_any(file: File, day: dt.date) -> PlanPaper | None:
    try:
        return plan_paper(plan_in(file), day, file.name)
    except PlanFileError:
        return None


def check_scorecard(files: Sequence[File], day: dt.date | None, today: dt.date) -> Checked:
    """The rules about scorecards on each file; without files on what is kept here.

    Raises PlanFileError for a file that holds no table of indicators.
    """
    looked_at = day or today
    cards = [scorecard.read(file.content, file.name, looked_at) for file in files] or [
        scorecard.stored(looked_at)
    ]
    findings = [finding for card in cards for finding in applied(rules_in(scorecard_rules), card)]
    said = tuple(f"{card.name or 'The figures kept here'}: {len(card.rows):,} rows" for card in cards)
    return Checked(SCORECARD, looked_at, numbered(findings), said)


def of_action(action: Action, day: dt.date) -> list[Finding]:
    """What does not hold about one stored action. It asks the database nothing that the action's page has not."""
    paper = stored.action_paper(action, day)
    return [
        finding
        for rule in rules_in(plan_rules)
        if isinstance(rule, ActionRule)
        for finding in rule.findings(paper)
    ]


def standing_of_action(action: Action, day: dt.date) -> tuple[Finding, ...]:
    """The same without what somebody set aside. One query where there is anything to say."""
    found = of_action(action, day)
    held = SuppressedFinding.objects.of_kind(PLAN).by_identity() if found else {}
    return tuple(finding for finding in found if finding.identity not in held)


@dataclass(frozen=True)
class Sorted:
    """A check's findings, those that stand and those that somebody set aside."""

    checked: Checked
    standing: tuple[Finding, ...]
    aside: tuple[tuple[Finding, SuppressedFinding], ...]

    @property
    def hard(self) -> int:
        return sum(finding.is_hard for finding in self.standing)

    @property
    def soft(self) -> int:
        return len(self.standing) - self.hard


def sorted_out(checked: Checked) -> Sorted:
    """Which findings stand. One query."""
    held = SuppressedFinding.objects.of_kind(checked.kind).by_identity()
    return Sorted(
        checked,
        tuple(each for each in checked.findings if each.identity not in held),
        tuple((each, held[each.identity]) for each in checked.findings if each.identity in held),
    )
