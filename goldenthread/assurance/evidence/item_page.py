"""What the page of one piece of evidence shows: what it says, what it is put to, how that was judged, and its history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse

from goldenthread.assurance.days import end_of
from goldenthread.assurance.evidence import age, bank
from goldenthread.assurance.evidence.figures import known_codes
from goldenthread.assurance.evidence.meanings import STRENGTHS
from goldenthread.assurance.evidence.models import (
    EvidenceItem,
    EvidenceLink,
    EvidenceVersion,
    FrozenFigure,
    OfferVerdict,
)
from goldenthread.assurance.evidence.shown_beside import known_verdicts
from goldenthread.assurance.models import Action, ImprovementPlan
from goldenthread.govuk.formats import plain_day
from goldenthread.indicators import Month
from goldenthread.people.today import today
from goldenthread.publications.wording import full_date, joined, month_name
from goldenthread.scorecard import cards, words

NAMES = {
    "title": "title",
    "shows": "what it shows",
    "kind": "kind",
    "strength": "strength",
    "voice": "whose voice it is",
    "source": "source",
    "dated_on": "date",
    "from_on": "first day of its period",
    "until_on": "last day of its period",
    "document_id": "document",
}
LONG = {"shows", "document_id"}  # too long to be set against each other in a line


@dataclass(frozen=True)
class LinkRow:
    """One thing that the item is put to; verdict: how it was judged last, for what a review asked."""

    link: EvidenceLink
    words: str
    title: str
    url: str
    verdict: OfferVerdict | None
    earlier: tuple[OfferVerdict, ...]


@dataclass(frozen=True)
class HistoryRow:
    """One thing that happened to the item, and who did it."""

    at: dt.datetime
    what: str
    by: str
    why: str
    details: tuple[str, ...]


@dataclass(frozen=True)
class ItemPage:
    item: EvidenceItem
    version: EvidenceVersion
    meaning: str
    age: str
    is_old: bool
    standard: str  # when evidence is too old, and who says so
    figure: FrozenFigure | None
    figure_url: str
    figure_now: str  # the same figure as it is known today, where that differs
    links: tuple[LinkRow, ...]
    history: tuple[HistoryRow, ...]


def page(pk: int, day: dt.date) -> ItemPage:
    """Raises Http404 where there is no such item, or it was added only after the day."""
    version = standing(pk, day)
    figure = getattr(version.item, "figure", None)
    links = EvidenceLink.objects.of_item(version.item).told_from_first().with_verdicts()
    told = [link for link in links if link.linked_at < end_of(day)]
    plan = ImprovementPlan.objects.current()
    return ItemPage(
        item=version.item,
        version=version,
        meaning=STRENGTHS[EvidenceVersion.Strength(version.strength)],
        age=age.in_words(version.dated_on, day),
        is_old=age.is_old(version.dated_on, day),
        standard=age.STANDARD,
        figure=figure,
        figure_url=kpi_url(figure.code, Month.containing(figure.month_on)) if figure else "",
        figure_now=_now(figure) if figure and day == today() else "",
        links=tuple(_row(link, day, plan) for link in told if _stands(link, day)),
        history=tuple(sorted(_history(version.item, told, day), key=lambda row: row.at, reverse=True)),
    )


def standing(pk: int, day: dt.date) -> EvidenceVersion:
    """What an item says at the end of a day. Raises Http404 where it was not there yet."""
    found = EvidenceVersion.objects.standing_on(day).of_item(pk).for_list(day).first()
    if found is None:
        raise Http404(f"There was no evidence E{pk} on {full_date(day)}.")
    return found


def file_of(pk: int, key: int) -> EvidenceVersion:
    """A version of an item that has a document. Raises Http404."""
    found = EvidenceVersion.objects.of_item(pk).with_file(key).first()
    if found is None:
        raise Http404(f"E{pk} has no such document.")
    return found


def link_of(pk: int, key: int) -> EvidenceLink:
    """A link of an item that stands. Raises Http404."""
    links = EvidenceLink.objects.standing().of_item(pk).with_targets().with_verdicts()
    found = next((link for link in links if link.pk == key), None)
    if found is None:
        raise Http404(f"E{pk} has no such link, or it was taken away.")
    return found


def kpi_url(code: str, month: Month) -> str:
    """ "" for a code that an address has no room for."""
    return "" if "/" in code else reverse("desk:kpi", args=[str(month), code])


def url_of(link: EvidenceLink, plan: ImprovementPlan | None, month: Month | None = None) -> str:
    """The page of what a link leads to; an indicator's in its newest month. plan: the one in force."""
    if link.action:
        return _page_of(link.action, plan)
    if link.ask:
        page = reverse("assurance:government_review", args=[link.ask.review.order])
        return f"{page}#ask-{link.ask_id}"
    return kpi_url(link.kpi_code, month) if month else ""


def _page_of(action: Action, plan: ImprovementPlan | None) -> str:
    """An action of the plan in force has its page there; one of an earlier or a coming plan among that plan's."""
    own = action.area.improvement_plan_id
    if plan and plan.pk != own:
        return reverse("assurance:plan_action", args=[own, action.code])
    return reverse("assurance:action", args=[action.code])


def _stands(link: EvidenceLink, day: dt.date) -> bool:
    return link.unlinked_at is None or link.unlinked_at >= end_of(day)


def _row(link: EvidenceLink, day: dt.date, plan: ImprovementPlan | None) -> LinkRow:
    verdicts = known_verdicts(link, day)
    month = next(iter(cards.months()), None) if link.kpi_code else None
    if link.kpi_code:
        title = known_codes().get(link.kpi_code, "")
    else:
        title = link.action.title if link.action else link.ask.words
    return LinkRow(
        link=link,
        words=bank.target_words(link),
        title=title,
        url=url_of(link, plan, month),
        verdict=verdicts[-1] if verdicts else None,
        earlier=tuple(verdicts[:-1]),
    )


def _now(figure: FrozenFigure) -> str:
    """ "75.4% (129 of 171)" where the figure that everybody may see has changed since it was taken."""
    month = Month.containing(figure.month_on)
    found = next(iter(cards.scorecard(month, codes=[figure.code], for_publication=True)), None)
    if found is None or found.value == figure.value:
        return ""
    shown = words.value(found.value, figure.unit) or found.state_words
    return f"{shown} ({found.fraction_words})" if found.fraction_words else shown


def _history(item: EvidenceItem, links: Sequence[EvidenceLink], day: dt.date) -> Iterator[HistoryRow]:
    versions = [v for v in item.versions.told_from_first() if v.said_at < end_of(day)]
    for before, version in zip([None, *versions], versions, strict=False):
        details = tuple(differences(before, version)) if before else ()
        yield HistoryRow(
            version.said_at, _happened(before, version), _name(version.said_by), version.why, details
        )
    for link in links:
        words = bank.target_words(link)
        verb = "Offered for" if link.ask_id else "Put to"
        yield HistoryRow(link.linked_at, f"{verb} {words}", _name(link.linked_by), "", (link.shows,))
        for verdict in known_verdicts(link, day):
            what = f"Judged for {words}: {verdict.get_verdict_display().lower()}"
            yield HistoryRow(verdict.said_at, what, _name(verdict.said_by), verdict.words, ())
        if not _stands(link, day):
            by = _name(link.unlinked_by)
            yield HistoryRow(link.unlinked_at, f"No longer put to {words}", by, link.why_unlinked, ())


def _happened(before: EvidenceVersion | None, version: EvidenceVersion) -> str:
    if before is None:
        return "Added"
    if version.is_withdrawn != before.is_withdrawn:
        return "Withdrawn" if version.is_withdrawn else "Restored"
    changed = [NAMES[name] for name in NAMES if getattr(before, name) != getattr(version, name)]
    return f"Changed: {joined(changed)}"


def differences(before: EvidenceVersion, after: EvidenceVersion) -> Iterator[str]:
    """What a version says otherwise than the one before, a sentence each."""
    for name, said in NAMES.items():
        was, now = getattr(before, name), getattr(after, name)
        if was == now:
            continue
        if name == "document_id":
            yield f"Document: {before.document_name or 'none'}, then {after.document_name}."
        elif name in LONG:
            yield f"{said.capitalize()} was: “{was}”"
        else:
            yield f"{said.capitalize()}: {_shown(before, name) or 'none'}, then {_shown(after, name) or 'none'}."


def _shown(version: EvidenceVersion, name: str) -> str:
    value = getattr(version, name)
    if isinstance(value, dt.date):
        return plain_day(value)
    display = getattr(version, f"get_{name}_display", None)
    return str(display() if display else value)


def _name(person: object) -> str:
    return getattr(person, "display_name", "")


def period_words(version: EvidenceVersion) -> str:
    """ "October 2024" for a whole month, else "1 May 2024 to 31 July 2024"; "" without a period."""
    first, last = version.from_on, version.until_on
    if (
        first
        and last
        and Month.containing(first) == Month.containing(last)
        and first == Month.containing(first).first
        and last == Month.containing(first).last
    ):
        return month_name(first)
    if first and last:
        return f"{plain_day(first)} to {plain_day(last)}"
    return f"From {plain_day(first)}" if first else ""
