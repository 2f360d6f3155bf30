"""Every write in a plan that is being written. Two people never overwrite each other: each names the revision they read,
and what was written before stays in the log of changes."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Model

from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.accounts.recording import not_in_the_future, recorded
from goldenthread.accounts.roles import Permission
from goldenthread.casework.codes import Rank
from goldenthread.casework.plan_writing import reading, sections
from goldenthread.casework.plan_writing.models import (
    ListedAdvice,
    PlanSection,
    QualityCheck,
    Representation,
    SectionComment,
    WrittenNeed,
    WrittenOutcome,
    WrittenPlacement,
    WrittenPlan,
    WrittenProvision,
)
from goldenthread.people.today import this_moment

ROW_MODELS = {
    sections.Kind.NEEDS: WrittenNeed,
    sections.Kind.OUTCOMES: WrittenOutcome,
    sections.Kind.PROVISION: WrittenProvision,
    sections.Kind.ADVICE: ListedAdvice,
    sections.Kind.PLACEMENT: WrittenPlacement,
}
MOST_NAMED = len(Rank.values)  # the SEN2 return has room for a main and a second setting
LINKS = {WrittenOutcome: "needs", WrittenProvision: "outcomes"}


# Sections


@recorded
def write_section(
    *, by: Any, request: Any, code: str, text: str, voice: str = "", expected_revision: int = 0
) -> PlanSection:
    """The text of one section. A section that nobody has written yet has revision 0.

    Raises Conflict when somebody wrote it since `expected_revision`; the text is theirs.
    """
    _refuse_unknown(code)
    written = _begun(request, by)
    held = written.sections.called(code).first() or PlanSection(written_plan=written, code=code)
    if held.revision != expected_revision:
        raise _conflict(held, "the section", held.text)
    if held.revision and (held.text, held.voice) == (text.strip(), voice.strip()):
        return held
    held.text, held.voice = text.strip(), voice.strip()
    _sign(held, by)
    return held


def _refuse_unknown(code: str) -> None:
    if code not in sections.BY_CODE:
        raise Refused(f"A plan has no section {code}", field="section")


def _begun(request, by) -> WrittenPlan:
    """The case's plan, begun if it was not, held until the transaction ends."""
    type(request).objects.locked().get(pk=request.pk)  # or two people would begin it at once
    found = WrittenPlan.objects.locked().of_case(request).first()
    return found or WrittenPlan.objects.create(request=request, begun_by=by, begun_at=this_moment())


def _sign(row: Any, by) -> None:
    row.written_by, row.written_at = by, this_moment()
    row.revision += 1
    row.save()


def _conflict(held: Any, what: str, words: str) -> Conflict:
    return Conflict(
        record=held,
        changed_by=held.written_by.display_name if held.pk else "",
        changed_at=held.written_at,
        changes=[(what, "", words)],
    )


# Rows: needs, outcomes, provision, listed advice


@recorded
def add_row(*, by: Any, request: Any, section: str, links: tuple = (), **said: Any) -> Model:
    """One numbered line of a section. `said` are the fields of its model, `links` the needs or outcomes it is for."""
    _refuse_unknown(section)
    model: Any = ROW_MODELS.get(sections.BY_CODE[section].kind)
    if model is None:
        raise Refused(f"{sections.BY_CODE[section].name} has no lines", field="section")
    written = _begun(request, by)
    number = model.objects.filter(written_plan=written).next_number(section)
    row = model(written_plan=written, section=section, number=number)
    _say(row, said)
    _refuse_placement(row)
    _sign(row, by)
    _link(row, links)
    return row


@recorded
def change_row(*, by: Any, row: Any, expected_revision: int, links: tuple = (), **said: Any) -> Model:
    """Raises Conflict when somebody changed it since; Refused for a line that was taken out."""
    held = _open_row(row, expected_revision)
    if not held.is_standing:
        raise Refused("This line was taken out of the plan: put it back first")
    _say(held, said)
    _refuse_placement(held)
    _sign(held, by)
    _link(held, links)
    return held


@recorded
def remove_row(*, by: Any, row: Any, expected_revision: int) -> Model:
    """Take a line out of the plan. It stays on file and can be put back; its number is not used again."""
    held = _open_row(row, expected_revision)
    held.removed_by, held.removed_at = by, this_moment()
    _sign(held, by)
    return held


@recorded
def restore_row(*, by: Any, row: Any, expected_revision: int) -> Model:
    held = _open_row(row, expected_revision)
    held.removed_by = held.removed_at = None
    _refuse_placement(held)
    _sign(held, by)
    return held


def _open_row(row, expected_revision: int) -> Any:
    held = type(row).objects.locked().get(pk=row.pk)
    if held.revision != expected_revision:
        raise _conflict(held, held.key, held.words)
    return held


def _say(row, said: dict[str, Any]) -> None:
    for name, value in said.items():
        setattr(row, name, value.strip() if isinstance(value, str) else value)
    if not row.words:
        raise Refused("Write what it is", field=row.MAIN)


def _refuse_placement(row) -> None:
    """One line names one thing, each once, and no more than the plan's record has room for."""
    if not isinstance(row, WrittenPlacement):
        return
    if sum(bool(one) for one in (row.setting_id, row.type_only, row.elsewhere)) > 1:
        raise Refused(
            "Name a setting, or a type of setting only, or somewhere else: one of them", field="setting"
        )
    others = row.written_plan.placements.standing().exclude(pk=row.pk)
    if row.setting_id and others.filter(setting=row.setting_id).exists():
        raise Refused(f"{row.setting} is named already", field="setting")
    if others.count() >= MOST_NAMED:
        raise Refused(
            "Section I names a main setting and at most one more: take one out first", field="setting"
        )


def _link(row, links) -> None:
    """To needs or outcomes of the same plan that stand."""
    name = LINKS.get(type(row))
    if name is None:
        return
    if any(one.written_plan_id != row.written_plan_id for one in links):
        raise Refused("That belongs to another plan", field="links")
    getattr(row, name).set(links)


@recorded
def list_advice(*, by: Any, request: Any) -> list[Model]:
    """List in section K what advice has come and is not listed yet. Answers the lines that were added."""
    written = _begun(request, by)
    listed = set(written.advice.standing().values_list("advice_id", flat=True))
    return [
        add_row(
            by=by,
            request=request,
            section=sections.ADVICE.code,
            advice=advice,
            title=reading.advice_words(advice),
            author=advice.asked_of.name if advice.asked_of else "",
            dated_on=advice.returned_on,
        )
        for advice in reading.advice_received(request)
        if advice.pk not in listed
    ]


# Comments among those who write


@recorded
def comment_on(*, by: Any, request: Any, code: str, text: str) -> SectionComment:
    _refuse_unknown(code)
    if not text.strip():
        raise Refused("Write what you want to say", field="text")
    written = _begun(request, by)
    return SectionComment.objects.create(
        written_plan=written, section=code, text=text.strip(), said_by=by, said_at=this_moment()
    )


@recorded
def settle_comment(*, by: Any, comment: SectionComment) -> SectionComment:
    if comment.settled_at is None:
        comment.settled_by, comment.settled_at = by, this_moment()
        comment.save()
    return comment


# The quality check


@recorded
def record_quality_check(
    *, by: Any, today: date, request: Any, expected_digest: str, reason: str = ""
) -> QualityCheck:
    """Somebody read the plan with what the checks found. With hard findings only a manager can let it go, and says why.

    Raises Refused when the plan was changed since it was read, or nothing is written.
    """
    written = _begun(request, by)
    found = reading.read(request, today)
    if found.digest != expected_digest:
        raise Refused(
            "The plan was changed while you read it. Read what is new below, and record the check again"
        )
    if found.hard:
        _refuse_absolute(found)
        _refuse_excuse(by, reason)
    return QualityCheck.objects.create(
        written_plan=written,
        digest=found.digest,
        hard=len(found.hard),
        soft=len(found.soft),
        reason=reason.strip() if found.hard else "",
        checked_by=by,
        checked_at=this_moment(),
    )


def _refuse_absolute(found) -> None:
    if words := [f"section {one.section.letter}: {one.words}" for one in found.hard if one.is_absolute]:
        raise Refused(f"The law leaves no room here, whatever the reason. In {'; '.join(words)}")


def _refuse_excuse(by, reason: str) -> None:
    if not by.may(Permission.EXCUSE_CHECKS):
        raise Refused(
            "There are findings that must be put right first. Only a manager may let the plan go with them"
        )
    if not reason.strip():
        raise Refused("Say why the plan may go although these findings stand", field="reason")


# Representations


@recorded
def record_representation(
    *, by: Any, today: date, request: Any, voice: str, received_on: date, text: str, section: str = ""
) -> Representation:
    """What the family said about a draft they were sent."""
    written = _begun(request, by)
    first = written.versions.first()
    if first is None:
        raise Refused("No draft has been sent yet, so there is nothing to comment on")
    not_in_the_future(received_on, today, field="received_on")
    if received_on < first.sent_on:
        raise Refused("That is before the draft was sent", field="received_on")
    if not text.strip():
        raise Refused("Write what they said", field="text")
    return Representation.objects.create(
        written_plan=written,
        section=section,
        voice=voice.strip(),
        received_on=received_on,
        text=text.strip(),
        recorded_by=by,
        recorded_at=this_moment(),
    )


@recorded
def answer_representation(*, by: Any, representation: Representation, answer: str) -> Representation:
    """What became of it: changed in the plan, or not and why. An answer stands as it was given."""
    held = Representation.objects.locked().get(pk=representation.pk)
    if held.answer:
        raise Refused("This was answered already", field="answer")
    if not answer.strip():
        raise Refused("Say what became of it", field="answer")
    held.answer, held.answered_by, held.answered_at = answer.strip(), by, this_moment()
    held.save()
    return held
