"""Texts that a spreadsheet would take for a formula, and what stops it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

FORMULA_SIGNS = ("=", "+", "-", "@", "|", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # wide signs too


def as_text(row: Iterable[Any]) -> list[Any]:
    """A spreadsheet takes a text that begins like a formula for one, also behind spaces: an apostrophe forbids it."""
    return [f"'{cell}" if is_formula(cell) else cell for cell in row]


def is_formula(cell: Any) -> bool:
    return isinstance(cell, str) and cell.lstrip(" \u00a0").startswith(FORMULA_SIGNS)
