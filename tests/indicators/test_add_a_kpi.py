"""The examples of docs/add-a-kpi.md are definitions that work."""

import re
from pathlib import Path

import pytest

from goldenthread import indicators
from goldenthread.indicators import INDICATORS, Indicator, examples

PAGE = (Path(__file__).parents[2] / "docs" / "add-a-kpi.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


def test_the_page_shows_one_definition_over_cases_and_one_that_is_returned():
    assert ["returned(" in block for block in BLOCKS] == [False, True]


@pytest.mark.parametrize("block", BLOCKS, ids=["from cases", "returned"])
def test_each_shown_file_is_a_new_indicator_whose_example_comes_out(block):
    space: dict[str, object] = {}
    exec(compile(block, "docs/add-a-kpi.md", "exec"), space)  # the page's own code
    [indicator] = [value for value in space.values() if isinstance(value, Indicator)]
    assert indicator.code not in INDICATORS
    assert set(indicator.companions) <= INDICATORS.keys()
    rows = indicator.fact.frame(examples.rows(indicator.worked, indicator.fact))
    [result] = indicators.evaluate(indicator, rows, [indicator.worked.month])
    assert (round(result.value, 1), result.denominator) == (indicator.worked.expected, indicator.worked.cases)
