"""The papers that are checked together, with what is found in all of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property

from goldenthread.assurance.checker.plan_paper import PlanPaper
from goldenthread.assurance.checker.text.fractions import Fraction, fractions_in
from goldenthread.assurance.checker.text.paper import Paper, Sentence
from goldenthread.assurance.checker.text.tables import Series, Table, series_of, tables_of
from goldenthread.assurance.planfile.values import MONTHS

MonthKey = tuple[int, int]


@dataclass
class Report:
    """papers: in the order given. plans: the improvement plans that stand in any of them."""

    papers: list[Paper]
    day: dt.date
    plans: list[PlanPaper] = field(default_factory=list)

    @cached_property
    def sentences(self) -> list[Sentence]:
        return [sentence for paper in self.papers for sentence in paper.sentences]

    @cached_property
    def paragraphs(self) -> list[list[Sentence]]:
        return [paragraph for paper in self.papers for paragraph in paper.paragraphs]

    @cached_property
    def fractions(self) -> list[Fraction]:
        return [fraction for paragraph in self.paragraphs for fraction in fractions_in(paragraph)]

    @cached_property
    def tables(self) -> list[Table]:
        return [table for paper in self.papers for table in tables_of(paper)]

    @cached_property
    def series(self) -> list[Series]:
        return [series for table in self.tables for series in series_of(table)]


def month_words(key: MonthKey) -> str:
    """ "October 2024"."""
    name = next(name for name, place in MONTHS.items() if place == key[1])
    return f"{name.capitalize()} {key[0]}"
