"""Files handed in as evidence: looked at before they are kept, kept once under their digest, never opened by the server.

What may carry a program is refused: it would run on the machine of whoever opens it. The look is at the file's own
structure; a scanner for viruses belongs in front of the server.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from django.conf import settings

from goldenthread.accounts.errors import Refused
from goldenthread.assurance.evidence.models import EvidenceDocument

MOST_MEGABYTES = 20
MOST_BYTES = MOST_MEGABYTES * 1024 * 1024
MOST_UNPACKED, MOST_PARTS, MOST_READ = 10 * MOST_BYTES, 5_000, 1024 * 1024
READ_ONLY = 0o444
ENCRYPTED = 0x1
PROGRAMS = re.compile(rb"/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA)(?![A-Za-z0-9])")
LOCKED = re.compile(rb"/Encrypt(?![A-Za-z0-9])")
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
PACKED_OBJECTS = b"/ObjStm"
BEFORE_STREAM = 500  # bytes in which a stream's dictionary says what it holds
PNG_START, PNG_END = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"\x00\x00\x00\x00IEND\xaeB`\x82"
EMBEDDED = ("embeddings/", ".xlsx", ".docx")
MACROS = ("vbaproject", "activex", "macrosheets", "vbadata")
LINKED_PROGRAMS = (b"macroenabled", b"attachedtemplate", b"vbaproject")


class DocumentLost(LookupError):
    """The file that was kept is gone, or is another."""


@dataclass(frozen=True)
class Upload:
    """A file as it was handed in."""

    name: str
    content: bytes


def check(upload: Upload) -> str:
    """The file's ending, once its content was seen to be of that kind. Raises Refused (field "document")."""
    ending = Path(upload.name).suffix.lower()
    look = LOOKS.get(ending)
    if look is None:
        raise _refused(f"The document must end in {' or '.join(LOOKS)}")
    if not upload.content:
        raise _refused("The document is empty: choose another")
    if len(upload.content) > MOST_BYTES:
        raise _refused(f"The document must be smaller than {MOST_MEGABYTES} MB")
    look(upload.content)
    return ending


def keep(upload: Upload, at: datetime) -> EvidenceDocument:
    """The row of a file that was looked at; the same file again is the same row. Raises Refused."""
    ending, digest = check(upload), hashlib.sha256(upload.content).hexdigest()
    if not _place(digest).exists():
        _write(_place(digest), upload.content)
    found = EvidenceDocument.objects.of_digest(digest).first()
    return found or EvidenceDocument.objects.create(
        digest=digest, ending=ending, size=len(upload.content), stored_at=at
    )


def content(document: EvidenceDocument) -> bytes:
    """The bytes that were handed in. Raises DocumentLost."""
    place = _place(document.digest)
    if not place.is_file():
        raise DocumentLost("The document is no longer where it was kept.")
    found = place.read_bytes()
    if hashlib.sha256(found).hexdigest() != document.digest:
        raise DocumentLost("The document that is kept is not the one that was handed in.")
    return found


def root() -> Path:
    return Path(settings.HOME) / "evidence"


def _place(digest: str) -> Path:
    return root() / digest[:2] / digest


def _write(place: Path, content: bytes) -> None:
    """Beside its place and moved into it whole."""
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, beside = tempfile.mkstemp(prefix="writing-", dir=place.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(beside).chmod(READ_ONLY)
    os.replace(beside, place)


def _refused(words: str) -> Refused:
    return Refused(words, field="document")


def _look_at_pdf(content: bytes) -> None:
    if not content.startswith(b"%PDF-") or b"%%EOF" not in content[-2048:]:
        raise _refused("The document ends in .pdf and is no PDF: save it again as PDF")
    objects = STREAM.sub(b"", content)
    for text in (objects, *_packed_objects(content)):
        said = ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), text)
        if LOCKED.search(said):
            raise _refused("The PDF is locked with a password: save it without one")
        if PROGRAMS.search(said):
            raise _refused(
                "The PDF holds a program, a form or another file: print it to PDF and hand that in"
            )


def _packed_objects(content: bytes) -> Iterator[bytes]:
    for found in STREAM.finditer(content):
        before = content[max(0, found.start() - BEFORE_STREAM) : found.start()]
        if PACKED_OBJECTS in ESCAPED.sub(lambda code: bytes([int(code[1], 16)]), before):
            try:
                yield zlib.decompressobj().decompress(found[1].strip(b"\r\n"), MOST_READ * 8)
            except zlib.error:
                raise _refused("The PDF cannot be read: print it to PDF again") from None


def _look_at_word(content: bytes) -> None:
    _look_at_office(content, "word/document.xml", "Word document (.docx)")


def _look_at_excel(content: bytes) -> None:
    _look_at_office(content, "xl/workbook.xml", "spreadsheet (.xlsx)")


def _look_at_office(content: bytes, heart: str, kind: str) -> None:
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
            _check_size(parts, kind)
            if not {heart, "[Content_Types].xml"} <= {part.filename for part in parts}:
                raise _refused(f"The document is no {kind}: save it again")
            for part in parts:
                _check_part(archive, part)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError):
        raise _refused(f"The document cannot be read as a {kind}: save it again") from None


def _check_size(parts: list[ZipInfo], kind: str) -> None:
    if any(part.flag_bits & ENCRYPTED for part in parts):
        raise _refused("The document is locked with a password: save it without one")
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise _refused(f"The document is larger inside than a {kind} can be")


def _check_part(archive: ZipFile, part: ZipInfo) -> None:
    name = part.filename.lower()
    holds_another = EMBEDDED[0] in name and not name.endswith(EMBEDDED[1:]) and not part.is_dir()
    if any(word in name for word in MACROS) or holds_another:
        raise _with_macros()
    if name.endswith((".rels", "[content_types].xml")):
        with archive.open(part) as file:
            said = file.read(MOST_READ).lower()
        if any(word in said for word in LINKED_PROGRAMS):
            raise _with_macros()


def _with_macros() -> Refused:
    return _refused("The document holds macros or another program: save it without them, or as PDF")


def _look_at_png(content: bytes) -> None:
    if not (content.startswith(PNG_START) and content.endswith(PNG_END)):
        raise _refused("The document ends in .png and is no such picture: save it again")


def _look_at_jpeg(content: bytes) -> None:
    if not (content.startswith(b"\xff\xd8\xff") and content.endswith(b"\xff\xd9")):
        raise _refused("The document ends in .jpg and is no such picture: save it again")


LOOKS: dict[str, Callable[[bytes], None]] = {
    ".pdf": _look_at_pdf,
    ".docx": _look_at_word,
    ".xlsx": _look_at_excel,
    ".png": _look_at_png,
    ".jpg": _look_at_jpeg,
}
CONTENT_TYPES = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".png": "image/png",
    ".jpg": "image/jpeg",
}
