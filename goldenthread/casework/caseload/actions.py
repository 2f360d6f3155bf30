"""Handing cases over, taking that back, and writing down who is away and who covers.

A handover is refused by `Conflict` when a case has been written on since its preview was shown. `today` is the day on
which it is done.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from goldenthread.accounts.errors import Refused
from goldenthread.accounts.models import User
from goldenthread.accounts.recording import recorded
from goldenthread.accounts.roles import Permission
from goldenthread.casework import history
from goldenthread.casework.actions import allocate
from goldenthread.casework.caseload.models import Absence, HandedCase, Handover
from goldenthread.casework.models import Request
from goldenthread.people.models import Child
from goldenthread.people.today import this_moment
from goldenthread.statute.wording import in_words


@recorded
def hand_over(
    *,
    by,
    moves: Sequence[tuple[Request, User]],
    note: str = "",
    expected_revisions: Mapping[int, int] | None = None,
) -> Handover | None:
    """Each case goes to the officer beside it, all of them or none. None where every case is there already.

    expected_revisions: by the case's key, what it was when the preview was shown.
    """
    held = _as_previewed([request for request, _ in moves], expected_revisions)
    going = [(held[request.pk], officer) for request, officer in moves]
    going = [(request, officer) for request, officer in going if request.officer_id != officer.pk]
    if not going:
        return None
    before = {request.pk: request.officer_id for request, _ in going}
    by_officer: dict[User, list[Request]] = defaultdict(list)
    for request, officer in going:
        by_officer[officer].append(request)
    for officer, requests in by_officer.items():
        allocate(by=by, requests=requests, officer=officer)
    made = Handover.objects.create(made_by=by, made_at=this_moment(), note=note.strip())
    after = {request.pk: request for request in Request.objects.numbered(list(before))}
    for pk, from_officer in before.items():
        HandedCase.objects.create(
            handover=made,
            request_id=pk,
            from_officer_id=from_officer,
            to_officer_id=after[pk].officer_id,
            revision=after[pk].revision,
        )
    return made


def _as_previewed(requests, expected: Mapping[int, int] | None) -> dict[int, Request]:
    """The cases as they stand now, held until the transaction ends."""
    found = {one.pk: one for one in Request.objects.locked().numbered([one.pk for one in requests])}
    for pk, request in found.items():
        if expected is not None and expected.get(pk) != request.revision:
            raise history.conflict(request, expected.get(pk, -1))
    return found


@recorded
def undo_handover(*, by, handover) -> Handover:
    """Every case back to where it was, as long as nothing was written on any of them since."""
    handover = Handover.objects.locked().get(pk=handover.pk)
    if handover.undone_at:
        raise Refused("This handover was undone already")
    cases = list(HandedCase.objects.of_handover(handover))
    list(Request.objects.locked().numbered([case.request_id for case in cases]))
    changed = HandedCase.objects.of_handover(handover).changed_since().count()
    if changed:
        raise Refused(
            f"{changed} of its {len(cases)} cases have been written on since, so it cannot be undone as a whole. "
            "Hand over the cases that should go back"
        )
    back: dict[User | None, list[Request]] = defaultdict(list)
    for case in cases:
        back[case.from_officer].append(case.request)
    for officer, requests in back.items():
        if officer is not None and not officer.is_active:
            raise Refused(f"The account of {officer.display_name} is closed: hand the cases to somebody else")
        allocate(by=by, requests=requests, officer=officer)
    handover.undone_by, handover.undone_at = by, this_moment()
    handover.save()
    return handover


# Absence


@recorded
def record_absence(*, by, today, officer, from_on, until_on, covered_by) -> Absence:
    """Somebody is away, both days counted, and somebody else sees to their cases."""
    list(User.objects.locked().numbered([officer.pk, covered_by.pk]))  # two people who do this at once
    if until_on < from_on:
        raise Refused("The last day is before the first", field="until_on")
    if until_on < today:
        raise Refused(f"{in_words(until_on)} has passed: nobody can cover for it any more", field="until_on")
    _refuse_cover(officer, covered_by)
    _refuse_overlap(officer, covered_by, from_on, until_on)
    return Absence.objects.create(
        officer=officer,
        from_on=from_on,
        until_on=until_on,
        covered_by=covered_by,
        recorded_by=by,
        recorded_at=this_moment(),
    )


def _refuse_cover(officer, covered_by) -> None:
    if covered_by == officer:
        raise Refused("Nobody covers for themselves", field="covered_by")
    if not (covered_by.is_active and covered_by.may(Permission.RECORD_FACTS)):
        raise Refused(f"{covered_by.display_name} does not take cases", field="covered_by")
    unseen = Request.objects.of_officers([officer.pk]).exclude(
        child__in=Child.objects.visible_to(covered_by.only_as(Permission.RECORD_FACTS))
    )
    if unseen.exists():
        raise Refused(
            f"{covered_by.display_name} may not open all of their cases: choose somebody of the same team",
            field="covered_by",
        )


def _refuse_overlap(officer, covered_by, from_on, until_on) -> None:
    """Nobody is away twice, nobody who is away covers, and nobody goes away who covers: so no cover goes in a circle."""
    then = Absence.objects.overlapping(from_on, until_on).for_page()
    own, other = then.of_officer(officer).first(), then.of_officer(covered_by).first()
    covering = then.covered_by(officer).first()
    if own:
        raise Refused(f"They are away already {_days(own)}", field="from_on")
    if other:
        raise Refused(f"{covered_by.display_name} is away {_days(other)}", field="covered_by")
    if covering:
        raise Refused(
            f"They cover for {covering.officer.display_name} {_days(covering)}: name somebody else for that first",
            field="officer",
        )


def _days(absence) -> str:
    return f"from {in_words(absence.from_on)} until {in_words(absence.until_on)}"


@recorded
def end_absence(*, by, today, absence, until_on, expected_revision=None) -> Absence | None:
    """They are back sooner, or away for longer. With a last day before the first it is taken back, and nothing is left."""
    absence = Absence.objects.locked().get(pk=absence.pk)
    if expected_revision is not None and absence.revision != expected_revision:
        raise history.conflict(absence, expected_revision)
    if absence.until_on < today:
        raise Refused(f"It ended on {in_words(absence.until_on)}", field="until_on")
    if until_on < absence.from_on:
        absence.delete()
        return None
    others = Absence.objects.exclude(pk=absence.pk)
    for theirs in (others.of_officer(absence.officer), others.of_officer(absence.covered_by)):
        clash = theirs.overlapping(absence.from_on, until_on).for_page().first()
        if clash:
            raise Refused(f"{clash.officer.display_name} is away {_days(clash)}", field="until_on")
    if others.covered_by(absence.officer).overlapping(absence.from_on, until_on).exists():
        raise Refused(
            "They cover for somebody else then: name somebody else for that first", field="until_on"
        )
    absence.until_on = until_on
    absence.revision += 1
    absence.save()
    return absence
