"""What a plan says, as values: read from the rows as they stand or from a version, and the same for both. Checks,
differences, pages and papers are worked out from it."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date

from goldenthread.casework.plan_writing import sections
from goldenthread.casework.plan_writing.models import WrittenPlan


@dataclass(frozen=True)
class Text:
    code: str
    text: str
    voice: str = ""


@dataclass(frozen=True)
class Need:
    key: str
    section: str
    text: str

    @property
    def words(self) -> str:
        return self.text


@dataclass(frozen=True)
class Outcome:
    """`needs` are the keys of the needs it belongs to."""

    key: str
    section: str
    text: str
    measure: str = ""
    reach_by_on: date | None = None
    needs: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        return self.text


@dataclass(frozen=True)
class Provision:
    """`outcomes` are the keys of the outcomes it serves."""

    key: str
    section: str
    what: str
    who: str = ""
    how_often: str = ""
    how_long: str = ""
    reviewed: str = ""
    educates: bool = False
    for_adulthood: bool = False
    outcomes: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        return self.what


@dataclass(frozen=True)
class Listed:
    """A report in section K; `advice` is the key of the advice asked for under regulation 6, if it is one."""

    key: str
    section: str
    title: str
    author: str = ""
    dated_on: date | None = None
    advice: int | None = None

    @property
    def words(self) -> str:
        return self.title


@dataclass(frozen=True)
class Placed:
    """What section I names: `name` and `type_words` as they read on the day, with the setting's key or the code of what
    it is instead."""

    key: str
    section: str
    name: str = ""
    type_words: str = ""
    unit_words: str = ""
    note: str = ""
    setting_id: int | None = None
    type_only: str = ""
    elsewhere: str = ""
    in_sen_unit: bool = False
    in_resourced_provision: bool = False

    @property
    def words(self) -> str:
        return ", ".join(part for part in (self.name, self.type_words, self.unit_words) if part)


Row = Need | Outcome | Provision | Listed | Placed


@dataclass(frozen=True)
class Content:
    texts: tuple[Text, ...] = ()
    needs: tuple[Need, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    provision: tuple[Provision, ...] = ()
    advice: tuple[Listed, ...] = ()
    placements: tuple[Placed, ...] = ()
    _by_code: dict[str, Text] = field(default_factory=dict, init=False, compare=False, repr=False)

    def __post_init__(self):
        self._by_code.update({one.code: one for one in self.texts})

    def text(self, code: str) -> str:
        return self._by_code[code].text if code in self._by_code else ""

    def voice(self, code: str) -> str:
        return self._by_code[code].voice if code in self._by_code else ""

    @property
    def rows(self) -> tuple[Row, ...]:
        return (*self.needs, *self.outcomes, *self.provision, *self.advice, *self.placements)

    def rows_of(self, code: str) -> list[Row]:
        return [row for row in self.rows if row.section == code]

    def says_something(self, code: str) -> bool:
        return bool(self.text(code).strip() or self.rows_of(code))

    # Along the golden thread, both ways

    def outcomes_of(self, need: Need) -> list[Outcome]:
        return [one for one in self.outcomes if need.key in one.needs]

    def needs_of(self, outcome: Outcome) -> list[Need]:
        return [one for one in self.needs if one.key in outcome.needs]

    def provision_of(self, outcome: Outcome) -> list[Provision]:
        return [one for one in self.provision if outcome.key in one.outcomes]

    def outcomes_served(self, provision: Provision) -> list[Outcome]:
        return [one for one in self.outcomes if one.key in provision.outcomes]

    def provision_for(self, need: Need) -> list[Provision]:
        served = {one.key for one in self.outcomes_of(need)}
        return [one for one in self.provision if served & set(one.outcomes)]

    def needs_met(self, provision: Provision) -> list[Need]:
        return [one for one in self.needs if provision in self.provision_for(one)]


ROWS = {
    "needs": Need,
    "outcomes": Outcome,
    "provision": Provision,
    "advice": Listed,
    "placements": Placed,
}
KEYS = {"needs", "outcomes"}  # fields of a row that hold keys of others


def of(written: WrittenPlan | None) -> Content:
    """As the rows stand. Fetch the plan with `whole()`."""
    if written is None:
        return Content()
    order = {one.code: number for number, one in enumerate(sections.SECTIONS)}
    texts = sorted(written.sections.all(), key=lambda one: order[one.code])
    return Content(
        texts=tuple(Text(one.code, one.text, one.voice) for one in texts if one.text or one.voice),
        **{name: _rows(getattr(written, name).all(), kind, order) for name, kind in ROWS.items()},
    )


def _rows(rows, kind: type[Row], order: dict[str, int]) -> tuple:
    standing = sorted(
        (row for row in rows if row.is_standing), key=lambda row: (order[row.section], row.number)
    )
    return tuple(kind(**{name: _value(row, name) for name in kind.__dataclass_fields__}) for row in standing)


def _value(row, name: str):
    if name == "advice":
        return row.advice_id
    if name in KEYS:
        linked = [one for one in getattr(row, name).all() if one.is_standing]
        return tuple(one.key for one in sorted(linked, key=lambda one: (one.section, one.number)))
    return getattr(row, name)


def to_values(content: Content) -> dict:
    """Values that JSON can carry; days are as in 2024-07-31. Placements are left out while there are none, so that what
    was kept before section I had lines has the digest that it had."""
    named = [name for name in ROWS if name != "placements" or content.placements]
    return {
        "texts": [asdict(one) for one in content.texts],
        **{name: [_plain(asdict(row)) for row in getattr(content, name)] for name in named},
    }


def _plain(row: dict) -> dict:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}


def from_values(values: dict) -> Content:
    return Content(
        texts=tuple(Text(**one) for one in values["texts"]),
        **{name: tuple(_read(kind, row) for row in values.get(name, ())) for name, kind in ROWS.items()},
    )


def _read(kind: type[Row], row: dict) -> Row:
    return kind(**{name: _typed(name, value) for name, value in row.items()})


def _typed(name: str, value):
    if isinstance(value, Sequence) and not isinstance(value, str):
        return tuple(value)
    return date.fromisoformat(value) if value and name.endswith("_on") else value


def digest(content: Content) -> str:
    """The same for the same words and links, and for nothing else."""
    return hashlib.sha256(json.dumps(to_values(content), sort_keys=True).encode()).hexdigest()
