"""Writes of the evidence bank. Each may be told `at` what moment it happened, for a story that is told later."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass
from typing import Any

from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.accounts.files import Upload
from goldenthread.accounts.recording import not_in_the_future, recorded
from goldenthread.assurance.days import local_day
from goldenthread.assurance.evidence import documents, figures
from goldenthread.assurance.evidence.models import (
    EvidenceDocument,
    EvidenceItem,
    EvidenceLink,
    EvidenceVersion,
    OfferVerdict,
)
from goldenthread.indicators import Month
from goldenthread.people.today import this_moment

TITLE_LENGTH, NAME_LENGTH, SOURCE_LENGTH = 200, 200, 300
KEPT = ("title", "shows", "kind", "strength", "voice", "source", "dated_on", "from_on", "until_on")
Kind, Strength, Voice = EvidenceVersion.Kind, EvidenceVersion.Strength, EvidenceVersion.Voice


@dataclass(frozen=True)
class Said:
    """What is said of a piece of evidence. from_on, until_on: the stretch of time that it speaks of, if one."""

    title: str
    shows: str
    kind: str
    strength: str
    voice: str
    dated_on: dt.date
    source: str = ""
    from_on: dt.date | None = None
    until_on: dt.date | None = None


@dataclass(frozen=True)
class Target:
    """What an item is put to: one of an action, an indicator, and what a review asked for."""

    action: Any = None
    kpi_code: str = ""
    ask: Any = None


# Items


@recorded
def add_evidence(
    *, said: Said, by: Any, upload: Upload | None = None, at: dt.datetime | None = None
) -> EvidenceItem:
    """Put a piece of evidence into the bank. A figure is taken with `take_figure`, never typed.

    Raises Refused, naming the field, for words that are missing, an unknown choice, days that cannot be, or a document
    that may not be kept.
    """
    when = at or this_moment()
    if said.kind == Kind.FIGURE:
        raise Refused(
            "Take a figure from the scorecard, so that it is the one that was published", field="kind"
        )
    if said.kind == Kind.DOCUMENT and upload is None:
        raise Refused("Choose the document", field="document")
    _check(said, when)
    item = EvidenceItem.objects.create(added_at=when, added_by=by)
    document = documents.keep(upload, when) if upload else None
    name = upload.name[-NAME_LENGTH:] if upload else ""
    _write(item, said, by, when, document=document, document_name=name)
    return item


@recorded
def take_figure(
    *, code: str, month: Month, shows: str, strength: str, by: Any, at: dt.datetime | None = None
) -> EvidenceItem:
    """Put a figure of a published month into the bank, as it was published; it stands beside its indicator from then on.

    Raises Refused for an indicator or a month without a published figure, and as `add_evidence` does.
    """
    when = at or this_moment()
    figure = figures.taken(code, month, when)
    said = Said(
        title=figures.headline(figure, TITLE_LENGTH),
        shows=shows,
        kind=Kind.FIGURE,
        strength=strength,
        voice=Voice.RECORDS,
        dated_on=month.last,
        source=figures.source_words(figure),
        from_on=month.first,
        until_on=month.last,
    )
    _check(said, when)
    item = EvidenceItem.objects.create(added_at=when, added_by=by)
    figure.item = item
    figure.save()
    _write(item, said, by, when)
    EvidenceLink.objects.create(
        item=item, kpi_code=figure.code, shows=shows.strip(), linked_at=when, linked_by=by
    )
    return item


@recorded
def change_evidence(
    *,
    item: EvidenceItem,
    said: Said,
    why: str,
    by: Any,
    expected_revision: int,
    upload: Upload | None = None,
    at: dt.datetime | None = None,
) -> EvidenceVersion:
    """Say it otherwise: a new version, with why. Of a figure only what it shows and its strength can be said otherwise.

    Raises Refused as `add_evidence` does, without a reason, and for what is withdrawn; Conflict when somebody wrote since.
    """
    when, held = at or this_moment(), _locked(item, expected_revision)
    before = _newest(held)
    if before.is_withdrawn:
        raise Refused("It is withdrawn: take it back into the bank first")
    _check_figure_stays(before, said)
    _check(said, when)
    if not why.strip():
        raise Refused("Say what you changed, and why", field="why")
    document, name = before.document, before.document_name
    if upload:
        document, name = documents.keep(upload, when), upload.name[-NAME_LENGTH:]
    if _same(before, said) and document == before.document:
        raise Refused("Nothing is changed")
    return _write(held, said, by, when, why=why, document=document, document_name=name)


@recorded
def withdraw_evidence(
    *, item: EvidenceItem, why: str, by: Any, expected_revision: int, at: dt.datetime | None = None
) -> EvidenceVersion:
    """Stop offering it, with the reason. It stays on file, and can be restored. Raises Refused and Conflict."""
    return _turn(item, True, why, by, expected_revision, at or this_moment())


@recorded
def restore_evidence(
    *, item: EvidenceItem, why: str, by: Any, expected_revision: int, at: dt.datetime | None = None
) -> EvidenceVersion:
    """Offer it again, with the reason. Raises Refused and Conflict."""
    return _turn(item, False, why, by, expected_revision, at or this_moment())


def _turn(
    item: EvidenceItem, withdrawn: bool, why: str, by: Any, expected_revision: int, when: dt.datetime
) -> EvidenceVersion:
    held = _locked(item, expected_revision)
    before = _newest(held)
    if before.is_withdrawn == withdrawn:
        raise Refused("It is withdrawn already" if withdrawn else "It is not withdrawn")
    if not why.strip():
        raise Refused("Say why", field="why")
    said = Said(**{name: getattr(before, name) for name in KEPT})
    return _write(
        held,
        said,
        by,
        when,
        why=why,
        document=before.document,
        document_name=before.document_name,
        is_withdrawn=withdrawn,
    )


# Links


@recorded
def link_evidence(
    *, item: EvidenceItem, to: Target, shows: str, by: Any, at: dt.datetime | None = None
) -> EvidenceLink:
    """Put an item to an action or an indicator, or offer it for what a review asked: what it shows of this.

    Raises Refused for none or several at once, no words, an unknown indicator, a link that stands already, an item that
    is withdrawn.
    """
    when, held = at or this_moment(), EvidenceItem.objects.select_for_update().get(pk=item.pk)
    _check_target(to)
    if not shows.strip():
        raise Refused("Say what it shows of this", field="shows")
    if _newest(held).is_withdrawn:
        raise Refused("It is withdrawn: take it back into the bank first")
    link = EvidenceLink(item=held, shows=shows.strip(), linked_at=when, linked_by=by, **vars(to))
    if EvidenceLink.objects.standing().of_item(held).to_same_as(link).exists():
        raise Refused("It is linked to this already: take that link away first, to say it otherwise")
    link.save()
    return link


def _check_target(to: Target) -> None:
    if sum(map(bool, vars(to).values())) != 1:
        raise Refused("Choose one of an action, an indicator, and what a review asked for")
    if to.kpi_code and to.kpi_code not in figures.known_codes():
        raise Refused(f"There is no indicator {to.kpi_code}", field="kpi")


@recorded
def unlink_evidence(*, link: EvidenceLink, why: str, by: Any, at: dt.datetime | None = None) -> EvidenceLink:
    """Take a link away, with the reason; it stays on file. Raises Refused where it is taken away already."""
    held = EvidenceLink.objects.select_for_update().get(pk=link.pk)
    if held.unlinked_at:
        raise Refused("This link was taken away already")
    if not why.strip():
        raise Refused("Say why", field="why")
    held.unlinked_at, held.unlinked_by, held.why_unlinked = at or this_moment(), by, why.strip()
    held.save()
    return held


@recorded
def judge_offer(
    *,
    link: EvidenceLink,
    verdict: str,
    words: str,
    judged_on: dt.date,
    by: Any,
    at: dt.datetime | None = None,
) -> OfferVerdict:
    """Write down how a review judged an item that was offered for what it asked. Earlier verdicts stay on file.

    Raises Refused for what is no such offer, an unknown verdict, or a day that is to come or lies before the offer.
    """
    when, held = at or this_moment(), EvidenceLink.objects.select_for_update(of=("self",)).get(pk=link.pk)
    if held.ask_id is None or held.unlinked_at:
        raise Refused("It is not offered for what a review asked")
    if verdict not in OfferVerdict.Verdict.values:
        raise Refused("Choose how it was judged", field="verdict")
    not_in_the_future(judged_on, local_day(when), field="judged_on")
    if judged_on < local_day(held.linked_at):
        raise Refused("It was offered only after that day", field="judged_on")
    return OfferVerdict.objects.create(
        link=held, verdict=verdict, words=words.strip(), judged_on=judged_on, said_at=when, said_by=by
    )


# What they share


def _locked(item: EvidenceItem, expected_revision: int) -> EvidenceItem:
    held = EvidenceItem.objects.select_for_update().get(pk=item.pk)
    if held.revision != expected_revision:
        last = _newest(held)
        raise Conflict(
            record=held,
            changed_by=last.said_by.display_name if last.said_by else "",
            changed_at=last.said_at,
            changes=[("this evidence", "", last.title)],
        )
    return held


def _newest(item: EvidenceItem) -> EvidenceVersion:
    return item.versions.select_related("said_by", "document").latest("number")


def _check(said: Said, when: dt.datetime) -> None:
    for name, words in (("title", "Enter a title"), ("shows", "Say what it shows")):
        if not getattr(said, name).strip():
            raise Refused(words, field=name)
    if len(said.title.strip()) > TITLE_LENGTH:
        raise Refused(f"The title must be {TITLE_LENGTH} characters or fewer", field="title")
    for name, known in (("kind", Kind), ("strength", Strength), ("voice", Voice)):
        if getattr(said, name) not in known.values:
            raise Refused("Choose one of those listed", field=name)
    _check_days(said, local_day(when))


def _check_days(said: Said, day: dt.date) -> None:
    for name in ("dated_on", "from_on", "until_on"):
        if getattr(said, name):
            not_in_the_future(getattr(said, name), day, field=name)
    if said.until_on and said.from_on is None:
        raise Refused("Give the first day of the time it speaks of too", field="from_on")
    if said.from_on and said.until_on and said.until_on < said.from_on:
        raise Refused("The last day must not be before the first", field="until_on")


def _check_figure_stays(before: EvidenceVersion, said: Said) -> None:
    """What a figure is was published: only what it is taken to show can be said otherwise."""
    if before.kind != Kind.FIGURE:
        if said.kind == Kind.FIGURE:
            raise Refused(
                "Take a figure from the scorecard, so that it is the one that was published", field="kind"
            )
        return
    fixed = set(KEPT) - {"shows", "strength"}
    if any(getattr(before, name) != getattr(said, name) for name in fixed):
        raise Refused(
            "A figure stays as it was published: say otherwise only what it shows, and how strong it is"
        )


def _same(before: EvidenceVersion, said: Said) -> bool:
    return all(getattr(before, name) == value for name, value in _trimmed(said).items())


def _trimmed(said: Said) -> dict[str, Any]:
    return {name: value.strip() if isinstance(value, str) else value for name, value in asdict(said).items()}


def _write(
    item: EvidenceItem,
    said: Said,
    by: Any,
    when: dt.datetime,
    *,
    why: str = "",
    document: EvidenceDocument | None = None,
    document_name: str = "",
    is_withdrawn: bool = False,
) -> EvidenceVersion:
    last = item.versions.order_by("-number").first()
    if last and local_day(when) < local_day(last.said_at):
        raise Refused("A statement of a later day is on file already")
    item.revision += 1
    item.save()
    return EvidenceVersion.objects.create(
        item=item,
        number=last.number + 1 if last else 1,
        said_at=max(when, last.said_at) if last else when,
        said_by=by,
        why=why.strip(),
        document=document,
        document_name=document_name,
        is_withdrawn=is_withdrawn,
        **_trimmed(said),
    )
