"""How days, figures and lateness are written. Templates use these as filters; reports call them."""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from django.utils import timezone

from goldenthread.statute.wording import in_words

NONE = "–"


def _day_of(value) -> date:
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    if isinstance(value, str):
        return date.fromisoformat(value if len(value) > len("2025-12") else f"{value}-01")
    return value


def plain_day(value) -> str:
    """22 December 2025"""
    return in_words(_day_of(value)) if value else NONE


def day(value) -> str:
    """Mon 22 December 2025"""
    return f"{_day_of(value):%a} {plain_day(value)}" if value else NONE


def short_day(value) -> str:
    """22 Dec 2025"""
    if not value:
        return NONE
    on = _day_of(value)
    return f"{on.day} {on:%b %Y}"


def instant(value: datetime | None) -> str:
    """22 December 2025 at 3:04pm, in local time"""
    if not value:
        return NONE
    at = timezone.localtime(value) if timezone.is_aware(value) else value
    return f"{plain_day(at)} at {int(f'{at:%I}')}:{at:%M}{f'{at:%p}'.lower()}"


def month_name(value) -> str:
    """December 2025, from a day or "2025-12" """
    return f"{_day_of(value):%B %Y}" if value else NONE


def short_month(value) -> str:
    """Dec 25"""
    return f"{_day_of(value):%b %y}" if value else NONE


def span(first, last) -> str:
    """1–7 March 2025; 28 February – 3 March 2025; 30 December 2024 – 2 January 2025"""
    if not first or not last:
        return f"{plain_day(first)} – {plain_day(last)}"
    start, end = _day_of(first), _day_of(last)
    if start == end:
        return plain_day(end)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{plain_day(end)}"
    if start.year == end.year:
        return f"{start.day} {start:%B} – {plain_day(end)}"
    return f"{plain_day(start)} – {plain_day(end)}"


def _rounded(value, places: int) -> Decimal | None:
    """Half away from zero, as the published papers round. None for nothing, "" and what is not a number."""
    if value != value:  # a missing figure of a frame arrives as NaN, which alone differs from itself
        return None
    try:
        return Decimal(str(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    except InvalidOperation:
        return None


def percent(value, places: int = 1) -> str:
    """76.0%: the value is a percentage already, 0 to 100"""
    rounded = _rounded(value, places)
    return NONE if rounded is None else f"{rounded}%"


def percent_of_one(value, places: int = 1) -> str:
    """76.0% from 0.76"""
    return NONE if value in (None, "") else percent(Decimal(str(value)) * 100, places)


def points(value) -> str:
    """+2.4 points; −0.3 points"""
    rounded = _rounded(value, 1)
    if rounded is None:
        return NONE
    sign = "−" if rounded < 0 else "+" if rounded > 0 else ""
    return f"{sign}{abs(rounded)} {'point' if abs(rounded) == 1 else 'points'}"


def count(value) -> str:
    """1,234; decimals are kept as they are"""
    return NONE if value in (None, "") else f"{value:,}" if not isinstance(value, str) else value


def counted(value, noun: str) -> str:
    """1 plan, 12 plans; "child,children" for those that do not take an s"""
    one, _, many = noun.partition(",")
    return NONE if value in (None, "") else f"{count(value)} {one if value == 1 else many or one + 's'}"


def weeks(value) -> str:
    return counted(value, "week")


def days(value) -> str:
    return counted(value, "day")


def lateness(days_late: int | None) -> str:
    """3 days late; due today; due tomorrow; due in 9 days"""
    if days_late in (None, ""):
        return NONE
    if days_late > 0:
        return f"{days(days_late)} late"
    return {0: "due today", -1: "due tomorrow"}.get(days_late, f"due in {days(-days_late)}")


def against(due_on: date | None, today: date) -> str:
    """How late a due day is on a given day, in words"""
    return lateness((_day_of(today) - _day_of(due_on)).days) if due_on else NONE


def up_to(first, last) -> str:
    """5–11"""
    return f"{first}–{last}"


def or_dash(value):
    """The value, or a dash where there is none. Nought is a value."""
    return NONE if value is None or value == "" else value


def lower_first(label: str) -> str:
    """ "Child's name" as it stands inside a sentence; "EHC plan" and "I agree" keep their capitals."""
    return label[0].lower() + label[1:] if label[1:2].islower() else label


FILTERS = [
    *(day, plain_day, short_day, instant, month_name, short_month, span),
    *(percent, percent_of_one, points, count, counted, weeks, days, lateness, against, up_to, or_dash),
]
