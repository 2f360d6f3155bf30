"""Whether a setting's calendar bears out that advice was asked of it while it was closed. It moves no date."""

from dataclasses import dataclass

from goldenthread import statute
from goldenthread.casework.codes import AdviceKind, ExceptionKind
from goldenthread.people.closures import closure_around

KINDS = {ExceptionKind.SCHOOL_CLOSED, ExceptionKind.EARLY_YEARS_CLOSED}
DUTY = "plan_issued"  # its exceptions are those of the stages before it


@dataclass(frozen=True)
class Ground:
    """`is_doubtful` when only somebody who knows can say: nothing is known, or only the area's term dates are."""

    stands: bool
    is_doubtful: bool
    words: str


def closure_ground(case, kind: str) -> Ground:
    """`case` is a request with its story; `kind` one of `KINDS`."""
    asked = [one.requested_on for one in _advice(case) if one.kind == AdviceKind.EDUCATION]
    if not asked:
        return Ground(False, False, "No advice was asked of a school, college or nursery on this case")
    setting = case.child.current_setting
    if setting is None:
        return Ground(False, True, "It is not recorded where the child learns, so no calendar was looked at.")
    found = [_of_day(case, setting, kind, day) for day in sorted(asked)]
    return next((ground for ground in found if ground.stands), found[-1])


def _advice(case) -> list:
    return list(case.assessment.advice.all()) if hasattr(case, "assessment") else []


def _of_day(case, setting, kind: str, asked_on) -> Ground:
    closure = closure_around(setting, asked_on)
    if closure is None:
        return Ground(False, True, f"It is not known when {setting} is closed.")
    facts = {
        "received_on": case.received_on,
        "first_closed_on": closure.first_closed_on,
        "reopens_on": closure.reopens_on,
        "advice_requested_on": asked_on,
    }
    found = next(one for one in statute.due_from(DUTY, facts).findings if one.kind.value == kind)
    return Ground(found.borne_out, closure.is_default, f"{setting}{_by_default(closure)}: {found.words}")


def _by_default(closure) -> str:
    return ", by the term dates of the area" if closure.is_default else ""
