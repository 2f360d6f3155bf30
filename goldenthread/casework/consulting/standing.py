"""How a consultation stands."""

from goldenthread.casework.consulting.models import Consultation


def is_over(consultation: Consultation) -> bool:
    """Whether the setting is asked no more: taken back, or the plan was issued after it was asked. With it ends what the
    setting may read."""
    plan = getattr(consultation.request, "plan", None)
    issued_on = plan.first_issued_on if plan else None
    return bool(consultation.withdrawn_on or (issued_on and issued_on >= consultation.sent_on))
