"""Targets against baselines, against each other, against the law, and against the dates in their own names."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from goldenthread.assurance import importing
from goldenthread.assurance.checker import law
from goldenthread.assurance.checker.findings import Fault, Rule, Strength, rule
from goldenthread.assurance.checker.plan_paper import PlanPaper, Said, action_rule
from goldenthread.assurance.checker.polarity import described
from goldenthread.assurance.planfile import Action, HighImpact, PlanDocument, Target
from goldenthread.publications.wording import joined, month_name
from goldenthread.scorecard import models as scorecard
from goldenthread.scorecard import targets as levels

MONTHS = re.compile(r"\b(?P<months>\d{1,3})[\s-]+months?\b", re.I)
HALF = 2


def of_doubts(code: str, *, words: str, settled_by: str, strength: Strength = Strength.HARD) -> Rule:
    """A rule that `scorecard.targets` applies wherever a target is shown, here applied to the plan's own tables."""

    def check(paper: PlanPaper) -> Iterator[Fault]:
        for measure in measures_once(paper.document):
            known = [scorecard.Target(**each) for each in importing.targets_of(only(measure), paper.name)]
            for doubt in levels.doubts_of(known, described(measure.code, measure.title)):
                if doubt.rule == code:
                    yield Fault(
                        paper.measure(measure),
                        doubt.words,
                        about=f"headline {measure.code} {doubt.label}",
                        figures=doubt.figures,
                        file=paper.name,
                    )

    return Rule(code, words, settled_by, strength, check)


def measures_once(document: PlanDocument) -> list[HighImpact]:
    """Each measure with a code once: it may head two areas."""
    found: dict[str, HighImpact] = {}
    for measure in document.high_impact:
        if measure.code:
            found.setdefault(measure.code, measure)
    return list(found.values())


def only(measure: HighImpact) -> PlanDocument:
    return PlanDocument(high_impact=(measure,))


worse_than_baseline = of_doubts(
    "target-worse-than-baseline",
    words="A target lies on the better side of its baseline.",
    settled_by="The target that was meant.",
)
no_better = of_doubts(
    "target-no-better",
    words="A target asks for more than the baseline.",
    settled_by="The target that was meant, or that holding the figure is the aim.",
    strength=Strength.SOFT,
)
in_baseline_month = of_doubts(
    "target-in-baseline-month",
    words="A target's date lies after its baseline's: nobody can work towards a month that has gone.",
    settled_by="A later date for the target.",
)


def without_figure(measure: HighImpact) -> list[Target]:
    return [target for target in measure.targets if target.value is None]


@rule(
    "headline-without-target",
    words="A headline measure has a target with a figure.",
    settled_by="A figure and the month in which it is to be reached.",
)
def headline_without_target(paper: PlanPaper) -> Iterator[Fault]:
    for measure in paper.document.high_impact:
        if len(without_figure(measure)) == len(measure.targets):
            said = sorted({target.text for target in measure.targets if target.text})
            yield Fault(
                paper.measure(measure),
                f"“{measure.title}” has no target with a figure{f' ({joined(said)})' if said else ''}.",
                about=f"headline {measure.code or measure.title}",
                figures=tuple(said),
                file=paper.name,
            )


@rule(
    "horizon-without-figures",
    words="A date for which the plan has a column of targets has a figure for at least one measure.",
    settled_by="The figures, or the day on which they are set.",
)
def horizon_without_figures(paper: PlanPaper) -> Iterator[Fault]:
    by_label: dict[str, list[Target]] = defaultdict(list)
    for measure in paper.document.high_impact:
        for target in measure.targets:
            by_label[f"{target.label} {target.period}".strip()].append(target)
    for label, targets in by_label.items():
        if len(targets) > 1 and all(target.value is None for target in targets):
            yield Fault(
                "the headline tables",
                f"None of the {len(targets)} measures has a figure for “{label}”.",
                about=f"horizon {label}",
                file=paper.name,
            )


@rule(
    "target-partly-undefined",
    words="A target that a headline measure names has a figure.",
    settled_by="The figure.",
    strength=Strength.SOFT,
)
def target_partly_undefined(paper: PlanPaper) -> Iterator[Fault]:
    for measure in paper.document.high_impact:
        missing = without_figure(measure)
        if missing and len(missing) < len(measure.targets):
            labels = [f"“{target.label} {target.period}”".replace(" ”", "”") for target in missing]
            yield Fault(
                paper.measure(measure),
                f"No figure for {joined(labels)}.",
                about=f"headline {measure.code or measure.title}",
                figures=tuple(labels),
                file=paper.name,
            )


@rule(
    "horizon-against-date",
    words="A target “in 12 months” is dated 12 months after the baseline.",
    settled_by="The month that was meant, or the number of months.",
)
def horizon_against_date(paper: PlanPaper) -> Iterator[Fault]:
    seen: dict[tuple[str, str, dt.date], list[str]] = defaultdict(list)
    start = usual_start(paper.document)
    for measure in paper.document.high_impact:
        for target in measure.targets:
            if start and MONTHS.search(target.label) and importing.first_day(target.period):
                seen[target.label, target.period, start].append(measure.code or measure.title)
    for (label, period, begun), codes in seen.items():
        months = int(MONTHS.search(label)["months"])  # type: ignore[index]  # only labels that match are kept
        apart = months_between(begun, importing.first_day(period))
        if apart != months:
            yield Fault(
                "the headline tables",
                f"“{label}” is dated {period}, {apart} months after the baseline of {month_name(begun)} "
                f"({len(codes)} measures).",
                about=f"horizon {label}",
                figures=(period, month_name(begun)),
                file=paper.name,
            )


def usual_start(document: PlanDocument) -> dt.date | None:
    """The month of most baselines."""
    months = [importing.first_day(measure.baseline_period) for measure in document.high_impact]
    known = Counter(month for month in months if month)
    return known.most_common(1)[0][0] if known else None


def months_between(first: dt.date, last: dt.date | None) -> int:
    return 0 if last is None else (last.year - first.year) * 12 + last.month - first.month


@rule(
    "baselines-of-mixed-dates",
    words="Baselines under one heading are of one period, or each value carries its own.",
    settled_by="The period of each baseline, and whether it can be compared with targets that count from another.",
)
def baselines_of_mixed_dates(paper: PlanPaper) -> Iterator[Fault]:
    periods = Counter(
        measure.baseline_period for measure in paper.document.high_impact if measure.baseline_period
    )
    if len(periods) < HALF:
        return
    usual = periods.most_common(1)[0][0]
    for measure in paper.document.high_impact:
        if measure.baseline_period and measure.baseline_period != usual:
            yield Fault(
                paper.measure(measure),
                f"The baseline of {measure.code or measure.title} is of {measure.baseline_period}; most are of {usual}.",
                about=f"headline {measure.code or measure.title}",
                figures=(measure.baseline_period, usual),
                file=paper.name,
            )


@rule(
    "later-target-asks-less",
    words="A later target asks at least as much as an earlier one.",
    settled_by="The figures in the order that was meant.",
)
def later_target_asks_less(paper: PlanPaper) -> Iterator[Fault]:
    for measure in measures_once(paper.document):
        polarity = described(measure.code, measure.title).polarity
        dated = [
            (day, target)
            for target in measure.targets
            if target.value is not None and (day := importing.first_day(target.period))
        ]
        dated.sort(key=lambda pair: pair[0])
        for (_, early), (_, late) in itertools.pairwise(dated):
            if asks_less(late.value, early.value, polarity):
                yield Fault(
                    paper.measure(measure),
                    f"{measure.code}: {late.text} for {late.period} asks less than {early.text} for {early.period}, "
                    f"{polarity} being better.",
                    about=f"headline {measure.code} {late.label}",
                    figures=(early.text, late.text),
                    file=paper.name,
                )


def asks_less(late: float | None, early: float | None, polarity: str) -> bool:
    if late is None or early is None:
        return False
    return (polarity == "higher" and late < early) or (polarity == "lower" and late > early)


@rule(
    "percentage-out-of-range",
    words="A percentage lies between 0 and 100.",
    settled_by="The figure, or its unit.",
)
def percentage_out_of_range(paper: PlanPaper) -> Iterator[Fault]:
    for measure in paper.document.high_impact:
        if described(measure.code, measure.title).unit != "%":
            continue
        figures = [("baseline", measure.baseline_value, measure.baseline_text)]
        figures += [(target.label, target.value, target.text) for target in measure.targets]
        for label, value, text in figures:
            if value is not None and not 0 <= value <= 100:
                yield Fault(
                    paper.measure(measure),
                    f"{measure.code or measure.title}: {text} is not a percentage ({label}).",
                    about=f"headline {measure.code or measure.title} {label}",
                    figures=(text,),
                    file=paper.name,
                )


@rule(
    "rating-against-target",
    words="A measure is red when its target is missed and green when it is reached.",
    settled_by="The rating, or the figure on which it rests.",
)
def rating_against_target(paper: PlanPaper) -> Iterator[Fault]:
    """Only in the baseline's own month, whose figure is printed beside the target."""
    for measure in measures_once(paper.document):
        polarity = described(measure.code, measure.title).polarity
        for target in measure.targets:
            rated = target.rag_text.strip().lower()
            if (
                target.period != measure.baseline_period
                or target.value is None
                or measure.baseline_value is None
            ):
                continue
            missed = asks_less(measure.baseline_value, target.value, polarity)
            if polarity and ((rated == "green" and missed) or (rated == "red" and not missed)):
                yield Fault(
                    paper.measure(measure),
                    f"{measure.code} is rated {rated} at {measure.baseline_text} against {target.text}, "
                    f"{polarity} being better.",
                    about=f"headline {measure.code} {target.label}",
                    figures=(rated, measure.baseline_text, target.text),
                    file=paper.name,
                )


@rule(
    "rated-without-target",
    words="What has no target is not rated.",
    settled_by="The target, or no rating.",
)
def rated_without_target(paper: PlanPaper) -> Iterator[Fault]:
    for measure in paper.document.high_impact:
        for target in without_figure(measure):
            rated = target.rag_text.strip().lower()
            if rated in ("red", "amber", "green", "blue"):
                label = f"{target.label} {target.period}".strip()
                yield Fault(
                    paper.measure(measure),
                    f"{measure.code or measure.title} is rated {rated} for “{label}”, which has no figure.",
                    about=f"headline {measure.code or measure.title} {target.label}",
                    figures=(rated,),
                    file=paper.name,
                )


@rule(
    "headline-in-no-area",
    words="A headline measure stands in an area of the plan.",
    settled_by="The area.",
)
def headline_in_no_area(paper: PlanPaper) -> Iterator[Fault]:
    known = {area.number for area in paper.document.areas}
    for measure in paper.document.high_impact:
        if measure.area not in known:
            yield Fault(
                paper.measure(measure),
                f"There is no area “{measure.area}”.",
                about=f"headline {measure.code or measure.title}",
                figures=(measure.area,),
                file=paper.name,
            )


@action_rule(
    "measure-below-the-law",
    words="A measure of something that the law requires by a day aims at all of it.",
    settled_by="A target of 100%, with the steps on the way to it named as steps.",
)
def measure_below_the_law(action: Action, paper: PlanPaper) -> Said | None:
    for text in (action.text, action.kpi_text, *action.evidence):
        if below := law.below(text):
            return Said(
                f"It aims at {joined([f'{share:g}%' for share in below.shares])} within {below.weeks} weeks, which the law "
                f"requires of every case: {below.duty.title} ({below.duty.authority.short}).",
                tuple(f"{share:g}" for share in below.shares),
            )
    return None


@rule(
    "target-below-the-law",
    words="The target of a measure of a legal time limit is 100%.",
    settled_by="A target of 100%, with the steps on the way to it named as steps.",
    strength=Strength.SOFT,
)
def target_below_the_law(paper: PlanPaper) -> Iterator[Fault]:
    """Soft: a step on the way may be meant. The words of a plan that ask for less for good are another rule's."""
    for measure in measures_once(paper.document):
        found = law.limit_in(measure.title)
        figures = [target for target in measure.targets if target.value is not None and target.value < 100]
        if found and figures and described(measure.code, measure.title).unit == "%":
            yield Fault(
                paper.measure(measure),
                f"{measure.code}: {joined([target.text for target in figures])} within {found[0]} weeks, which the law "
                f"requires of every case: {found[1].title} ({found[1].authority.short}).",
                about=f"headline {measure.code}",
                figures=tuple(target.text for target in figures),
                file=paper.name,
            )
