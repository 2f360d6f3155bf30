"""The settings consulted about a child: what each was asked and answered, and by when it should have."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from goldenthread import statute
from goldenthread.accounts import tasks
from goldenthread.accounts.roles import Permission
from goldenthread.casework.consulting import actions
from goldenthread.casework.consulting.models import Answer, Consultation
from goldenthread.casework.consulting.standing import is_over
from goldenthread.casework.models import Request
from goldenthread.casework.notices import recipients
from goldenthread.casework.notices.models import Notice
from goldenthread.casework.notices.templates import template
from goldenthread.casework.plan_writing import content
from goldenthread.casework.plan_writing.models import WrittenVersion
from goldenthread.desk import letter_page, plan_pages
from goldenthread.desk.consulting_forms import ALREADY
from goldenthread.desk.letter_forms import SendLetterForm
from goldenthread.govuk.formats import against, counted, plain_day
from goldenthread.people import closures
from goldenthread.people.models import Setting
from goldenthread.people.today import today

DUTY = "setting_consultation"
OFFERED = 20
LINES = 5


@dataclass(frozen=True)
class Asked:
    """`state`: "waiting", "late" (no answer in time), "willing", "refused" or "withdrawn"; `stands` the same in words."""

    consultation: Consultation
    due: statute.Due
    state: str
    stands: str

    @property
    def is_over(self) -> bool:
        return is_over(self.consultation)


def asked(case: Request, today: date) -> list[Asked]:
    """Every setting consulted, in the order in which they were. One query."""
    return [_asked(one, today) for one in Consultation.objects.of_request(case)]


def _asked(one: Consultation, today: date) -> Asked:
    due = statute.due(DUTY, sent_on=one.sent_on)
    if one.withdrawn_on:
        return Asked(
            one, due, "withdrawn", f"Taken back on {plain_day(one.withdrawn_on)}: {one.withdrawn_because}"
        )
    if one.answered_on:
        late = one.answered_on > due.due_on
        when = f", {against(due.due_on, one.answered_on)}" if late else ""
        state = "willing" if one.answer == Answer.WILLING else "refused"
        return Asked(one, due, state, f"{one.get_answer_display()}{when}")
    if today > due.due_on:
        return Asked(
            one,
            due,
            "late",
            f"No answer, {against(due.due_on, today)}. The law lets the authority go on without one",
        )
    return Asked(one, due, "waiting", against(due.due_on, today).capitalize())


def sentence(found: list[Asked]) -> str:
    """`3 settings consulted: 1 can take the child, 1 has refused, 1 has not answered.`"""
    states = [each.state for each in found]
    parts = [
        (states.count("willing"), "can take the child"),
        (states.count("refused"), "refused"),
        (states.count("waiting"), "still in time to answer"),
        (states.count("late"), "silent past the day"),
    ]
    said = ", ".join(f"{number} {words}" for number, words in parts if number)
    return f"{len(found)} consulted: {said}." if said else f"{len(found)} consulted."


def offered(words: str, case: Request) -> list[Setting]:
    """The settings that the words find, without those that have been asked and have not answered."""
    if not words.strip():
        return []
    waiting = set(Consultation.objects.of_request(case).waiting().values_list("setting", flat=True))
    found = closures.settings_matching(words)[: OFFERED + len(waiting)]
    return [setting for setting in found if setting.pk not in waiting][:OFFERED]


def consultation_of(case: Request, pk: int) -> Consultation:
    """The case's own consultation with this number; no other case's is found."""
    return get_object_or_404(Consultation.objects.of_request(case), pk=pk)


# The letters, before they go


@dataclass(frozen=True)
class Letters:
    """What is about to leave: the form that confirms it, one letter's words, and each setting with what its letter needs."""

    form: SendLetterForm
    values: dict
    copies: list
    faults: list[str]
    missing: list[str]
    channel: str


def letters_before(form, case: Request, data, by) -> Letters | None:
    """None when the settings were asked in another way. Nothing is written. `data` is what was posted."""
    asked = form.cleaned_data
    if asked["channel"] == ALREADY:
        return None
    day = today()
    held = template(actions.LETTER, day)
    notice = Notice(
        request=case, kind=held.code, template_version=held.version, channel=asked["channel"], prepared_by=by
    )
    settings = form.arguments()["settings"]
    copies = [recipients.of_setting(one).copy_of(notice) for one in settings]
    view = letter_page.send_view(notice, by, copies=copies)
    confirming = SendLetterForm(data if "go" in data else None, warnings=view.warnings)
    return Letters(confirming, view.values, copies, view.faults, view.missing, notice.get_channel_display())


def letters_confirmed(form, letters: Letters | None) -> dict | None:
    """What the action is told of the letters; None while somebody has still to look at them."""
    if letters is None:
        return {}
    return {"confirmed": letters.form.cleaned_data.get("confirmed", [])} if letters.form.is_valid() else None


# For the settings themselves


def asked_of_us(user, day: date) -> list[Asked]:
    """What this person's setting was asked, the newest first, with what has ended. One query."""
    return [_asked(one, day) for one in Consultation.objects.sent_to(user.organisation_id)]


@dataclass(frozen=True)
class AskedOfUs:
    """One consultation as the setting sees it. Once it is over nothing of the child is in it but the reference."""

    held: Consultation
    due: statute.Due
    is_over: bool
    has_plan: bool


def asked_of_setting(held: Consultation) -> AskedOfUs:
    over = is_over(held)
    return AskedOfUs(held, statute.due(DUTY, sent_on=held.sent_on), over, not over and bool(_draft(held)))


def _draft(held: Consultation) -> WrittenVersion | None:
    """The newest that was sent to the family; none once the plan is issued, for then the draft is not what is asked about."""
    plan = getattr(held.request, "plan", None)
    if plan and plan.first_issued_on:
        return None
    return WrittenVersion.objects.of_case(held.request).of_kinds([WrittenVersion.Kind.DRAFT]).last()


def draft_for(held: Consultation) -> HttpResponse:
    """The draft that the law sends to a setting that is consulted. It ends with the consultation."""
    version = None if is_over(held) else _draft(held)
    if not version:
        raise Http404("There is no draft plan to see here.")
    return plan_pages.pdf(held.request.child, content.from_values(version.content), version)


def tasks_of_setting(user):
    """For the first page: what the person's setting has still to answer."""
    if not user.may(Permission.ANSWER_CONSULTATIONS):
        return
    waiting = list(Consultation.objects.sent_to(user.organisation_id).waiting())
    waiting = [one for one in waiting if not is_over(one)]
    if waiting:
        lines = tuple(
            (one.ref, reverse("desk:consulted_about", args=[one.ref]), against(_due_on(one), today()))
            for one in waiting[:LINES]
        )
        words = counted(len(waiting), "consultation waits,consultations wait")
        yield tasks.Task(
            "Consultations", f"{words} for your answer.", lines, ("All of them", reverse("desk:consulted"))
        )


def _due_on(one: Consultation) -> date:
    return statute.due(DUTY, sent_on=one.sent_on).due_on
