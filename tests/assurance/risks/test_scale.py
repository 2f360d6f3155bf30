"""The scale is data that an area may put in its own words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.assurance.risks import scale as scales
from goldenthread.assurance.risks.scale import NoScaleError, scale

STEP = {"word": "w", "meaning": "m"}
SMALL = {
    "likelihood": [STEP, STEP, STEP],
    "impact": [STEP, STEP],
    "band": [{"from": 1, "word": "low"}, {"from": 4, "word": "high"}],
    "category": [],
}


@pytest.mark.parametrize(
    ("likelihood", "impact", "words"),
    [
        (1, 1, "1 of 25, low: rare (1) × slight (1)"),
        (2, 2, "4 of 25, low: unlikely (2) × minor (2)"),
        (1, 5, "5 of 25, medium: rare (1) × severe (5)"),
        (3, 4, "12 of 25, high: possible (3) × major (4)"),
        (4, 5, "20 of 25, very high: likely (4) × severe (5)"),
        (5, 5, "25 of 25, very high: almost certain (5) × severe (5)"),
        (7, 1, "7 of 25, medium: step 7 × slight (1)"),
    ],
)
def test_a_score_in_words(likelihood, impact, words):
    assert scale().words(likelihood, impact) == words


@given(st.integers(1, 5), st.integers(1, 5), st.integers(1, 5), st.integers(1, 5))
def test_a_higher_score_is_never_in_a_lower_band(one, other, third, fourth):
    low, high = sorted((one * other, third * fourth))
    assert scale().band(low).place <= scale().band(high).place


def test_an_area_may_have_its_own(settings, tmp_path):
    settings.HOME = tmp_path
    own = "\n".join(
        ["[[likelihood]]", 'word="never"', 'meaning="m"', "[[impact]]", 'word="no"', 'meaning="m"'] * 2
    )
    (tmp_path / scales.OWN).write_text(
        own + '\n[[band]]\nfrom=1\nword="fine"\n[[category]]\ncode="a"\nword="A"'
    )
    assert scale().words(2, 2) == "4 of 4, fine: never (2) × no (2)"
    assert scale().scores == [1, 2, 4]


@pytest.mark.parametrize(
    "over",
    [{"band": [{"from": 2, "word": "low"}]}, {"band": []}, {"impact": [STEP]}, {"impact": [{"word": "w"}]}],
)
def test_what_is_no_scale_is_refused(over):
    with pytest.raises((ValueError, KeyError)):
        scales.from_data(SMALL | over)


def test_a_broken_file_is_named(settings, tmp_path):
    settings.HOME = tmp_path
    (tmp_path / scales.OWN).write_text("likelihood = 3")
    with pytest.raises(NoScaleError, match=scales.OWN.split(".")[0]):
        scale()
