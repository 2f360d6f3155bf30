"""What is sent is frozen: called by the actions that record that a draft or a plan went out, in their transaction."""

from datetime import date

from goldenthread.accounts.errors import Refused
from goldenthread.casework.codes import OtherPlacement, Rank
from goldenthread.casework.models import NamedSetting, Plan
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


def _name_settings(plan: Plan, said: content.Content) -> None:
    """What section I names and what the record of the plan names (SEN2 4.7) are one: each issue writes the second from
    the first. A type of setting only has no code of its own there."""
    plan.named_settings.all().delete()
    for rank, placed in zip(Rank.values, said.placements, strict=False):
        NamedSetting.objects.create(
            plan=plan,
            rank=rank,
            setting_id=placed.setting_id,
            elsewhere="" if placed.setting_id else placed.elsewhere or OtherPlacement.OTHER,
            elsewhere_note=placed.note or placed.type_words if not placed.setting_id else "",
            in_sen_unit=placed.in_sen_unit,
            in_resourced_provision=placed.in_resourced_provision,
        )


def freeze(request, *, by, kind: str, sent_on: date) -> WrittenVersion | None:
    """Keep the plan as it is, whole; None when nothing is written."""
    written = WrittenPlan.objects.of_case(request).whole().first()
    if written is None:
        return None
    said = content.of(written)
    if kind != WrittenVersion.Kind.DRAFT:
        _name_settings(request.plan, said)
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
