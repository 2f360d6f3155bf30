"""Questions as a command line puts them, and answers as words and as plain data."""

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date

from goldenthread.statute.chapters import CHAPTERS
from goldenthread.statute.duty import Bound, Duty
from goldenthread.statute.errors import WrongFactsError
from goldenthread.statute.examples import example_facts
from goldenthread.statute.reckoning import Due, Register
from goldenthread.statute.wording import MONTHS, counted, in_words, with_weekday

WRITTEN_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
MET_ON_TOO = "Every duty with a day also takes met_on, the day on which it was done.\n"
OWN_CHAPTER = "From configuration"


def facts_from(words: Iterable[str]) -> dict[str, date]:
    """Facts written as `name=2026-09-01`.

    Errors: `WrongFactsError` for one without an equals sign, one given twice or a day that does not exist.
    """
    facts: dict[str, date] = {}
    for word in words:
        name, equals, text = word.partition("=")
        if not equals or not name:
            raise WrongFactsError(f"{word!r} is not a fact; write one as received_on=2026-09-01")
        if name in facts:
            raise WrongFactsError(f"{name} is given twice")
        facts[name] = day_from(name, text)
    return facts


def day_from(name: str, text: str) -> date:
    """A day written as 2026-09-01. Errors: `WrongFactsError`, which names the fact."""
    written = WRITTEN_DAY.fullmatch(text)
    if not written:
        raise WrongFactsError(
            f"{name} must be a date written as year, month and day, such as 2026-09-01; it is {text!r}"
        )
    year, month, day = (int(part) for part in written.groups())
    if year < 1 or not 1 <= month <= 12:
        raise WrongFactsError(f"{name} is {text}, which does not exist: the months are 01 to 12")
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise WrongFactsError(
            f"{name} is {text}, which does not exist: {MONTHS[month - 1]} {year} has {counted(last, 'day')}"
        )
    return date(year, month, day)


def in_plain_words(answer: Due) -> str:
    """The answer for a person to read, a line for each thing."""
    labelled = [
        ("", f"{answer.title} ({answer.code})"),
        ("First lawful day" if answer.bound is Bound.FIRST_DAY else "Due", _due(answer)),
        ("Last working day", with_weekday(answer.last_working_day) if answer.last_working_day else ""),
        ("Done", f"{in_words(answer.met_on)}: {answer.outcome}" if answer.met_on else ""),
        ("Meaning", answer.bound.value),
        *(("Why" if number == 0 else "", step) for number, step in enumerate(answer.steps)),
        ("Also read as", _also(answer)),
        (
            "As soon as practicable",
            "yes: the day is only the long-stop" if answer.duty.as_soon_as_practicable else "",
        ),
        ("Owed only if", answer.duty.only_if),
        ("Met by", answer.duty.met_by),
        *(("Exception", f"{finding.kind.value}: {finding.words}") for finding in answer.findings),
        ("Authority", f"{answer.authority.full} ({answer.kind.value})"),
        ("Policy", answer.duty.policy),
        ("Verified", "yes" if answer.verified else "no"),
        ("Note", answer.doubt),
    ]
    return "\n".join(_line(label, text) for label, text in labelled if text)


def _line(label: str, text: str) -> str:
    return f"{label}: {text}" if label else text


def _due(answer: Due) -> str:
    return with_weekday(answer.due_on) + (f", by {answer.by_time}" if answer.by_time else "")


def _also(answer: Due) -> str:
    if answer.customary_on is None:
        return ""
    same = " (the same day)" if answer.customary_on == answer.due_on else ""
    return f"{with_weekday(answer.customary_on)}{same}. {answer.customary_why}"


def as_data(answer: Due) -> dict[str, object]:
    """The answer as values that JSON can hold; days as 2026-09-01."""
    return {
        "code": answer.code,
        "title": answer.title,
        "due_on": answer.due_on.isoformat(),
        "by_time": answer.by_time or None,
        "raw_on": answer.raw_on.isoformat(),
        "last_working_day": _written(answer.last_working_day),
        "strict_on": answer.strict_on.isoformat(),
        "customary_on": _written(answer.customary_on),
        "customary_why": answer.customary_why or None,
        "next_step_from": _written(answer.next_step_from),
        "met_on": _written(answer.met_on),
        "outcome": answer.outcome or None,
        "meaning": answer.bound.value,
        "rules": [limit.rule.words(limit.event) for limit in answer.duty.limits],
        "steps": list(answer.steps),
        "why": answer.why,
        "as_soon_as_practicable": answer.duty.as_soon_as_practicable,
        "only_if": answer.duty.only_if or None,
        "met_by": answer.duty.met_by,
        "authority": answer.authority.full,
        "authority_short": answer.authority.short,
        "kind": answer.kind.value,
        "policy": answer.duty.policy or None,
        "verified": answer.verified,
        "note": answer.doubt or None,
        "exceptions": [kind.value for kind in answer.exceptions],
        "findings": [
            {"exception": finding.kind.value, "borne_out": finding.borne_out, "why": finding.words}
            for finding in answer.findings
        ],
    }


def _written(day: date | None) -> str | None:
    return day.isoformat() if day else None


def by_chapter(register: Register) -> dict[str, list[Duty]]:
    """The register's duties under the headings of the law; configured ones stand last."""
    placed = {duty: heading for heading, duties in CHAPTERS for duty in duties}
    found: dict[str, list[Duty]] = {heading: [] for heading, _ in CHAPTERS}
    for duty in register.duties:
        found.setdefault(placed.get(duty, OWN_CHAPTER), []).append(duty)
    return {heading: duties for heading, duties in found.items() if duties}


def listing(register: Register) -> str:
    """Every duty with its facts and an example, for a person to read."""
    chapters = by_chapter(register).items()
    parts = [f"{heading}\n\n" + "\n".join(_listed(duty) for duty in duties) for heading, duties in chapters]
    return "\n".join([MET_ON_TOO, *parts])


def _listed(duty: Duty) -> str:
    regime = f" [policy {duty.policy}]" if duty.policy else ""
    unverified = "" if duty.verified else " (not verified)"
    lines = [f"{duty.code}{regime}: {duty.title}{unverified}"]
    if not duty.dated:
        return "\n".join([*lines, f"    no number of days; {duty.authority.short}", ""])
    lines += [f"    {name}: {duty.events[name]}" for name in duty.required_facts]
    lines += [f"    {name}, if known: {duty.events[name]}" for name in duty.optional_facts]
    if duty.exception_facts:
        lines.append(f"    to test an exception: {', '.join(duty.exception_facts)}")
    return "\n".join([*lines, f"    {example_command(duty)}", ""])


def example_command(duty: Duty) -> str:
    """The duty's example as one would type it."""
    facts = " ".join(f"{name}={day.isoformat()}" for name, day in example_facts(duty).items())
    policy = f" --policy {duty.policy}" if duty.policy else ""
    return f"goldenthread due {duty.code} {facts}{policy}"


def listing_as_data(register: Register) -> list[dict[str, object]]:
    """Every duty as values that JSON can hold."""
    return [
        _duty_as_data(heading, duty) for heading, duties in by_chapter(register).items() for duty in duties
    ]


def _duty_as_data(heading: str, duty: Duty) -> dict[str, object]:
    example: Mapping[str, date] = example_facts(duty) if duty.dated else {}
    return {
        "chapter": heading,
        "code": duty.code,
        "title": duty.title,
        "facts": {name: duty.events[name] for name in duty.required_facts},
        "optional_facts": {name: duty.events[name] for name in duty.optional_facts},
        "exception_facts": list(duty.exception_facts),
        "example": {name: day.isoformat() for name, day in example.items()},
        "dated": duty.dated,
        "only_if": duty.only_if or None,
        "authority": duty.authority.full,
        "kind": duty.kind.value,
        "policy": duty.policy or None,
        "in_force_from": duty.in_force_from.isoformat(),
        "in_force_to": _written(duty.in_force_to),
        "verified": duty.verified,
        "note": duty.doubt or None,
    }
