"""How a letter stands, read from what became of it: whether it left, when each copy counts as served, until when an
appeal may be made."""

from dataclasses import dataclass
from datetime import date

from goldenthread import statute
from goldenthread.casework.notices.codes import Channel, Step
from goldenthread.casework.notices.models import Notice, NoticeCopy
from goldenthread.casework.notices.templates import template_sent
from goldenthread.statute.service import RULES, Manner, deemed_served_on
from goldenthread.statute.wording import in_words

APPEAL = "appeal_made"
LEFT = {Step.POSTED, Step.HANDED_OVER, Step.TAKEN}


@dataclass(frozen=True)
class CopyStanding:
    """`state` in words; `served_on` None while it does not count as served; `why` is the rule."""

    copy: NoticeCopy
    state: str
    left_on: date | None
    served_on: date | None
    why: str
    is_failed: bool = False
    is_proved: bool = False


def copy_standing(copy: NoticeCopy, notice: Notice) -> CopyStanding:
    steps = list(copy.steps.all())
    kinds = {step.kind for step in steps}
    left_on = _left_on(notice, steps)
    failed = Step.FAILED in kinds and not kinds & {Step.TAKEN, Step.TO_PRINT}
    proof = next((step for step in reversed(steps) if step.kind == Step.PROVED), None)
    served_on, why = _service(notice, left_on, proof, came_back=Step.RETURNED in kinds)
    return CopyStanding(
        copy, _state(notice, kinds, failed=failed), left_on, served_on, why, failed, proof is not None
    )


def _left_on(notice: Notice, steps) -> date | None:
    """The day on which it left: as somebody recorded, else the day of the letter. By hand it leaves when handed over."""
    told = [step.happened_on for step in steps if step.kind in LEFT]
    if told:
        return max(told)
    return None if notice.channel == Channel.BY_HAND else notice.sent_on


def _service(notice: Notice, left_on, proof, *, came_back: bool) -> tuple[date | None, str]:
    if notice.sent_on is None:
        return None, ""
    if proof:
        return proof.happened_on, f"proved: {proof.words}"
    if came_back:
        return None, "it came back, so it does not count as served"
    if left_on is None:
        return None, "it counts as served when it is handed over"
    manner = Manner(notice.channel)
    rule = RULES[manner]
    return deemed_served_on(manner, left_on), f"{rule.words} ({rule.authority.short})"


def _state(notice: Notice, kinds: set, *, failed: bool) -> str:
    if notice.sent_on is None:
        return "Prepared, not sent"
    for kind, words in STATES:
        if kind in kinds:
            return words
    return "Could not be sent" if failed else "On its way to the mail service"


STATES = [
    (Step.RETURNED, "Came back undelivered"),
    (Step.PROVED, "Served: proof is on file"),
    (Step.HANDED_OVER, "Handed over"),
    (Step.POSTED, "Posted"),
    (Step.TAKEN, "Taken by the mail service"),
    (Step.TO_PRINT, "In the folder to print"),
]


def appeal_until(notice: Notice) -> statute.Due | None:
    """The last day for an appeal against what the letter told, counted from the last day on which a copy left; None for
    a letter without one, or one that has not left or was withdrawn. A later mediation certificate gives more time."""
    template = template_sent(notice.kind, notice.template_version)
    if notice.is_withdrawn or not any(one.duty == APPEAL for one in template.days):
        return None
    left = [copy_standing(copy, notice).left_on for copy in notice.copies.all()] if notice.sent_on else []
    days = [day for day in left if day]
    return statute.due(APPEAL, sent_on=max(days)) if days else None


def waits_for_support_offer(notice: Notice, contacts) -> bool:
    """A refusal has gone out and nobody has offered the setting support since."""
    template = template_sent(notice.kind, notice.template_version)
    if not (template.prompts_support_offer and notice.sent_on) or notice.is_withdrawn:
        return False
    return not any(one.kind == "support_offer" and one.happened_on >= notice.sent_on for one in contacts)


def sentence(notice: Notice) -> str:
    """One letter's standing, in a line."""
    if withdrawal := notice.withdrawal:
        return f"Withdrawn on {in_words(withdrawal.happened_on)}: {withdrawal.words}"
    if notice.sent_on is None:
        return "Prepared, not sent"
    served = [copy_standing(copy, notice) for copy in notice.copies.all()]
    if any(one.is_failed for one in served):
        return f"Dated {in_words(notice.sent_on)}; could not be sent to everybody"
    return f"Sent on {in_words(notice.sent_on)}"
