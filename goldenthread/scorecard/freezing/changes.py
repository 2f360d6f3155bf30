"""What changed between two months and why, in sentences made from the figures and nothing else."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from goldenthread import indicators
from goldenthread.indicators import INDICATORS, Average, Count, Month, Oldest, Share, movement
from goldenthread.indicators.movement import Beside, CameAndWent, Effect, Mass, Moved, Side
from goldenthread.publications.wording import month_name, rounded, whole_weeks
from goldenthread.scorecard import cards, cells, listed, store, targets, words
from goldenthread.scorecard.cards import Card
from goldenthread.scorecard.cells import WHOLE, Cell, Cells, Group
from goldenthread.scorecard.freezing.banners import Banner, banner
from goldenthread.scorecard.freezing.revisions import groups_hidden
from goldenthread.scorecard.models import Result, Source, Target

Because = Literal["rating", "variation", "size"]
BREAKDOWN = "district"
LARGEST = 5  # so many large moves are told where neither rating nor variation makes them remarkable
TOO_FEW = "districts with too few cases to show"
TENTH, ONE, HUNDRED = Fraction(1, 10), Fraction(1), 100


@dataclass(frozen=True)
class Part:
    """What one district adds to a change. rate_words and mix_words are "" where the figure is no share or mean."""

    name: str
    before_words: str
    after_words: str
    whole_words: str
    rate_words: str = ""
    mix_words: str = ""


@dataclass(frozen=True)
class Change:
    """One indicator's change. lead: what changed and what must be read beside it. why: as far as the data say. because:
    for what it is told here. parts: the largest first; empty where the data have none."""

    code: str
    title: str
    lead: str
    why: str
    because: Because
    unit: str
    parts: tuple[Part, ...]
    total_words: str

    @property
    def sentence(self) -> str:
        return f"{self.lead} {self.why}".strip()

    @property
    def is_split(self) -> bool:
        """Whether each part is told by its own figure and by its weight."""
        return any(part.mix_words for part in self.parts)

    @property
    def adds_heading(self) -> str:
        return f"Adds ({self.unit})" if self.unit else "Adds"

    @property
    def table_caption(self) -> str:
        return f"{self.code}: what each district adds"


@dataclass(frozen=True)
class Changes:
    """one_sided: codes with a figure in only one of the months. unmoved: how many others have nothing to tell."""

    before: Month
    after: Month
    told: tuple[Change, ...]
    one_sided: tuple[str, ...]
    unmoved: int

    @property
    def sentences(self) -> list[str]:
        return [change.sentence for change in self.told]


def between(
    before: Month,
    after: Month,
    *,
    shown: Sequence[Card] | None = None,
    codes: Collection[str] | None = None,
    most: int | None = None,
    for_publication: bool = False,
) -> Changes:
    """Every change of rating, every figure outside its usual variation, and the largest of the other moves.

    shown: the later month's cards, where the page has them. codes: only these. most: no more than so many.
    for_publication: districts whose figures rest on a few cases are told together.
    """
    later = [
        card
        for card in (cards.scorecard(after) if shown is None else shown)
        if codes is None or card.code in codes
    ]
    teller = _Teller(
        before, after, _cells(before, after, later, for_publication), targets.by_code(), _facts(after)
    )
    known = [card for card in later if teller.has_both(card.code)]
    chosen = _chosen(known, teller)[:most]
    notes = (banner(before), banner(after)) if chosen else ()
    return Changes(
        before=before,
        after=after,
        told=tuple(teller.change(card, because, notes) for card, because in chosen),
        one_sided=tuple(card.code for card in later if teller.has_one(card.code)),
        unmoved=len(known) - len(chosen),
    )


def _facts(month: Month) -> str:
    try:
        run = store.run_behind(month)
        store.read(run.digest)
    except store.NoFacts:
        return ""
    digest: str = run.digest
    return digest


def _cells(before: Month, after: Month, later: Sequence[Card], for_publication: bool) -> Cells:
    """Both months of these indicators and their companions, whole area and districts. One query."""
    wanted = {card.code for card in later} | {other.code for card in later for other in card.companions}
    rows = Result.objects.filter(
        code__in=wanted, month_on__in=[before.first, after.first], grouped_by__in=["", BREAKDOWN]
    )
    found = list(rows.values_list(*cells.COLUMNS))
    return groups_hidden(found) if for_publication else cells.of_rows(found)


def _chosen(known: Sequence[Card], teller: _Teller) -> list[tuple[Card, Because]]:
    """Changes of rating first, then unusual figures, then the largest moves beside the usual variation."""
    by_reason: dict[Because, list[Card]] = {"rating": [], "variation": [], "size": []}
    for card in known:
        if teller.rating_changed(card.code):
            by_reason["rating"].append(card)
        elif teller.rise(card.code).rise:
            unusual = card.variation not in (None, "common_cause")
            by_reason["variation" if unusual else "size"].append(card)
    for cards_of_one in by_reason.values():
        cards_of_one.sort(key=lambda card: (-teller.size(card), card.code))
    by_reason["size"] = by_reason["size"][:LARGEST]
    return [(card, because) for because, found in by_reason.items() for card in found]


@dataclass(frozen=True)
class _Rise:
    """A change as it is printed: in whole steps of a unit."""

    rise: Fraction
    step: Fraction
    unit: str


@dataclass(frozen=True)
class _Teller:
    before: Month
    after: Month
    cells: Cells
    targets: Mapping[str, Sequence[Target]]
    facts: str  # the digest of the facts behind the later month; "" where they are gone

    def of(self, code: str, month: Month, group: Group = WHOLE) -> Cell:
        return self.cells.get(code, group, month)

    def has_both(self, code: str) -> bool:
        return self.of(code, self.before).value is not None and self.of(code, self.after).value is not None

    def has_one(self, code: str) -> bool:
        return (self.of(code, self.before).value is None) != (self.of(code, self.after).value is None)

    def rating(self, code: str, month: Month) -> str:
        return targets.rate(code, self.of(code, month).value, self.targets.get(code, ()), month)

    def rating_changed(self, code: str) -> bool:
        ratings = {self.rating(code, month) for month in (self.before, self.after)}
        return len(ratings) > 1 and "unrated" not in ratings

    def rise(self, code: str) -> _Rise:
        first, last = (self.of(code, month).value for month in (self.before, self.after))
        assert first is not None
        assert last is not None
        return _rise(first, last, listed.described(code).unit)

    def size(self, card: Card) -> float:
        """How far it moved, in widths from the mean to its control limit; where there are too few points for limits, as a
        share of what it was."""
        first, last = (self.of(card.code, month).value or 0.0 for month in (self.before, self.after))
        return abs(last - first) / (_width(card) or abs(first) or 1)

    def change(self, card: Card, because: Because, notes: Iterable[Banner]) -> Change:
        effects = self._effects(card.code)
        moved = self._moved(card, effects)
        return Change(
            code=card.code,
            title=card.title,
            lead=movement.lead(moved),
            why=" ".join([movement.because(moved), *_revised(card.code, notes)]).strip(),
            because=because,
            unit=moved.unit,
            parts=tuple(self._parts(card.code, moved, effects)),
            total_words=movement.signed_number(moved.rise, moved.step),
        )

    def _moved(self, card: Card, effects: Mapping[str, Effect]) -> Moved:
        rise = self.rise(card.code)
        volume, rate = self._volume(card.code)
        came = self._came(card.code)
        is_oldest = isinstance(_measure(card.code), Oldest)
        return Moved(
            title=card.title,
            code=card.code,
            before=self._side(card.code, self.before),
            after=self._side(card.code, self.after),
            rise=rise.rise,
            step=rise.step,
            unit=rise.unit,
            parts={name: effect.whole for name, effect in effects.items()},
            part_noun=BREAKDOWN,
            mix=sum((effect.mix for effect in effects.values()), Fraction()),
            volume=volume,
            rate=rate,
            came=None if is_oldest else came,
            companions=[self._beside(other.code, other.label) for other in card.companions],
            variation=_within(card.movement) if card.variation not in (None, "common_cause") else "",
            is_returned=self._is_returned(card.code) and not effects,
            unnamed=TOO_FEW,
            oldest_is_same=bool(came.stayed) if came and is_oldest else None,
        )

    def _side(self, code: str, month: Month) -> Side:
        cell, unit = self.of(code, month), listed.described(code).unit
        goal = targets.in_force(self.targets.get(code, ()), Target.Kind.TARGET, month)
        return Side(
            value=words.value(cell.value, unit),
            fraction=words.fraction(cell.numerator, cell.denominator),
            month=month_name(month.first),
            rating=words.RAG_WORDS[self.rating(code, month)].lower(),
            target=words.level(goal.value, goal.text, unit) if goal else "",
        )

    def _beside(self, code: str, label: str) -> Beside:
        unit = listed.described(code).unit
        shown = (words.value(self.of(code, month).value, unit) for month in (self.before, self.after))
        return Beside(label, *shown)

    def _is_returned(self, code: str) -> bool:
        return any(
            self.of(code, month).source == Source.RETURNED.value for month in (self.before, self.after)
        )

    def _volume(self, code: str) -> tuple[Fraction | None, Fraction | None]:
        """For a share: of the change in how many were counted, what comes of the number of cases and what of the rate."""
        sides = [_mass(code, self.of(code, month)) for month in (self.before, self.after)]
        if not isinstance(_measure(code), Share) or None in sides:
            return None, None
        return movement.volume_and_rate(*sides) or (None, None)

    def _came(self, code: str) -> CameAndWent | None:
        indicator = INDICATORS.get(code)
        if indicator is None or not indicator.is_stock or self._is_returned(code):
            return None
        if not isinstance(indicator.measure, Share | Count | Oldest):
            return None
        return _came_and_went(self.facts, code, self.before, self.after) if self.facts else None

    def _effects(self, code: str) -> dict[str, Effect]:
        """What each district adds to the change, in the figure's unit. None where districts do not add up to the whole."""
        measure = _measure(code)
        sides = [self._masses(code, month) for month in (self.before, self.after)]
        if None in sides or not isinstance(measure, Share | Average | Count):
            return {}
        first, last = sides
        if isinstance(measure, Count):
            counts = [{name: int(mass.met) for name, mass in side.items()} for side in sides]
            return {name: Effect(part, Fraction()) for name, part in movement.of_a_count(*counts).items()}
        found = movement.of_a_mean(first, last) or {}
        scale = HUNDRED if isinstance(measure, Share) else 1
        return {name: Effect(each.rate * scale, each.mix * scale) for name, each in found.items()}

    def _masses(self, code: str, month: Month) -> dict[str, Mass] | None:
        """Each district's cases, those that must not be told together in one; None where they are not all of the whole."""
        whole = _mass(code, self.of(code, month))
        if whole is None:
            return None
        found = {
            name: _mass(code, self.of(code, month, Group(BREAKDOWN, name))) for name in self._names(code)
        }
        named = {name or cards.UNKNOWN_GROUP: mass for name, mass in found.items() if mass is not None}
        if len(self._names(code)) < len(self._all_names(code)):
            met = sum((Fraction(mass.met) for mass in named.values()), Fraction())
            of = sum(mass.of for mass in named.values())
            return named | {TOO_FEW: Mass(whole.met - met, whole.of - of)}
        return named if _adds_up(named, whole) else None

    def _all_names(self, code: str) -> list[str]:
        groups = {group for month in (self.before, self.after) for group in self.cells.groups(code, month)}
        return sorted(group.name for group in groups if group.by == BREAKDOWN)

    def _names(self, code: str) -> list[str]:
        """The districts that may be shown by themselves, in both months."""
        return [
            name
            for name in self._all_names(code)
            if not any(
                self.of(code, month, Group(BREAKDOWN, name)).hidden for month in (self.before, self.after)
            )
        ]

    def _parts(self, code: str, moved: Moved, effects: Mapping[str, Effect]) -> Iterable[Part]:
        printed, unit = moved.printed_parts, listed.described(code).unit
        is_count = isinstance(_measure(code), Count)
        for name in sorted(printed, key=lambda name: (-abs(printed[name]), name)):
            group = Group(BREAKDOWN, "" if name == cards.UNKNOWN_GROUP else name)
            sides = (self.of(code, month, group) for month in (self.before, self.after))
            first, last = ("" if name == TOO_FEW else _figure(cell, unit) for cell in sides)
            split = movement.shown(
                {"rate": effects[name].rate, "mix": effects[name].mix}, printed[name], moved.step
            )
            rate, mix = (movement.signed_number(split[each], moved.step) for each in ("rate", "mix"))
            total = movement.signed_number(printed[name], moved.step)
            yield Part(name, first, last, total, *(("", "") if is_count else (rate, mix)))


def _width(card: Card) -> float:
    point = card.series[-1] if card.series and card.variation else None
    if point is None or point.upper is None or point.mean is None:
        return 0.0
    return point.upper - point.mean


def _measure(code: str) -> object:
    """What a figure is, also where it was returned: two counts make a share, one a number."""
    indicator = INDICATORS.get(code)
    if indicator is None:
        return None
    return indicator.measure


def _mass(code: str, cell: Cell) -> Mass | None:
    if isinstance(_measure(code), Average):
        known = cell.value is not None and cell.denominator is not None
        return Mass(Fraction(cell.value) * cell.denominator, cell.denominator) if known else _none(cell)
    if isinstance(_measure(code), Count):
        return None if cell.numerator is None else Mass(cell.numerator, 0)
    if cell.numerator is None or cell.denominator is None:
        return None
    return Mass(cell.numerator, cell.denominator)


def _none(cell: Cell) -> Mass | None:
    return Mass(0, 0) if cell.denominator == 0 else None


def _adds_up(parts: Mapping[str, Mass], whole: Mass) -> bool:
    """Means are kept as floats: a whole that is theirs but for the last digits is theirs."""
    if movement.adds_up(parts, whole):
        return True
    met = sum((Fraction(part.met) for part in parts.values()), Fraction())
    same_cases = sum(part.of for part in parts.values()) == whole.of
    return same_cases and abs(met - whole.met) < Fraction(1, 10**6)


def _figure(cell: Cell, unit: str) -> str:
    value, fraction = words.value(cell.value, unit), words.fraction(cell.numerator, cell.denominator)
    return f"{value} ({fraction})" if fraction and value else value


def _rise(first: float, last: float, unit: str) -> _Rise:
    if unit == "weeks":
        return _Rise(Fraction(whole_weeks(last) - whole_weeks(first)), ONE, unit)
    if unit in words.SPANS:
        return _Rise(Fraction(int(last) - int(first)), ONE, unit)
    printed = [Fraction(rounded(value, 1)) for value in (first, last)]
    step = ONE if all(value.denominator == 1 for value in printed) and unit != "%" else TENTH
    return _Rise(printed[1] - printed[0], step, "points" if unit == "%" else unit)


def _within(said: str) -> str:
    return said[:1].lower() + said[1:]


def _revised(code: str, notes: Iterable[Banner]) -> Iterable[str]:
    for note in notes:
        if was := note.published_as(code):
            yield f"{month_name(note.month.first)} was published as {was} and has been revised since."


@lru_cache(maxsize=128)
def _came_and_went(digest: str, code: str, before: Month, after: Month) -> CameAndWent:
    indicator = INDICATORS[code]
    rows = store.read(digest)[indicator.fact.name]
    return movement.came_and_went(
        indicators.cases(indicator, rows, before), indicators.cases(indicator, rows, after)
    )
