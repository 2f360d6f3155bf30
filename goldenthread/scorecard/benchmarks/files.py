"""Files of published figures, alone or together in a zip: read as a stream, within limits, and never unpacked to disk."""

from __future__ import annotations

import csv
import hashlib
import io
import itertools
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from goldenthread.scorecard.benchmarks import appeals, open_data, tidy
from goldenthread.scorecard.benchmarks.reading import Faults, FileRead, Row, WrongFileError

LAYOUTS = (open_data, tidy, appeals)
HEAD = 12  # rows in which the headings must stand
MEGABYTE = 1024 * 1024
MOST_BYTES = 300 * MEGABYTE  # of one table; the largest that the Department publishes in this series has 6 MB
MOST_BYTES_TOGETHER = 600 * MEGABYTE
MOST_FILES = 200
ENCRYPTED = 0x1
UNKNOWN_FILES = "files of another kind"


@dataclass(frozen=True)
class Given:
    """What one path gave. digest: SHA-256 of the file as it was given."""

    name: str
    digest: str
    files: tuple[FileRead, ...]
    left_out: dict[str, int]

    @property
    def sources(self) -> str:
        return ", ".join(file.name for file in self.files)


class _Limited(io.RawIOBase):
    """A stream that refuses to give more than it may: what a zip says of its sizes need not be true."""

    def __init__(self, stream: BinaryIO, most: int, name: str):
        self.stream, self.left, self.name = stream, most, name

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        data = self.stream.read(len(buffer))
        self.left -= len(data)
        if self.left < 0:
            raise WrongFileError(f"{self.name}: it is larger than a file of these statistics can be")
        buffer[: len(data)] = data
        return len(data)


def read(path: Path, name: str = "") -> Given:
    """Every figure of a .csv file, or of those in a .zip. `name`: what to call it, where the path is a stand-in.

    Raises WrongFileError, with file, row and column, for anything that cannot be read or cannot be right.
    """
    name = name or path.name
    try:
        if path.suffix.lower() == ".zip" or name.lower().endswith(".zip"):
            files, others = _in_zip(path, name)
        else:
            files, others = [_plain_file(path, name)], 0
        left_out = dict(sum((file.left_out for file in files), start=_counted(others)))
        return Given(name, _digest(path), tuple(files), left_out)
    except OSError as error:
        raise WrongFileError(f"{name} cannot be read: {error.strerror or error}") from None


def _counted(others: int) -> Counter[str]:
    return Counter({UNKNOWN_FILES: others} if others else {})


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _plain_file(path: Path, name: str) -> FileRead:
    with path.open("rb") as stream:
        found = _table(stream, name, MOST_BYTES)
    if found is None:
        raise WrongFileError(
            f"{name}: it is no file of figures that is known. Give a .csv as downloaded from Explore education "
            "statistics, a .zip of them, or a table with the columns measure, year, geography, value and unit"
        )
    return found


def _in_zip(path: Path, name: str) -> tuple[list[FileRead], int]:
    """The tables, and how many other files lie beside them: guidance, pictures, files of another kind."""
    with _opened(path, name) as archive:
        members = [member for member in archive.infolist() if not member.is_dir()]
        if len(members) > MOST_FILES:
            raise WrongFileError(f"{name}: it holds {len(members):,} files, more than {MOST_FILES}")
        left = MOST_BYTES_TOGETHER
        found: list[FileRead] = []
        for member in members:
            if not member.filename.lower().endswith(".csv"):
                continue
            table = _member(archive, member, min(left, MOST_BYTES))
            left -= member.file_size
            if table is not None:
                found.append(table)
    if not found:
        raise WrongFileError(f"{name}: none of its {len(members)} files is a table of figures that is known")
    return found, len(members) - len(found)


@contextmanager
def _opened(path: Path, name: str) -> Iterator[ZipFile]:
    try:
        with ZipFile(path) as archive:
            yield archive
    except (BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise WrongFileError(f"{name} is not a zip that can be read: {error}") from None


def _member(archive: ZipFile, member: ZipInfo, most: int) -> FileRead | None:
    name = PurePosixPath(member.filename).name
    if member.flag_bits & ENCRYPTED:
        raise WrongFileError(f"{name}: it is locked with a password")
    if member.file_size > most:
        raise WrongFileError(f"{name}: it is larger than a file of these statistics can be")
    with archive.open(member) as stream:
        return _table(stream, name, most)


def _table(stream: BinaryIO, name: str, most: int) -> FileRead | None:
    """None for a table of another kind."""
    lines = io.TextIOWrapper(
        io.BufferedReader(_Limited(stream, most, name)), encoding="utf-8-sig", newline=""
    )
    found, faults = FileRead(name), Faults(name)
    rows: Iterator[Row] = enumerate(csv.reader(lines), start=1)
    try:
        head = list(itertools.islice(rows, HEAD))
        layout = next((each for each in LAYOUTS if each.recognises(head)), None)
        if layout is None:
            return None
        layout.read(itertools.chain(head, rows), found, faults)
    except UnicodeDecodeError:
        raise WrongFileError(f"{name}: it is not in UTF-8. Save it as “CSV UTF-8”") from None
    except csv.Error as error:
        raise WrongFileError(f"{name}: it cannot be read as CSV: {error}") from None
    faults.settle()
    if not found.figures:
        raise WrongFileError(f"{name}: it has headings and no figure of a whole area under them")
    return found
