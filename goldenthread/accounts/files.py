"""Files that people hand in: looked at before they are kept, kept once under their digest, never opened by the server.

What may carry a program is refused: it would run on the machine of whoever opens it. The look is at the file's own
structure; a scanner for viruses belongs in front of the server. Each part that keeps files has a `Store` of its own.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from django.conf import settings
from django.http import HttpResponse
from django.utils.http import content_disposition_header

from goldenthread.accounts.errors import Refused

MOST_MEGABYTES = 20
MOST_BYTES = MOST_MEGABYTES * 1024 * 1024
MOST_UNPACKED, MOST_PARTS, MOST_READ = 10 * MOST_BYTES, 5_000, 1024 * 1024
READ_ONLY = 0o444
ENCRYPTED = 0x1
PROGRAMS = re.compile(rb"/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA)(?![A-Za-z0-9])")
LOCKED = re.compile(rb"/Encrypt(?![A-Za-z0-9])")
PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z0-9])")
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
PACKED_OBJECTS = b"/ObjStm"
BEFORE_STREAM = 500  # bytes in which a stream's dictionary says what it holds
PNG_START, PNG_END = b"\x89PNG\r\n\x1a\n", b"\x00\x00\x00\x00IEND\xaeB`\x82"
WORDS_OR_PICTURE = re.compile(rb"<w:t[ >]|<w:drawing|<w:pict|<w:object")
EMBEDDED = ("embeddings/", ".xlsx", ".docx")
MACROS = ("vbaproject", "activex", "macrosheets", "vbadata")
LINKED_PROGRAMS = (b"macroenabled", b"attachedtemplate", b"vbaproject")
NOT_WRITING = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
FIELD = "document"  # what a form calls its file, so that a refusal finds its question


class FileLost(LookupError):
    """The file that was kept is gone, or is another."""


@dataclass(frozen=True)
class Upload:
    """A file as it was handed in."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Kept:
    """A file in its store. `size` in bytes, `ending` with its dot."""

    digest: str
    ending: str
    size: int


@dataclass(frozen=True)
class Store:
    """A folder of files under their SHA-256, however often each is handed in. `endings` are the kinds that it takes."""

    folder: str
    endings: tuple[str, ...]

    def check(self, upload: Upload) -> str:
        """The file's ending, once its content was seen to be of that kind. Raises Refused (field "document")."""
        ending = Path(upload.name).suffix.lower()
        if ending not in self.endings:
            raise _refused(f"The document must end in {' or '.join(self.endings)}")
        if not upload.content:
            raise _refused("The document is empty: choose another")
        if len(upload.content) > MOST_BYTES:
            raise _refused(f"The document must be smaller than {MOST_MEGABYTES} MB")
        LOOKS[ending](upload.content)
        return ending

    def keep(self, upload: Upload) -> Kept:
        """Look at the file and keep it; the same file again is the same. Raises Refused."""
        ending = self.check(upload)
        return Kept(self.put(upload.content), ending, len(upload.content))

    def put(self, content: bytes) -> str:
        """Keep bytes that the product made itself: the digest by which they are found."""
        digest = hashlib.sha256(content).hexdigest()
        if not self.place(digest).exists():
            write(self.place(digest), content)
        return digest

    def content(self, digest: str) -> bytes:
        """The bytes that were handed in. Raises FileLost."""
        place = self.place(digest)
        if not digest or not place.is_file():
            raise FileLost("The document is no longer where it was kept.")
        found = place.read_bytes()
        if hashlib.sha256(found).hexdigest() != digest:
            raise FileLost("The document that is kept is not the one that was handed in.")
        return found

    def root(self) -> Path:
        return Path(settings.HOME) / self.folder

    def place(self, digest: str) -> Path:
        return self.root() / digest[:2] / digest


def answer(content: bytes, *, name: str, ending: str) -> HttpResponse:
    """As a file to keep, never to be shown or run by the browser."""
    response = HttpResponse(content, content_type=CONTENT_TYPES[ending])
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-store"
    return response


def write(place: Path, content: bytes) -> None:
    """Beside its place and moved into it whole."""
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, beside = tempfile.mkstemp(prefix="writing-", dir=place.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(beside).chmod(READ_ONLY)
    os.replace(beside, place)


def _refused(words: str) -> Refused:
    return Refused(words, field=FIELD)


def _look_at_pdf(content: bytes) -> None:
    if not content.startswith(b"%PDF-") or b"%%EOF" not in content[-2048:]:
        raise _refused("The document ends in .pdf and is no PDF: save it again as PDF")
    has_page = False
    for text in (STREAM.sub(b"", content), *_packed_objects(content)):
        said = _unescaped(text)
        if LOCKED.search(said):
            raise _refused("The PDF is locked with a password: save it without one")
        if PROGRAMS.search(said):
            raise _refused(
                "The PDF holds a program, a form or another file: print it to PDF and hand that in"
            )
        has_page = has_page or bool(PAGE.search(said))
    if not has_page:
        raise _refused("No page was found in the PDF: print it to PDF again")


def _unescaped(text: bytes) -> bytes:
    return ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), text)


def _packed_objects(content: bytes) -> Iterator[bytes]:
    for found in STREAM.finditer(content):
        before = content[max(0, found.start() - BEFORE_STREAM) : found.start()]
        if PACKED_OBJECTS in _unescaped(before):
            try:
                yield zlib.decompressobj().decompress(found[1].strip(b"\r\n"), MOST_READ * 8)
            except zlib.error:
                raise _refused("The PDF cannot be read: print it to PDF again") from None


def _look_at_word(content: bytes) -> None:
    heart = "word/document.xml"
    _look_at_office(content, heart, "Word document (.docx)")
    with ZipFile(BytesIO(content)) as archive, archive.open(heart) as file:
        if not WORDS_OR_PICTURE.search(file.read(MOST_READ * 8)):
            raise _refused("The document says nothing: it has no words and no picture. Choose another")


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
            archive.read(heart)
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
    """Every chunk's own check must agree, and the picture's data unpack."""
    wrong = _refused("The document ends in .png and is no such picture: save it again")
    if not (content.startswith(PNG_START) and content.endswith(PNG_END)):
        raise wrong
    at, drawn, unpack = len(PNG_START), 0, zlib.decompressobj()
    while at < len(content):
        length, kind = int.from_bytes(content[at : at + 4]), content[at + 4 : at + 8]
        data, said = content[at + 8 : at + 8 + length], content[at + 8 + length : at + 12 + length]
        if int.from_bytes(said) != zlib.crc32(kind + data) or len(said) != len(kind):
            raise wrong
        if kind == b"IDAT":
            drawn += _unpacked(unpack, data, wrong)
        at += 12 + length
    if not drawn:
        raise wrong


def _unpacked(unpack, data: bytes, wrong: Refused) -> int:
    try:
        return len(unpack.decompress(data, MOST_READ))
    except zlib.error:
        raise wrong from None


def _look_at_jpeg(content: bytes) -> None:
    """Its segments must follow each other up to the drawn data, and one must give a size."""
    wrong = _refused("The document ends in .jpg and is no such picture: save it again")
    if not (content.startswith(b"\xff\xd8\xff") and content.endswith(b"\xff\xd9")):
        raise wrong
    at, has_size = 2, False
    while content[at : at + 1] == b"\xff" and content[at + 1] != START_OF_SCAN:
        length = int.from_bytes(content[at + 2 : at + 4])
        if content[at + 1] in FRAMES:
            has_size = all(int.from_bytes(content[n : n + 2]) for n in (at + 5, at + 7))
        if length < 2:
            raise wrong
        at += 2 + length
    if not has_size or content[at : at + 1] != b"\xff":
        raise wrong


START_OF_SCAN = 0xDA
FRAMES = {*range(0xC0, 0xD0)} - {
    0xC4,
    0xC8,
    0xCC,
}  # each kind of JPEG says its height and width in one of these


def _look_at_text(content: bytes) -> None:
    try:
        said = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _refused("The document ends in .txt and is no plain text: save it again as UTF-8") from None
    if NOT_WRITING.search(said):
        raise _refused("The document ends in .txt and is no plain text: save it again as UTF-8")
    if not said.strip():
        raise _refused("The document says nothing: choose another")


LOOKS: dict[str, Callable[[bytes], None]] = {
    ".pdf": _look_at_pdf,
    ".docx": _look_at_word,
    ".xlsx": _look_at_excel,
    ".png": _look_at_png,
    ".jpg": _look_at_jpeg,
    ".jpeg": _look_at_jpeg,
    ".txt": _look_at_text,
}
CONTENT_TYPES = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".txt": "text/plain; charset=utf-8",
}
