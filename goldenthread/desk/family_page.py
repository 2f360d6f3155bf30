"""One child's story for their family, in everyday words: what happens next, what has happened, whom to call, what can be
done now, and the rights that go with the last decision. No ratings, no figures, no names of duties."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from goldenthread import statute
from goldenthread.casework.codes import AdviceKind, CeaseReason, Decision, ReviewDecision
from goldenthread.casework.models import Request
from goldenthread.casework.notices import serving
from goldenthread.casework.orders.duties import STEPS
from goldenthread.casework.orders.models import AMENDS, REOPENS, Origin, Requires
from goldenthread.casework.stages import no_plan_told_on, stage_of
from goldenthread.clocks.models import Clock
from goldenthread.govuk.formats import plain_day
from goldenthread.people.models import Child

APPEAL = (
    "You can appeal to the SEND Tribunal. It must receive your appeal within 2 months of the date on our letter, or "
    "within 1 month of the date on your mediation certificate, whichever is later."
)
MEDIATION = (
    "Before you appeal you usually need a mediation certificate. A mediation adviser gives you one, whether or not you "
    "choose to try mediation. Our letter says how to reach them."
)
ADVICE = "Your local SEND Information, Advice and Support Service (SENDIASS) gives free advice, and does not work for us."
# Longer than any time for an appeal: two months, or a month from a certificate given at their end.
APPEAL_SHOWN_FOR = timedelta(weeks=13)
COMPLAIN = "You can complain about a delay. It will not affect the support that {name} receives."

WRITERS = {
    AdviceKind.PARENT: "your views",
    AdviceKind.EDUCATION: "advice from the school, college or nursery",
    AdviceKind.HEALTH: "advice from health services",
    AdviceKind.PSYCHOLOGY: "advice from the educational psychologist",
    AdviceKind.SOCIAL_CARE: "advice from social care",
    AdviceKind.PREPARING_FOR_ADULTHOOD: "advice on preparing for adulthood",
    AdviceKind.OTHER: "advice from another person",
}
ABOUT_THE_PLAN = (
    "When you have the plan you can ask for mediation and appeal to the SEND Tribunal about what it says, or about the "
    "school or college that it names. Our letter will say how, and until when."
)
AGAINST = "If we {decide}, you can ask for mediation and appeal to the SEND Tribunal. Our letter will say how, and until when."
# By the stage of the case: rights that a decision still to come will bring.
TO_COME = {
    "received": AGAINST.format(decide="decide not to assess"),
    "assessing": AGAINST.format(decide="decide not to write a plan"),
    "agreed": ABOUT_THE_PLAN,
    "drafted": ABOUT_THE_PLAN,
    "ordered_to_reconsider": AGAINST.format(decide="decide again not to write a plan"),
    "reviewing": AGAINST.format(decide="keep the plan as it is, or end it"),
    "amending": ABOUT_THE_PLAN,
    "ordered_to_amend": ABOUT_THE_PLAN,
    "reassessing": AGAINST.format(decide="keep the plan as it is after the assessment"),
}


@dataclass(frozen=True)
class Next:
    """What happens next, by when, and whether that day has passed."""

    words: str
    by: date | None = None
    is_late: bool = False
    clock: Clock | None = None

    @property
    def why(self) -> statute.Due | None:
        return self.clock.explain() if self.clock else None


@dataclass(frozen=True)
class Happened:
    on: date
    words: str


@dataclass(frozen=True)
class FamilyPage:
    child: Child
    next: Next | None
    happened: list[Happened]
    now: list[str]
    rights: list[str]
    officer: object | None
    team: object | None
    case: Request | None = None


def children_of(user):
    """This person's own children, whatever else their roles let them see."""
    return Child.objects.for_search().of_family(user)


def family_page(child: Child, today: date) -> FamilyPage:
    cases = list(Request.objects.with_story().of_child(child))
    if not cases:
        return FamilyPage(child, None, [], [], [ADVICE], None, _team(child))
    case = cases[0]
    clocks = list(Clock.objects.of_refs(case.story_refs))
    stage = stage_of(case).code
    upcoming = _next(stage, case, clocks, today)
    return FamilyPage(
        child=child,
        next=upcoming,
        happened=sorted(
            (one for each in cases for one in _happened(each)), key=lambda one: one.on, reverse=True
        ),
        now=_now(stage, case, today) + ([COMPLAIN.format(name=child.forename)] if upcoming.is_late else []),
        rights=_rights(stage, case, today),
        officer=case.officer,
        team=_team(child),
        case=case,
    )


def _team(child: Child):
    return child.district.team if child.district else None


# Every stage of a case is in one of these two. What happens next, and the duties whose earliest day is the day by which
# it happens; after an order a duty is named by its step alone.
NEXT = {
    "received": ("We decide whether to assess {name}'s needs, and write to you.", ["assessment_decided"]),
    "ordered_to_assess": (
        "We write to you that we will assess {name}'s needs after all, and begin.",
        ["assessment_notified"],
    ),
    "assessing": (
        "We gather advice from the people who know {name}, and then decide whether to write an EHC plan.",
        ["not_issuing_notified", "plan_issued", "no_plan_notified", "assessed_plan_issued"],
    ),
    "ordered_to_reconsider": (
        "We look again at whether to write an EHC plan for {name}, and send you a draft or tell you why not.",
        ["reconsidered"],
    ),
    "agreed": (
        "We write a draft of {name}'s EHC plan and send it to you. The final plan follows.",
        ["plan_issued", "assessed_plan_issued", "draft_sent", "made_plan_issued"],
    ),
    "drafted": (
        "We look at what you say about the draft, and send you the final EHC plan.",
        ["plan_issued", "assessed_plan_issued", "made_plan_issued"],
    ),
    "in_force": (
        "We review {name}'s plan with you and the school, and tell you what we decide.",
        ["review_completed", "transferred_plan_reviewed"],
    ),
    "reviewing": (
        "We decide whether to keep, change or end {name}'s plan after the review meeting, and write to you.",
        ["review_decided"],
    ),
    "amending": (
        "We send you the changed plan.",
        ["amendments_proposed", "amended_plan_issued", "amended_plan_cap"],
    ),
    "ordered_to_amend": (
        "We change {name}'s plan as was ordered or agreed, and send it to you.",
        [step.key for requires in AMENDS for step in STEPS[requires]],
    ),
    "ordered_to_reassess": (
        "We write to you that we will assess {name}'s needs again, and begin. The plan stays in force.",
        ["assessment_notified"],
    ),
    "reassessing": (
        "We assess {name}'s needs again, and send you the changed plan or tell you that it stays as it is. Until then the "
        "plan stays in force.",
        ["no_plan_notified", "assessed_plan_issued"],
    ),
    "ordered_to_end": (
        "The Tribunal dismissed the appeal against ending {name}'s EHC plan. We end the plan, and write to you.",
        ["plan_ceased"],
    ),
    "leaving": (
        "We transfer {name}'s EHC plan to the council of the area where you move. The plan goes on.",
        ["plan_transferred"],
    ),
    "ceasing": (
        "We plan to end {name}'s EHC plan. It stays in force until the time for an appeal is over.",
        [],
    ),
}
ENDED = {
    "refused": "We decided not to assess {name}'s needs. Nothing more happens unless you ask us to.",
    "no_plan": "We decided not to write an EHC plan for {name}. Nothing more happens unless you ask us to.",
    "withdrawn": "The request for {name} was withdrawn. You can ask again at any time.",
    "moved": "{name} moved to another council's area. That council now decides.",
    "ceased": "{name}'s EHC plan has ended.",
    "transferred_out": "{name}'s EHC plan goes on with the council of the area where you moved, which now looks after it.",
    "before_this_record": "This is from before our record began. Ask us if you want to know more.",
}


def _next(stage: str, case, clocks, today: date) -> Next:
    name = case.child.forename
    if stage in ENDED:
        return Next(ENDED[stage].format(name=name))
    words, duties = NEXT[stage]
    meant = [clock for clock in clocks if _is_of(clock, duties) and clock.is_running()]
    # The day of a refusal that has passed makes nobody late, and leaves the day of the plan.
    meant = [clock for clock in meant if clock.due_on >= today or clock.days_late_on(today)]
    first = min(meant, key=lambda clock: clock.due_on, default=None)
    by = first.due_on if first else None
    return Next(words.format(name=name), by, bool(by and by < today), first)


def _is_of(clock, duties: list[str]) -> bool:
    step, _, origin = clock.duty.rpartition("_after_")
    return (step if origin in Origin.values else clock.duty) in duties


def _happened(case) -> Iterator[Happened]:
    told = {"requested": case.received_on, "withdrawn": case.withdrawn_on, "moved": case.moved_on}
    words = {
        "requested": "We received the request to assess {name}'s needs.",
        "withdrawn": "The request was withdrawn.",
        "moved": "{name} moved to another council's area.",
    }
    for key, on in told.items():
        if on:
            yield Happened(on, words[key].format(name=case.child.forename))
    if case.decided_on:
        yield Happened(case.decided_on, _decided(case))
    yield from _ordered(case)
    yield from _assessed(case)
    if hasattr(case, "plan"):
        yield from _planned(case.plan)


NOTHING_CHANGED = {
    Requires.RECONSIDER: "We told you again that we will not write an EHC plan.",
    Requires.REASSESS: "We told you that the plan stays as it is.",
}


def _ordered(case) -> Iterator[Happened]:
    words = {
        Origin.TRIBUNAL: "The Tribunal made an order: {asks}.",
        Origin.CONCESSION: "We told the Tribunal that we do not oppose the appeal: {asks}.",
        Origin.MEDIATION: "An agreement was reached at mediation: {asks}.",
    }
    for order in case.standing_orders:
        asks = order.get_requires_display().lower()
        yield Happened(order.made_on, words[Origin(order.origin)].format(asks=asks))
        if order.told_on:
            again = "after all" if order.requires in REOPENS else "again"
            yield Happened(order.told_on, f"We told you that we will assess {again}.")
        if order.declined_on:
            yield Happened(order.declined_on, NOTHING_CHANGED[order.requires])
        if order.amended_on:
            yield Happened(order.amended_on, "We sent you the plan as it was changed.")


def _decided(case) -> str:
    assess = case.decision == Decision.ASSESS
    return f"We decided {'to' if assess else 'not to'} assess {case.child.forename}'s needs."


def _assessed(case) -> Iterator[Happened]:
    if not hasattr(case, "assessment"):
        return
    assessment = case.assessment
    if assessment.issue_agreed_on:
        yield Happened(assessment.issue_agreed_on, "We decided to write an EHC plan.")
    if assessment.not_issued_on:
        yield Happened(assessment.not_issued_on, "We told you that we will not write an EHC plan.")
    for advice in assessment.advice.all():
        if advice.returned_on:
            yield Happened(advice.returned_on, f"We received {WRITERS[advice.kind]}.")


def _planned(plan) -> Iterator[Happened]:
    handed_over = plan.cease_reason == CeaseReason.TRANSFERRED
    dated = [
        (plan.draft_sent_on, "We sent you the draft plan."),
        (plan.first_issued_on, _made(plan)),
        (plan.transferred_in_on, "The EHC plan came to us from another council."),
        (plan.transfer_notified_on, "We wrote to you that the plan came to us."),
        (
            plan.ceased_on,
            "We transferred the plan to the council of the area where you moved."
            if handed_over
            else "The plan ended.",
        ),
    ]
    for review in plan.reviews.all():
        decided = review.get_decision_display().lower()
        ours = _is_ours(plan, review.decided_on)
        dated += [
            (review.meeting_on, "The annual review meeting was held."),
            (
                review.decided_on,
                f"We wrote to you after the review: {decided}."
                if ours
                else f"The other council wrote after its review: {decided}.",
            ),
            (review.amendments_proposed_on, "We sent you the changes that we propose."),
            (review.final_plan_on, "We sent you the changed plan."),
        ]
    yield from (Happened(on, words) for on, words in dated if on)


def _made(plan) -> str:
    return (
        "Another council made the EHC plan." if plan.transferred_in_on else "We sent you the final EHC plan."
    )


def _is_ours(plan, on: date | None) -> bool:
    """Whether it was done here, and not by the authority from which the plan came."""
    return bool(on and (plan.transferred_in_on is None or on > plan.transferred_in_on))


def _now(stage: str, case, today: date) -> list[str]:
    """What the family can do now."""
    if stage == "drafted":
        return _about_the_draft(case, today)
    name = case.child.forename
    offers = {
        "received": [
            f"Send us anything that helps us understand {name}: reports, letters, your own words.",
            f"Tell us what {name} thinks and hopes for.",
        ],
        "assessing": [
            f"Give us your views, and {name}'s. They are part of the assessment.",
            "Ask us to seek advice from somebody else who knows your child, if it is reasonable.",
        ],
        "agreed": ["Begin to think about which school or college you would like the plan to name."],
        "in_force": [
            f"Tell us or the school if {name} is not getting what the plan says.",
            "Ask for an early review if things have changed.",
        ],
        "reviewing": ["Send us anything that you want us to weigh before we decide."],
        "amending": [
            "Tell us what you think of the changes that we propose, and which school you would like named."
        ],
    }
    return offers.get(stage, [])


def _about_the_draft(case, today: date) -> list[str]:
    last_day = serving.draft_until(case)
    until = f"until {plain_day(last_day)}" if today <= last_day else "as soon as you can"
    return [
        f"Tell us what you think of the draft, {until}.",
        f"Say which school or college you would like the plan to name, {until}.",
        "Ask for a meeting with us about the draft.",
    ]


def _rights(stage: str, case, today: date) -> list[str]:
    """The rights that go with the last decision, with the day of the letter from which their time runs."""
    if stage in TO_COME:
        return [TO_COME[stage], ADVICE]
    letter_on = _letter_on(stage, case)
    if letter_on is None or today - letter_on > APPEAL_SHOWN_FOR:
        return [ADVICE]
    return [f"{APPEAL} Our letter was dated {plain_day(letter_on)}.", MEDIATION, ADVICE]


def _letter_on(stage: str, case) -> date | None:
    """The day of our last decision that can be appealed against; None when there is none."""
    if stage == "refused":
        return case.decided_on
    if stage == "no_plan":
        return no_plan_told_on(case)
    if stage in ("in_force", "ceasing"):
        return max(_letters_about_plan(case), default=None)
    return None


def _declined(case) -> Iterator[date]:
    return (order.declined_on for order in case.standing_orders if order.declined_on)


def _letters_about_plan(case) -> Iterator[date]:
    """The plan first and as it was changed, by us or as was ordered; and the decisions to keep it as it is, or end it."""
    yield from _declined(case)
    yield from (order.amended_on for order in case.standing_orders if order.amended_on)
    reviews = case.plan.reviews.all()
    decided = (one.decided_on for one in reviews if one.decision != ReviewDecision.AMEND)
    for day in (case.plan.first_issued_on, *decided, *(one.final_plan_on for one in reviews)):
        if _is_ours(case.plan, day):
            yield day
