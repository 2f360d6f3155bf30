import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.govuk import spreadsheets


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("@x", "'@x"),
        ("  =1+1", "'  =1+1"),
        ("\n=1+1", "'\n=1+1"),
        ("\t=1+1", "'\t=1+1"),
        ("\uff1d1+1", "'\uff1d1+1"),
        ("Ashford", "Ashford"),
        ("a=b", "a=b"),
        ("", ""),
        (-3, -3),
        (None, None),
    ],
)
def test_no_cell_is_taken_for_a_formula(cell, written):
    assert spreadsheets.as_text([cell]) == [written]


@given(st.text())
def test_what_was_written_is_still_there(text):
    (written,) = spreadsheets.as_text([text])
    assert written.removeprefix("'") == text.removeprefix("'")
