"""Planning a panel, putting cases before it, what it says of each, and closing it."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.accounts.errors import Refused
from goldenthread.accounts.recording import recorded
from goldenthread.casework import history
from goldenthread.casework.models import Request
from goldenthread.casework.panels import questions
from goldenthread.casework.panels.models import Conflict, Outcome, Panel, PanelItem, PanelMember
from goldenthread.people.today import this_moment
from goldenthread.statute.wording import in_words


@recorded
def plan_panel(*, by, question, held_on, chair, members: Sequence[tuple[str, str]]) -> Panel:
    """A meeting on a day. members: (name, post) of those who sit beside the chair."""
    if Panel.objects.filter(question=question, held_on=held_on).exists():
        raise Refused(f"There is a panel of this kind on {in_words(held_on)} already", field="held_on")
    if not members:
        raise Refused("Name at least one member beside the chair", field="members")
    panel = Panel.objects.create(question=question, held_on=held_on, chair=chair)
    for order, (name, post) in enumerate(members, start=1):
        PanelMember.objects.create(panel=panel, name=name, post=post, order=order)
    return panel


@recorded
def put_before(*, by, panel, request, summary) -> PanelItem:
    """A case on the panel's agenda. Raises Refused when the case does not ask the panel's question as it stands."""
    panel = _open(panel)
    request = Request.objects.with_story().get(pk=request.pk)
    reason = questions.why_not(panel.question, request)
    if reason:
        raise Refused(reason, field="case")
    if panel.items.filter(request=request).exists():
        raise Refused("This case is before this panel already", field="case")
    if not summary.strip():
        raise Refused("Tell the panel what the case is about", field="summary")
    return PanelItem.objects.create(
        panel=panel, request=request, order=panel.items.count() + 1, summary=summary, put_by=by
    )


@recorded
def take_off(*, by, item, expected_revision=None) -> None:
    """The case is not for this panel after all. What the panel has spoken of stays."""
    item = _as_seen(item, expected_revision)
    _open(item.panel)
    if item.outcome:
        raise Refused("The panel has spoken of this case: correct what it said instead")
    item.delete()


@recorded
def say_of(
    *,
    by,
    item,
    outcome,
    reasons,
    conflicts: Sequence[tuple[PanelMember, str]] = (),
    expected_revision=None,
) -> PanelItem:
    """What the panel says of a case and why. conflicts: the members who stood aside, with what they said.

    Raises Refused when every member stood aside, since then nobody was left to say it.
    """
    item = _as_seen(item, expected_revision)
    panel = _open(item.panel)
    if not reasons.strip():
        raise Refused("Give the panel's reasons: the family and a tribunal will read them", field="reasons")
    if len(conflicts) >= panel.members.count():
        raise Refused(
            "Somebody has to be left to decide: not every member can stand aside", field="conflicts"
        )
    item.outcome, item.reasons = Outcome(outcome), reasons
    item.recorded_by, item.recorded_at = by, this_moment()
    item.revision += 1
    item.save()
    item.conflicts.all().delete()
    for member, words in conflicts:
        Conflict.objects.create(item=item, member=member, words=words)
    return item


@recorded
def close_panel(*, by, panel, minute, expected_revision=None) -> Panel:
    """The minute is agreed and nothing more is written. Raises Refused while a case has no outcome."""
    panel = _open(panel)
    if expected_revision is not None and panel.revision != expected_revision:
        raise history.conflict(panel, expected_revision)
    left = panel.items.filter(outcome="").count()
    if left:
        raise Refused(f"{left} of the cases before this panel have no outcome yet")
    if not panel.items.exists():
        raise Refused("No case is before this panel")
    panel.minute, panel.closed_at, panel.closed_by = minute, this_moment(), by
    panel.revision += 1
    panel.save()
    return panel


def _open(panel: Panel) -> Panel:
    held = Panel.objects.locked().get(pk=panel.pk)
    if held.closed_at:
        raise Refused(f"The panel of {in_words(held.held_on)} is closed")
    return held


def _as_seen(item: PanelItem, expected_revision) -> PanelItem:
    held = PanelItem.objects.locked().get(pk=item.pk)
    if expected_revision is not None and held.revision != expected_revision:
        raise history.conflict(held, expected_revision)
    return held
