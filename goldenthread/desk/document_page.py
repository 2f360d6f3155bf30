"""Documents of a case on its pages: the service's list, a family's own, and what arrived and nobody has looked at."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpResponse
from django.urls import reverse

from goldenthread.accounts import files
from goldenthread.accounts.roles import Permission
from goldenthread.accounts.tasks import Task
from goldenthread.casework.advising.models import GivenAdvice
from goldenthread.casework.documents import reach
from goldenthread.casework.documents.models import CaseDocument, DocumentKind
from goldenthread.casework.documents.reach import family_documents
from goldenthread.casework.documents.storing import STORE
from goldenthread.casework.models import Request
from goldenthread.desk import arrivals
from goldenthread.govuk import paging
from goldenthread.govuk.formats import counted, lower_first, plain_day

SIZE = 25
LINES = 5
KILOBYTE = 1024


@dataclass(frozen=True)
class Line:
    """A document in a list. `size` in words; `readers` says who may read it; `is_sent`: the family sent it itself."""

    document: CaseDocument
    size: str
    readers: str
    giver: str
    is_sent: bool


@dataclass(frozen=True)
class DocumentsPage:
    page: paging.Page
    lines: list[Line]
    withdrawn: list[CaseDocument]


def documents_page(case, query, kind: str) -> DocumentsPage:
    if kind and kind not in DocumentKind.values:
        raise Http404("There is no such kind of document.")
    found = CaseDocument.objects.of_request(case).for_list()
    page = paging.page(found.standing().of_kind(kind), query, size=SIZE)
    return DocumentsPage(page, [_line(one) for one in page], list(found.withdrawn()))


def _line(document: CaseDocument) -> Line:
    giver = str(document.given.advice.asked_of) if document.given else document.added_by.display_name
    is_sent = document.given is None and document.seen_by_id != document.added_by_id
    readers = ["the service"]
    if document.is_for_family:
        readers.append("the family")
    elif is_sent:
        readers.append("who sent it")
    if document.given:
        readers.append("who gave it")
    return Line(document, size_words(document.size), ", ".join(readers), giver, is_sent)


def size_words(size: int) -> str:
    if size < KILOBYTE * KILOBYTE:
        return f"{max(1, round(size / KILOBYTE))} KB"
    return f"{size / KILOBYTE / KILOBYTE:.1f} MB"


def file_of(document: CaseDocument) -> HttpResponse:
    """As a file to keep, under a name that says what was handed in. Raises FileLost."""
    content = STORE.content(document.digest)
    return files.answer(content, name=document.file_name, ending=document.ending)


def answers_of(document: CaseDocument) -> dict:
    return {name: getattr(document, name) for name in ("kind", "description", "is_for_family", "revision")}


# A family's own


def newest_case(child) -> Request | None:
    """The case to which a family's papers go: the child's newest."""
    return Request.objects.of_child(child).select_related("plan").first()


def takes_documents(child) -> bool:
    case = newest_case(child)
    return case is not None and reach.takes_documents(case)


def of_family(user, child) -> list[Line]:
    found = family_documents().visible_to(user).of_child(child).for_list()
    return [_line(one) for one in found]


def kind_for_family(query) -> dict:
    """What a link may answer beforehand: the kind alone."""
    kind = query.get("kind", "")
    return {"kind": kind} if kind in DocumentKind.values else {}


# What arrived and nobody has looked at


@dataclass(frozen=True)
class Arrived:
    """Advice that was given, or a document that was sent, with the page that opens it."""

    child: str
    what: str
    who: str
    on: date
    url: str


def arrived(documents, given) -> list[Arrived]:
    """Both in one list, the oldest first."""
    return sorted([*_documents(documents), *_given(given)], key=lambda one: (one.on, one.url))


def arrived_for(user, *, own: bool) -> list[Arrived]:
    """Of the cases that this person may work on, or of their own alone."""
    worker = user.only_as(Permission.RECORD_FACTS)
    documents = CaseDocument.objects.visible_to(worker).unseen().with_case()
    given = GivenAdvice.objects.visible_to(worker).waiting().with_case()
    if own:
        documents, given = documents.of_officer(user), given.of_officer(user)
    outside = [Arrived(*row) for row in arrivals.rows(worker, user if own else None)]
    return sorted([*arrived(documents, given), *outside], key=lambda one: (one.on, one.url))


def _documents(found) -> Iterator[Arrived]:
    for one in found:
        url = reverse("desk:documents", args=[one.request.ref])
        what = f"{one.get_kind_display()}: {one.description}"
        yield Arrived(one.request.child.name, what, one.added_by.display_name, one.arrived_on, url)


def _given(found) -> Iterator[Arrived]:
    for one in found:
        case = one.advice.assessment.request
        url = reverse("desk:case_advice", args=[case.ref, one.advice_id])
        what = f"Advice: {lower_first(one.advice.get_kind_display())}"
        yield Arrived(case.child.name, what, str(one.advice.asked_of), one.given_on, url)


def tasks_of(user) -> Iterator[Task]:
    """Before everything else on a caseworker's first page, as long as something waits to be looked at."""
    if not (user.may(Permission.RECORD_FACTS) and user.team_id):
        return
    found = arrived_for(user, own=True)
    if found:
        lines = tuple((one.child, one.url, f"{one.what}, {plain_day(one.on)}") for one in found[:LINES])
        waits = counted(len(found), "piece waits,pieces wait")
        sentence = f"{waits} for you to look at, the oldest since {plain_day(found[0].on)}."
        yield Task("Arrived", sentence, lines, ("See all that arrived", reverse("desk:arrived")))
