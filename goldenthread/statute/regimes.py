"""Duties as configuration: a council's own policy, or a regime to come, read from a mapping or a TOML file.

A duty is a table of the same form as the ones here:

    [[duty]]
    code = "plan_issued"
    title = "Send the final plan"
    authority = "Education Regulations 2029, regulation 7"
    met_by = "the final plan sent"
    in_force_from = 2029-09-01

    [[duty.limit]]
    fact = "received_on"
    event = "the request was received"
    weeks = 16

Of the ways to count (`COUNTS`) each limit takes exactly one.
"""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import Enum
from pathlib import Path
from typing import TypeVar

from goldenthread.statute.counting import (
    BeforeDate,
    DaysAfter,
    DaysBeginningWith,
    Months,
    MonthsBefore,
    MonthsBeginningWith,
    NoticeBefore,
    OnTheDay,
    Rule,
    Weeks,
    WeeksBeginningWith,
    WorkingDays,
    WorkingDaysBeginningWith,
)
from goldenthread.statute.duty import Bound, Customary, Duty, Kind, Limit, Pick
from goldenthread.statute.errors import ConfigurationError
from goldenthread.statute.tribunal_time import TribunalWorkingDays
from goldenthread.statute.wording import Authority, listed

Table = Mapping[str, object]
Choice = TypeVar("Choice", bound=Enum)
LEAP_YEAR = 2028

NUMBERED: dict[str, Callable[[int], Rule]] = {
    "days": DaysAfter,
    "days_beginning_with": DaysBeginningWith,
    "weeks": Weeks,
    "weeks_beginning_with": WeeksBeginningWith,
    "months": Months,
    "months_beginning_with": MonthsBeginningWith,
    "months_before": MonthsBefore,
    "working_days": WorkingDays,
    "working_days_beginning_with": WorkingDaysBeginningWith,
    "tribunal_working_days": TribunalWorkingDays,
    "weeks_notice": NoticeBefore,
    "clear_weeks_notice": lambda weeks: NoticeBefore(weeks, clear=True),
}
FIXED = {"before": False, "by": True}
ON_THE_DAY = "on_the_day"
COUNTS = (*NUMBERED, *FIXED, ON_THE_DAY)
LIMIT_KEYS = ("fact", "event", "replaces", "optional", *COUNTS)
DUTY_KEYS = (
    *(
        "code",
        "title",
        "authority",
        "authority_short",
        "met_by",
        "reference",
        "kind",
        "policy",
        "bound",
        "pick",
    ),
    *("as_soon_as_practicable", "in_force_from", "in_force_to", "verified", "doubt", "tribunal_time"),
    *("only_if", "limit", "customary", "order"),
)


def read_duties(path: Path) -> tuple[Duty, ...]:
    """The duties of a TOML file. Errors: `ConfigurationError`, which names the file and the place in it."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be read ({error.strerror})") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{path}: is not TOML: {error}") from error
    return duties_from(data, place=str(path))


def duties_from(data: Table, *, place: str = "the configuration") -> tuple[Duty, ...]:
    """The duties of a mapping whose `duty` is a list of tables.

    Errors: `ConfigurationError`, which names the place, the duty and the key, and says what was expected.
    """
    _only(data, ("duty",), place)
    tables = _tables(data, "duty", place)
    if not tables:
        raise ConfigurationError(f"{place}: has no duty; it takes one or more tables called duty")
    return tuple(_duty(table, f"{place}, duty {number}") for number, table in enumerate(tables, start=1))


def _duty(table: Table, place: str) -> Duty:
    code = _text(table, "code", place)
    place = f"{place} ({code})"
    if not code.isidentifier() or code != code.lower():
        raise ConfigurationError(f"{place}: code must be small letters, digits and underscores")
    _only(table, DUTY_KEYS, place)
    kind, policy = _choice(table, "kind", Kind, Kind.LAW, place), _optional_text(table, "policy", place)
    if (kind is Kind.POLICY) != bool(policy):
        raise ConfigurationError(f"{place}: policy must be named when kind is policy, and only then")
    limits = _limits(table, place)
    return Duty(
        code=code,
        reference=_optional_text(table, "reference", place) or "own",
        title=_text(table, "title", place),
        limits=limits,
        met_by=_text(table, "met_by", place),
        authority=_authority(table, place),
        kind=kind,
        bound=_choice(table, "bound", Bound, Bound.LONG_STOP, place),
        as_soon_as_practicable=_flag(table, "as_soon_as_practicable", place, otherwise=False),
        in_force_from=_day(table, "in_force_from", place),
        in_force_to=_in_force_to(table, place),
        verified=_flag(table, "verified", place, otherwise=True),
        doubt=_optional_text(table, "doubt", place),
        customary=_customary(table, place),
        policy=policy,
        pick=_choice(table, "pick", Pick, Pick.EARLIEST, place),
        tribunal_time=_flag(table, "tribunal_time", place, otherwise=False),
        order=_order(table, limits, place),
        only_if=_optional_text(table, "only_if", place),
    )


def _limits(table: Table, place: str) -> tuple[Limit, ...]:
    limits = tuple(
        _limit(one, f"{place}, limit {number}")
        for number, one in enumerate(_tables(table, "limit", place), start=1)
    )
    facts = [limit.fact for limit in limits]
    for number, limit in enumerate(limits, start=1):
        if limit.fact in facts[: number - 1]:
            raise ConfigurationError(f"{place}, limit {number}: fact {limit.fact!r} has a limit already")
        if limit.replaces is not None and limit.replaces not in facts:
            raise ConfigurationError(
                f"{place}, limit {number}: replaces {limit.replaces!r}, which no limit is counted from"
            )
    if limits and not any(limit.required for limit in limits):
        raise ConfigurationError(f"{place}: one limit at least must be neither optional nor a replacement")
    return limits


def _limit(table: Table, place: str) -> Limit:
    _only(table, LIMIT_KEYS, place)
    fact = _text(table, "fact", place)
    if not fact.isidentifier() or not fact.endswith("_on"):
        raise ConfigurationError(f"{place}: fact must be a name that ends in _on; it is {fact!r}")
    return Limit(
        fact,
        _text(table, "event", place),
        _rule(table, place),
        replaces=_optional_text(table, "replaces", place) or None,
        optional=_flag(table, "optional", place, otherwise=False),
    )


def _rule(table: Table, place: str) -> Rule:
    given = [key for key in COUNTS if key in table]
    if len(given) != 1:
        has = listed(given) if given else "none"
        raise ConfigurationError(f"{place}: takes exactly one of {', '.join(COUNTS)}; it has {has}")
    key = given[0]
    if key == ON_THE_DAY:
        if table[key] is not True:
            raise ConfigurationError(f"{place}: on_the_day must be true; it is {table[key]!r}")
        return OnTheDay()
    return _fixed(table, key, place) if key in FIXED else NUMBERED[key](_number(table, key, place))


def _fixed(table: Table, key: str, place: str) -> Rule:
    value = table[key]
    try:
        month, day = str(value).split("-")
        fixed = date(LEAP_YEAR, int(month), int(day))
    except ValueError:
        raise ConfigurationError(
            f'{place}: {key} must be a month and a day such as "02-15"; it is {value!r}'
        ) from None
    if (fixed.month, fixed.day) == (2, 29):
        raise ConfigurationError(f"{place}: {key} must be a day that every year has; it is {value!r}")
    return BeforeDate(fixed.month, fixed.day, inclusive=FIXED[key])


def _customary(table: Table, place: str) -> Customary | None:
    if "customary" not in table:
        return None
    within, place = table["customary"], f"{place}, customary"
    if not isinstance(within, Mapping):
        raise ConfigurationError(f"{place}: must be a table; it is {within!r}")
    words = _text(within, "words", place)
    rest = {key: value for key, value in within.items() if key != "words"}
    return Customary(_limit(rest, place), words)


def _order(table: Table, limits: tuple[Limit, ...], place: str) -> tuple[tuple[str, str], ...]:
    facts = [limit.fact for limit in limits]
    pairs = table.get("order", [])
    if not isinstance(pairs, list):
        raise ConfigurationError(f"{place}: order must be a list of pairs of facts; it is {pairs!r}")
    for pair in pairs:
        if not isinstance(pair, list) or len(pair) != 2 or any(fact not in facts for fact in pair):
            known = listed(facts) if facts else "no fact"
            raise ConfigurationError(
                f"{place}: order takes pairs of facts of its limits ({known}); not {pair!r}"
            )
    return tuple((earlier, later) for earlier, later in pairs)


def _authority(table: Table, place: str) -> Authority:
    full = _text(table, "authority", place)
    return Authority(full, _optional_text(table, "authority_short", place) or full)


def _in_force_to(table: Table, place: str) -> date | None:
    if "in_force_to" not in table:
        return None
    first, last = _day(table, "in_force_from", place), _day(table, "in_force_to", place)
    if last < first:
        raise ConfigurationError(f"{place}: in_force_to ({last}) is before in_force_from ({first})")
    return last


def _only(table: Table, known: Sequence[str], place: str) -> None:
    strange = [key for key in table if key not in known]
    if strange:
        raise ConfigurationError(f"{place}: does not know {listed(strange)}; it takes {listed(known)}")


def _tables(table: Table, key: str, place: str) -> list[Table]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, Mapping) for one in value):
        raise ConfigurationError(f"{place}: {key} must be a list of tables; it is {value!r}")
    return value


def _text(table: Table, key: str, place: str) -> str:
    if key not in table:
        raise ConfigurationError(f"{place}: lacks {key}")
    value = table[key]
    if not isinstance(value, str) or not value.strip():
        raise ConfigurationError(f"{place}: {key} must be words; it is {value!r}")
    return value


def _optional_text(table: Table, key: str, place: str) -> str:
    return _text(table, key, place) if key in table else ""


def _number(table: Table, key: str, place: str) -> int:
    value = table[key]
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise ConfigurationError(f"{place}: {key} must be a whole number above nought; it is {value!r}")
    return value


def _flag(table: Table, key: str, place: str, *, otherwise: bool) -> bool:
    value = table.get(key, otherwise)
    if not isinstance(value, bool):
        raise ConfigurationError(f"{place}: {key} must be true or false; it is {value!r}")
    return value


def _day(table: Table, key: str, place: str) -> date:
    if key not in table:
        raise ConfigurationError(f"{place}: lacks {key}")
    value = table[key]
    if type(value) is not date:
        raise ConfigurationError(f"{place}: {key} must be a date such as 2029-09-01; it is {value!r}")
    return value


def _choice(table: Table, key: str, choices: type[Choice], otherwise: Choice, place: str) -> Choice:
    if key not in table:
        return otherwise
    names = {choice.name.lower(): choice for choice in choices}
    value = table[key]
    if not isinstance(value, str) or value not in names:
        raise ConfigurationError(f"{place}: {key} must be one of {listed(list(names))}; it is {value!r}")
    return names[value]
