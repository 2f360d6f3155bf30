"""Rows for a CSV file that somebody opens in a spreadsheet."""

from collections.abc import Iterable
from typing import Any

FORMULA_SIGNS = ("=", "+", "-", "@", "|", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # wide signs too


def as_text(row: Iterable[Any]) -> list[Any]:
    """A spreadsheet takes a text that begins like a formula for one, also behind spaces: an apostrophe forbids it."""
    return [f"'{cell}" if _is_formula(cell) else cell for cell in row]


def _is_formula(cell: Any) -> bool:
    return isinstance(cell, str) and cell.lstrip(" \u00a0").startswith(FORMULA_SIGNS)
