"""What is sent is frozen: called by the actions that record that a draft or a plan went out, in their transaction."""

from datetime import date

from goldenthread.accounts.errors import Refused
from goldenthread.casework.plan_writing import content, reading
from goldenthread.casework.plan_writing.models import WrittenPlan, WrittenVersion
from goldenthread.people.today import this_moment

UNCHECKED = (
    "The plan as it now stands has not been through its quality check. Open the plan, read what its checks found, and "
    "record the quality check first"
)


def refuse_unchecked(request, *, today: date, field: str) -> None:
    """A case without a written plan goes on as it is; with one, what goes out has been checked as it stands."""
    if not WrittenPlan.objects.of_case(request).exists():
        return
    if reading.read(request, today).standing is None:
        raise Refused(UNCHECKED, field=field)


def freeze(request, *, by, kind: str, sent_on: date) -> WrittenVersion | None:
    """Keep the plan as it is, whole; None when nothing is written."""
    written = WrittenPlan.objects.of_case(request).whole().first()
    if written is None:
        return None
    said = content.of(written)
    return WrittenVersion.objects.create(
        written_plan=written,
        number=written.versions.count() + 1,
        kind=kind,
        sent_on=sent_on,
        content=content.to_values(said),
        digest=content.digest(said),
        frozen_by=by,
        frozen_at=this_moment(),
    )
