"""The law that the product works by, as a page: every duty with its authority and a worked example."""

from datetime import date

from goldenthread.statute.calendars import ENGLAND
from goldenthread.statute.chapters import CHAPTERS
from goldenthread.statute.duty import Bound, Duty, Limit
from goldenthread.statute.examples import example_facts
from goldenthread.statute.exceptions import CLOSURE_NOTE, PERIODS, ExceptionKind, Period
from goldenthread.statute.reckoning import LAW, due_from
from goldenthread.statute.wording import counted, in_words, with_weekday

ASKED = date(2026, 7, 15)
OPENING = f"""# The law

Every duty that Golden Thread works by, made from the same values that work out each date
(`statute.law_page()`; a test keeps this page the same as the code).

- Days are whole days in England. A period of weeks, days or months runs through weekends and school holidays.
- The Regulations never move a last day that falls on a weekend or a bank holiday. The working day before it
is shown beside the date, which stays.
- "As soon as practicable" is the duty; the number of weeks beside it is its long-stop.
- An exception never moves a date. It is recorded, and figures are shown with and without it.
- The Tribunal's rules do move the last day for an appeal, and set the hour: 5pm.
- A duty says "Verified: no" when the text that gives its period was not read. Its date is the best reading, and
is shown as such wherever it appears.
- Bank holidays are known from {ENGLAND.first_year} to {ENGLAND.last_year}; one proclaimed later is added to
the calendar.
"""


def law_page() -> str:
    """Every duty as Markdown, with where it comes from and a worked example."""
    sections = [f"## {heading}\n\n{_entries(duties)}" for heading, duties in CHAPTERS]
    return "\n".join([OPENING, _contents(), *sections, _exceptions(), _periods()])


def _contents() -> str:
    lines = ["## Contents", ""]
    for heading, duties in CHAPTERS:
        unverified = sum(not duty.verified for duty in duties)
        marked = f", {unverified} not verified" if unverified else ""
        entries = f"{len(duties)} duties" if len(duties) > 1 else "1 duty"
        lines.append(f"- [{heading}](#{_anchor(heading)}): {entries}{marked}")
    return "\n".join([*lines, "- [Exceptions](#exceptions)", "- [Other periods](#other-periods)", ""])


def _anchor(heading: str) -> str:
    return heading.lower().replace(",", "").replace(" ", "-")


def _entries(duties: tuple[Duty, ...]) -> str:
    return "\n".join(_entry(duty) for duty in duties)


def _entry(duty: Duty) -> str:
    regime = f" ({duty.authority.short})" if duty.policy else ""
    rows = [*_rows(duty), *_example(duty)]
    lines = [f"- {name}: {text}" for name, text in rows if text]
    return "\n".join([f"### {duty.title}{regime}", "", *lines, ""])


def _rows(duty: Duty) -> list[tuple[str, str]]:
    return [
        ("Code", f"`{duty.code}` ({duty.reference})"),
        ("When", _when(duty)),
        ("Owed only if", duty.only_if),
        ("Met by", duty.met_by),
        ("Authority", f"{duty.authority.full} ({duty.kind.value})"),
        ("In force", _in_force(duty)),
        ("Exceptions", ", ".join(f"`{kind.value}`" for kind in duty.exceptions)),
        ("Verified", "" if duty.verified else "no"),
        ("Note", duty.doubt),
    ]


def _when(duty: Duty) -> str:
    if not duty.dated:
        return f"{'as soon as practicable; ' if duty.as_soon_as_practicable else ''}no number of days"
    soon = "as soon as practicable, and in any event within " if duty.as_soon_as_practicable else ""
    firm = " and ".join(_limit(limit) for limit in duty.limits if limit.required)
    instead = "".join(f"; once that is known, {_limit(limit)}" for limit in duty.limits if limit.replaces)
    beside = "".join(f"; and, if known, {_limit(limit)}" for limit in duty.limits if limit.optional)
    picked = f"; {duty.pick.value} counts" if len(duty.limits) > 1 and not instead else ""
    return f"{soon}{firm}{instead}{beside}{picked}{_meant(duty)}"


def _meant(duty: Duty) -> str:
    tribunal = "; the Tribunal's rules then move the day" if duty.tribunal_time else ""
    ends = {Bound.WINDOW: "; at least this long", Bound.FIRST_DAY: "; lawful from the day after"}
    return tribunal + ends.get(duty.bound, "")


def _limit(limit: Limit) -> str:
    return f"{limit.rule.words(limit.event)} (`{limit.fact}`)"


def _in_force(duty: Duty) -> str:
    until = f" to {in_words(duty.in_force_to)}" if duty.in_force_to else ""
    return f"from {in_words(duty.in_force_from)}{until}"


def _example(duty: Duty) -> list[tuple[str, str]]:
    if not duty.dated:
        return []
    answer = due_from(duty.code, example_facts(duty), policy=duty.policy or None, register=LAW)
    rows = [("Example", answer.why)]
    if answer.customary_on:
        rows.append((f"Also read as {with_weekday(answer.customary_on)}", answer.customary_why))
    return rows


def _exceptions() -> str:
    rows = [
        f"- `{kind.value}`: {kind.words} ({kind.authority.short}{'' if kind.verified else '; not verified'})."
        for kind in ExceptionKind
    ]
    closure = _finding(
        first_closed_on=date(2026, 7, 22), reopens_on=date(2026, 9, 2), advice_requested_on=ASKED
    )
    absence = _finding(left_on=date(2026, 7, 20), back_on=date(2026, 8, 16))
    examples = ["", f"- Example of a closure: {closure}", f"- Example of an absence: {absence}"]
    return "\n".join(["## Exceptions", "", f"See also {CLOSURE_NOTE.full}.", "", *rows, *examples, ""])


def _finding(**facts: date) -> str:
    return due_from("plan_issued", {"received_on": date(2026, 6, 1), **facts}, register=LAW).findings[0].words


def _periods() -> str:
    rows = [f"- {_length(period)}: {period.words} ({period.authority.short})." for period in PERIODS]
    return "\n".join(["## Other periods", "", *rows, ""])


def _length(period: Period) -> str:
    return counted(period.weeks, "week") if period.weeks else counted(period.months, "month")
