"""Writes on the documents of a case. Nothing is deleted: a withdrawn document is kept with its reason."""

from goldenthread.accounts.errors import Refused
from goldenthread.accounts.files import Kept, Upload
from goldenthread.accounts.recording import not_in_the_future, recorded
from goldenthread.casework import history
from goldenthread.casework.documents.models import CaseDocument, DocumentKind
from goldenthread.casework.documents.reach import takes_documents
from goldenthread.casework.documents.storing import keep_all
from goldenthread.casework.plan_writing.heard import refuse_others
from goldenthread.people.today import this_moment
from goldenthread.statute.wording import in_words

NAME_LENGTH = 150


@recorded
def add_documents(
    *, by, today, request, uploads: list[Upload], kind, description, arrived_on, is_for_family=False
) -> list[CaseDocument]:
    """The service adds files that came to it; who adds them has seen them. Each takes the description, numbered where
    there are several."""
    not_in_the_future(arrived_on, today, field="arrived_on")
    return _add(
        by=by,
        request=request,
        uploads=uploads,
        kind=kind,
        description=description,
        arrived_on=arrived_on,
        is_for_family=is_for_family,
        seen_by=by,
        seen_at=this_moment(),
    )


@recorded
def send_documents(*, by, today, request, uploads: list[Upload], kind, description) -> list[CaseDocument]:
    """The child's family sends files to its own case. They arrive today, and wait until the service has looked."""
    if not takes_documents(request):
        raise Refused("This case has ended, so nothing more can be sent to it. Call the SEND team")
    refuse_others(by, request)
    return _add(by=by, request=request, uploads=uploads, kind=kind, description=description, arrived_on=today)


@recorded
def keep_with_advice(*, by, today, given, uploads: list[Upload], description) -> list[CaseDocument]:
    """The files of advice that is given by upload."""
    return _add(
        by=by,
        request=given.advice.assessment.request,
        uploads=uploads,
        kind=DocumentKind.ADVICE,
        description=description,
        arrived_on=today,
        given=given,
    )


@recorded
def describe_document(
    *, by, document, kind, description, is_for_family, expected_revision=None
) -> CaseDocument:
    """What it is, and who may read it, was said wrongly."""
    document = _open(document, expected_revision)
    _refuse_withdrawn(document)
    _check(kind, description)
    document.kind, document.description = kind, description.strip()
    document.is_for_family = is_for_family
    return _write(document)


@recorded
def withdraw_document(*, by, document, because, expected_revision=None) -> CaseDocument:
    """It does not belong here. It is kept and no longer shown."""
    document = _open(document, expected_revision)
    _refuse_withdrawn(document)
    if not because.strip():
        raise Refused("Say why the document is withdrawn", field="because")
    document.withdrawn_by, document.withdrawn_at = by, this_moment()
    document.withdrawn_because = because.strip()
    return _write(document)


@recorded
def restore_document(*, by, document) -> CaseDocument:
    """It belongs here after all. Why it was withdrawn stays in the log of changes."""
    document = _open(document, None)
    document.withdrawn_by = document.withdrawn_at = None
    document.withdrawn_because = ""
    return _write(document)


@recorded
def see_document(*, by, document) -> CaseDocument:
    """Somebody of the service has looked at it. Once is enough."""
    document = _open(document, None)
    if document.seen_at is None:
        document.seen_by, document.seen_at = by, this_moment()
        _write(document)
    return document


def _add(*, by, request, uploads, kind, description, **about) -> list[CaseDocument]:
    _check(kind, description)
    kept = keep_all(uploads)
    told = description.strip()
    return [
        _row(
            file,
            by=by,
            request=request,
            kind=kind,
            description=told if len(kept) == 1 else f"{told} ({number} of {len(kept)})",
            file_name=upload.name[-NAME_LENGTH:],
            **about,
        )
        for number, (upload, file) in enumerate(zip(uploads, kept, strict=True), start=1)
    ]


def _row(file: Kept, *, by, **about) -> CaseDocument:
    return CaseDocument.objects.create(
        digest=file.digest,
        ending=file.ending,
        size=file.size,
        added_by=by,
        added_at=this_moment(),
        **about,
    )


DESCRIPTION_LENGTH = 180  # room for "(10 of 10)" behind it


def _check(kind, description) -> None:
    if kind not in DocumentKind.values:
        raise Refused("Choose what kind of document it is", field="kind")
    if not description.strip():
        raise Refused("Say what the document is", field="description")
    if len(description.strip()) > DESCRIPTION_LENGTH:
        raise Refused(f"Say it in {DESCRIPTION_LENGTH} characters or fewer", field="description")


def _open(document, expected_revision) -> CaseDocument:
    """The document as it stands now, held until the transaction ends."""
    found = CaseDocument.objects.locked().get(pk=document.pk)
    if expected_revision is not None and found.revision != expected_revision:
        raise history.conflict(found, expected_revision)
    return found


def _refuse_withdrawn(document) -> None:
    if document.is_withdrawn:
        raise Refused(f"The document was withdrawn on {in_words(document.withdrawn_at.date())}")


def _write(document) -> CaseDocument:
    document.revision += 1
    document.save()
    return document
