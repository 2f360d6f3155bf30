"""Targets of a plan against the figures that a report gives for their month."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.assurance import importing
from goldenthread.assurance.checker.findings import Fault, rule
from goldenthread.assurance.checker.plan_paper import PlanPaper
from goldenthread.assurance.checker.plan_rules.targets import asks_less, measures_once
from goldenthread.assurance.checker.polarity import described
from goldenthread.assurance.checker.text import words
from goldenthread.assurance.checker.text.report import Report, month_words
from goldenthread.assurance.checker.text.tables import Series
from goldenthread.assurance.planfile import HighImpact, Target

SAME_MEASURE = 0.8


@rule(
    "target-missed-and-not-said",
    words="When the month of a target has come, the papers say whether it was reached.",
    settled_by="The result beside the target, and what follows from it.",
)
def target_missed_and_not_said(report: Report) -> Iterator[Fault]:
    """Needs the plan among the papers, or stored: its targets are held against the reports' monthly tables."""
    for plan in report.plans:
        for measure, target, month in dated_targets(plan):
            for series in report.series:
                cell = series.values.get(month)
                if cell is None or words.likeness(series.title, measure.title) < SAME_MEASURE:
                    continue
                polarity = described(measure.code, measure.title).polarity
                if asks_less(cell.value, target.value, polarity) and not is_said(report, target, series):
                    yield Fault(
                        series.places[month],
                        f"{measure.code} was to be {target.text} in {target.period}; the table “{series.title}” has "
                        f"{cell.text} for {month_words(month)}, and no paper says that the target was missed.",
                        about=f"{measure.code} {target.label} {month}",
                        figures=(target.text, cell.text),
                        file=series.file,
                    )
                break


def dated_targets(plan: PlanPaper) -> Iterator[tuple[HighImpact, Target, tuple[int, int]]]:
    for measure in measures_once(plan.document):
        for target in measure.targets:
            day = importing.first_day(target.period)
            if day and target.value is not None and target.period != measure.baseline_period:
                yield measure, target, (day.year, day.month)


def is_said(report: Report, target: Target, series: Series) -> bool:
    """True where a sentence of the report names the target's figure as a target."""
    return any(
        "target" in sentence.text.lower()
        and sentence.file == series.file
        and any(share.low == target.value for share in sentence.percents())
        for sentence in report.sentences
    )
