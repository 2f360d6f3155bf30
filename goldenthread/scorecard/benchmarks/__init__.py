"""The Department's open data beside the indicators: how the area stands, and how the official figure differs.

    beside("APP17")            # everything to show on the indicator's page, or None
    line("APP17"), lines(...)  # one line for a card

Which measure belongs to which indicator is in `indicators.benchmarks`; figures come in by `actions.import_benchmarks`.
"""

from goldenthread.scorecard.benchmarks.comparison import BenchmarkView, beside, of_measure
from goldenthread.scorecard.benchmarks.lines import line, lines
from goldenthread.scorecard.benchmarks.listing import imports, listing

__all__ = ["BenchmarkView", "beside", "imports", "line", "lines", "listing", "of_measure"]
