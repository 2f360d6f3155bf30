"""What was said in the demonstration's monthly rounds, as small tables: ratings with their words, who answered late or never,
challenges, why indicators were red, and what the board was asked and decided."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from goldenthread.assurance.rounds.actions import Said
from goldenthread.indicators import Month

FOLDER = Path(__file__).with_name("data") / "rounds"
Row = dict[str, str]


@cache
def _rows(name: str) -> tuple[Row, ...]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def people() -> tuple[Row, ...]:
    """Who owns actions, by post, and who leads the areas: `name`, `post`, `area`. One person may hold several posts."""
    return _rows("people")


def said(code: str, month: Month) -> Said | None:
    """What an owner says of an action in a month in which something has changed; None where nothing has."""
    found = [row for row in _rows("ratings") if (row["action"], row["month"]) == (code, str(month))]
    return next((Said(row["words"], row["progress"], row["impact"], row["reason"]) for row in found), None)


def why_it_stands(code: str, area: str) -> str:
    """Why a rating stands that the evidence bank does not show, or an action without a day, by the action or its area."""
    held = {row["about"]: row["words"] for row in _rows("standing")}
    return held.get(code) or held[area]


def days_late(post: str, month: Month) -> int | None:
    """Working days after the owners' day on which a post reports: 0 in time, None for one that does not report."""
    for row in _rows("answers"):
        if row["post"] == post and row["first"] <= str(month) <= row["last"]:
            return int(row["days_late"]) if row["days_late"] else None
    return 0


def challenges(month: Month) -> Iterator[Row]:
    """`action`, `kind` (asks, comments), `words`, `answer` ("" for none yet), `then`: both ratings that it led to."""
    return (row for row in _rows("challenges") if row["month"] == str(month))


def why_red(code: str, month: Month) -> str:
    """What is said of a red indicator from a month on, until something else is."""
    held = [row for row in _rows("commentary") if row["code"] in (code, "") and row["first"] <= str(month)]
    return max(held, key=lambda row: (row["code"] == code, row["first"]))["words"]


def asks(month: Month) -> Iterator[Row]:
    """What the board is asked: `about` (an action, an indicator, other), `by_owner`, `why`, `commentary`, `ask`, `outcome`."""
    return (row for row in _rows("asks") if row["month"] == str(month))
