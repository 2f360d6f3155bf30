"""Days, counts and authorities in words, the same on every computer (no locale is consulted)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def in_words(day: date) -> str:
    """1 September 2025."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def with_weekday(day: date) -> str:
    """Monday 1 September 2025."""
    return f"{WEEKDAYS[day.weekday()]} {in_words(day)}"


def counted(number: int, unit: str) -> str:
    """1 week, 20 weeks, 15 working days."""
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"


def listed(items: Sequence[str]) -> str:
    """a, b and c."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


@dataclass(frozen=True)
class Authority:
    """Where a rule comes from: in full for the page that explains it, short for a table's column."""

    full: str
    short: str


def regulation(*paragraphs: str) -> Authority:
    named = listed([f"regulation {paragraph}" for paragraph in paragraphs])
    short = listed([f"reg {paragraph}" for paragraph in paragraphs])
    return Authority(
        f"Special Educational Needs and Disability Regulations 2014 (SI 2014/1530), {named}",
        f"SEND Regulations 2014, {short}",
    )


def section(number: str) -> Authority:
    return Authority(f"Children and Families Act 2014, section {number}", f"CFA 2014, s {number}")


def code_of_practice(paragraph: str) -> Authority:
    return Authority(
        f"Special educational needs and disability code of practice: 0 to 25 years (January 2015), "
        f"paragraph {paragraph}",
        f"SEND Code of Practice, {paragraph}",
    )


def both(first: Authority, second: Authority, link: str = "and") -> Authority:
    return Authority(f"{first.full}, {link} {second.full}", f"{first.short}, {link} {second.short}")
