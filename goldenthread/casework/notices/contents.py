"""What a letter says on a day: the template's words with the case's facts, the days from `statute` and whom to turn to.

Pure of the database but for what hangs on the notice already. `sent_on` is the day of the letter.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from goldenthread import statute
from goldenthread.accounts.errors import Refused
from goldenthread.casework.notices import belonging
from goldenthread.casework.notices.codes import Addressee, Channel
from goldenthread.casework.notices.models import LetterContacts, Notice, NoticeCopy
from goldenthread.casework.notices.templates import DayWanted, Part, Template, template_sent
from goldenthread.casework.plan_writing.models import DraftingMeeting
from goldenthread.casework.stages import no_plan_told_on
from goldenthread.publications.letter import data as printed
from goldenthread.statute.service import Manner, deemed_served_on
from goldenthread.statute.wording import in_words

REPORT = "letter"
MEETING = "drafting_meeting"
OF_AN_ORDER = set(belonging.ORDERED.values())
OF_A_TRANSFER = "transfer_notified"
NAMED = {
    "council": (("service_name", "the name of the service"), ("address", "the council's address")),
    "mediation": (("mediation_name", "the mediation provider"), ("mediation_telephone", "its telephone")),
    "sendiass": (
        ("sendiass_name", "the information and advice service"),
        ("sendiass_telephone", "its telephone"),
    ),
    "local_offer": (("local_offer", "the address of the local offer"),),
}
FACT_WORDS = {
    "decided_on": "the decision whether to assess",
    "not_issued_on": "the decision not to issue a plan",
    "first_issued_on": "the issue of the plan",
    "draft_sent_on": "the sending of the draft",
    "withdrawn_on": "the withdrawal",
    "asked_on": "the request for this advice",
    "meeting_on": "the review meeting",
    "review_decided_on": "the decision after the review",
    "amendments_proposed_on": "the proposal of amendments",
    "final_plan_on": "the issue of the amended plan",
    "ordered_on": "the order to assess",
    "transferred_in_on": "the transfer of the plan",
}


@dataclass(frozen=True)
class DayStated:
    """A day that the letter gives, with what stands behind it."""

    name: str
    words: str
    due: statute.Due


class _Lengths(Mapping):
    """`{length[advice_returned]}` in a template: the period that the law gives, as "6 weeks"."""

    def __getitem__(self, key: str) -> str:
        code, _, fact = key.partition(".")
        limits = statute.DUTIES[code].limits
        limit = next((one for one in limits if one.fact == fact), limits[0])
        said = limit.rule.words(limit.event)
        return said.split(" after ")[0].split(" beginning with ")[0]

    def __iter__(self):
        return iter(statute.DUTIES)

    def __len__(self):
        return len(statute.DUTIES)


def facts_of(notice: Notice, sent_on: date) -> dict[str, date | None]:
    """The dated facts that a letter may speak of."""
    case = notice.request
    plan = getattr(case, "plan", None)
    review, advice = notice.review, notice.advice
    return {
        "received_on": case.received_on,
        "decided_on": case.decided_on,
        "withdrawn_on": case.withdrawn_on,
        "not_issued_on": no_plan_told_on(case),
        "draft_sent_on": plan and plan.draft_sent_on,
        "first_issued_on": plan and plan.first_issued_on,
        "asked_on": advice and advice.clock_started_on,
        "meeting_on": review and review.meeting_on,
        "review_decided_on": review and review.decided_on,
        "amendments_proposed_on": review and review.amendments_proposed_on,
        "final_plan_on": review and review.final_plan_on,
        **_facts_of_kind(notice, plan),
        "sent_on": sent_on,
        "served_on": deemed_served_on(Manner(notice.channel), sent_on),
    }


def _facts_of_kind(notice: Notice, plan) -> dict[str, date | None]:
    """What only one kind of letter speaks of, and reads for itself."""
    if notice.kind in OF_AN_ORDER:
        order = belonging.order_told_of(notice.request, notice.kind)
        return {"ordered_on": order and order.made_on}
    if notice.kind != OF_A_TRANSFER:
        return {}
    came_on = plan and plan.transferred_in_on
    there = [
        one.decided_on
        for one in plan.reviews.all()
        if one.decided_on and came_on and one.decided_on <= came_on
    ]
    return {"transferred_in_on": came_on, "reviewed_there_on": max(there, default=plan.first_issued_on)}


def days_stated(notice: Notice, sent_on: date) -> list[DayStated]:
    """Errors: `Refused` when a fact that a day counts from is not recorded."""
    facts = facts_of(notice, sent_on)
    return [
        DayStated(one.name, one.words, _due(one, facts))
        for one in template_sent(notice.kind, notice.template_version).days
    ]


def _due(wanted: DayWanted, facts: dict) -> statute.Due:
    given = {}
    for fact, name in wanted.facts.items():
        if facts[name] is None:
            raise Refused(f"Record the day of {FACT_WORDS.get(name, 'the request')} first")
        given[fact] = facts[name]
    try:
        return statute.due_from(wanted.duty, given)
    except statute.StatuteError as error:
        raise Refused(f"A day in this letter cannot be worked out: {error}") from error


def missing_contacts(template: Template, contacts: LetterContacts | None) -> list[str]:
    """What somebody must write down before this letter can go."""
    wanted = [field for need in sorted(template.needs) for field in NAMED[need]]
    return [words for name, words in wanted if not getattr(contacts, name, "")]


def letter(
    copy: NoticeCopy, *, sent_on: date, contacts: LetterContacts | None, signed_by, enclosed=None
) -> dict:
    """One addressee's letter as values, for `publications.render_pdf`. What is not known yet is said to be missing.
    `enclosed` are the labels of what goes with it; by default what the template names."""
    notice = copy.notice
    template = template_sent(notice.kind, notice.template_version)
    days = days_stated(notice, sent_on)
    given = _given(copy, sent_on, days, contacts)
    return printed.data(
        title=template.title.format_map(given),
        sent_on=sent_on,
        ref=notice.ref,
        case_ref=notice.request.ref,
        sender=_sender(contacts),
        addressee=[copy.name, *copy.address.splitlines()],
        channel=Channel(notice.channel).label,
        salutation=f"Dear {copy.name}",
        about=_about(copy),
        stage=template.stage,
        parts=[_filled(part, given) for part in template.parts],
        days=[printed.DayRow(one.words, one.due.due_on, one.due.authority.short) for one in _in_order(days)],
        rights=[_filled(part, given) for part in template.rights],
        enclosed=template.enclosed if enclosed is None else enclosed,
        signed_by=signed_by.display_name,
        signed_as=signed_by.job_title,
    )


def _in_order(days: list[DayStated]) -> list[DayStated]:
    return sorted(days, key=lambda one: one.due.due_on)


def _about(copy: NoticeCopy) -> str:
    if copy.addressee == Addressee.YOUNG_PERSON:
        return ""
    child = copy.notice.request.child
    return f"{child.name}, born {in_words(child.born_on)}"


def _given(copy: NoticeCopy, sent_on: date, days: list[DayStated], contacts) -> dict:
    notice = copy.notice
    child = notice.request.child
    is_own = copy.addressee == Addressee.YOUNG_PERSON
    facts = {name: in_words(day) for name, day in facts_of(notice, sent_on).items() if day}
    return {
        **facts,
        **{f"day_{one.name}": in_words(one.due.due_on) for one in days},
        **_turn_to(contacts),
        **_meeting(notice),
        "length": _Lengths(),
        "name": child.name,
        "born_on": in_words(child.born_on),
        "child": "you" if is_own else child.forename,
        "childs": "your" if is_own else f"{child.forename}'s",
        "reasons": notice.reasons or "(the reasons are still to be written)",
        "advice_kind": notice.advice.get_kind_display().lower() if notice.advice else "",
    }


def _meeting(notice: Notice) -> dict[str, str]:
    """Of the meeting that is booked, for the letters that speak of it."""
    if notice.kind != MEETING:
        return {}
    held = DraftingMeeting.objects.of_case(notice.request).standing().first()
    if held is None:
        raise Refused("No meeting is booked any more: withdraw this letter")
    at = timezone.localtime(held.meets_at)
    when = f"{at:%A} {in_words(at.date())}, {at:%H:%M}"
    return {"meeting_at": when, "meeting_place": held.place, "meeting_who": held.who}


def _turn_to(contacts: LetterContacts | None) -> dict[str, str]:
    said = {
        need: ", ".join(getattr(contacts, f"{need}_{field}", "") for field in ("name", "telephone", "email"))
        for need in ("mediation", "sendiass")
    }
    return {
        **{f"{need}_contact": words.strip(", ") or "(not written down yet)" for need, words in said.items()},
        "local_offer": getattr(contacts, "local_offer", "") or "(not written down yet)",
    }


def _sender(contacts: LetterContacts | None) -> list[str]:
    if contacts is None:
        return []
    lines = [contacts.service_name, *contacts.address.splitlines(), contacts.telephone, contacts.email]
    return [line for line in lines if line]


def _filled(part: Part, given: dict) -> printed.PartRow:
    try:
        paragraphs = [line for words in part.words for line in _paragraphs(words.format_map(given))]
        return printed.PartRow(part.heading.format_map(given), paragraphs)
    except KeyError as missing:
        said = FACT_WORDS.get(missing.args[0], str(missing))
        raise Refused(f"Record the day of {said} first") from missing


def _paragraphs(text: str) -> Iterator[str]:
    """An officer's own words keep their paragraphs."""
    return (line.strip() for line in text.splitlines() if line.strip())
