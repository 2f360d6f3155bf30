"""Values against their numerators and denominators, their periods, their groups and their own kind."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator

from goldenthread.assurance.checker.findings import Fault, Strength, rule
from goldenthread.assurance.checker.report_rules.shares import possible
from goldenthread.assurance.checker.scorecard import NONE_GIVEN, Row, Scorecard
from goldenthread.publications.wording import joined

GROWTH = re.compile(r"growth|increase|change|rise|difference|versus|\bvs\b", re.I)
ROUGH = re.compile(
    r"^(?:c\.?|ca\.?|circa|about|around|almost|nearly|over|under|up to|at least|more than|less than|[<>~≥≤])\s*[£\d]|"
    r"\d\s*\+$|\d\s*%?\s*(?:-|–|to)\s*£?\d|\bx\s?\d",
    re.I,
)


def fault(
    card: Scorecard, row: Row, words: str, figures: tuple[str, ...], strength: Strength | None = None
) -> Fault:
    where = f"{row.place}: {row.name}" if row.place != row.name else row.name
    return Fault(where, words, about=row.name, figures=figures, strength=strength, file=card.name)


@rule(
    "value-recomputed",
    words="A percentage is its numerator divided by its denominator, rounded.",
    settled_by="The three figures, taken again from the source.",
)
def value_recomputed(card: Scorecard) -> Iterator[Fault]:
    for row in card.rows:
        value, part, whole = row.value, row.numerator, row.denominator
        if not (row.is_percent and value and part and whole and whole.value) or part.value > whole.value:
            continue
        true = 100 * part.value / whole.value
        if abs(true - value.value) > 0.5 * 10**-value.decimals + 1e-6:
            cut = math.floor(true * 10**value.decimals + 1e-9) / 10**value.decimals == value.value
            shown = f"{part.text} of {whole.text} is {true:.{max(1, min(2, value.decimals))}f}%"
            words = f"{shown}: it was cut off rather than rounded." if cut else f"{shown}, not {value.text}."
            yield fault(card, row, words, (part.text, whole.text, value.text), Strength.SOFT if cut else None)


@rule(
    "numerator-above-denominator",
    words="What is counted of a whole is no more than the whole.",
    settled_by="The two counts, taken again from the source.",
)
def numerator_above_denominator(card: Scorecard) -> Iterator[Fault]:
    for row in card.rows:
        if (
            row.is_percent
            and row.numerator
            and row.denominator
            and row.numerator.value > row.denominator.value
        ):
            words = f"{row.numerator.text} of {row.denominator.text}."
            yield fault(card, row, words, (row.numerator.text, row.denominator.text))


@rule(
    "value-of-no-whole-number",
    words="A percentage of a known number is that of some whole number.",
    settled_by="The numerator.",
)
def value_of_no_whole_number(card: Scorecard) -> Iterator[Fault]:
    for row in card.rows:
        if not (row.is_percent and row.value and row.denominator and row.denominator.value) or row.numerator:
            continue
        if not possible(row.value.value, row.denominator.value, row.value.decimals):
            words = f"No whole number of {row.denominator.text} is {row.value.text}."
            yield fault(card, row, words, (row.value.text, row.denominator.text))


@rule(
    "percentage-without-base",
    words="A percentage is shown with its numerator and its denominator.",
    settled_by="The numerator and the denominator.",
    strength=Strength.SOFT,
)
def percentage_without_base(card: Scorecard) -> Iterator[Fault]:
    without: dict[str, list[Row]] = defaultdict(list)
    for row in card.rows:
        if row.is_percent and row.value and not row.denominator:
            without[row.code or row.title].append(row)
    for code, rows in without.items():
        words = f"{len(rows)} {'value has' if len(rows) == 1 else 'values have'} no denominator."
        yield Fault(f"{rows[0].place}: {code}", words, about=f"{code} base", file=card.name)


@rule(
    "value-out-of-range",
    words="A percentage lies between 0 and 100, a count is a whole number and neither is below nought.",
    settled_by="The value, or its unit.",
)
def value_out_of_range(card: Scorecard) -> Iterator[Fault]:
    for row in card.rows:
        if (
            row.value
            and row.is_percent
            and not GROWTH.search(f"{row.code} {row.title}")
            and not 0 <= row.value.value <= 100
        ):
            yield fault(card, row, f"{row.value.text} is not a percentage.", (row.value.text,))
        for cell in (row.numerator, row.denominator):
            if cell and (cell.value < 0 or cell.value != round(cell.value)) and row.is_percent:
                yield fault(card, row, f"{cell.text} is not a count.", (cell.text,))


@rule(
    "value-not-a-number",
    words="A value is a number, or says in words why there is none.",
    settled_by="The number.",
)
def value_not_a_number(card: Scorecard) -> Iterator[Fault]:
    """Soft for a figure that is meant as a rough one: "c. 70", "250-320", "5000+"."""
    for row in card.rows:
        said = row.value_text.strip()
        if row.value or NONE_GIVEN.match(said) or not any(map(str.isdigit, said)):
            continue
        rough = ROUGH.search(said)
        words = f"“{said}” is no one figure." if rough else f"“{said}” cannot be read as a number."
        yield fault(card, row, words, (said,), Strength.SOFT if rough else None)


@rule(
    "period-twice",
    words="An indicator has one value for a period and a group.",
    settled_by="Which of the two holds.",
)
def period_twice(card: Scorecard) -> Iterator[Fault]:
    seen: dict[tuple[str, ...], Row] = {}
    for row in card.rows:
        key = (row.code or row.title, str(row.month or row.period), row.grouped_by, row.group, row.unit)
        first = seen.setdefault(key, row)
        if first is not row:
            values = tuple(each.value.text if each.value else each.value_text for each in (first, row))
            same = values[0] == values[1]
            words = f"{values[1]} here, {values[0]} at {first.place}."
            yield fault(card, row, words, values, Strength.SOFT if same else None)


@rule(
    "period-ahead",
    words="A figure is of a period that has begun.",
    settled_by="The period.",
)
def period_ahead(card: Scorecard) -> Iterator[Fault]:
    for row in card.rows:
        if row.value and row.month and row.month > (card.day.year, card.day.month):
            yield fault(card, row, f"{row.period} had not begun on {card.day.isoformat()}.", (row.period,))


@rule(
    "period-left-out",
    words="A monthly indicator has every month from its first to its last.",
    settled_by="The month's figure, or why there is none.",
    strength=Strength.SOFT,
)
def period_left_out(card: Scorecard) -> Iterator[Fault]:
    months: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for row in card.rows:
        if row.month:
            months[row.code or row.title, row.grouped_by, row.group].append(
                row.month[0] * 12 + row.month[1] - 1
            )
    for (code, *group), numbers in months.items():
        missing = sorted(set(range(min(numbers), max(numbers) + 1)) - set(numbers))
        if len(set(numbers)) > 3 and missing and len(missing) * 4 <= len(set(numbers)):
            names = joined([f"{number // 12}-{number % 12 + 1:02}" for number in missing])
            place = ", ".join(part for part in (code, *group) if part)
            yield Fault(
                place,
                f"{names} {'is' if len(missing) == 1 else 'are'} left out.",
                figures=(names,),
                file=card.name,
            )


@rule(
    "groups-against-whole",
    words="The groups of a breakdown add up to the whole area.",
    settled_by="The group that is missing or counted twice.",
)
def groups_against_whole(card: Scorecard) -> Iterator[Fault]:
    wholes = {(row.code or row.title, row.month or row.period): row for row in card.rows if not row.group}
    groups: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for row in card.rows:
        if row.group:
            groups[row.code or row.title, row.month or row.period, row.grouped_by].append(row)
    for (code, period, grouped_by), rows in groups.items():
        whole = wholes.get((code, period))  # type: ignore[arg-type]  # the key that wholes are kept by
        for name in ("numerator", "denominator"):
            cells = [getattr(row, name) for row in rows]
            stated = getattr(whole, name) if whole else None
            if whole is None or stated is None or None in cells or len(cells) < 2:
                continue
            total = sum(cell.value for cell in cells)
            if total != stated.value:
                words = f"The {name}s of {len(rows)} groups ({grouped_by or 'by group'}) add up to {total:,.0f}, not {stated.text}."
                yield fault(card, whole, words, (name, f"{total:g}", stated.text))
