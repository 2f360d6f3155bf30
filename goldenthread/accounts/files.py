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
from itertools import chain
from pathlib import Path
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import BadZipFile, ZipFile, ZipInfo

from django.conf import settings
from django.http import HttpResponse
from django.utils.http import content_disposition_header

from goldenthread.accounts.errors import Refused

MEGABYTE = 1024 * 1024
MOST_MEGABYTES = 20
MOST_BYTES = MOST_MEGABYTES * MEGABYTE
MOST_UNPACKED, MOST_PARTS, MOST_READ = 10 * MOST_BYTES, 5_000, MEGABYTE
READ_ONLY = 0o444
ENCRYPTED = 0x1
# A name of two letters turns up in the bytes of every large picture, so it counts only with what must follow it.
PROGRAMS = re.compile(
    rb"/(JavaScript|Launch|EmbeddedFiles?|RichMedia|XFA)(?![A-Za-z0-9])|/JS\s*(?:[(<%]|\d+[\s%])"
)
LOCKED = re.compile(rb"/Encrypt(?![A-Za-z0-9])")
PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z0-9])")
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
STREAM, END_OF_STREAM, NEWLINES = b"stream", b"endstream", b"\r\n \t"
PACKED_OBJECTS = re.compile(rb"/ObjStm(?![A-Za-z0-9])|/First\s*\d+(?![\d]*\s+\d+\s+R)")
MAY_PACK_OBJECTS = re.compile(rb"/First(?![A-Za-z0-9])")  # so says a table of contents too
FILTERS = re.compile(rb"/\w+Decode(?![A-Za-z0-9])")
CHANGED_BEFORE_PACKING = b"/Predictor"
MOST_PACKED, MOST_PACKED_EACH, MOST_PACKED_STREAMS, AT_ONCE = 64 * MEGABYTE, 8 * MEGABYTE, 20_000, 4096
PNG_START, PNG_END = b"\x89PNG\r\n\x1a\n", b"\x00\x00\x00\x00IEND\xaeB`\x82"
WORDS_OR_PICTURE = re.compile(rb"<w:t[ >]|<w:drawing|<w:pict|<w:object")
PARTS_THAT_RUN = ("vbaproject", "activex", "macrosheets", "vbadata", "embeddings/")
LINKED_PROGRAMS = ("macroenabled", "attachedtemplate", "vbaproject")
RELATIONS_THAT_RUN = {"attachedtemplate", "oleobject", "package", "afchunk", "vbaproject", "control"}
READ_AS = {"", "utf-8", "ascii", "us-ascii"}  # what a part may say that it is written in
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
        return self.keep_checked(upload, self.check(upload))

    def keep_checked(self, upload: Upload, ending: str) -> Kept:
        """Keep a file that was looked at; `ending` is what the look answered."""
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
    """A reader goes where the file's own table of objects sends it, into a comment or a stream's data as well: the whole of
    the bytes is searched as they stand, and what is packed is searched unpacked."""
    if not content.startswith(b"%PDF-") or b"%%EOF" not in content[-2048:]:
        raise _refused("The document ends in .pdf and is no PDF: save it again as PDF")
    has_page = False
    for text in chain([content], _packed_objects(content)):
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
    """What each stream of objects holds. One that cannot be read to its end is refused: the rest of it would go unseen."""
    wrong = _refused("The PDF cannot be read: print it to PDF again")
    left, streams = MOST_PACKED, 0
    for before, begins_at in _streams(content):
        said = _unescaped(before)
        is_packed = bool(PACKED_OBJECTS.search(said))
        if not is_packed and not MAY_PACK_OBJECTS.search(said):
            continue
        streams += 1
        found = _unpacked_whole(content, begins_at, min(left, MOST_PACKED_EACH))
        twice = len(FILTERS.findall(said)) > 1 or CHANGED_BEFORE_PACKING in said
        if streams > MOST_PACKED_STREAMS or (is_packed and (found is None or twice)):
            raise wrong
        if found is not None:
            left -= len(found)
            yield found


def _streams(content: bytes) -> Iterator[tuple[bytes, int]]:
    """For each place where a stream may begin: what stands between it and the place before, and where its data begins.
    Each byte is passed once, whatever the file says of itself."""
    at = 0
    while (begins_at := content.find(STREAM, at)) >= 0:
        ends = content[max(0, begins_at - 3) : begins_at + len(STREAM)] == END_OF_STREAM
        if not ends:
            yield content[at:begins_at], begins_at + len(STREAM)
        at = begins_at + len(STREAM)


def _unpacked_whole(content: bytes, begins_at: int, most: int) -> bytes | None:
    """None for what is not packed, is longer than `most`, or does not come to its end."""
    unpack, found, at = zlib.decompressobj(), bytearray(), begins_at
    while content[at : at + 1] and content[at] in NEWLINES and at < begins_at + len(NEWLINES):
        at += 1
    try:
        while not unpack.eof and at < len(content) and len(found) < most:
            found += unpack.decompress(unpack.unconsumed_tail + content[at : at + AT_ONCE], most - len(found))
            at += AT_ONCE
        # What did not fit waits in the tail: it is the end of the stream that tells that all of it was seen.
        return bytes(found) if unpack.eof else None
    except zlib.error:
        return None


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
    if any(word in name for word in PARTS_THAT_RUN) and not part.is_dir():
        raise _with_macros()
    if name.endswith((".rels", "[content_types].xml")):
        if part.file_size > MOST_READ:
            raise _not_read()
        with archive.open(part) as file:
            _check_links(file.read())


def _check_links(content: bytes) -> None:
    """What a part leads to, and what kinds of parts there are: read as an office program reads it, in UTF-8."""
    try:
        said = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _not_read() from None
    if any(word in said.lower() for word in LINKED_PROGRAMS):
        raise _with_macros()
    parser = ParserCreate("utf-8")
    parser.StartElementHandler = _check_link
    parser.StartDoctypeDeclHandler = _refuse_written
    parser.XmlDeclHandler = _check_written
    try:
        parser.Parse(said.encode(), True)
    except ExpatError:
        raise _not_read() from None


def _check_link(_element: str, said: dict[str, str]) -> None:
    kind = said.get("Type", "").rsplit("/", 1)[-1].lower()
    if kind in RELATIONS_THAT_RUN:
        raise _with_macros()
    if said.get("TargetMode", "").lower() == "external" and kind != "hyperlink":
        raise _refused(
            "The document draws on a file outside it: save it with all that belongs to it, or as PDF"
        )


def _check_written(_version: str, encoding: str | None, _standalone: int) -> None:
    if (encoding or "").lower() not in READ_AS:
        raise _not_read()


def _refuse_written(*_said) -> None:
    raise _not_read()


def _not_read() -> Refused:
    return _refused("The document cannot be read: save it again, or as PDF")


def _with_macros() -> Refused:
    return _refused(
        "The document holds macros, another program or another file, such as the table behind a chart: save it without "
        "them, or as PDF"
    )


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
    """Its segments must follow each other up to the drawn data, one must give a size, and the data must end. Telephones put
    more behind the end, such as a second, smaller picture."""
    wrong = _refused("The document ends in .jpg and is no such picture: save it again")
    if not content.startswith(b"\xff\xd8\xff"):
        raise wrong
    at, has_size = 2, False
    while content[at : at + 1] == b"\xff" and content[at + 1 : at + 2] != START_OF_SCAN:
        length = int.from_bytes(content[at + 2 : at + 4])
        if content[at + 1 : at + 2] in FRAMES:
            has_size = all(int.from_bytes(content[n : n + 2]) for n in (at + 5, at + 7))
        if length < 2:
            raise wrong
        at += 2 + length
    is_drawn = content[at : at + 1] == b"\xff" and content.rfind(END_OF_PICTURE) > at
    if not (has_size and is_drawn):
        raise wrong


START_OF_SCAN, END_OF_PICTURE = b"\xda", b"\xff\xd9"
# Each kind of JPEG says its height and width in one of these.
FRAMES = {bytes([n]) for n in range(0xC0, 0xD0)} - {b"\xc4", b"\xc8", b"\xcc"}


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
