"""Values against targets, standards and ratings; targets against baselines; indicators against their own names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from goldenthread.assurance.checker.findings import Fault, Rule, Strength, rule
from goldenthread.assurance.checker.plan_rules.indicators import bare, number_of, prefix
from goldenthread.assurance.checker.polarity import described, from_title
from goldenthread.assurance.checker.scorecard import Row, Scorecard, targets_of
from goldenthread.assurance.checker.scorecard_rules.figures import fault
from goldenthread.indicators import rag
from goldenthread.publications.wording import joined
from goldenthread.scorecard import targets as levels
from goldenthread.scorecard.listed import Described
from goldenthread.scorecard.models import Target

COLOURS = ("red", "amber", "green")
SOME = 3


def by_indicator(card: Scorecard) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in card.rows:
        found[row.code or row.title].append(row)
    return found


def held(card: Scorecard) -> Iterator[tuple[str, str, Described, list[Target]]]:
    """(place, indicator, its unit and polarity, its targets): those of the table's rows, each once, and those stored."""
    for name, rows in by_indicator(card).items():
        seen: set[tuple[object, ...]] = set()
        for row in rows:
            given = targets_of(row)
            key = tuple((target.kind, target.period, target.value) for target in given)
            if given and key not in seen:
                seen.add(key)
                about = Described("%" if row.is_percent else row.unit, row.better)
                yield f"{row.place}: {row.name}", name, about, given
    for code, targets in card.targets.items():
        yield code, code, described(code, ""), targets


def of_doubts(
    code: str, doubt: str, *, words: str, settled_by: str, strength: Strength = Strength.HARD
) -> Rule:
    """A rule that `scorecard.targets` applies wherever a target is shown."""

    def check(card: Scorecard) -> Iterator[Fault]:
        for place, name, about, given in held(card):
            for found in levels.doubts_of(given, about):
                if found.rule == doubt:
                    about_it = f"{name} {found.label}"
                    yield Fault(place, found.words, about=about_it, figures=found.figures, file=card.name)

    return Rule(code, words, settled_by, strength, check)


worse_than_baseline = of_doubts(
    "held-to-worse-than-baseline",
    "target-worse-than-baseline",
    words="A target lies on the better side of its baseline.",
    settled_by="The target that was meant.",
)
no_better = of_doubts(
    "held-to-no-better",
    "target-no-better",
    words="A target asks for more than the baseline.",
    settled_by="The target that was meant, or that holding the figure is the aim.",
    strength=Strength.SOFT,
)
in_baseline_month = of_doubts(
    "held-to-the-baseline-month",
    "target-in-baseline-month",
    words="A target's date lies after its baseline's.",
    settled_by="A later date for the target.",
)
standard_beyond_target = of_doubts(
    "standard-beyond-target",
    "standard-beyond-target",
    words="A standard asks no more than the target.",
    settled_by="The two figures, in the order that was meant.",
)


@rule(
    "rating-recomputed",
    words="Red: the standard is not reached. Amber: the standard is, the target is not. Green: the target is.",
    settled_by="The rating, or the figure on which it rests.",
)
def rating_recomputed(card: Scorecard) -> Iterator[Fault]:
    for row in card.rows:
        if (
            row.rag not in COLOURS
            or row.value is None
            or row.target is None
            or row.better not in ("higher", "lower")
        ):
            continue
        standard = row.standard.value if row.standard else None
        try:
            true = rag.rate(row.value.value, standard, row.target.value, row.better)  # type: ignore[arg-type]  # one of the two
        except ValueError:
            continue  # a standard beyond its target is another rule's
        amber_may_stand = row.rag == "amber" and standard is None
        if true != row.rag and not amber_may_stand:
            against = f"target {row.target.text}{f', standard {row.standard.text}' if row.standard else ''}"
            words = (
                f"Rated {row.rag} at {row.value.text} ({against}), {row.better} being better: that is {true}."
            )
            yield fault(card, row, words, (row.rag, row.value.text, row.target.text))


@rule(
    "rating-without-figure",
    words="What has no value or no target is not rated; a missing value is never green.",
    settled_by="The value and the target, or no rating.",
)
def rating_without_figure(card: Scorecard) -> Iterator[Fault]:
    for row in card.rows:
        if row.rag not in COLOURS:
            continue
        lacks = [name for name, cell in (("value", row.value), ("target", row.target)) if cell is None]
        if lacks:
            yield fault(card, row, f"Rated {row.rag} without a {joined(lacks)}.", (row.rag, *lacks))


@rule(
    "amber-without-standard",
    words="Amber says that a standard is reached: it needs a standard.",
    settled_by="The standard.",
    strength=Strength.SOFT,
)
def amber_without_standard(card: Scorecard) -> Iterator[Fault]:
    for row in card.rows:
        if row.rag == "amber" and row.value and row.target and row.standard is None:
            yield fault(card, row, "Rated amber, and no standard is given.", (row.rag,))


@rule(
    "indicator-in-two-ways",
    words="An indicator has one name, one unit and one better direction.",
    settled_by="The name, the unit or the direction.",
)
def indicator_in_two_ways(card: Scorecard) -> Iterator[Fault]:
    for name, rows in by_indicator(card).items():
        for what in ("title", "unit", "polarity"):
            forms = {bare(getattr(row, what)): getattr(row, what) for row in rows if getattr(row, what)}
            if len(forms) > 1:
                shown = joined([f"“{form}”" for form in forms.values()])
                yield Fault(
                    f"{rows[0].place}: {name}",
                    f"Its {what} is {shown}.",
                    about=f"{name} {what}",
                    figures=tuple(sorted(forms)),
                    strength=Strength.SOFT if what == "unit" else None,
                    file=card.name,
                )


@rule(
    "name-of-two-indicators",
    words="No two indicators have one name.",
    settled_by="The name that each should have.",
)
def name_of_two_indicators(card: Scorecard) -> Iterator[Fault]:
    named: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in card.rows:
        if row.title and row.code:
            named[bare(row.title)].setdefault(row.code, row)
    for codes in named.values():
        if len(codes) > 1:
            first = next(iter(codes.values()))
            words = f"{joined(list(codes))} have one name: “{first.title}”."
            yield Fault(first.place, words, about=" ".join(codes), file=card.name)


@rule(
    "code-left-out",
    words="The codes of the indicators run without a gap.",
    settled_by="The indicator that was left out, or that it was withdrawn and when.",
)
def code_left_out(card: Scorecard) -> Iterator[Fault]:
    """Only of a table from a file: what is stored here need not be every indicator."""
    numbers: dict[str, set[int]] = defaultdict(set)
    for row in card.rows if card.name else ():
        if row.code and (number := number_of(row.code)) is not None:
            numbers[prefix(row.code)].add(number)
    for begins, found in numbers.items():
        missing = sorted(set(range(min(found), max(found) + 1)) - found)
        if missing and len(found) >= SOME and len(missing) * 2 <= len(found):
            names = joined([f"{begins}{number:02}" for number in missing])
            words = f"{names} {'is' if len(missing) == 1 else 'are'} not there."
            yield Fault("the codes", words, about=f"codes {begins}", figures=(names,), file=card.name)


@rule(
    "direction-against-name",
    words="The better direction fits the indicator's name.",
    settled_by="The direction, or the name.",
    strength=Strength.SOFT,
)
def direction_against_name(card: Scorecard) -> Iterator[Fault]:
    for name, rows in by_indicator(card).items():
        row = rows[0]
        expected = from_title(row.title)
        if row.polarity and expected and row.polarity != expected and row.polarity != "neutral":
            words = f"“{row.title}”: {row.polarity} is said to be better; by its name it is {expected}."
            yield Fault(
                f"{row.place}: {name}",
                words,
                about=f"{name} direction",
                figures=(row.polarity,),
                file=card.name,
            )
