"""Closing a round: what must be settled first, and the report that is then kept for good with everything that was said."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from goldenthread.accounts.errors import Refused
from goldenthread.assurance import report, report_board
from goldenthread.assurance.report_board import about
from goldenthread.assurance.rounds import figures
from goldenthread.assurance.rounds.models import Round, RoundException, Update
from goldenthread.indicators import Month
from goldenthread.publications import render_pdf
from goldenthread.publications.wording import counted, full_date, joined, month_name
from goldenthread.scorecard.freezing import folders

PDF, DATA, SAID = "report.pdf", "report.json", "round.json"


def still_open(held: Round) -> list[str]:
    """What keeps the round from being closed, in sentences."""
    return list(_still_open(held))


def _still_open(held: Round) -> Iterator[str]:
    found = RoundException.objects.of_round(held)
    if held.group_reviewed_at is None:
        yield "The delivery group has not reviewed it."
    if codes := sorted(found.without_commentary().values_list("kpi_code", flat=True)):
        verb = "is" if len(codes) == 1 else "are"
        yield f"{joined(codes)} {verb} red and nobody has said why."
    if waiting := found.undecided().count():
        yield f"{counted(waiting, 'escalation')} to the board without its decision."
    if figures.month_of(held) not in report.months():
        yield f"No figures have been worked out for {month_name(held.month_on)}."


def keep_report(held: Round) -> str:
    """Write the report's PDF, its data and all that was said to a folder of their own; the digest of its manifest.

    Raises Refused where what was kept of the month's published figures is damaged.
    """
    month = figures.month_of(held)
    data = report.of_month(month)
    if data["damage"]:
        raise Refused(data["damage"])
    files = {
        PDF: render_pdf("assurance_report", data),
        DATA: folders.as_json(data),
        SAID: folders.as_json(everything_said(held)),
    }
    about = {"kind": "assurance report", "month": str(month), "published_edition": held.published_edition}
    manifest = folders.manifest_of(files, about)
    folders.write(_name(held), {**files, folders.MANIFEST: manifest})
    return folders.digest(manifest)


def kept_file(held: Round, name: str) -> bytes:
    """One file of a closed round. Raises Refused while it is open, Damaged when the file is not the one that was kept."""
    if not held.report_digest:
        raise Refused("The round is still open: nothing is kept yet.")
    return folders.content(folders.Kept(folders.root() / _name(held), held.report_digest), name)


def report_of(month: Month) -> dict[str, Any]:
    """What a month's report says: as it was kept when the month's round was closed, else as it stands."""
    held = report_board.round_of(month)
    if held is None or held.closed_at is None:
        return report.of_month(month)
    try:
        kept = json.loads(kept_file(held, DATA))
    except folders.Damaged as damaged:
        return report.of_month(month) | {"damage": _damage(damaged)}
    return kept | {"kept_on": full_date(timezone.localdate(held.closed_at))}


def pdf_of(month: Month) -> bytes:
    """The same as PDF: the very bytes that were kept, where they were."""
    held = report_board.round_of(month)
    if held is None or held.closed_at is None:
        return render_pdf("assurance_report", report.of_month(month))
    try:
        return kept_file(held, PDF)
    except folders.Damaged as damaged:
        return render_pdf("assurance_report", report.of_month(month) | {"damage": _damage(damaged)})


def _damage(damaged: folders.Damaged) -> str:
    return f"The report that was kept is damaged: {' '.join(damaged.faults)} What follows is made anew."


def _name(held: Round) -> str:
    return f"report-{held.improvement_plan_id}-{figures.month_of(held)}"


def everything_said(held: Round) -> dict[str, Any]:
    """Updates with their challenges, and exceptions with what came of them, as JSON values."""
    updates = Update.objects.of_round(held).submitted().select_related("action").with_words()
    raised = RoundException.objects.of_round(held).for_page()
    return {
        "updates": [_update(update) for update in updates.order_by("action__code")],
        "exceptions": [_exception(each) for each in raised],
    }


def _update(update: Update) -> dict[str, Any]:
    return {
        "action": update.action.code,
        "said_by": _name_of(update.said_by),
        "submitted_at": update.submitted_at.isoformat(),
        "nothing_changed": update.nothing_changed,
        "words": update.words,
        "progress": update.progress,
        "impact": update.impact,
        "reason_it_stands": update.reason_it_stands,
        "challenges": [
            {"said_by": _name_of(one.said_by), "words": one.words, "answer": one.answer}
            for one in update.challenges.all()
        ],
    }


def _exception(raised: RoundException) -> dict[str, Any]:
    return {
        "kind": raised.kind,
        "about": about(raised),
        "why": raised.why,
        "commentary": raised.commentary,
        "is_escalated": raised.is_escalated,
        "ask_of_board": raised.ask_of_board,
        "outcome": raised.outcome,
        "decided_on": raised.decided_on.isoformat() if raised.decided_on else None,
        "decided_before": raised.decided_before,
    }


def _name_of(person: Any) -> str:
    return person.display_name if person else ""
