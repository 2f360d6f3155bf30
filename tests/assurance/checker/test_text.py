"""Reading figures, sentences and tables out of text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.assurance.checker import polarity
from goldenthread.assurance.checker.text import words
from goldenthread.assurance.checker.text.figures import figures_in, months_in
from goldenthread.assurance.checker.text.paper import Paper, parted
from goldenthread.assurance.checker.text.tables import cell_of, series_of, tables_of
from goldenthread.assurance.planfile.notes import Log
from goldenthread.assurance.planfile.tables import from_text


def paper(text):
    return Paper.of_blocks("x", list(from_text(text, Log())))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("76% of plans", [("percent", 76, 76, "")]),
        ("about 7.7% of 1,236 children", [("percent", 7.7, 7.7, "about"), ("count", 1236, 1236, "")]),
        ("c.20-30% or 70+%", [("percent", 20, 30, "about"), ("percent", 70, 70, "over")]),
        ("83 per cent of 12", [("percent", 83, 83, ""), ("count", 12, 12, "")]),
        ("£3.7 million and £340-350m", [("money", 3.7e6, 3.7e6, ""), ("money", 340e6, 350e6, "")]),
        ("between 250-320 a month", [("count", 250, 320, "")]),
        ("over 100 weeks and 26 wks", [("weeks", 100, 100, "over"), ("weeks", 26, 26, "")]),
        ("a little over 2200 cases", [("count", 2200, 2200, "just over")]),
        ("nearly 40 boats, up to 25", [("count", 40, 40, "under"), ("count", 25, 25, "under")]),
        ("from 39.8% in October 2023 to 65.8%", [("percent", 39.8, 39.8, ""), ("percent", 65.8, 65.8, "")]),
        ("In 2023/24, on 6 August 2024 at 10.30am, Year 6 and Key Stage 2, section 31(2)", []),
        ("Tel 03000 418913, see https://x.org/5?n=7 and a@b.c1", []),
        ("aged 11 to 18, 14 – 18 year olds, a 20-week deadline, 3rd", []),
        ("1.7 million people", [("count", 1.7e6, 1.7e6, "")]),
    ],
)
def test_it_finds_figures_and_leaves_what_only_looks_like_one(text, expected):
    assert [(f.kind, f.low, f.high, f.qualifier) for f in figures_in(text)] == expected


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("Oct-23 and October 2024", [(2023, 10), (2024, 10)]),
        ("in May 24 and Sept 23", [(2024, 5), (2023, 9)]),
        ("on 6 August 2024", [(2024, 8)]),
        ("may 24% of us", []),
        ("in March", []),
    ],
)
def test_it_finds_months(text, months):
    assert [month.key for month in months_in(text)] == months


def test_it_parts_sentences_but_not_at_abbreviations():
    assert parted("It rose, e.g. in May. Then c. 70 came. Dr. Fox left.") == [
        "It rose, e.g. in May.",
        "Then c. 70 came.",
        "Dr. Fox left.",
    ]


def test_a_sentence_cut_by_a_page_is_one_and_keeps_its_place():
    held = paper("- 2.4. The number of boats that came in from the sea in May\n\n \nwas 40. Few left.\n")
    assert [(s.text, s.place, s.label) for s in held.sentences] == [
        ("The number of boats that came in from the sea in May was 40.", "line 1", "2.4"),
        ("Few left.", "line 1", "2.4"),
    ]


def test_months_along_a_row_or_down_a_column_make_a_series():
    along = paper("Boats launched\n\nOct-23\tNov-23\tDec-23\n108\t112\t117\nwks\twks\twks\n")
    (series,) = series_of(tables_of(along)[0])
    assert (series.title, series.unit, series.values[2023, 11].value) == ("Boats launched", "weeks", 112)
    down = paper("Boats\n\nMonth\tShare\nOct-23\t10%\nNov-23\t20%\nDec-23\t30%\n")
    (series,) = series_of(tables_of(down)[0])
    assert (series.is_percent, series.values[2023, 12].value, series.places[2023, 12]) == (True, 30, "line 6")


def test_a_heading_of_years_is_a_heading():
    (table,) = tables_of(paper("Port\t2023\t2024\nDeal\t1\t2\n"))
    assert (table.heading_rows, table.heading(2), table.label(1)) == (1, "2024", "Deal")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("11.9 %", 11.9, "%"),
        ("-0.6", -0.6, ""),
        ("\N{MINUS SIGN}0.6", -0.6, ""),
        ("£1,204", 1204, ""),
        ("26 wks", 26, "weeks"),
    ],
)
def test_it_reads_a_cell(text, value, unit):
    cell = cell_of(text)
    assert (cell.value, cell.unit) == (value, unit)


def test_words_of_the_field_are_one_word():
    assert (
        words.likeness(
            "Percentage of plans completed within 20 weeks", "Percentage of EHCPs issued within 20 weeks"
        )
        == 1
    )
    assert words.likeness("Boats in port", "Crews at sea") == 0


@pytest.mark.parametrize(
    ("title", "better"),
    [
        ("Percentage total absence", "lower"),
        ("Percentage of attendance", "higher"),
        ("Share completed within 18 weeks", "higher"),
        ("Share on the waiting list over 12 weeks", "lower"),
        ("Boats", ""),
    ],
)
def test_a_name_says_which_way_is_better(title, better):
    assert polarity.from_title(title) == better


@settings(deadline=None, max_examples=150)
@given(st.text(max_size=300))
def test_any_text_is_read(text):
    held = paper(text)
    for sentence in held.sentences:
        assert all(0 <= figure.start < figure.end <= len(sentence.text) for figure in sentence.figures)
