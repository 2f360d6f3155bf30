"""Rows for a CSV file that somebody opens in a spreadsheet."""

from goldenthread.publications.formulas import FORMULA_SIGNS, as_text

__all__ = ["FORMULA_SIGNS", "as_text"]
