"""Indicators: what is counted, how, on whose authority, and how a figure is judged and published.

    evaluate_all(INDICATORS.values(), facts, months(first, last), by=("district",))

Every KPI is a file in `definitions`; this part reads them all. No Django, no clock, no date reckoning on the engine.
"""

from goldenthread.indicators import compose, disclosure, facts, periods, rag, spc
from goldenthread.indicators.definitions import discover
from goldenthread.indicators.engine import cases, evaluate, evaluate_all
from goldenthread.indicators.examples import ExampleRow, WorkedExample
from goldenthread.indicators.language import Average, Count, Indicator, Latest, Oldest, Share
from goldenthread.indicators.periods import Month, Period, months
from goldenthread.indicators.results import Result

INDICATORS: dict[str, Indicator] = discover()


def worked_example(indicator: Indicator) -> tuple[tuple[str, ...], tuple[ExampleRow, ...], float, Month]:
    """The columns shown, the rows with their notes, the answer (one decimal place) and its month."""
    worked = indicator.worked
    return worked.columns, worked.rows, worked.expected, worked.month


__all__ = [
    "INDICATORS",
    "Average",
    "Count",
    "ExampleRow",
    "Indicator",
    "Latest",
    "Month",
    "Oldest",
    "Period",
    "Result",
    "Share",
    "WorkedExample",
    "cases",
    "compose",
    "disclosure",
    "evaluate",
    "evaluate_all",
    "facts",
    "months",
    "periods",
    "rag",
    "spc",
    "worked_example",
]
