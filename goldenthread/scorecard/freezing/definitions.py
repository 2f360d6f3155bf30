"""The definitions and the engine behind the figures, as texts that can be kept and compared."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module, metadata
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

from goldenthread import indicators
from goldenthread.indicators import INDICATORS, Indicator
from goldenthread.indicators import definitions as folder
from goldenthread.scorecard import working
from goldenthread.scorecard.freezing import folders
from goldenthread.scorecard.freezing.folders import Kept

DEFINITIONS = "definitions.json"
ENGINE = "engine.json"
LIBRARIES = ("polars", "narwhals")


@dataclass(frozen=True)
class DefinitionChange:
    """A definition that reads otherwise than when a month was published. now_version is "" for one that is gone."""

    code: str
    then_version: str
    now_version: str
    diff: str

    @property
    def words(self) -> str:
        if not self.now_version:
            return "Its definition is no longer held."
        if self.then_version == self.now_version:
            return f"The text of its definition changed (version {self.then_version} both times)."
        return f"Its definition changed from version {self.then_version} to version {self.now_version}."


def as_json() -> bytes:
    """Every definition: version, title, and the whole text of its file."""
    return folders.as_json(_now())


def engine_as_json() -> bytes:
    """What works the figures out: the versions of the product and its libraries, and the text of every file of it."""
    versions = {name: metadata.version(name) for name in LIBRARIES}
    return folders.as_json({"product": product_version(), "libraries": versions, "files": _engine_files()})


def product_version() -> str:
    return metadata.version("goldenthread")


@cache
def _now() -> dict[str, dict[str, str]]:
    return {
        indicator.code: {
            "version": str(indicator.version),
            "title": indicator.title,
            "file": path.name,
            "source": path.read_text(encoding="utf-8"),
        }
        for path, indicator in _files()
    }


def _files() -> Iterator[tuple[Path, Indicator]]:
    for found in iter_modules(folder.__path__):
        module = import_module(f"{folder.__name__}.{found.name}")
        for value in vars(module).values():
            if isinstance(value, Indicator):
                yield Path(str(module.__file__)), value


@cache
def _engine_files() -> dict[str, str]:
    home = Path(indicators.__path__[0])
    files = [*sorted(home.glob("*.py")), Path(str(working.__file__))]
    return {path.relative_to(home.parent).as_posix(): path.read_text(encoding="utf-8") for path in files}


def kept(edition: Kept) -> dict[str, dict[str, str]]:
    """As they were when the month was published. Raises folders.Damaged."""
    found: dict[str, dict[str, str]] = json.loads(folders.content(edition, DEFINITIONS))
    return found


def changed(edition: Kept) -> dict[str, DefinitionChange]:
    """By code, the definitions that read otherwise now, or are gone. Raises folders.Damaged."""
    then, now = kept(edition), _now()
    return {
        code: _change(code, was, now.get(code, {"version": "", "file": was["file"], "source": ""}))
        for code, was in then.items()
        if code not in now or (was["version"], was["source"]) != (now[code]["version"], now[code]["source"])
    }


def _change(code: str, was: dict[str, str], now: dict[str, str]) -> DefinitionChange:
    lines = difflib.unified_diff(
        was["source"].splitlines(),
        now["source"].splitlines(),
        f"{was['file']} as published",
        f"{now['file']} now",
        lineterm="",
        n=1,
    )
    return DefinitionChange(code, was["version"], now["version"], "\n".join(lines))


def came_later(edition: Kept) -> list[str]:
    """Codes defined since. Raises folders.Damaged."""
    return sorted(INDICATORS.keys() - kept(edition).keys())


def engine_changes(edition: Kept) -> list[str]:
    """The engine's files and libraries that are not what they were, in words. Raises folders.Damaged."""
    then: dict[str, Any] = json.loads(folders.content(edition, ENGINE))
    now = json.loads(engine_as_json())
    names = sorted(then["files"].keys() | now["files"].keys())
    files = [f"{name} changed" for name in names if then["files"].get(name) != now["files"].get(name)]
    libraries = [
        f"{name} {was} is now {now['libraries'].get(name, 'gone')}"
        for name, was in sorted(then["libraries"].items())
        if now["libraries"].get(name) != was
    ]
    return [*libraries, *files]
