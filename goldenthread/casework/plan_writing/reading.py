"""A case's plan as it is being written: what it says, what the checks find, and whether it may be sent."""

from dataclasses import dataclass, field
from datetime import date

from goldenthread.casework.codes import AdviceKind
from goldenthread.casework.plan_writing import content
from goldenthread.casework.plan_writing.checks import DRAFT, FINAL, Checked, Finding, findings
from goldenthread.casework.plan_writing.content import Content
from goldenthread.casework.plan_writing.models import QualityCheck, WrittenPlan
from goldenthread.govuk.formats import lower_first


@dataclass(frozen=True)
class Reading:
    """`stage` is what it would next be sent as. `standing` is the quality check of the text as it stands, if somebody
    made one; `written` is None while nothing has been written."""

    written: WrittenPlan | None
    content: Content
    digest: str
    stage: str
    found: list[Finding] = field(default_factory=list)
    last_check: QualityCheck | None = None

    @property
    def hard(self) -> list[Finding]:
        return [one for one in self.found if one.is_hard]

    @property
    def soft(self) -> list[Finding]:
        return [one for one in self.found if not one.is_hard]

    @property
    def standing(self) -> QualityCheck | None:
        holds = self.last_check and self.last_check.digest == self.digest
        return self.last_check if holds and (self.last_check.reason or not self.hard) else None


def read(request, today: date) -> Reading:
    """`request` is a case; of its story the plan, the child and the advice are read."""
    written = WrittenPlan.objects.of_case(request).whole().first()
    now = content.of(written)
    stage = stage_of(request)
    return Reading(
        written=written,
        content=now,
        digest=content.digest(now),
        stage=stage,
        found=findings(checked(request, now, stage, today)),
        last_check=written.quality_checks.newest() if written else None,
    )


def stage_of(request) -> str:
    """Whether what is sent next is a draft."""
    plan = getattr(request, "plan", None)
    return FINAL if plan and (plan.draft_sent_on or plan.first_issued_on) else DRAFT


def checked(request, now: Content, stage: str, today: date) -> Checked:
    came = tuple((one.pk, advice_words(one)) for one in advice_received(request))
    names = settings_thought_of(request) if stage == DRAFT else ()
    return Checked(now, stage, request.child.school_year_on(today), came, today, names)


def settings_thought_of(request) -> tuple[str, ...]:
    """Where the child goes: the one setting whose name most easily slips into a draft."""
    now = request.child.current_setting
    return (now.name,) if now else ()


def advice_received(request) -> list:
    assessment = getattr(request, "assessment", None)
    held = assessment.advice.all() if assessment else ()
    return sorted((one for one in held if one.returned_on), key=lambda one: (one.returned_on, one.pk))


def advice_words(advice) -> str:
    who = AdviceKind(advice.kind).label
    return f"Advice: {lower_first(who)}"
