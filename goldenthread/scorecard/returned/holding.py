"""A file between its preview and its confirmation: kept for a day in a folder that only the server reads.

Whoever sent it alone may go on with it; the reference in the address says nothing about it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
import secrets
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

KEPT_FOR = dt.timedelta(days=1)
REF = re.compile(r"[A-Za-z0-9_-]{20,40}")


@dataclass(frozen=True)
class Held:
    """A file that waits for its sender's yes, and what they said of it. by: the number of the sender's account."""

    by: int
    name: str
    dataset: str
    on_behalf_of: str
    note: str


def _folder() -> Path:
    return Path(settings.HOME) / "returned" / "waiting"


def put(held: Held, content: bytes) -> str:
    """Keep it, and give the reference by which it is found again. What was left behind for a day goes."""
    _sweep()
    ref = secrets.token_urlsafe(18)
    place = _folder() / ref
    place.mkdir(parents=True, mode=0o700)
    (place / "file").write_bytes(content)
    (place / "about.json").write_text(json.dumps(asdict(held)))
    return ref


def get(ref: str, user: Any) -> tuple[Held, bytes] | None:
    """The file and what was said of it; None where it is gone or somebody else's."""
    place = _folder() / ref
    if not REF.fullmatch(ref) or not (place / "about.json").exists():
        return None
    held = Held(**json.loads((place / "about.json").read_text()))
    return (held, (place / "file").read_bytes()) if held.by == user.pk else None


def drop(ref: str) -> None:
    if REF.fullmatch(ref):
        shutil.rmtree(_folder() / ref, ignore_errors=True)


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _sweep() -> None:
    if not _folder().exists():
        return
    oldest = (timezone.now() - KEPT_FOR).timestamp()
    for place in _folder().iterdir():
        if place.stat().st_mtime < oldest:
            shutil.rmtree(place, ignore_errors=True)
