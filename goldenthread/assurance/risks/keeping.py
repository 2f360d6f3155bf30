"""What a write of the register needs of what was said before it: kept first, and carried on."""

from __future__ import annotations

from typing import Any

from goldenthread.assurance.models import Mitigation, Risk, RiskStatement
from goldenthread.assurance.risks import standing

REPEATED = ("title", "severity_before", "severity_after", "progress")
CARRIED = (*REPEATED, "category", "owner", "owner_post", "target_score", "review_on", "state")


def carried(last: RiskStatement) -> dict[str, Any]:
    """Everything that was said last, to be said again but for what changes."""
    return {name: getattr(last, name) for name in CARRIED}


def keep_published(risk: Risk) -> None:
    """Within somebody's write: what an imported register said becomes the first statement, before anything is added."""
    if RiskStatement.objects.filter(risk=risk).exists():
        return
    said = standing.published(risk)
    said.said_by, said.recorded_at = risk.improvement_plan.imported_by, risk.improvement_plan.imported_at
    said.save()


def keep_published_mitigation(mitigation: Mitigation) -> None:
    """The same as `keep_published`, for a mitigation."""
    if mitigation.statements.exists():
        return
    plan = mitigation.risk.improvement_plan
    said = standing.published_mitigation(mitigation, standing.statements(mitigation.risk)[0].said_on)
    said.said_by, said.recorded_at = plan.imported_by, plan.imported_at
    said.save()
