"""The evidence that stands beside an action, an ask or an indicator on their own pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from goldenthread.assurance.evidence.models import (
    EvidenceLink,
    EvidenceLinkQuerySet,
    EvidenceVersion,
    OfferVerdict,
)


@dataclass(frozen=True)
class Shown:
    """A piece of evidence beside what it is put to; verdict: how it was judged last, where it is offered for an ask."""

    link: EvidenceLink
    version: EvidenceVersion
    verdict: OfferVerdict | None = None


def of_action(action: Any, day: dt.date) -> list[Shown]:
    """Two queries."""
    return _shown(EvidenceLink.objects.to_action(action.pk), day)


def of_actions(day: dt.date) -> list[Shown]:
    """Of every action. Two queries."""
    return _shown(EvidenceLink.objects.to_actions(), day)


def by_action(day: dt.date) -> dict[int, list[Shown]]:
    """By the action's key; one that no evidence is put to is left out. Two queries."""
    return _by(of_actions(day), "action_id")


def newest_by(day: dt.date) -> dict[int, dt.date]:
    """Of which day the newest evidence is that each action had at the end of a day. Two queries."""
    return newest_of(by_action(day))


def newest_of(shown: Mapping[int, Sequence[Shown]]) -> dict[int, dt.date]:
    return {key: rows[0].version.dated_on for key, rows in shown.items()}


def of_kpis(codes: Sequence[str], day: dt.date) -> dict[str, list[Shown]]:
    """By code; one that no evidence is put to is left out. Two queries."""
    return _by(_shown(EvidenceLink.objects.to_kpis(codes), day), "kpi_code")


def of_asks(asks: Iterable[Any], day: dt.date) -> dict[int, list[Shown]]:
    """By the ask's key, with how each was judged. Three queries."""
    return _by(_shown(EvidenceLink.objects.to_asks(asks).with_verdicts(), day, judged=True), "ask_id")


def _shown(links: EvidenceLinkQuerySet, day: dt.date, *, judged: bool = False) -> list[Shown]:
    """The newest evidence first; what is withdrawn is not shown."""
    standing = list(links.standing_on(day))
    items = {link.item_id for link in standing}
    versions = _versions(items, day) if items else {}
    found = [
        Shown(link, versions[link.item_id], _last_verdict(link, day) if judged else None)
        for link in standing
        if link.item_id in versions
    ]
    return sorted(found, key=lambda each: (each.version.dated_on, each.link.pk), reverse=True)


def _versions(items: Iterable[int], day: dt.date) -> Mapping[int, EvidenceVersion]:
    found = EvidenceVersion.objects.standing_on(day).offered().filter(item__in=items).select_related("item")
    return {version.item_id: version for version in found}


def _last_verdict(link: EvidenceLink, day: dt.date) -> OfferVerdict | None:
    return next(reversed(known_verdicts(link, day)), None)


def known_verdicts(link: EvidenceLink, day: dt.date) -> list[OfferVerdict]:
    """How an offer was judged by a day, the earliest first."""
    return [each for each in link.verdicts.all() if each.judged_on <= day]


def _by(shown: Iterable[Shown], name: str) -> dict[Any, list[Shown]]:
    found: dict[Any, list[Shown]] = {}
    for each in shown:
        found.setdefault(getattr(each.link, name), []).append(each)
    return found
