"""What the forms of the evidence bank are given and give back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import Http404

from goldenthread.accounts.files import Upload
from goldenthread.assurance.evidence import bank, figures
from goldenthread.assurance.evidence.actions import KEPT, Said, Target
from goldenthread.assurance.evidence.models import EvidenceLink, EvidenceVersion
from goldenthread.assurance.models import Action, Ask, ImprovementPlan

TARGETS = ("ask", "action", "kpi")
LETTERS = 90  # of an action's or an ask's words in a list to choose from


def said_with_upload(given: Mapping[str, Any]) -> dict[str, Any]:
    """For an action: what is said, and the document that was chosen with it."""
    upload = given.get("document")
    said = Said(**{name: given[name] for name in KEPT})
    return {"said": said, "upload": Upload(upload.name, upload.read()) if upload else None}


def as_it_is(version: EvidenceVersion) -> dict[str, Any]:
    return {name: getattr(version, name) for name in KEPT}


def initial(version: EvidenceVersion) -> dict[str, Any]:
    return {**as_it_is(version), "revision": version.item.revision}


def is_figure(version: EvidenceVersion) -> bool:
    return version.kind == EvidenceVersion.Kind.FIGURE


def target(query: Mapping[str, str]) -> dict[str, str]:
    """What an address says that the evidence is for: `?action=1A1`, `?ask=12`, `?kpi=APP17`."""
    return {name: query[name] for name in TARGETS if query.get(name)}


def kept_target(query: Mapping[str, str]) -> str:
    """The same as the end of the next address."""
    return urlencode(target(query))


def targets_offered() -> dict[str, list[tuple[str, str]]]:
    """What a piece of evidence can be put to, by field: of the plan in force, and every indicator."""
    plan = ImprovementPlan.objects.current()
    actions = Action.objects.of_plan(plan).in_order().values_list("code", "title") if plan else []
    return {
        "ask": [(str(ask.pk), _ask_words(ask)) for ask in Ask.objects.for_choosing(plan)],
        "action": [(code, short(f"{code} {title}")) for code, title in actions],
        "kpi": [(code, short(f"{code} {title}")) for code, title in figures.known_codes().items()],
    }


def short(words: str) -> str:
    """As much of it as a list to choose from has room for."""
    return words if len(words) <= LETTERS else f"{words[:LETTERS].rstrip()}…"


def _ask_words(ask: Ask) -> str:
    place = f"area {ask.area.number}" if ask.area else "the whole plan"
    return short(f"{ask.review.name}, {place}: {ask.words}")


def chosen(given: Mapping[str, Any]) -> Target:
    """The records that a form's answers name: what it offers is of the plan in force."""
    plan = ImprovementPlan.objects.current()
    code, ask = given["action"], given["ask"]
    return Target(
        action=Action.objects.of_plan(plan).called(code).first() if code else None,
        kpi_code=given["kpi"],
        ask=Ask.objects.for_choosing(plan).filter(pk=ask).first() if ask else None,
    )


def require_offer(link: EvidenceLink) -> None:
    if link.ask_id is None:
        raise Http404("It is not offered for what a review asked.")


def words_of(link: EvidenceLink) -> str:
    return bank.target_words(link)
