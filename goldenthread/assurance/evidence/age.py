"""How old a piece of evidence is, and when it is too old to lean on without a word: the local area's own standard."""

from __future__ import annotations

import datetime as dt

from goldenthread.publications.wording import counted
from goldenthread.statute.counting import Months, corresponding_day
from goldenthread.statute.duty import Duty, Kind, Limit
from goldenthread.statute.wording import Authority

# Local policy in the form of the law's own duties: another area changes the number here, and no page says it twice.
RENEWED = Duty(
    code="evidence_renewed",
    reference="-",
    title="Renew the evidence, or say why it still holds",
    limits=(Limit("dated_on", "the evidence was dated", Months(12)),),
    met_by="newer evidence of the same thing",
    authority=Authority("the local area's standard for evidence", "local standard"),
    kind=Kind.POLICY,
    policy="assurance",
)
RULE = RENEWED.limits[0].rule
STANDARD = f"Evidence is to be renewed {RULE.words('the day it is of')}: {RENEWED.authority.full}."
YEAR = 12  # months


def renew_by(dated_on: dt.date) -> dt.date:
    """The last day on which evidence of that day is fresh."""
    return RULE.last_day(dated_on)


def is_old(dated_on: dt.date, day: dt.date) -> bool:
    return day > renew_by(dated_on)


def oldest_fresh(day: dt.date) -> dt.date:
    """The earliest date that evidence may bear and be fresh on a day."""
    candidate = day - (renew_by(day) - day) - dt.timedelta(days=4)
    while is_old(candidate, day):
        candidate += dt.timedelta(days=1)
    return candidate


def months_between(dated_on: dt.date, day: dt.date) -> int:
    """Whole months from one day to the other."""
    months = (day.year - dated_on.year) * YEAR + day.month - dated_on.month
    return months - 1 if corresponding_day(dated_on, months)[0] > day else months


def in_words(dated_on: dt.date, day: dt.date) -> str:
    """ "12 days old", "11 months old", "1 year and 3 months old"."""
    months = months_between(dated_on, day)
    if months < 1:
        days = (day - dated_on).days
        return f"{counted(days, 'day')} old" if days else "of that day"
    years, rest = divmod(months, YEAR)
    parts = [counted(years, "year")] * bool(years) + [counted(rest, "month")] * bool(rest)
    return f"{' and '.join(parts)} old"
