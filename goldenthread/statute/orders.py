"""What a local authority owes after a tribunal's order, after giving way, and after an agreement at mediation.

One table of steps. An order starts them on the day it was sent out (regulation 44), a concession on the day
the local authority told the Tribunal that it will not oppose (regulation 45), and an agreement on a matter
with a right of appeal on the day of the agreement (regulation 42(2), as if an order had been made).
"""

from dataclasses import dataclass

from goldenthread.statute.counting import OnTheDay, Weeks
from goldenthread.statute.duty import Duty, Limit
from goldenthread.statute.exceptions import ORDER_IMPRACTICAL
from goldenthread.statute.wording import Authority, both, regulation

NOT_READ = "The lettered paragraph was not read in a primary source."
TO_THE_LETTER = "The number of the paragraph was not read in a primary source."


@dataclass(frozen=True)
class Trigger:
    """What starts the steps, and the regulation that gives their times."""

    name: str
    fact: str
    event: str
    words: str
    reference: str


ORDER = Trigger("order", "ordered_on", "the order was sent out", "after an order", "T")
CONCESSION = Trigger(
    "concession",
    "conceded_on",
    "the Tribunal was told that the appeal is not opposed",
    "after giving way",
    "5d",
)
AGREEMENT = Trigger(
    "mediation",
    "agreed_on",
    "the agreement was reached at mediation",
    "after an agreement at mediation",
    "M8",
)


@dataclass(frozen=True, kw_only=True)
class Step:
    """One act, its time in weeks (nought is at once), and where each regulation sets it.

    A step without a paragraph of regulation 45 is not owed after a concession.
    """

    key: str
    row: str
    title: str
    weeks: int
    of_44: str
    of_45: str = ""
    met_by: str
    soon: bool = False
    by_agreement: bool = True
    only_if: str = ""
    verified: bool = True
    doubt: str = ""


STEPS = (
    Step(
        key="plan_ceased",
        row="T1",
        title="End the plan when the appeal against ending it is dismissed",
        weeks=0,
        of_44="44(2)(a)",
        met_by="the plan ended at once",
        by_agreement=False,
    ),
    Step(
        key="assessment_notified",
        row="T2",
        title="Tell the family that there will be an assessment or reassessment",
        weeks=2,
        of_44="44(2)(b)",
        of_45="45(3)",
        met_by="a notice to the parent or young person",
    ),
    Step(
        key="no_plan_notified",
        row="T2i",
        title="Notify, after that assessment, that no plan is needed",
        weeks=10,
        of_44="44(2)(b)(i)",
        of_45="45(3A)(a)",
        met_by="a notice with reasons",
        soon=True,
        only_if="the local authority decides that no plan is needed",
    ),
    Step(
        key="assessed_plan_issued",
        row="T2ii",
        title="Send, after that assessment, the final plan",
        weeks=14,
        of_44="44(2)(b)(ii)",
        of_45="45(3A)(b)",
        met_by="the final plan sent to everyone named in regulation 13(2)",
        soon=True,
    ),
    Step(
        key="draft_sent",
        row="T3",
        title="Send the draft of a plan that is to be made",
        weeks=5,
        of_44="44(2)(c)",
        of_45="45",
        met_by="the draft plan sent",
    ),
    Step(
        key="made_plan_issued",
        row="T3",
        title="Send the final plan that is to be made",
        weeks=11,
        of_44="44(2)(c)",
        of_45="45",
        met_by="the final plan sent",
    ),
    Step(
        key="reconsidered",
        row="T4",
        title="Reconsider a case that the Tribunal sends back",
        weeks=2,
        of_44="44(2)(d)",
        met_by="a draft plan sent, or a refusal notified",
        by_agreement=False,
        verified=False,
        doubt="Neither the text nor the period was read in a primary source.",
    ),
    Step(
        key="contents_amended",
        row="T5",
        title="Amend the needs or the provision in the plan",
        weeks=5,
        of_44="44(2)(e)",
        of_45="45(4)",
        met_by="the amended plan issued, and the provision in place by then (R (BA) v Nottinghamshire County "
        "Council [2021] EWHC 1348 (Admin))",
    ),
    Step(
        key="setting_amended",
        row="T6",
        title="Amend only the setting named in the plan",
        weeks=2,
        of_44="44(2)(f)",
        of_45="45",
        met_by="the amended plan issued",
    ),
    Step(
        key="contents_and_setting_amended",
        row="T6",
        title="Amend the provision and the setting together",
        weeks=5,
        of_44="44(2)(e) and (f)",
        of_45="45",
        met_by="the amended plan issued",
        doubt="Read for a concession; taken to be the same for an order.",
    ),
    Step(
        key="plan_continued",
        row="T7",
        title="Keep the plan as it is",
        weeks=0,
        of_44="44(2)(g)",
        of_45="45",
        met_by="the plan maintained without a break",
        doubt=NOT_READ,
    ),
    Step(
        key="continued_plan_amended",
        row="T8",
        title="Amend a plan that is kept",
        weeks=5,
        of_44="44(2)(h)",
        of_45="45",
        met_by="the amended plan issued; the plan itself is maintained without a break",
        doubt=f"{NOT_READ} The 5 weeks were read for a concession and are taken to be the same for an order.",
    ),
)


def _authority(step: Step, trigger: Trigger) -> Authority:
    if trigger is CONCESSION:
        of_45 = regulation(step.of_45)
        return Authority(f"{of_45.full}, as substituted by SI 2015/359", of_45.short)
    if trigger is AGREEMENT:
        return both(regulation("42(2)"), regulation(step.of_44), "applying")
    return regulation(step.of_44)


def _owed(step: Step, trigger: Trigger) -> bool:
    if trigger is CONCESSION:
        return bool(step.of_45)
    return trigger is ORDER or step.by_agreement


def _duty(step: Step, trigger: Trigger) -> Duty:
    return Duty(
        code=f"{step.key}_after_{trigger.name}",
        reference=step.row if trigger is ORDER else f"{trigger.reference}, {step.row}",
        title=f"{step.title}, {trigger.words}",
        limits=(Limit(trigger.fact, trigger.event, Weeks(step.weeks) if step.weeks else OnTheDay()),),
        met_by=step.met_by + _unless(trigger),
        authority=_authority(step, trigger),
        as_soon_as_practicable=step.soon,
        verified=step.verified,
        doubt=_doubt(step, trigger),
        exceptions=ORDER_IMPRACTICAL if step.weeks else (),
        only_if=step.only_if,
    )


def _unless(trigger: Trigger) -> str:
    if trigger is ORDER:
        return "; the Tribunal may direct another time (regulation 44(1))"
    if trigger is AGREEMENT:
        return "; the parties may agree another time in writing (regulation 42(5))"
    return ""


def _doubt(step: Step, trigger: Trigger) -> str:
    if trigger is CONCESSION:
        return TO_THE_LETTER if step.of_45 == "45" else ""
    return step.doubt


DUTIES = tuple(
    _duty(step, trigger)
    for trigger in (ORDER, CONCESSION, AGREEMENT)
    for step in STEPS
    if _owed(step, trigger)
)
