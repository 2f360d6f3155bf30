"""A folder into which others drop files of figures: each is read once, and moved to `taken` or `refused` with a text beside
it that says what came of it.

A file in a folder of its own is returned on behalf of the body that the folder is named after. A file that is still being
written is left for the next time; the same file again changes nothing.
"""

from __future__ import annotations

import datetime as dt
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from django.utils import timezone

from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.publications.wording import counted
from goldenthread.scorecard.models import Reading
from goldenthread.scorecard.returned import actions, checking, files, holding, surprises
from goldenthread.scorecard.returned.actions import Source
from goldenthread.scorecard.returned.checking import Checked
from goldenthread.scorecard.returned.files import WrongFileError

TAKEN, REFUSED = "taken", "refused"
ENDINGS = {".xlsx", ".csv"}
# What programs call a file while they write it.
UNFINISHED_STARTS = (".", "~")
UNFINISHED_ENDINGS = {".tmp", ".part", ".partial", ".crdownload", ".download", ".filepart", ".swp"}
SETTLED_FOR = (
    2.0  # seconds during which nothing may change: a copy over a network writes more often than that
)

Came = Literal["taken", "unchanged", "refused", "left"]


@dataclass(frozen=True)
class Outcome:
    """What came of one file. words: a line for each thing said of it."""

    name: str
    came: Came
    words: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.name}: {self.came}. {' '.join(self.words)}"


@dataclass(frozen=True)
class Folder:
    """path: where files are dropped. on_behalf_of: for those that lie in no folder of a body's own."""

    path: Path
    on_behalf_of: str
    by: Any
    today: dt.date


def read(folder: Folder, wait: Callable[[float], None] = time.sleep) -> list[Outcome]:
    """Read every finished file of the folder, in order of name. Raises Refused when there is no such folder."""
    if not folder.path.is_dir():
        raise Refused(f"There is no folder {folder.path}")
    before = {path: _state(path) for path in _dropped(folder.path)}
    if before:
        wait(SETTLED_FOR)
    outcomes, readings = [], []
    for path, state in before.items():
        if state is None or _state(path) != state:
            outcomes.append(Outcome(path.name, "left", ("It is still being written.",)))
            continue
        outcome, taken = _read_file(folder, path)
        outcomes.append(outcome)
        readings += taken
    actions.show(by=folder.by, readings=readings)
    return outcomes


def _dropped(folder: Path) -> Iterator[Path]:
    """Files of the folder and of the folders in it, but for what was dealt with. Links are not followed."""
    for path in sorted(folder.iterdir()):
        if path.is_symlink() or _is_unfinished(path):
            continue
        if path.is_file():
            yield path
        elif path.is_dir() and path.name not in (TAKEN, REFUSED):
            files_in = sorted(each for each in path.iterdir() if each.is_file() and not each.is_symlink())
            yield from (each for each in files_in if not _is_unfinished(each))


def _is_unfinished(path: Path) -> bool:
    return path.name.startswith(UNFINISHED_STARTS) or path.suffix.lower() in UNFINISHED_ENDINGS


def _state(path: Path) -> tuple[int, int] | None:
    """Size and time of the last change; None for a file that has nothing in it yet, or is gone."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return (found.st_size, found.st_mtime_ns) if found.st_size else None


def _read_file(folder: Folder, path: Path) -> tuple[Outcome, list[Reading]]:
    """What came of a file, and the figures that it brought."""
    name = path.name
    body = folder.on_behalf_of if path.parent == folder.path else path.parent.name
    try:
        content = path.read_bytes()
        checked = _checked(path, content, folder.today)
        sent = actions.take_in(
            by=folder.by,
            checked=checked,
            on_behalf_of=body,
            source=Source(name, holding.digest(content)),
        )
    except WrongFileError as error:
        return _moved(path, Outcome(name, "refused", tuple(map(str, error.faults)))), []
    except Refused as error:
        return _moved(path, Outcome(name, "refused", (error.words + ".",))), []
    except (Conflict, OSError) as error:
        return Outcome(name, "left", (f"It will be read again: {error}",)), []
    if sent is None:
        return _moved(path, Outcome(name, "unchanged", ("Every figure in it stands already.",))), []
    said = (f"{summary(checked)} Return {sent.ref}.", *(f"Look at {warning}" for warning in checked.warnings))
    return _moved(path, Outcome(name, "taken", said)), list(sent.readings.all())


def _checked(path: Path, content: bytes, today: dt.date) -> Checked:
    if path.suffix.lower() not in ENDINGS:
        raise Refused(f"{path.name} is neither a spreadsheet (.xlsx) nor CSV")
    checked = checking.check(files.read(content, path.name), today=today)
    if checked.faults:
        raise WrongFileError(*checked.faults)
    surprises.add_warnings(checked)
    return checked


def summary(checked: Checked) -> str:
    """ "12 figures are new, 2 have changed and 30 are as they stood." """
    new, changed, same = (len(checked.of(what)) for what in ("new", "changed", "unchanged"))
    verb = "is" if new == 1 else "are"
    return (
        f"{counted(new, 'figure')} {verb} new, {changed:,} {'has' if changed == 1 else 'have'} changed and "
        f"{same:,} {'is' if same == 1 else 'are'} as {'it' if same == 1 else 'they'} stood."
    )


def _moved(path: Path, outcome: Outcome) -> Outcome:
    """Put the file away with its text beside it; nothing that lies there already is written over."""
    into = path.parent / (REFUSED if outcome.came == "refused" else TAKEN)
    into.mkdir(exist_ok=True)
    place = _unused(into, path.name)
    try:
        os.replace(path, place)
    except FileNotFoundError:  # somebody else has put it away
        return outcome
    said = f"{path.name}, read {timezone.localtime():%Y-%m-%d %H:%M}: {outcome.came}\n\n"
    Path(f"{place}.txt").write_text(said + "\n".join(outcome.words) + "\n", encoding="utf-8")
    return outcome


def _unused(into: Path, name: str) -> Path:
    stem, ending = os.path.splitext(name)
    number, place = 1, into / name
    while place.exists() or Path(f"{place}.txt").exists():
        number += 1
        place = into / f"{stem} ({number}){ending}"
    return place
