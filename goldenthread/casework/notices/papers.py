"""Letters on paper: set once when they are sent, kept under their digest, and the same bytes whenever they are printed."""

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings

from goldenthread.casework.notices.models import NoticeCopy, NoticeEnclosure
from goldenthread.publications.renderer import render_pdf

READ_ONLY = 0o444
REPORT = "letter"


class PaperLost(LookupError):
    """The letter that was kept is gone, or is another."""


def preview(values: dict) -> bytes:
    """A letter as it would be set. Nothing is kept."""
    return render_pdf(REPORT, values)


def keep(values: dict) -> str:
    """Set the letter and keep it: the digest by which it is found."""
    return keep_bytes(preview(values))


def keep_bytes(made: bytes) -> str:
    """Keep a document under its digest, which is answered."""
    digest = hashlib.sha256(made).hexdigest()
    if not _place(digest).exists():
        _write(_place(digest), made)
    return digest


def reprint(copy: NoticeCopy) -> bytes:
    """The bytes that were sent. Errors: `PaperLost`."""
    return _kept(copy.digest, "letter")


def enclosed(enclosure: NoticeEnclosure) -> bytes:
    """The bytes that went with the letter. Errors: `PaperLost`."""
    return _kept(enclosure.digest, "document")


def _kept(digest: str, what: str) -> bytes:
    place = _place(digest)
    if not digest or not place.is_file():
        raise PaperLost(f"The {what} is no longer where it was kept.")
    found = place.read_bytes()
    if hashlib.sha256(found).hexdigest() != digest:
        raise PaperLost(f"The {what} that is kept is not the one that was sent.")
    return found


def file_name(copy: NoticeCopy) -> str:
    """Names nobody."""
    return f"{copy.notice.ref}-{copy.pk}.pdf"


def to_print(copy: NoticeCopy) -> Path:
    """Put the letter in the folder of those to print, and beside it what goes with it. Once more are the same files."""
    place = root() / "to-print" / file_name(copy)
    _write(place, reprint(copy))
    for one in copy.notice.enclosures.all():
        _write(place.with_name(f"{place.stem}-{one.file_name}"), enclosed(one))
    return place


def root() -> Path:
    return Path(settings.HOME) / "letters"


def _place(digest: str) -> Path:
    return root() / "kept" / digest[:2] / digest


def _write(place: Path, content: bytes) -> None:
    """Beside its place and moved into it whole."""
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, beside = tempfile.mkstemp(prefix="writing-", dir=place.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(beside).chmod(READ_ONLY)
    os.replace(beside, place)
