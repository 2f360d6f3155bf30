"""Where a published month is kept: a folder of its own, written once, with a manifest of every file's SHA-256.

A folder is written beside its place and moved into it whole, so nobody reads half of one. The manifest's own digest is in
the database, so neither a file nor the manifest can be changed unseen.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings

from goldenthread.scorecard.models import PublishedMonth

FORMAT = 1
MANIFEST = "manifest.json"
READ_ONLY = 0o444


class Kept(NamedTuple):
    """Where one edition is kept, and the digest that its manifest must have."""

    place: Path
    manifest_digest: str

    @property
    def name(self) -> str:
        return self.place.name


class Damaged(LookupError):
    """The kept files are gone, or are not those that were published. `faults`: a sentence each, naming the file."""

    def __init__(self, kept: Kept, faults: list[str]):
        super().__init__(f"{kept.name}: {' '.join(faults)}")
        self.faults = faults


def root() -> Path:
    return Path(settings.HOME) / "published"


def of(published: PublishedMonth) -> Kept:
    return Kept(root() / published.folder_name, published.manifest_digest)


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def as_json(value: Any) -> bytes:
    """The same value gives the same bytes."""
    return (json.dumps(value, indent=2, sort_keys=True, ensure_ascii=False) + "\n").encode()


def manifest_of(files: Mapping[str, bytes], about: Mapping[str, Any]) -> bytes:
    listed = {path: {"sha256": digest(content), "bytes": len(content)} for path, content in files.items()}
    return as_json({"format": FORMAT, **about, "files": listed})


def write(name: str, files: Mapping[str, bytes]) -> None:
    """Keep these files, the manifest among them, as the folder of this name.

    A folder of that name which no row of the database knows was left by a publication that broke off: it is put aside.
    """
    root().mkdir(parents=True, exist_ok=True, mode=0o700)
    beside = Path(tempfile.mkdtemp(prefix="writing-", dir=root()))
    for path, content in files.items():
        target = beside / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        target.chmod(READ_ONLY)
    if (root() / name).exists():
        os.replace(root() / name, tempfile.mkdtemp(prefix=f"abandoned-{name}-", dir=root()))
    os.replace(beside, root() / name)


def manifest(kept: Kept) -> dict[str, Any]:
    """Raises Damaged when it is not the one that was published."""
    path = kept.place / MANIFEST
    if not path.exists():
        raise Damaged(kept, [f"There is no {MANIFEST} in {kept.place}."])
    content = path.read_bytes()
    if digest(content) != kept.manifest_digest:
        raise Damaged(kept, [f"{MANIFEST} is not the one that was published: its digest differs."])
    found: dict[str, Any] = json.loads(content)
    return found


def content(kept: Kept, path: str) -> bytes:
    """One file, once it was seen to be the one that was published. Raises Damaged."""
    fault, found = _looked_at(kept, path, manifest(kept)["files"][path])
    if fault:
        raise Damaged(kept, [fault])
    return found


def faults(kept: Kept) -> list[str]:
    """A sentence for each file that is changed, missing or not of the folder; none when all is as it was published."""
    try:
        listed = manifest(kept)["files"]
    except Damaged as damaged:
        return damaged.faults
    looked_at = (_looked_at(kept, path, said)[0] for path, said in listed.items())
    return [*(fault for fault in looked_at if fault), *_strangers(kept, listed)]


def _looked_at(kept: Kept, path: str, said: Mapping[str, Any]) -> tuple[str, bytes]:
    file = kept.place / path
    if not file.is_file():
        return f"{path} is missing.", b""
    found = file.read_bytes()
    if digest(found) == said["sha256"]:
        return "", found
    size = f" ({len(found):,} bytes, published with {said['bytes']:,})" if len(found) != said["bytes"] else ""
    return f"{path} is not the file that was published: its digest differs{size}.", b""


def _strangers(kept: Kept, listed: Mapping[str, Any]) -> Iterator[str]:
    for file in sorted(kept.place.rglob("*")):
        name = file.relative_to(kept.place).as_posix()
        if file.is_file() and name != MANIFEST and name not in listed:
            yield f"{name} was not published with the others."
