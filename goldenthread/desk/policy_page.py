"""The law and the local policy as a page: every duty by what stands behind it, the council's own times with their
history, and the bank holidays proclaimed since."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404
from django.urls import reverse

from goldenthread import statute
from goldenthread.accounts import history
from goldenthread.accounts.roles import Permission
from goldenthread.clocks import actions as clocks
from goldenthread.clocks import policy
from goldenthread.clocks.models import LocalPolicy
from goldenthread.desk.setting_page import written
from goldenthread.govuk.formats import plain_day
from goldenthread.people import actions as people
from goldenthread.people.models import ProclaimedHoliday

KINDS = {"law": "Law", "guidance": "Guidance", "policy": "Local policy"}


@dataclass(frozen=True)
class Version:
    """One version of the complaints policy. `record` is None for the one that the product brings."""

    policy: statute.ComplaintPolicy
    record: LocalPolicy | None = None

    @property
    def title(self) -> str:
        return self.record.title if self.record else self.policy.authority.short

    @property
    def source(self) -> str:
        return self.record.source if self.record else self.policy.authority.full

    @property
    def in_force(self) -> str:
        return _in_force(self.policy)

    @property
    def times(self) -> list[str]:
        days = self.policy
        after = " after it is acknowledged" if days.from_acknowledgement else ""
        return [
            f"acknowledged within {days.acknowledged} working days",
            f"stage 1 answered within {days.stage_1} working days{after}",
            f"stage 2 answered within {days.stage_2} working days{after}",
        ]


@dataclass(frozen=True)
class Line:
    """One duty."""

    duty: statute.Duty

    @property
    def when(self) -> str:
        if not self.duty.dated:
            return "As soon as practicable" if self.duty.as_soon_as_practicable else "No number of days"
        said = [limit.rule.words(limit.event) for limit in self.duty.limits]
        return "; ".join([said[0][0].upper() + said[0][1:], *said[1:]])

    @property
    def in_force(self) -> str:
        return _in_force(self.duty)


@dataclass(frozen=True)
class Chapter:
    title: str
    lines: list[Line]


@dataclass(frozen=True)
class PolicyPage:
    """`behind` counts the clocks that a change has left behind; None for those who could not work them out again."""

    kinds: list[tuple[str, str, bool]]
    chapters: list[Chapter]
    versions: list[Version]
    holidays: list[ProclaimedHoliday]
    entries: list[history.Entry]
    behind: int | None
    may_manage: bool


def _in_force(duty_or_policy) -> str:
    last = duty_or_policy.in_force_to
    until = f" to {plain_day(last)}" if last else ""
    return f"From {plain_day(duty_or_policy.in_force_from)}{until}"


def policy_page(user, asked: str) -> PolicyPage:
    """`asked` is the kind of duty to list. One that there is not does not exist."""
    if asked not in KINDS:
        raise Http404("There is no such kind of duty.")
    may_manage = user.may(Permission.MANAGE_POLICY)
    here = reverse("desk:policy")
    return PolicyPage(
        kinds=[(label, f"{here}?kind={kind}", kind == asked) for kind, label in KINDS.items()],
        chapters=_chapters(statute.Kind(asked)),
        versions=versions(),
        holidays=list(ProclaimedHoliday.objects.all()),
        entries=history.changes_of(LocalPolicy, ProclaimedHoliday),
        behind=behind() if may_manage else None,
        may_manage=may_manage,
    )


def _chapters(kind: statute.Kind) -> list[Chapter]:
    found = [
        Chapter(title, [Line(duty) for duty in duties if duty.kind is kind])
        for title, duties in statute.CHAPTERS
    ]
    return [chapter for chapter in found if chapter.lines]


def versions() -> list[Version]:
    """Newest first, and last what the product brings: it holds for what was received before the first version."""
    records = LocalPolicy.objects.for_list()
    return [
        *(Version(policy.complaint_policy(record), record) for record in records),
        Version(statute.LOCAL_POLICY),
    ]


def behind() -> int:
    found = clocks.behind()
    return found.added + found.changed + found.removed


def first_answers(today: date) -> dict:
    """What the form shows before anything is typed: the policy in force today, to apply from today."""
    records = list(LocalPolicy.objects.of_code(LocalPolicy.Code.COMPLAINTS))
    now = policy.ComplaintPolicies(records).on(today)
    record = next((one for one in records if policy.complaint_policy(one) == now), None)
    shown = Version(now, record)
    return {
        "title": shown.title,
        "source": record.source if record else "",
        "in_force_from_on": today,
        "seen_revisions": str(clocks.revisions(records)),
        **policy.values_of(now),
    }


def holiday_numbered(pk: int) -> ProclaimedHoliday:
    found = ProclaimedHoliday.objects.filter(pk=pk).first()
    if found is None:
        raise Http404("There is no such bank holiday.")
    return found


def change(form, by) -> bool:
    return written(clocks.change_policy, form, by=by, code=LocalPolicy.Code.COMPLAINTS)


def proclaim(form, by) -> bool:
    return written(people.proclaim_holiday, form, by=by)
