"""What goes with a letter: the plan as it was sent, and the advice as it came or as its form says it. What Golden Thread does not hold, somebody
encloses by hand."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from goldenthread.casework.advising import advice_paper
from goldenthread.casework.advising.models import GivenAdvice
from goldenthread.casework.codes import AdviceKind
from goldenthread.casework.documents.storing import STORE
from goldenthread.casework.notices.models import Notice, NoticeEnclosure
from goldenthread.casework.notices.papers import keep_bytes
from goldenthread.casework.notices.templates import template_sent
from goldenthread.casework.plan_writing import content, papers
from goldenthread.casework.plan_writing.models import WrittenVersion
from goldenthread.govuk.formats import lower_first
from goldenthread.statute.wording import in_words

Kind = WrittenVersion.Kind
PLANS = {
    "The draft plan": [Kind.DRAFT],
    "The final plan": [Kind.FINAL],
    "The amended plan": [Kind.AMENDED],
    "The present plan": [Kind.FINAL, Kind.AMENDED],
}
ADVICE = "The advice that we received"
Paper = tuple[str, str, Callable[[], bytes]]  # what it is, its ending, and how it is made


@dataclass(frozen=True)
class Enclosed:
    """One document, made when it is asked for. `label` is how the letter lists it."""

    label: str
    file_name: str
    make: Callable[[], bytes]


@dataclass(frozen=True)
class Enclosures:
    """What goes with a letter by itself, and what the template names besides and somebody encloses."""

    held: tuple[Enclosed, ...] = ()
    by_hand: tuple[str, ...] = ()

    @property
    def labels(self) -> list[str]:
        """As the letter lists them."""
        return [*(one.label for one in self.held), *self.by_hand]


def enclosures_of(notice: Notice) -> Enclosures:
    """By what the template says goes with it."""
    held: list[Enclosed] = []
    by_hand: list[str] = []
    for label in template_sent(notice.kind, notice.template_version).enclosed:
        found = _found(label, notice)
        held += found
        by_hand += [] if found else [label]
    return Enclosures(tuple(held), tuple(by_hand))


def _found(label: str, notice: Notice) -> list[Enclosed]:
    if label in PLANS:
        version = WrittenVersion.objects.of_case(notice.request).of_kinds(PLANS[label]).last()
        return [_plan(label, notice, version)] if version else []
    return list(_advice(notice)) if label == ADVICE else []


def _plan(label: str, notice: Notice, version: WrittenVersion) -> Enclosed:
    said = content.from_values(version.content)
    name = f"{version.get_kind_display().lower().replace(' ', '-')}-{version.number}.pdf"
    return Enclosed(label, name, partial(papers.as_pdf, notice.request.child, said, version))


def _advice(notice: Notice) -> Iterator[Enclosed]:
    """Every piece of advice that came, if each is here, as a document or on the form: half of it would look like all."""
    came = [one for one in _asked_for(notice) if one.returned_on]
    papers_of: dict[int, list[Paper]] = {one.pk: [] for one in came}
    for given in GivenAdvice.objects.accepted_of(came):
        papers_of[given.advice_id] += _papers(given, notice.request.child)
    if not all(papers_of.values()):
        return
    for advice in came:
        who = lower_first(AdviceKind(advice.kind).label)
        for number, (description, ending, make) in enumerate(papers_of[advice.pk], start=1):
            name = f"advice-{advice.kind.replace('_', '-')}-{advice.pk}-{number}{ending}"
            yield Enclosed(f"Advice: {who}, {description}", name, make)


def _papers(given: GivenAdvice, child) -> list[Paper]:
    """What the form says, if it was given on the form, and its documents."""
    written = [(f"given on {in_words(given.given_on)}", ".pdf", partial(advice_paper.as_pdf, child, given))]
    standing = [one for one in given.documents.all() if one.withdrawn_at is None]
    return (written if given.summary else []) + [
        (one.description, one.ending, partial(STORE.content, one.digest)) for one in standing
    ]


def _asked_for(notice: Notice) -> list:
    assessment = getattr(notice.request, "assessment", None)
    return list(assessment.advice.all()) if assessment else []


def keep_enclosures(notice: Notice, found: Enclosures) -> None:
    """As they are today: a reprint is the same bytes."""
    for one in found.held:
        kept = NoticeEnclosure(label=one.label, file_name=one.file_name, digest=keep_bytes(one.make()))
        notice.enclosures.add(kept, bulk=False)
