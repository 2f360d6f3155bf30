"""What the checker's pages show, ready to print."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.core import signing
from django.http import Http404
from django.urls import reverse

from goldenthread.assurance.checker import checking
from goldenthread.assurance.checker.checking import KINDS, Checked, File, Sorted
from goldenthread.assurance.checker.findings import Finding, Strength
from goldenthread.assurance.checker.models import SuppressedFinding
from goldenthread.publications.wording import counted

SALT = "checker.finding"
A_DAY = 24 * 60 * 60  # seconds for which a finding of an uploaded paper may be set aside
ACTION = re.compile(r"^action (?P<code>\S+)")


@dataclass(frozen=True)
class FindingRow:
    """A finding with where its place leads, and how it is set aside or taken back."""

    finding: Finding
    url: str
    token: str
    held: SuppressedFinding | None


@dataclass(frozen=True)
class CheckView:
    """sentence: how many of what strength. read: a line for each thing that was read."""

    sentence: str
    rows: tuple[FindingRow, ...]
    read: tuple[str, ...]


def stored_plan(day: dt.date) -> Sorted | None:
    """What does not hold in the plan held here; None before a plan is imported."""
    checked = checking.check_stored_plan(day)
    return checking.sorted_out(checked) if checked else None


def rules_found(found: Sorted) -> tuple[tuple[str, int], ...]:
    """(rule, how many findings) for each rule that found something, set aside or not."""
    return tuple(sorted(Counter(finding.rule for finding in found.checked.findings).items()))


def of_upload(
    kind: str, files: list[File], day: dt.date | None, today: dt.date, *, with_plan: bool
) -> CheckView:
    """An uploaded paper. Nothing of it is kept. Raises PlanFileError for one that cannot be checked."""
    if kind == checking.PLAN:
        checked = checking.check_plan(files, day, today)
    elif kind == checking.SCORECARD:
        checked = checking.check_scorecard(files, day, today)
    else:
        checked = checking.check_report(files, day, today, with_stored_plan=with_plan)
    return view(checking.sorted_out(checked), {})


def view(found: Sorted, asked: Mapping[str, Any], at: str = "") -> CheckView:
    """What a filter form asks for: hard findings first, and those of one rule together.

    at: what keeps a link on the page's day (`as_of.query`).
    """
    held = {finding.identity: suppressed for finding, suppressed in found.aside}
    shown = [finding for finding, _ in found.aside] if asked.get("shown") == "aside" else list(found.standing)
    wanted = [
        finding
        for finding in shown
        if asked.get("rule", finding.rule) == finding.rule
        and asked.get("strength", finding.strength) == finding.strength
    ]
    order = list(dict.fromkeys(finding.rule for finding in found.checked.findings))
    wanted.sort(key=lambda finding: (finding.strength is Strength.SOFT, order.index(finding.rule)))
    return CheckView(
        sentence=sentence(found),
        rows=tuple(row(found.checked, finding, held.get(finding.identity), at) for finding in wanted),
        read=found.checked.read,
    )


def sentence(found: Sorted) -> str:
    if not found.checked.findings:
        return "Nothing was found that does not hold."
    aside = f" {counted(len(found.aside), 'finding is', 'findings are')} set aside." if found.aside else ""
    hard = f"{found.hard or 'No'} hard {'finding' if found.hard == 1 else 'findings'}"
    return f"{hard}, {found.soft or 'no'} soft.{aside}"


def row(checked: Checked, finding: Finding, held: SuppressedFinding | None, at: str) -> FindingRow:
    match = ACTION.match(finding.place)
    own = checked.kind == checking.PLAN and not finding.file
    url = reverse("assurance:action", args=[match["code"]]) + at if match and own else ""
    return FindingRow(finding, url, "" if own else token(checked.kind, finding), held)


def token(kind: str, finding: Finding) -> str:
    """A finding as signed text: what the page showed is what is set aside."""
    return signing.dumps({"kind": kind, **asdict(finding)}, salt=SALT, compress=True)


def finding_of(given: str) -> tuple[str, Finding]:
    """The kind of paper and the finding in a signed text. Raises Http404 for one that is not ours, or is old."""
    try:
        held = signing.loads(given, salt=SALT, max_age=A_DAY)
    except signing.BadSignature:
        raise Http404("There is no such finding.") from None
    kind = held.pop("kind")
    if kind not in KINDS:
        raise Http404("There is no such finding.")
    return kind, Finding(**held | {"strength": Strength(held["strength"])})


def stored_finding(identity: str, day: dt.date) -> tuple[str, Finding] | None:
    """A finding of the plan held here, or None where there is none of that identity any more."""
    checked = checking.check_stored_plan(day)
    found = (each for each in checked.findings if each.identity == identity) if checked else iter(())
    finding = next(found, None)
    return (checking.PLAN, finding) if finding else None


def held_numbered(number: str) -> SuppressedFinding | None:
    """What was set aside under a number, while it stands."""
    if not number.isdecimal():
        return None
    return SuppressedFinding.objects.standing().filter(pk=int(number)).first()
