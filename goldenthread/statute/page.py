"""The law that the product works by, as a page: every duty with its authority and a worked example."""

from datetime import date

from goldenthread.statute import annual_review, assessment, complaints, transfers
from goldenthread.statute.calendars import ENGLAND
from goldenthread.statute.duty import Bound, Duty, Limit
from goldenthread.statute.exceptions import CLOSURE_NOTE, PERIODS, ExceptionKind, Period
from goldenthread.statute.reckoning import due_from
from goldenthread.statute.wording import counted, in_words, with_weekday

SECTIONS = (
    ("Needs assessment and first plan", assessment.DUTIES),
    ("Annual review", annual_review.REVIEWS),
    ("Amending a plan", annual_review.AMENDMENTS),
    ("Reassessment", annual_review.REASSESSMENTS),
    ("Phase transfer", transfers.DUTIES),
    ("Complaints", complaints.DUTIES),
)
EXAMPLE_FACTS = {
    "acknowledged_on": date(2026, 9, 4),
    "aware_on": date(2026, 9, 1),
    "meeting_on": date(2026, 11, 3),
    "notice_on": date(2026, 11, 24),
    "notified_on": date(2026, 10, 5),
    "received_on": date(2026, 9, 1),
    "reported_on": date(2026, 11, 30),
    "requested_on": date(2026, 10, 14),
    "reviewed_on": date(2025, 9, 15),
    "sent_on": date(2026, 10, 12),
    "served_on": date(2026, 12, 18),
    "term_starts_on": date(2027, 1, 4),
    "transfer_on": date(2027, 9, 1),
}
OPENING = f"""# The law

Every duty that Golden Thread works by, made from the same values that work out each date
(`statute.law_page()`; a test keeps this page the same as the code).

- Days are whole days in England. A period of weeks, days or months runs through weekends and school holidays.
- The Regulations never move a last day that falls on a weekend or a bank holiday. The working day before it
is shown beside the date, which stays.
- "As soon as practicable" is the duty; the number of weeks beside it is its long-stop.
- An exception never moves a date. It is recorded, and figures are shown with and without it.
- Bank holidays are known from {ENGLAND.first_year} to {ENGLAND.last_year}; one proclaimed later is added to
the calendar.
"""


def law_page() -> str:
    """Every duty as Markdown, with where it comes from and a worked example."""
    sections = [f"## {heading}\n\n{_entries(duties)}" for heading, duties in SECTIONS]
    return "\n".join([OPENING, *sections, _exceptions(), _periods()])


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
    firm = " and ".join(_limit(limit) for limit in duty.limits if limit.replaces is None)
    instead = "".join(f"; once that is known, {_limit(limit)}" for limit in duty.limits if limit.replaces)
    least = "; at least this long" if duty.bound is Bound.WINDOW else ""
    return f"{soon}{firm}{instead}{least}"


def _limit(limit: Limit) -> str:
    return f"{limit.rule.words(limit.event)} (`{limit.fact}`)"


def _in_force(duty: Duty) -> str:
    until = f" to {in_words(duty.in_force_to)}" if duty.in_force_to else ""
    return f"from {in_words(duty.in_force_from)}{until}"


def _example(duty: Duty) -> list[tuple[str, str]]:
    if not duty.dated:
        return []
    names = duty.required_facts + duty.optional_facts
    facts = {name: EXAMPLE_FACTS[name] for name in names}
    answer = due_from(duty.code, facts, policy=duty.policy or None)
    rows = [("Example", answer.why)]
    if answer.customary_on:
        rows.append((f"Also read as {with_weekday(answer.customary_on)}", answer.customary_why))
    return rows


def _exceptions() -> str:
    rows = [
        f"- `{kind.value}`: {kind.words} ({kind.authority.short}{'' if kind.verified else '; not verified'})."
        for kind in ExceptionKind
    ]
    return "\n".join(["## Exceptions", "", f"See also {CLOSURE_NOTE.full}.", "", *rows, ""])


def _periods() -> str:
    rows = [f"- {_length(period)}: {period.words} ({period.authority.short})." for period in PERIODS]
    return "\n".join(["## Other periods", "", *rows, ""])


def _length(period: Period) -> str:
    return counted(period.weeks, "week") if period.weeks else counted(period.months, "month")
