"""Why a published figure is known otherwise today, from the two sets of facts; and where they do not say, that they do
not."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

import polars as pl

from goldenthread import indicators
from goldenthread.indicators import INDICATORS, Average, Indicator, Month, Oldest, Share, movement
from goldenthread.indicators.movement import Correction
from goldenthread.publications.wording import full_date
from goldenthread.scorecard import listed, store, words
from goldenthread.scorecard.cells import WHOLE, Group
from goldenthread.scorecard.freezing import definitions, figures, folders
from goldenthread.scorecard.freezing.definitions import DefinitionChange
from goldenthread.scorecard.freezing.folders import Kept
from goldenthread.scorecard.freezing.revisions import Pair
from goldenthread.scorecard.models import PublishedMonth, Reading, Source

UNKNOWN = "The data do not show why."


@dataclass(frozen=True)
class Why:
    """sentences: what the data say. corrections: the records behind them, for those who may open cases."""

    sentences: tuple[str, ...]
    corrections: tuple[Correction, ...] = ()
    definition: DefinitionChange | None = None

    @property
    def words(self) -> str:
        return " ".join(self.sentences)


@dataclass(frozen=True)
class Explainer:
    """Says why figures of one edition are known otherwise, having read once what all of them need.

    Every method raises folders.Damaged where the kept files are not those that were published.
    """

    published: PublishedMonth

    @cached_property
    def kept(self) -> Kept:
        return folders.of(self.published)

    @property
    def month(self) -> Month:
        return Month.containing(self.published.month_on)

    @cached_property
    def definitions(self) -> dict[str, DefinitionChange]:
        return definitions.changed(self.kept)

    @cached_property
    def facts(self) -> str:
        """The digest of the facts behind the figures of now; "" where they are gone."""
        try:
            digest: str = store.run_behind(self.month).digest
            store.read(digest)
        except store.NoFacts:
            return ""
        return digest

    @cached_property
    def readings(self) -> dict[tuple[str, Group], Reading]:
        """What stands as returned for the month; the last of each."""
        found = Reading.objects.standing().filter(until_on__range=(self.month.first, self.month.last))
        in_order = found.select_related("return_of").order_by("until_on", "pk")
        return {(each.code, Group(each.grouped_by, each.group)): each for each in in_order}

    def why(self, pair: Pair) -> Why:
        changed = self.definitions.get(pair.code)
        indicator = INDICATORS.get(pair.code)
        if indicator is None:
            return Why((changed.words if changed else UNKNOWN,), definition=changed)
        if Source.RETURNED.value in (pair.then.cell.source, pair.now.cell.source):
            return Why(tuple(self._of_returns(pair)), definition=changed)
        return self._of_cases(indicator, pair, changed)

    def _of_returns(self, pair: Pair) -> list[str]:
        then, now = pair.then.cell, pair.now.cell
        if now.source != Source.RETURNED.value:
            if now.value is None:
                return ["The figure that was returned has been taken back."]
            return ["It was published as it had been returned, and is now worked out from cases."]
        said = self.readings.get((pair.code, pair.group))
        if said is None:
            return [UNKNOWN]
        first = "" if then.value is None else f" in place of {pair.then.words}"
        on = full_date(said.return_of.returned_at.date())
        returned = f"{pair.now.words} was returned by {said.return_of.on_behalf_of} on {on}{first}."
        return [returned, f"They say: {said.note}"] if said.note else [returned]

    def _of_cases(self, indicator: Indicator, pair: Pair, changed: DefinitionChange | None) -> Why:
        found = (
            _corrections(self.kept, self.facts, indicator.code, self.month, pair.group) if self.facts else ()
        )
        sentences = [changed.words, self._by_definition(indicator, pair)] if changed else []
        if found:
            since = full_date(self.published.facts_as_of_on)
            sentences.append(f"Since {since}: {movement.corrections_words(indicator.fact.name, found)}.")
            sentences.append(f"{_effects(indicator, found)}.")
        return Why(tuple(sentences) or (UNKNOWN,), found, changed)

    def _by_definition(self, indicator: Indicator, pair: Pair) -> str:
        """What the present definition makes of the facts of then, so that the two causes are told apart."""
        rows = figures.frozen_facts(self.kept, indicator.fact.name)
        by = [pair.group.by] if pair.group != WHOLE else []
        worked = indicators.evaluate(indicator, rows, [self.month], by=by)
        value = next((each.value for each in worked if (each.group_by, each.group) == pair.group), None)
        shown = words.value(value, listed.described(indicator.code).unit) or "none"
        return f"By the present definition the facts of then give {shown}."


def _effects(indicator: Indicator, found: tuple[Correction, ...]) -> str:
    said = movement.effects_words(found, is_share=isinstance(indicator.measure, Share))
    return said[:1].upper() + said[1:] if said else "The same cases count for it"


@lru_cache(maxsize=256)
def _corrections(kept: Kept, digest: str, code: str, month: Month, group: Group) -> tuple[Correction, ...]:
    """The files behind both digests never change, so neither does what they differ by."""
    indicator = INDICATORS[code]
    is_oldest = isinstance(indicator.measure, Oldest)
    frames = _changed_records(kept, digest, indicator.fact.name)
    then, now = (
        movement.Table(rows, _behind(indicator, rows, month, group, is_oldest=is_oldest)) for rows in frames
    )
    mattering = [*indicator.worked.columns, group.by]
    return tuple(movement.corrections(then, now, mattering, values=_numbers(indicator)))


@lru_cache(maxsize=8)
def _changed_records(kept: Kept, digest: str, fact: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Of one fact table then and now, all rows of every reference of which any row differs. The rest count alike."""
    then, now = figures.frozen_facts(kept, fact), store.read(digest)[fact]
    apart = [
        one.join(other, on=one.columns, how="anti", nulls_equal=True)["ref"]
        for one, other in ((then, now), (now, then))
    ]
    refs = pl.concat(apart).unique().implode()
    return then.filter(pl.col("ref").is_in(refs)), now.filter(pl.col("ref").is_in(refs))


def _numbers(indicator: Indicator) -> list[str]:
    """What a mean is the mean of: the numbers that its definition looks at."""
    if not isinstance(indicator.measure, Average):
        return []
    schema = indicator.fact.schema
    return [name for name in indicator.worked.columns if schema[name].is_numeric()]


def _behind(
    indicator: Indicator, rows: pl.DataFrame, month: Month, group: Group, *, is_oldest: bool
) -> pl.DataFrame:
    """The cases behind a figure. Which of them is the oldest is no change to a case, so all of those are alike."""
    found = indicators.cases(indicator, rows, month, group_by=group.by, group=group.name)
    return found.with_columns(counted=pl.lit(value=True)) if is_oldest else found


def why(published: PublishedMonth, pair: Pair) -> Why:
    """One figure's; for several, make an Explainer. Raises folders.Damaged."""
    return Explainer(published).why(pair)
