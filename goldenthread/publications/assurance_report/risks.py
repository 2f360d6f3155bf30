"""The risk register in the report: scores where people gave them, else the grades as they were published."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from goldenthread.publications.assurance_report.rows import RiskMoveRow, RiskRow
from goldenthread.publications.wording import counted, joined, spelt

SEVERITIES = ("Low", "Medium", "High")
PUBLISHED = " (published)"


def risk_block(risk: RiskRow) -> dict[str, Any]:
    return {
        "number": risk.number,
        "title": risk.title,
        "owner": risk.owner,
        "before": risk.inherent_words if risk.inherent else _published(risk.before),
        "after": risk.residual_words if risk.residual else _published(risk.after),
        "change": change(risk),
        "mitigations": risk.mitigations,
        "late": f"{risk.late} late" if risk.late else "",
        "target": str(risk.target) if risk.target else "",
        "review": f"Review {counted(risk.review_days_late, 'day')} overdue." if risk.review_days_late else "",
        "accepted": "Accepted as it stands." if risk.is_accepted else "",
        "unmoved": _unmoved(risk),
        "progress": risk.progress,
    }


def _published(grade: str) -> str:
    return f"{grade}{PUBLISHED}" if grade else ""


def change(risk: RiskRow) -> str:
    """What its mitigations do to it, by its score or, before there is one, by the published grades."""
    if risk.inherent and risk.residual:
        step = risk.residual - risk.inherent
        return "Unchanged" if step == 0 else f"Lowered by {-step}" if step < 0 else f"Raised by {step}"
    if risk.before not in SEVERITIES or risk.after not in SEVERITIES:
        return "Not scored"
    step = SEVERITIES.index(risk.after) - SEVERITIES.index(risk.before)
    return "Unchanged" if step == 0 else "Lowered" if step < 0 else "Raised"


def _unmoved(risk: RiskRow) -> str:
    """Why what is done changes nothing; "" where it does, or for a risk of a report that does not ask."""
    if not risk.is_unmoved:
        return ""
    return (
        f"Why nothing moves: {risk.why_unmoved}"
        if risk.why_unmoved
        else "Nothing moves, and nobody has said why."
    )


def summary(risks: Sequence[RiskRow]) -> str:
    """ "Of 12 risks, mitigation has lowered 9; 3 are scored, 9 only graded as published." """
    if not risks:
        return "No risks were given for this report."
    lowered = sum(1 for risk in risks if change(risk).startswith("Lowered"))
    said = f"Of {counted(len(risks), 'risk')}, mitigation has lowered {lowered or 'none'}; {_high(risks)}."
    graded = sum(1 for risk in risks if not risk.residual and risk.after in SEVERITIES)
    if graded and graded < len(risks):
        said += f" {spelt(graded).capitalize()} {'is' if graded == 1 else 'are'} only graded as published."
    return said


def _high(risks: Sequence[RiskRow]) -> str:
    high = sum(1 for risk in risks if not risk.residual and risk.after == "High")
    return f"{high or 'none'} {'is' if high == 1 else 'are' if high else 'is'} graded high after mitigation"


def move_block(moved: RiskMoveRow) -> dict[str, Any]:
    return {
        "number": moved.number,
        "title": moved.title,
        "arrow": moved.arrow,
        "words": moved.words,
        "why": moved.why,
    }


def moves_sentence(moves: Sequence[RiskMoveRow], before: str) -> str:
    """ "Since September 2024 risks 7 and 11 have grown and risk 2 has shrunk." """
    if not moves:
        return f"No risk's score has changed since {before}."
    grown = _named([each.number for each in moves if each.step > 0], "grown")
    shrunk = _named([each.number for each in moves if each.step < 0], "shrunk")
    others = _named(
        [each.number for each in moves if not each.step], "been scored for the first time or closed"
    )
    return f"Since {before} {joined([said for said in (grown, shrunk, others) if said])}."


def _named(numbers: Sequence[int], became: str) -> str:
    if not numbers:
        return ""
    listed = joined([str(number) for number in sorted(numbers)])
    return f"risk {listed} has {became}" if len(numbers) == 1 else f"risks {listed} have {became}"
