"""A register that is imported again: what it says otherwise is said from its day on, beside what was said before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from goldenthread.assurance.models import Mitigation, MitigationStatement, Risk, RiskStatement
from goldenthread.assurance.risks import standing
from goldenthread.assurance.risks.keeping import REPEATED, carried, keep_published, keep_published_mitigation
from goldenthread.people.today import this_moment

NO_LONGER_NAMED = "The register no longer names it."
NAMED_AGAIN = "The register names it again."
OVER = (MitigationStatement.State.DONE, MitigationStatement.State.DROPPED)


def bring_into_line(
    risk: Risk,
    fields: Mapping[str, Any],
    texts: Sequence[str],
    *,
    by: Any,
    on: dt.date,
    check: Callable[[Any], None],
) -> bool:
    """Within an import: whether the register says anything of this risk that it did not say when it was imported last.

    `check` refuses what the database would turn away. What people wrote here since stands beside it: an owner, a score,
    a mitigation of their own. One that was closed because the register did not name it is open again.
    """
    reopened = _reopen(risk, by, on)
    said = _say_again(risk, fields, by, on, check)
    dated_on = fields["dated_on"]
    if moved := dated_on != risk.dated_on:
        keep_published(risk)  # it begins on the day that was printed first
        risk.dated_on = dated_on
        risk.save()
    return any((reopened, said, moved, _mitigations(risk, texts, by, on, check)))


def close(risk: Risk, *, by: Any, on: dt.date) -> bool:
    """Within an import: the register no longer names this risk. False where it was closed already."""
    if standing.statements(risk)[-1].state == RiskStatement.State.CLOSED:
        return False
    _settle(risk, RiskStatement.State.CLOSED, RiskStatement.Kind.CLOSED, NO_LONGER_NAMED, by, on)
    return True


def _reopen(risk: Risk, by: Any, on: dt.date) -> bool:
    last = standing.statements(risk)[-1]
    if (last.kind, last.words) != (RiskStatement.Kind.CLOSED, NO_LONGER_NAMED):
        return False
    _settle(risk, RiskStatement.State.OPEN, RiskStatement.Kind.REOPENED, NAMED_AGAIN, by, on)
    return True


def _settle(risk: Risk, state: str, kind: str, words: str, by: Any, on: dt.date) -> None:
    keep_published(risk)
    last = RiskStatement.objects.filter(risk=risk).order_by("said_on", "pk").last()
    made = RiskStatement.objects.create(
        risk=risk,
        kind=kind,
        said_on=max(on, last.said_on),
        said_by=by,
        recorded_at=this_moment(),
        words=words,
        **carried(last) | {"state": state},
    )
    made.areas.set(last.areas.all())
    made.actions.set(last.actions.all())
    risk.revision += 1
    risk.save()


def _say_again(
    risk: Risk, fields: Mapping[str, Any], by: Any, on: dt.date, check: Callable[[Any], None]
) -> bool:
    history = standing.statements(risk)
    last_published = [each for each in history if each.kind == RiskStatement.Kind.PUBLISHED][-1:]
    if last_published and all(getattr(last_published[0], name) == fields[name] for name in REPEATED):
        return False
    keep_published(risk)
    last = RiskStatement.objects.filter(risk=risk).order_by("said_on", "pk").last()
    for name in REPEATED:
        setattr(risk, name, fields[name])
    risk.revision += 1
    check(risk)
    risk.save()
    given = carried(last) | {name: fields[name] for name in REPEATED}
    made = RiskStatement.objects.create(
        risk=risk,
        kind=RiskStatement.Kind.PUBLISHED,
        said_on=max(on, last.said_on),
        said_by=by,
        recorded_at=this_moment(),
        **given,
    )
    made.areas.set(last.areas.all())
    made.actions.set(last.actions.all())
    return True


def _mitigations(
    risk: Risk, texts: Sequence[str], by: Any, on: dt.date, check: Callable[[Any], None]
) -> bool:
    began_on = standing.statements(risk)[0].said_on
    held = {
        standing.mitigation_statements(each, began_on)[0].text: each
        for each in risk.mitigations.all()
        if each.is_published
    }
    new = [text for text in dict.fromkeys(texts) if text not in held]
    gone = [each for text, each in held.items() if text not in texts and not _is_over(each, began_on)]
    order = max((each.order for each in risk.mitigations.all()), default=-1)
    for place, text in enumerate(new, start=order + 1):
        _add(Mitigation(risk=risk, text=text, order=place), by, on, check)
    for each in gone:
        _drop(each, by, on)
    return bool(new or gone)


def _is_over(mitigation: Mitigation, began_on: dt.date) -> bool:
    return standing.mitigation_statements(mitigation, began_on)[-1].state in OVER


def _add(mitigation: Mitigation, by: Any, on: dt.date, check: Callable[[Any], None]) -> None:
    check(mitigation)
    mitigation.save()
    MitigationStatement.objects.create(
        mitigation=mitigation, said_on=on, said_by=by, recorded_at=this_moment(), text=mitigation.text
    )


def _drop(mitigation: Mitigation, by: Any, on: dt.date) -> None:
    keep_published_mitigation(mitigation)
    last = mitigation.statements.last()
    MitigationStatement.objects.create(
        mitigation=mitigation,
        said_on=max(on, last.said_on),
        said_by=by,
        recorded_at=this_moment(),
        words=NO_LONGER_NAMED,
        text=last.text,
        owner=last.owner,
        owner_post=last.owner_post,
        due_on=last.due_on,
        lowers=last.lowers,
        state=MitigationStatement.State.DROPPED,
    )
    mitigation.revision += 1
    mitigation.save()
