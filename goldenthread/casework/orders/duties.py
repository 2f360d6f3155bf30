"""What is owed after an order, a concession or an agreement: its steps run from the day on which it was made."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from goldenthread import statute
from goldenthread.casework.orders.models import Origin, Requires, TribunalOrder


@dataclass(frozen=True)
class Step:
    """`key` with the origin makes the code of a duty in `statute`; `met` and `stops` name facts of the row below. Either
    of `met` and `or_met` meets it."""

    key: str
    met: str
    stops: tuple[str, ...] = ()
    or_met: str = ""


GONE = ("withdrawn_on", "moved_on")
STEPS: dict[str, tuple[Step, ...]] = {
    Requires.ASSESS: (
        Step("assessment_notified", "told_on", GONE),
        Step("no_plan_notified", "not_issued_on", (*GONE, "agreed_on", "draft_sent_on", "first_issued_on")),
        Step("assessed_plan_issued", "first_issued_on", (*GONE, "not_issued_on")),
    ),
    Requires.MAKE_PLAN: (
        Step("draft_sent", "draft_sent_on", (*GONE, "first_issued_on")),
        Step("made_plan_issued", "first_issued_on", GONE),
    ),
    Requires.RECONSIDER: (Step("reconsidered", "declined_on", GONE, or_met="draft_sent_on"),),
    Requires.REASSESS: (
        Step("assessment_notified", "told_on", ("ceased_on",)),
        Step("no_plan_notified", "declined_on", ("amended_on", "ceased_on")),
        Step("assessed_plan_issued", "amended_on", ("declined_on", "ceased_on")),
    ),
    Requires.AMEND_CONTENTS: (Step("contents_amended", "amended_on", ("ceased_on",)),),
    Requires.AMEND_SETTING: (Step("setting_amended", "amended_on", ("ceased_on",)),),
    Requires.AMEND_BOTH: (Step("contents_and_setting_amended", "amended_on", ("ceased_on",)),),
    Requires.KEEP_PLAN: (Step("plan_continued", "made_on"),),
    Requires.KEEP_AND_AMEND: (Step("continued_plan_amended", "amended_on", ("ceased_on",)),),
    Requires.END_PLAN: (Step("plan_ceased", "ceased_on"),),
}
FACTS = {
    "request_ref": "request__ref",
    "child_id": "request__child_id",
    "district_id": "request__child__district_id",
    "officer_id": "request__officer_id",
    "order_ref": "ref",
    "origin": "origin",
    "requires": "requires",
    "made_on": "made_on",
    "told_on": "told_on",
    "amended_on": "amended_on",
    "declined_on": "declined_on",
    "withdrawn_on": "request__withdrawn_on",
    "moved_on": "request__moved_on",
    "agreed_on": "request__assessment__issue_agreed_on",
    "not_issued_on": "request__assessment__not_issued_on",
    "draft_sent_on": "request__plan__draft_sent_on",
    "first_issued_on": "request__plan__first_issued_on",
    "ceased_on": "request__plan__ceased_on",
}


def duty_of(key: str, origin: str) -> str:
    """The code of the duty in `statute`."""
    return f"{key}_after_{origin}"


def codes() -> list[str]:
    """Every duty that an order can set running."""
    every = (
        duty_of(step.key, origin) for origin in Origin.values for steps in STEPS.values() for step in steps
    )
    return [code for code in every if code in statute.DUTIES]


def is_owed(requires: str, origin: str) -> bool:
    """Whether the law knows it: no concession or agreement ends a plan, for one."""
    return all(duty_of(step.key, origin) in statute.DUTIES for step in STEPS[requires])


def starting_fact(origin: str) -> str:
    return {Origin.TRIBUNAL: "ordered_on", Origin.CONCESSION: "conceded_on", Origin.MEDIATION: "agreed_on"}[
        origin
    ]


def rows(refs) -> Iterator[tuple[dict, Step]]:
    """Each standing order's facts with each of its steps."""
    found = TribunalOrder.objects.standing().of_requests(refs).order_by("pk")
    for values in found.values_list(*FACTS.values()).iterator():
        facts = dict(zip(FACTS, values, strict=True))
        for step in STEPS[facts["requires"]]:
            yield facts, step


def day_met(facts: dict, step: Step) -> date | None:
    """Only what followed the order is what it asked for: a first notice that there is no plan is not."""
    days = (facts[name] for name in (step.met, step.or_met) if name)
    return min((day for day in days if day and day >= facts["made_on"]), default=None)
