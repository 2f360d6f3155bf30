"""Every write of returned figures: taking a file in, taking it back, and who may return what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.accounts.recording import recorded, recording
from goldenthread.indicators import Month
from goldenthread.people.refs import new_ref
from goldenthread.publications.wording import full_date
from goldenthread.scorecard import actions as scorecard
from goldenthread.scorecard import engines, store, words
from goldenthread.scorecard.models import FiguresGrant, Reading, Return
from goldenthread.scorecard.returned.checking import Checked, Line, standing_for

BATCH = 500
REF_PREFIX = "F"


@dataclass(frozen=True)
class Source:
    """Where a return came from: the name of its file, and the digest of what was in it."""

    name: str
    digest: str


@dataclass(frozen=True)
class Shown:
    """What came of showing figures at once. later: months that are shown when they are next worked out; why: for what
    reason, "" where there are none."""

    months: tuple[Month, ...] = ()
    later: tuple[Month, ...] = ()
    why: str = ""


def take_in(
    *,
    by: Any,
    checked: Checked,
    on_behalf_of: str,
    source: Source,
    note: str = "",
    at: dt.datetime | None = None,
) -> Return | None:
    """Keep the figures of a file that has no fault; a figure that stands already is not kept again. None where nothing is
    new. at: when they were returned, by default now. by: None for the operator at the command line.

    Raises Refused where there are faults, or nobody is named; Conflict where somebody returned other figures of the same
    since the file was checked. Nothing is written then.
    """
    if checked.faults:
        raise Refused(f"The file was not taken in: {checked.faults[0]}")
    if not on_behalf_of.strip():
        raise Refused("Say on whose behalf the figures are returned", field="on_behalf_of")
    with recording(by):
        lines = checked.to_take_in
        _refuse_overtaken(checked.lines)
        if not lines:
            return None
        sent = Return.objects.create(
            ref=new_ref(REF_PREFIX),
            dataset=checked.dataset,
            source_name=source.name[-200:],
            source_digest=source.digest,
            on_behalf_of=on_behalf_of.strip(),
            note=note.strip(),
            returned_by=by,
            returned_at=at or timezone.now(),
        )
        replaced = [line.before.pk for line in lines if line.before]
        _set_standing(replaced, standing=False)
        Reading.objects.bulk_create((_reading(sent, line) for line in lines), batch_size=BATCH)
        return sent


def _reading(sent: Return, line: Line) -> Reading:
    return Reading(
        return_of=sent,
        code=line.indicator.code,
        from_on=line.period.first,
        until_on=line.period.last,
        grouped_by=line.group.by,
        group=line.group.name,
        **line.figures._asdict(),
        note=line.note,
        place=f"row {line.row}",
        replaces=line.before,
    )


def _refuse_overtaken(lines: Sequence[Line]) -> None:
    """What the sender saw must still be what stands."""
    now = standing_for(lines, locked=True)
    moved = [line for line in lines if now.get(line.key) != line.before]
    if not moved:
        return
    newer = [now[line.key].return_of for line in moved if line.key in now]
    changes = [
        (line.indicator.title, line.before_words, _value_words(now.get(line.key), line)) for line in moved
    ]
    raise Conflict(
        record=newer[0] if newer else None,
        changed_by=newer[0].on_behalf_of if newer else "",
        changed_at=newer[0].returned_at if newer else None,
        changes=changes,
    )


def _value_words(reading: Reading | None, line: Line) -> str:
    return words.value(reading.value, line.indicator.unit) if reading else ""


def _set_standing(pks: Collection[int], *, standing: bool) -> None:
    keys = list(pks)
    for start in range(0, len(keys), BATCH):
        Reading.objects.filter(pk__in=keys[start : start + BATCH]).update(is_current=standing)


@recorded
def take_back(*, by: Any, sent: Return, reason: str) -> list[Reading]:
    """The figures of a return no longer stand, and what they replaced stands again; both are kept. Gives those of its
    figures that stood until now.

    Raises Refused without a reason, or where it was taken back already.
    """
    if not reason.strip():
        raise Refused("Say why the return is taken back", field="reason")
    sent = Return.objects.select_for_update(of=("self",)).select_related("taken_back_by").get(pk=sent.pk)
    if sent.taken_back_at:
        who = sent.taken_back_by.display_name
        raise Refused(f"{who} took it back already, on {full_date(timezone.localdate(sent.taken_back_at))}")
    sent.taken_back_at, sent.taken_back_by, sent.taken_back_reason = timezone.now(), by, reason.strip()
    sent.save()
    stood = list(sent.readings.standing().with_what_they_replaced().locked())
    _set_standing([reading.pk for reading in stood], standing=False)
    _set_standing([before.pk for before in map(_what_stood_before, stood) if before], standing=True)
    return stood


def _what_stood_before(reading: Reading) -> Reading | None:
    """The figure that it replaced, or the one before that where that return was taken back as well."""
    before = reading.replaces
    while before and before.return_of.taken_back_at:
        before = before.replaces
    return before


def show(*, by: Any, readings: Iterable[Reading]) -> Shown:
    """Have the figures that these readings touch worked out again: what was returned is projected anew, whole, and the
    indicators of their months are evaluated. What cannot be shown yet is said."""
    touched = list(readings)
    months = sorted({Month.containing(reading.until_on) for reading in touched})
    if not months:
        return Shown()
    try:
        run = scorecard.take_readings_anew(by=by)
        ended = [month for month in months if month.last <= run.as_of_on]
        later = tuple(month for month in months if month not in ended)
        if ended:
            scorecard.compute(months=ended, codes={reading.code for reading in touched}, by=by)
    except (store.NoFacts, engines.EngineMissing) as error:
        return Shown(later=tuple(months), why=str(error))
    why = f"the facts were last taken as of {full_date(run.as_of_on)}" if later else ""
    return Shown(tuple(ended), later, why)


@recorded
def set_datasets(*, by: Any, user: Any, slugs: Collection[str]) -> list[str]:
    """Which datasets somebody who only returns figures may return. Gives them in order."""
    held = {grant.dataset: grant for grant in FiguresGrant.objects.of_user(user)}
    for slug in held.keys() - set(slugs):
        held[slug].delete()
    now = timezone.now()
    for slug in sorted(set(slugs) - held.keys()):
        FiguresGrant.objects.create(user=user, dataset=slug, granted_by=by, granted_at=now)
    return FiguresGrant.objects.of_user(user).datasets()
