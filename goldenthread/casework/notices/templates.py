"""The templates of letters: data files beside this one, each with its version and the day from which it holds."""

import tomllib
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).with_name("letters")
SHARED = "shared"
FAMILY, BODY, SETTING = "family", "body", "setting"
LOCAL_OFFER = "{local_offer}"


class UnknownTemplateError(LookupError):
    """There is no such letter, or none that holds on the day."""


@dataclass(frozen=True)
class Part:
    """A heading, which may be empty, and paragraphs with placeholders."""

    words: tuple[str, ...]
    heading: str = ""
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class DayWanted:
    """A day that the letter states: the duty it comes from, and for each of its facts which fact of the letter."""

    name: str
    words: str
    duty: str
    facts: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class Template:
    """One version of a letter. `audience` is whom it may go to; `stage` where the case stands when it goes."""

    code: str
    version: int
    in_force_from: date
    label: str
    stage: str
    audience: str
    title: str
    parts: tuple[Part, ...]
    rights: tuple[Part, ...]
    days: tuple[DayWanted, ...]
    enclosed: tuple[str, ...] = ()
    asks_reasons: bool = False
    prompts_support_offer: bool = False
    needs: frozenset[str] = field(default_factory=frozenset)


def template(code: str, day: date) -> Template:
    """The version of a letter that holds on a day. Errors: `UnknownTemplateError`."""
    held = [one for one in every_version() if one.code == code and one.in_force_from <= day]
    if not held:
        raise UnknownTemplateError(f"No letter {code!r} holds on {day}")
    return max(held, key=lambda one: one.version)


def template_sent(code: str, version: int) -> Template:
    """The version by which a letter was written. Errors: `UnknownTemplateError`."""
    for one in every_version():
        if (one.code, one.version) == (code, version):
            return one
    raise UnknownTemplateError(f"There is no version {version} of the letter {code!r}")


def codes() -> list[str]:
    return sorted({one.code for one in every_version()})


@cache
def every_version() -> tuple[Template, ...]:
    shared = {name: _part(block) for name, block in _read(FOLDER / f"{SHARED}.toml").items()}
    paths = sorted(path for path in FOLDER.glob("*.toml") if path.stem != SHARED)
    return tuple(_template(_read(path), shared) for path in paths)


def _read(path: Path) -> dict:
    with path.open("rb") as file:
        return tomllib.load(file)


def _template(given: dict, shared: dict[str, Part]) -> Template:
    parts = tuple(_part(block) for block in given["parts"])
    rights = tuple(shared[name] for name in given.get("rights", ()))
    return Template(
        code=given["code"],
        version=given["version"],
        in_force_from=given["in_force_from_on"],
        label=given["label"],
        stage=given["stage"],
        audience=given["audience"],
        title=given["title"],
        parts=parts,
        rights=rights,
        days=tuple(_day(block) for block in given.get("dates", ())),
        enclosed=tuple(given.get("enclosed", ())),
        asks_reasons=given.get("asks_reasons", False),
        prompts_support_offer=given.get("prompts_support_offer", False),
        needs=_needs(parts + rights),
    )


def _part(block: dict) -> Part:
    return Part(tuple(block["words"]), block.get("heading", ""), tuple(block.get("needs", ())))


def _day(block: dict) -> DayWanted:
    return DayWanted(block["name"], block["words"], block["duty"], block["from"])


def _needs(parts: tuple[Part, ...]) -> frozenset[str]:
    """Which contacts must be written down: those that its parts name, and always where to answer to."""
    named = {need for part in parts for need in part.needs}
    offer = {"local_offer"} if any(LOCAL_OFFER in words for part in parts for words in part.words) else set()
    return frozenset(named | offer | {"council"})
