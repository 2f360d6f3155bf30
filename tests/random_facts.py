"""Fact tables at random: not likely, but all of it allowed."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

import polars as pl

from goldenthread.indicators.facts import FACTS, Column, Fact

FIRST_ON = dt.date(2024, 7, 1)
DAYS = 200


def random_facts(seed: int, rows: int) -> dict[str, pl.DataFrame]:
    """A county of so many rows of each fact, every column at random, a fifth of what may be missing missing."""
    chance = random.Random(seed)
    return {
        name: fact.frame([_row(chance, fact, number) for number in range(rows)])
        for name, fact in FACTS.items()
    }


def _row(chance: random.Random, fact: Fact, number: int) -> dict[str, Any]:
    return {
        name: f"{fact.name}-{number}" if name == "ref" else _value(chance, column)
        for name, column in fact.columns.items()
    }


def _value(chance: random.Random, column: Column) -> Any:
    if column.may_be_missing and chance.random() < 0.2:
        return None
    if column.type is dt.date:
        return FIRST_ON + dt.timedelta(days=chance.randrange(DAYS))
    if column.type is bool:
        return chance.random() < 0.5
    if column.type is int:
        return chance.randint(1, 3)
    if column.type is float:
        return chance.random()
    return chance.choice(column.values or ("", "mainstream", "special"))
