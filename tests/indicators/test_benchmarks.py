"""The table of official counterparts: every name in it exists, and every link is to something that can be shown."""

import csv
import re
from pathlib import Path

import pytest

from goldenthread.indicators import INDICATORS, Month
from goldenthread.indicators.benchmarks import BENCHMARKS

EXTRACT = Path(__file__).resolve().parents[2] / "goldenthread" / "scorecard" / "benchmarks" / "extract.csv"
with EXTRACT.open(encoding="utf-8") as file:
    HELD = {(row["measure"], int(row["year"])): row["unit"] for row in csv.DictReader(file)}
YEARS = sorted({year for _, year in HELD})
EACH = pytest.mark.parametrize("benchmark", BENCHMARKS.values(), ids=BENCHMARKS.keys())


@EACH
def test_it_belongs_to_an_indicator_and_points_the_same_way(benchmark):
    indicator = INDICATORS[benchmark.code]
    assert indicator.polarity == benchmark.polarity
    assert (indicator.unit == "%") == (benchmark.is_share and not benchmark.otherwise)


@EACH
def test_every_column_it_reads_is_in_the_extract_in_some_year(benchmark):
    whole = [year for year in YEARS if all((name, year) in HELD for name in benchmark.columns(year))]
    assert whole, f"{benchmark.code}: no year has all of {list(benchmark.columns(2024))}"


@EACH
def test_its_unit_is_that_of_the_published_column(benchmark):
    units = {unit for (measure, _), unit in HELD.items() if measure == benchmark.measure}
    assert units == (set() if benchmark.worked_out else {"percent" if benchmark.is_share else benchmark.unit})


@EACH
def test_a_share_says_what_it_is_a_share_of_and_a_count_does_not(benchmark):
    assert bool(benchmark.out_of) == benchmark.is_share
    assert bool(benchmark.counted) == (benchmark.is_share or benchmark.worked_out)
    assert bool(benchmark.headline) == bool(benchmark.headline_words)


@EACH
def test_it_says_in_whole_sentences_what_is_counted_and_what_differs(benchmark):
    for text in (benchmark.counts, benchmark.differs):
        assert re.fullmatch(r"[A-Z][^\n]{30,}\.", text), text


@EACH
def test_a_stock_is_held_against_a_january_and_a_flow_against_a_year(benchmark):
    is_stock = INDICATORS[benchmark.code].is_stock
    assert (benchmark.basis == "calendar year") == (not is_stock)


@pytest.mark.parametrize(
    ("code", "words", "month"),
    [
        ("APP17", "2024", Month(2024, 12)),
        ("X-EHCP-STOCK", "January 2024", Month(2024, 1)),
        ("APP20", "January 2025", Month(2025, 1)),
    ],
)
def test_a_published_year_has_its_name_and_its_local_month(code, words, month):
    assert (BENCHMARKS[code].period_words(2024), BENCHMARKS[code].local_month(2024)) == (words, month)


def test_columns_that_carry_a_year_in_their_names_follow_the_year():
    names = BENCHMARKS["X-AR-IN-TIME-PCT"].numerator(2024)
    assert names == ("annual_reviews.review_meeting_24", "annual_reviews.review_meeting_25")
    assert BENCHMARKS["X-AR-IN-TIME-PCT"].numerator(2099)[1] == "annual_reviews.review_meeting_00"
