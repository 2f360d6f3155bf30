import json
import math
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.indicators import spc

CASES = json.loads((Path(__file__).parent / "data" / "spc_cases.json").read_text(encoding="utf-8"))["cases"]
SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "facts" / "spc_cases.json"
POLARITY = {"increase": "higher", "decrease": "lower", "neutral": "neutral"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"series-{case['id']}")
def test_it_draws_what_the_reference_draws(case):
    drawn = spc.chart(
        case["values"], case["target"], POLARITY[case["direction"]], case["fix_after"], case["rebase_at"]
    )
    assert [point.special_cause for point in drawn.points] == case["special_cause"]
    assert [point.point_type for point in drawn.points] == case["point_type"]
    for part in ("mean", "lower", "upper"):
        assert [getattr(point, part) for point in drawn.points] == pytest.approx(case[part], abs=1e-6)
    assert drawn.assurance == case["assurance"]
    assert drawn.variation == case["point_type"][-1]
    assert drawn.reason == case["special_cause"][-1]


@pytest.mark.skipif(not SHARED.exists(), reason="the reference folder is not here")
def test_the_copied_series_are_the_reference_ones():
    assert json.loads(SHARED.read_text(encoding="utf-8"))["cases"] == CASES


FLAT = [50.0, 52.0] * 6


@pytest.mark.parametrize(("count", "drawn"), [(12, False), (13, True)])
def test_there_is_no_icon_under_13_points(count, drawn):
    found = spc.chart((FLAT * 2)[:count], target=10)
    assert (found.variation is not None, found.assurance is not None, bool(found.reason)) == (drawn,) * 3


@pytest.mark.parametrize(("rebase_at", "drawn"), [(12, True), (13, False)])
def test_a_new_baseline_earns_its_icons_again(rebase_at, drawn):
    found = spc.chart(FLAT * 2, target=10, rebase_at=rebase_at)
    assert (found.variation is not None, found.assurance is not None) == (drawn, drawn)


def test_rebased_series_keep_the_reference_limits_of_each_stretch():
    """Three reference series set end to end, a new baseline at each join, are drawn as each is drawn alone."""
    plain = [case for case in CASES if case["fix_after"] is None and case["rebase_at"] is None]
    alike = [case for case in plain if case["direction"] == "increase"]
    for three in zip(alike, alike[1:], alike[2:], strict=False):
        values = [value for case in three for value in case["values"]]
        joins = [len(three[0]["values"]) + 1, len(three[0]["values"]) + len(three[1]["values"]) + 1]
        drawn = spc.chart(values, three[-1]["target"], rebase_at=joins)
        for part in ("special_cause", "point_type"):
            expected = [found for case in three for found in case[part]]
            assert [getattr(point, part) for point in drawn.points] == expected
        for part in ("mean", "lower", "upper"):
            expected = [found for case in three for found in case[part]]
            assert [getattr(point, part) for point in drawn.points] == pytest.approx(expected, abs=1e-6)
        assert drawn.assurance == three[-1]["assurance"]


@given(st.lists(st.integers(0, 100).map(float), min_size=4, max_size=60), st.data())
def test_stretches_between_rebases_know_nothing_of_each_other(values, data):
    joins = sorted(data.draw(st.sets(st.integers(2, len(values)), max_size=4)))
    edges = [0, *(join - 1 for join in joins), len(values)]
    alone = [spc.chart(values[start:end]).points for start, end in pairwise(edges)]
    assert spc.chart(values, rebase_at=joins).points == tuple(point for part in alone for point in part)


def test_missing_months_are_not_points_and_break_nothing():
    gappy = spc.chart([None, *FLAT[:6], None, *FLAT[6:], None], target=10)
    whole = spc.chart(FLAT, target=10)
    assert [point for point in gappy.points if point.value is not None] == list(whole.points)
    assert gappy.points[0].point_type is None
    assert gappy.points[0].mean == whole.points[0].mean
    assert gappy.variation is None, "twelve points, though fifteen months"


def test_a_target_that_moved_is_judged_as_it_is_now():
    moved = spc.chart([*FLAT, 50.0], target=[10.0] * 12 + [90.0])
    assert moved.assurance == "consistent_fail"
    assert moved.points[0].target == 10.0


def test_only_those_near_the_limit_on_one_side_are_marked():
    base = [50.0, 51.0] * 10
    limits = spc.chart(base).points[0]
    near = limits.mean + 0.8 * (limits.upper - limits.mean)
    opposite = limits.mean - 0.8 * (limits.upper - limits.mean)
    same_side = spc.chart([*base, near, near], fix_after=20)
    assert [point.special_cause for point in same_side.points[-3:]] == [
        spc.COMMON_CAUSE,
        "2 in 3 Above CL",
        "2 in 3 Above CL",
    ]
    across = spc.chart([*base, near, opposite, near], fix_after=20)
    assert {point.special_cause for point in across.points[-3:]} == {spc.COMMON_CAUSE}


def test_a_series_that_never_moves_is_common_cause():
    drawn = spc.chart([7.0] * 13, target=7.0)
    assert {point.point_type for point in drawn.points} == {"common_cause"}
    assert drawn.assurance == "inconsistent"


@pytest.mark.parametrize("values", [[], [None] * 20, [5.0]])
def test_next_to_nothing_is_drawn_without_icons(values):
    drawn = spc.chart(values, target=3)
    assert len(drawn.points) == len(values)
    assert (drawn.variation, drawn.assurance, drawn.reason) == (None, None, "")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"fix_after": 1}, "fix_after is 1"),
        ({"fix_after": 13}, "fix_after is 13: it must be from 2 to the 12 values"),
        ({"rebase_at": 1}, "rebase_at is 1"),
        ({"rebase_at": 13}, "rebase_at is 13"),
        ({"rebase_at": [3, 14]}, "rebase_at is 14"),
        ({"target": [1.0]}, "1 targets for 12 values"),
    ],
)
def test_options_that_do_not_fit_are_refused(options, message):
    with pytest.raises(ValueError, match=message):
        spc.chart(FLAT, **options)


def test_what_is_no_number_is_refused():
    with pytest.raises(ValueError, match="nan cannot be charted"):
        spc.chart([1.0, math.nan])


SERIES = st.lists(st.integers(0, 100).map(float), min_size=13, max_size=40)
MIRROR = {
    "Above UCL": "Below LCL",
    "2 in 3 Above CL": "2 in 3 Below CL",
    "7 Points Above CL": "7 Points Below CL",
    "7 Point Trend (Increasing)": "7 Point Trend (Decreasing)",
    spc.COMMON_CAUSE: spc.COMMON_CAUSE,
}
MIRROR |= {after: before for before, after in MIRROR.items()}


@given(SERIES, st.sampled_from(["higher", "lower"]))
def test_a_series_upside_down_breaks_the_mirrored_rules(values, polarity):
    up = spc.chart(values, 50.0, polarity)
    down = spc.chart([-value for value in values], -50.0, "lower" if polarity == "higher" else "higher")
    assert [MIRROR[point.special_cause] for point in up.points] == [
        point.special_cause for point in down.points
    ]
    assert (up.variation, up.assurance) == (down.variation, down.assurance)
