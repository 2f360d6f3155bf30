"""Why a figure changed, from the data alone: which parts of the area moved it, which cases came and went, which records
were corrected. Where the data do not say why, that is what is said.

Nothing here is rounded before it is shown: the parts of a change are fractions that add up to the whole exactly.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal, NamedTuple

import polars as pl

HALF, ONE = Fraction(1, 2), Fraction(1)
BLANK = (None, "", False)
NAMED = 3  # so many kinds of reason a sentence names; the page lists the rest

# What one row of a fact table is called, one and many.
NOUNS = {
    "request": ("request", "requests"),
    "advice": ("request with advice asked for", "requests with advice asked for"),
    "plan": ("plan", "plans"),
    "plan_year": ("plan", "plans"),
    "review": ("review", "reviews"),
    "complaint": ("complaint", "complaints"),
    "enquiry": ("enquiry", "enquiries"),
    "appeal": ("appeal", "appeals"),
    "audit": ("audited plan", "audited plans"),
    "survey_answer": ("survey answer", "survey answers"),
    "reading": ("returned figure", "returned figures"),
}


# The parts of a change


class Mass(NamedTuple):
    """What one part of the area brings to a mean or a share: how much was met, of how many."""

    met: Fraction | int
    of: int


class Effect(NamedTuple):
    """How far one part of the area moved the whole figure.

    rate: because its own figure changed. mix: because it came to weigh more, or less, beside the others.
    """

    rate: Fraction
    mix: Fraction

    @property
    def whole(self) -> Fraction:
        return self.rate + self.mix


def of_a_mean(before: Mapping[str, Mass], after: Mapping[str, Mass]) -> dict[str, Effect] | None:
    """Each part's effect on the whole mean; together they are its change, exactly. None when a side has no cases.

    The usual decomposition with both sides' weights averaged (Kitagawa, 1955), so that which month is called the first
    makes no difference but the sign. A part that weighs more is an effect only in so far as it differs from the whole.
    """
    all_before, all_after = _whole(before), _whole(after)
    if not (all_before.of and all_after.of):
        return None
    middle = HALF * (_mean(all_before) + _mean(all_after))
    found = {}
    for name in sorted(before.keys() | after.keys()):
        one, other = before.get(name, Mass(0, 0)), after.get(name, Mass(0, 0))
        weights = Fraction(one.of, all_before.of), Fraction(other.of, all_after.of)
        first, last = _means(one, other)
        found[name] = Effect(
            rate=HALF * sum(weights) * (last - first),
            mix=(weights[1] - weights[0]) * (HALF * (first + last) - middle),
        )
    return found


def of_a_count(before: Mapping[str, int], after: Mapping[str, int]) -> dict[str, Fraction]:
    """Each part's share of a change in a number."""
    names = sorted(before.keys() | after.keys())
    return {name: Fraction(after.get(name, 0) - before.get(name, 0)) for name in names}


def volume_and_rate(before: Mass, after: Mass) -> tuple[Fraction, Fraction] | None:
    """Of the change in how many were met: because there were more or fewer cases, and because more or fewer of them met.

    None when a side has no cases.
    """
    if not (before.of and after.of):
        return None
    first, last = _mean(before), _mean(after)
    return (after.of - before.of) * HALF * (first + last), (last - first) * HALF * (before.of + after.of)


def adds_up(parts: Mapping[str, Mass], whole: Mass) -> bool:
    """Whether these parts are all of the whole: returned figures need not be."""
    return _whole(parts) == (Fraction(whole.met), whole.of)


def _whole(parts: Mapping[str, Mass]) -> Mass:
    return Mass(
        sum((Fraction(part.met) for part in parts.values()), Fraction()),
        sum(part.of for part in parts.values()),
    )


def _mean(mass: Mass) -> Fraction:
    return Fraction(mass.met) / mass.of


def _means(one: Mass, other: Mass) -> tuple[Fraction, Fraction]:
    """A part that had no cases on one side did not change its figure: all its effect is its weight."""
    if not (one.of or other.of):
        return Fraction(), Fraction()
    first, last = (_mean(mass) if mass.of else None for mass in (one, other))
    known = first if first is not None else last
    assert known is not None
    return (known if first is None else first), (known if last is None else last)


def shown(parts: Mapping[str, Fraction], whole: Fraction, step: Fraction) -> dict[str, Fraction]:
    """The parts in whole steps (of a tenth, say) that add up to `whole`, itself in whole steps: what is printed adds up.

    The steps that rounding leaves over go to the parts that lost most by it.
    """
    floors = {name: math.floor(part / step) for name, part in parts.items()}
    spare = round(whole / step) - sum(floors.values())
    by_loss = sorted(parts, key=lambda name: (floors[name] - parts[name] / step, name))
    every, some = divmod(spare, len(parts)) if parts else (0, 0)
    lucky = set(by_loss[:some])
    return {name: (floors[name] + every + (name in lucky)) * step for name in parts}


# Where the cause lies


def leader(parts: Mapping[str, Fraction], whole: Fraction) -> str | None:
    """The part that is the cause as far as parts can be: half of the change or more, and half of all that pushed the same
    way, with none as strong against it. None when there is none."""
    if not whole or not parts:
        return None
    along = {name: part / whole for name, part in parts.items()}
    first = max(along, key=lambda name: (along[name], name))
    pushed = sum((push for push in along.values() if push > 0), Fraction())
    against = -min(along.values())
    return first if along[first] >= HALF * max(pushed, Fraction(1)) and along[first] > against else None


# Cases that came and went


class CameAndWent(NamedTuple):
    """Of the cases counted in a figure: those new in it, those that left it, and those in it both times."""

    new: int
    left: int
    stayed: int


def came_and_went(before: pl.DataFrame, after: pl.DataFrame) -> CameAndWent:
    """Between the cases behind two figures of one indicator (as `indicators.cases` gives them)."""
    first, last = (set(rows.filter(pl.col("counted"))["ref"].to_list()) for rows in (before, after))
    return CameAndWent(len(last - first), len(first - last), len(first & last))


# Records that were changed since a figure was published

Kind = Literal["recorded", "extended", "filled", "corrected", "cleared", "removed", "unchanged"]
KINDS: dict[Kind, str] = {
    "recorded": "{count} recorded",
    "extended": "{count} with more recorded",
    "filled": "{count} whose {columns} {was} recorded",
    "corrected": "{count} whose {columns} {was} corrected",
    "cleared": "{count} whose {columns} {was} taken out",
    "removed": "{count} no longer in the records",
    "unchanged": "{count} that the definition now counts differently",
}


@dataclass(frozen=True)
class Correction:
    """One record that a figure now counts otherwise.

    met, of: by how many it moved the numerator and the denominator. columns: what was recorded or changed in it.
    """

    ref: str
    child_ref: str
    kind: Kind
    columns: tuple[str, ...]
    met: int
    of: int


class Table(NamedTuple):
    """One side of a comparison: the whole fact table, and the cases of it behind the figure."""

    rows: pl.DataFrame
    behind: pl.DataFrame


def corrections(
    then: Table, now: Table, mattering: Sequence[str], *, values: Sequence[str] = ()
) -> list[Correction]:
    """Every record that the figure now counts otherwise than it did, in order of reference.

    mattering: the columns that the indicator looks at. Another one is named only where none of these changed. values:
    columns that move the figure by what they hold, as the days taken move a mean, and not only by whether the case is in it.
    """
    tallies = _tally(then.behind), _tally(now.behind)
    held = [_values(table.behind, values) for table in (then, now)] if values else tallies
    moved = sorted(ref for ref in held[0].keys() | held[1].keys() if held[0].get(ref) != held[1].get(ref))
    names = [name for name in now.rows.columns if name in then.rows.columns]
    records = [_records(table.rows, moved, names) for table in (then, now)]
    children = {**_children(then.behind, moved), **_children(now.behind, moved)}
    found = []
    for ref in moved:
        kind, columns = _difference(records[0].get(ref, []), records[1].get(ref, []), names, mattering)
        was, became = (tally.get(ref, (0, 0)) for tally in tallies)
        found.append(Correction(ref, children[ref], kind, columns, became[0] - was[0], became[1] - was[1]))
    return found


def _tally(behind: pl.DataFrame) -> dict[str, tuple[int, int]]:
    """(counted, all) by reference: a table may have several rows of one reference."""
    found = behind.group_by("ref").agg(
        pl.col("counted").fill_null(value=False).sum().alias("met"), pl.len().alias("of")
    )
    return {ref: (met, of) for ref, met, of in found.select("ref", "met", "of").iter_rows()}


def _values(behind: pl.DataFrame, names: Sequence[str]) -> dict[str, list[tuple[Any, ...]]]:
    """Whether each case is counted, and what these columns of it hold, by reference."""
    shown = behind.select("ref", "counted", *names)
    found = _records(shown, behind["ref"].to_list(), shown.columns)
    return {ref: sorted(rows, key=str) for ref, rows in found.items()}


def _records(
    rows: pl.DataFrame, refs: Sequence[str], names: Sequence[str]
) -> dict[str, list[tuple[Any, ...]]]:
    found: dict[str, list[tuple[Any, ...]]] = {}
    for row in rows.filter(pl.col("ref").is_in(refs)).select(names).iter_rows():
        found.setdefault(row[names.index("ref")], []).append(row)
    return found


def _children(behind: pl.DataFrame, refs: Sequence[str]) -> dict[str, str]:
    return dict(behind.filter(pl.col("ref").is_in(refs)).select("ref", "child_ref").iter_rows())


def _difference(
    then: list[tuple[Any, ...]], now: list[tuple[Any, ...]], names: Sequence[str], mattering: Sequence[str]
) -> tuple[Kind, tuple[str, ...]]:
    if not then or not now:
        return ("removed" if then else "recorded"), ()
    gone, new = Counter(then) - Counter(now), Counter(now) - Counter(then)
    if not (gone or new):
        return "unchanged", ()
    if gone.total() != new.total():
        return ("extended" if new.total() > gone.total() else "removed"), ()
    pairs = zip(sorted(gone.elements(), key=str), sorted(new.elements(), key=str), strict=True)
    changed = [
        (name, *cells)
        for pair in pairs
        for name, *cells in zip(names, *pair, strict=True)
        if cells[0] != cells[1]
    ]
    told = [each for each in changed if each[0] in mattering] or changed
    return _kind(told), tuple(dict.fromkeys(name for name, _, _ in told))


def _kind(changed: Iterable[tuple[str, Any, Any]]) -> Kind:
    sides = [(was in BLANK, now in BLANK) for _, was, now in changed]
    if all(was and not now for was, now in sides):
        return "filled"
    return "cleared" if all(now and not was for was, now in sides) else "corrected"


# Sentences


def corrections_words(fact: str, found: Sequence[Correction]) -> str:
    """ "3 plans recorded; 1 plan whose issued date was corrected"; "" for none."""
    tally = Counter((each.kind, each.columns) for each in found)
    ordered = sorted(tally.items(), key=lambda item: (-item[1], item[0]))
    said = [_correction_words(fact, kind, columns, number) for (kind, columns), number in ordered[:NAMED]]
    rest = sum(number for _, number in ordered[NAMED:])
    if rest:
        said.append(f"{counted(fact, rest)} changed in other ways")
    return "; ".join(said)


def effects_words(found: Sequence[Correction], *, is_share: bool) -> str:
    """ "2 came into the figure, 1 of them counted; 1 went out of it"; "" for none. `is_share`: counted is not all."""
    came, went = ([each for each in found if each.of * sign > 0] for sign in (1, -1))
    said = []
    if came:
        met = sum(each.met > 0 for each in came)
        said.append(
            f"{len(came):,} came into the figure" + (f", {met:,} of them counted" if is_share else "")
        )
    if went:
        met = sum(each.met < 0 for each in went)
        said.append(f"{len(went):,} went out of it" + (f", {met:,} of them counted" if is_share else ""))
    stayed = [each for each in found if not each.of]
    if number := sum(not each.met for each in stayed):
        said.append(f"{number:,} stayed in it with another value")
    for sign, words in ((1, "now counted"), (-1, "no longer counted")):
        if number := sum(each.met * sign > 0 for each in stayed):
            said.append(f"{number:,} stayed in it and {'is' if number == 1 else 'are'} {words}")
    return "; ".join(said)


def _correction_words(fact: str, kind: Kind, columns: Sequence[str], number: int) -> str:
    return KINDS[kind].format(
        count=counted(fact, number),
        columns=joined([column_words(name) for name in columns]),
        was="was" if len(columns) == 1 else "were",
    )


def column_words(name: str) -> str:
    """`issued_on` is "issued date"; `setting_type` is "setting type"."""
    plain = name.removesuffix("_on").replace("_", " ")
    return f"{plain} date" if name.endswith("_on") else plain


def counted(fact: str, number: int) -> str:
    one, many = NOUNS.get(fact, ("case", "cases"))
    return f"{number:,} {one if number == 1 else many}"


def joined(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


class Side(NamedTuple):
    """One indicator in one month, in words: "76.0%", "130 of 171", "October 2024", "amber", "80%"."""

    value: str
    fraction: str
    month: str
    rating: str
    target: str

    @property
    def figure(self) -> str:
        return f"{self.value} ({self.fraction})" if self.fraction else self.value


class Beside(NamedTuple):
    """A companion both times, in words."""

    title: str
    before: str
    after: str


@dataclass(frozen=True)
class Moved:
    """All that is known about one indicator's change, for `sentence`.

    rise: the change as it is printed, in whole steps; below nought where the figure fell. step: a tenth for what is
    printed to one place. unit: "points", "plans". parts: what each part of the area adds to the change, unrounded.
    part_noun: what a part is called ("district"). mix: how much of the change is that parts weigh otherwise. volume, rate: of the change in how many were counted. came: for what
    is open at a month's end. variation: "improving (7 points rising)" where the last point is more than the usual
    variation, else "". is_returned: no case stands behind it. unnamed: the part that holds those that must not be told
    by themselves, and is never called the cause. oldest_is_same: for the age of the oldest, whether it is the same case.
    """

    title: str
    code: str
    before: Side
    after: Side
    rise: Fraction
    step: Fraction
    unit: str
    parts: Mapping[str, Fraction]
    part_noun: str
    mix: Fraction = Fraction()
    volume: Fraction | None = None
    rate: Fraction | None = None
    came: CameAndWent | None = None
    companions: Sequence[Beside] = ()
    variation: str = ""
    is_returned: bool = False
    unnamed: str = ""
    oldest_is_same: bool | None = None

    @property
    def printed_parts(self) -> dict[str, Fraction]:
        """The parts in whole steps, which add up to the change that is printed."""
        return shown(self.parts, self.rise, self.step)


def sentence(moved: Moved) -> str:
    """What changed, beside what, and why as far as the data say: never more."""
    return f"{lead(moved)} {because(moved)}".strip()


def lead(moved: Moved) -> str:
    """The first sentence of it: both figures, the rating, and what must be read beside them."""
    return f"{moved.title} ({moved.code}) {_how(moved)}{_rating(moved)}{_beside(moved)}."


def because(moved: Moved) -> str:
    """The rest of it: who came and went, and where the change lies."""
    return " ".join(_whys(moved))


def _how(moved: Moved) -> str:
    before, after = moved.before, moved.after
    if not moved.rise:
        return f"stayed at {after.figure} from {before.month} to {after.month}"
    way = "rose" if moved.rise > 0 else "fell"
    return f"{way} from {before.figure} in {before.month} to {after.figure} in {after.month}"


def _rating(moved: Moved) -> str:
    said = []
    if moved.before.rating != moved.after.rating:
        said.append(f"and its rating went from {moved.before.rating} to {moved.after.rating}")
        if moved.before.target != moved.after.target and moved.before.target and moved.after.target:
            said.append(f"with the target moved from {moved.before.target} to {moved.after.target}")
    if moved.variation:
        said.append(f"more than its usual variation: {moved.variation}")
    return "".join(f", {words}" for words in said)


def _beside(moved: Moved) -> str:
    """In the same sentence, so that the figure cannot be quoted without them."""
    said = [
        f"{_within(each.title)} "
        + (
            f"is still {each.after}"
            if each.before == each.after
            else f"went from {each.before} to {each.after}"
        )
        for each in moved.companions
        if each.before and each.after
    ]
    return f"; meanwhile {joined(said)}" if said else ""


def _within(title: str) -> str:
    """A title as it stands inside a sentence: an abbreviation keeps its capitals."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title


def _whys(moved: Moved) -> Iterator[str]:
    yield from _came(moved.came)
    if moved.oldest_is_same is not None:
        yield (
            "The oldest is the same case as before."
            if moved.oldest_is_same
            else "What was the oldest has left it."
        )
    yield from _volume(moved)
    if not moved.rise:
        return
    if moved.is_returned:
        yield "It was returned as a figure, so no cases say why."
    else:
        yield _cause(moved)


def _came(came: CameAndWent | None) -> Iterator[str]:
    if came and (came.new or came.left):
        yield (
            f"{came.new:,} {'is' if came.new == 1 else 'are'} new in it, "
            f"{came.left:,} left it and {came.stayed:,} stayed."
        )


def _volume(moved: Moved) -> Iterator[str]:
    if moved.volume is None or moved.rate is None:
        return
    whole = moved.volume + moved.rate
    if not (whole and moved.volume and moved.rate):
        return
    parts = shown({"volume": moved.volume, "rate": moved.rate}, whole, ONE)
    more = "more" if whole > 0 else "fewer"
    cases = "more" if moved.volume > 0 else "fewer"
    share = "larger" if moved.rate > 0 else "smaller"
    yield (
        f"{abs(int(whole)):,} {more} were counted: {signed_number(parts['volume'], ONE)} because there were {cases} cases, "
        f"{signed_number(parts['rate'], ONE)} because a {share} share of them was."
    )


def _cause(moved: Moved) -> str:
    whole = sum(moved.parts.values(), Fraction())
    named = {name: part for name, part in moved.parts.items() if name != moved.unnamed}
    if not (named and whole):
        return "The data do not show one cause."
    printed = moved.printed_parts
    if abs(moved.mix) >= HALF * abs(whole) and moved.mix * whole > 0:
        return f"More than half of it is in which {moved.part_noun}s the cases were, and not in how any {moved.part_noun} did."
    first = leader(moved.parts, whole)
    if first in named:
        others = moved.rise - printed[first]
        return f"Most of it is {first}: {_amount(moved, printed[first])}; the others together {_amount(moved, others)}."
    by_push = sorted(named, key=lambda name: (named[name] / whole, name))
    strongest, weakest = by_push[-1], by_push[0]
    against = (
        f"; against it {weakest}, {_amount(moved, printed[weakest])}"
        if _is_against(moved, weakest, strongest)
        else ""
    )
    return (
        f"No one {moved.part_noun} accounts for half of it: the most is {strongest}, "
        f"{_amount(moved, printed[strongest])}{against}. The data do not show one cause."
    )


def _is_against(moved: Moved, weakest: str, strongest: str) -> bool:
    """Worth naming: at least half as strong, the other way."""
    one, other = moved.parts[strongest], moved.parts[weakest]
    return one * other < 0 and 2 * abs(other) >= abs(one)


def _amount(moved: Moved, amount: Fraction) -> str:
    unit = singular(moved.unit) if abs(amount) == 1 and moved.step == 1 else moved.unit
    return f"{signed_number(amount, moved.step)} {unit}".strip()


def singular(noun: str) -> str:
    """ "plan" of "plans", "enquiry" of "enquiries", "child" of "children"."""
    for many, one in (("children", "child"), ("people", "person"), ("ies", "y"), ("s", "")):
        if noun.endswith(many):
            return noun.removesuffix(many) + one
    return noun


def signed_number(amount: Fraction, step: Fraction) -> str:
    """ "+1.8", "−0.3", "0.0"."""
    return f"{'+' if amount > 0 else ''}{number(amount, step)}"


def number(amount: Fraction, step: Fraction) -> str:
    """ "1.8" where the step is a tenth, "12" where it is one."""
    places = 0 if step == 1 else 1
    return f"{float(amount):,.{places}f}".replace("-", "\N{MINUS SIGN}")
