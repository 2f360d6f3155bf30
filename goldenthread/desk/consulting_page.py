"""The settings consulted about a child: what each was asked and answered, and by when it should have."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.shortcuts import get_object_or_404

from goldenthread import statute
from goldenthread.casework.consulting.models import Answer, Consultation
from goldenthread.casework.models import Request
from goldenthread.govuk.formats import against, plain_day
from goldenthread.people import closures
from goldenthread.people.models import Setting

DUTY = "setting_consultation"
OFFERED = 20


@dataclass(frozen=True)
class Asked:
    """`state`: "waiting", "late" (no answer in time), "willing", "refused" or "withdrawn"; `stands` the same in words."""

    consultation: Consultation
    due: statute.Due
    state: str
    stands: str


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
