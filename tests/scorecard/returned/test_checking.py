"""What a row may say, and what is said of it where it may not: by row and column, every fault at once."""

from datetime import date

import factories
import pytest
from returned_files import check, faults, row

from goldenthread.indicators import INDICATORS
from goldenthread.scorecard.cells import WHOLE, Group

pytestmark = pytest.mark.django_db

# APP45 is a monthly share, APP40 children on a list on a day, APP42 a monthly number; all of the waits.
# APP57 is a termly share, APP47 a yearly gap in points.


def test_a_share_is_worked_out_from_its_counts():
    [line] = check(row("APP45", "October 2024", numerator=130, denominator=171)).lines
    assert line.figures == (130, 171, 100 * 130 / 171)
    assert (line.value_words, line.fraction_words, line.period_words) == (
        "76.0%",
        "130 of 171",
        "October 2024",
    )
    assert (line.group, line.what, line.row) == (WHOLE, "new", 2)


@pytest.mark.parametrize("value", ["76", "76.0", "76.02", "76.023", "76%", " 76.0 % "])
def test_a_share_given_beside_its_counts_must_be_what_they_give_to_its_decimals(value):
    [line] = check(row("APP45", "2024-10", value, 130, 171)).lines
    assert line.figures.value == 100 * 130 / 171


def test_a_share_may_come_without_counts():
    [line] = check(row("APP45", "2024-10", "62.5")).lines
    assert line.figures == (None, None, 62.5)


def test_a_number_of_things_is_its_own_numerator():
    assert check(row("APP40", "2024-10-31", "7,399")).lines[0].figures == (7399, None, 7399.0)
    assert check(row("APP40", "October 2024", numerator="7399")).lines[0].figures == (7399, None, 7399.0)


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        (row("APP45", "2024-10", "1O.5"), "row 2, column value: “1O.5” is not a number"),
        (
            row("APP45", "2024-10", "76,5"),
            "row 2, column value: “76,5” is not a number: write 76.5 with a point",
        ),
        (
            row("APP40", "2024-10", "7 399"),
            "row 2, column value: “7 399” is not a number: it has a space in it",
        ),
        (
            row("APP40", "2024-10", "76%"),
            "row 2, column value: “76%” is not a number: the measure is not a percentage",
        ),
        (
            row("APP40", "2024-10", "n/a"),
            "row 2, column value: “n/a” is not a number: where there is no figure, leave it empty",
        ),
        (
            row("APP40", "2024-10", "12.5"),
            "row 2, column value: “12.5” is not a whole number of nought or more",
        ),
        (row("APP40", "2024-10", "-3"), "row 2, column value: “-3” is not a whole number of nought or more"),
        (row("APP45", "2024-10", "101"), "row 2, column value: 101 is not a percentage between 0 and 100"),
        (row("APP45", "2024-10", "-1"), "row 2, column value: -1 is not a percentage between 0 and 100"),
        (
            row("APP45", "2024-10", "", 172, 171),
            "row 2, column numerator: 172 is more than the 171 that it is counted of",
        ),
        (
            row("APP45", "2024-10", "", 130),
            "row 2, column denominator: 130 of how many? Give both counts, or the percentage alone",
        ),
        (
            row("APP45", "2024-10", "76", "", 171),
            "row 2, column numerator: how many of 171? Give both counts, or the percentage alone",
        ),
        (
            row("APP45", "2024-10", "", 0, 0),
            "row 2, column denominator: of none there is no share: leave the row empty",
        ),
        (
            row("APP45", "2024-10", "76.1", 130, 171),
            "row 2, column value: 76.1 is not what 130 of 171 gives: 76.02",
        ),
        (
            row("APP45", "2024-10", "", "1.5", 171),
            "row 2, column numerator: “1.5” is not a whole number of nought or more",
        ),
        (
            row("APP40", "2024-10", 5, "", 10),
            "row 2, column denominator: a number of children has no denominator: leave it empty",
        ),
        (
            row("APP40", "2024-10", 5, 4),
            "row 2, column numerator: 4 is not 5, the value: for a number of children give the value alone",
        ),
        (
            row("APP40", "2024-10", "9" * 13),
            f"row 2, column value: “{'9' * 13}” is too large to be a figure of this measure",
        ),
        (row("", "2024-10", 5), "row 2, column code: say which measure it is"),
        (
            row("APP4O", "2024-10", 5),
            "row 2, column code: no measure has the code “APP4O”: did you mean APP40?",
        ),
        (
            row("APP40", "", 5),
            "row 2, column period: say which period the figure is of, such as October 2024",
        ),
        (
            row("APP40", "2024-11", 5),
            "row 2, column period: November 2024 has not ended: a figure of days to come is a forecast",
        ),
        (
            row("APP42", "2024-10-31", 5),
            "row 2, column period: 31 October 2024 is not a month, and the measure is of one month",
        ),
        (
            row("APP42", "2023/24", 5),
            "row 2, column period: school year 2023/24 is not a month, and the measure is of one month",
        ),
        (
            row("APP40", "2024-10", 5, note="x" * 501),
            "row 2, column note: the note is longer than 500 characters",
        ),
        (
            row("APP40", "2024-10", 5, group="Ashford"),
            "row 2, column breakdown: “Ashford” is part of which breakdown? Write district, for example",
        ),
        (
            row("APP40", "2024-10", 5, breakdown="district"),
            "row 2, column group: which district is it of? For the whole area leave both empty",
        ),
        (
            row("APP40", "2024-10", 5, breakdown="district!", group="x"),
            "row 2, column breakdown: “district!” cannot be a breakdown: one short word, such as district",
        ),
    ],
)
def test_it_says_where_and_what_is_wrong(cells, fault):
    dataset = "waits"
    assert faults(cells, dataset=dataset) == [fault]


def test_a_word_that_is_no_period_is_told_what_is():
    [fault] = faults(row("APP40", "Octember 2024", 5))
    assert fault.startswith(
        "row 2, column period: “Octember 2024” is not a period: write a month (2024-10 or"
    )


@pytest.mark.parametrize(
    ("code", "period", "fits"),
    [
        ("APP57", "autumn term 2023/24", True),
        ("APP57", "autumn and spring terms 2023/24", True),
        ("APP57", "2023/24", True),
        ("APP57", "2024-06", True),
        ("APP57", "2022-09 to 2024-08", False),
        ("APP57", "2024-01 to 2024-02", False),
        ("APP47", "2023/24", True),
        ("APP47", "2023", True),
        ("APP47", "2024-08-22", True),
        ("APP47", "autumn term 2023/24", False),
        ("APP40", "2024-10-31", True),
        ("APP40", "2024-10", True),
    ],
)
def test_a_period_must_be_one_that_the_measure_comes_in(code, period, fits):
    assert bool(faults(row(code, period, 5))) == (not fits)


def test_every_fault_is_said_in_one_go_and_nothing_is_taken():
    found = check(
        row("APP40", "2024-10", "1O"),
        row("APP41", "2024-10", 5),
        row("APP99", "2025-01", "x"),
        row("APP45", "2024-10", "", 5, 4),
        row("APP41", "2024-10-31", 6),
    )
    assert [(fault.row, fault.column) for fault in found.faults] == [
        (2, "value"),
        (4, "code"),
        (5, "numerator"),
        (6, "code"),
    ]
    assert found.lines == []
    assert str(found.faults[-1]) == "row 6, column code: row 3 has a figure of the same last day"


def test_a_figure_may_not_be_there_twice():
    same = row("APP40", "October 2024", 5)
    assert faults(same, same) == [
        "row 3, column code: row 2 has a figure of the same measure, part and period"
    ]


def test_a_measure_of_another_dataset_is_refused():
    assert faults(row("APP40", "2024-10", 5), row("APP57", "2023/24", 13)) == [
        "row 3, column code: APP57 belongs to “Attendance”, and this is a return of “Health services and waits”"
    ]


def test_a_code_is_known_however_it_is_typed():
    [line] = check(row("app 40", "Oct-24", 5)).lines
    assert (line.indicator.code, line.period.last) == ("APP40", date(2024, 10, 31))


def test_rows_without_a_figure_are_left_out():
    found = check(
        row("APP40", "2024-10", 5), row("APP41", "2024-10"), row("APP42", "2024-10", note="none yet")
    )
    assert (len(found.lines), found.left_empty, found.faults) == (1, 2, [])
    assert faults(row("APP41", "2024-10")) == ["no row has a figure in it"]


def test_a_district_must_be_one_and_is_written_as_it_is_called():
    factories.district(name="Ashford")
    [line] = check(row("APP40", "2024-10", 5, breakdown="District", group="ashford")).lines
    assert line.group == Group("district", "Ashford")
    assert faults(row("APP40", "2024-10", 5, breakdown="district", group="Ashfrod")) == [
        "row 2, column group: there is no district “Ashfrod”: did you mean “Ashford”?"
    ]


def test_a_coded_breakdown_takes_the_code_or_its_words():
    for words in ("SEMH", "Social, emotional and mental health"):
        [line] = check(row("APP40", "2024-10", 5, breakdown="need", group=words)).lines
        assert line.group == Group("need", "SEMH")


def test_another_breakdown_may_be_named():
    [line] = check(
        row("X-ABS-TOTAL", "2023/24", 5.8, breakdown="Phase and SEN", group="Primary, all pupils")
    ).lines
    assert line.group == Group("phase_and_sen", "Primary, all pupils")


def test_a_name_that_is_another_measures_is_doubted_and_does_not_stand_in_the_way():
    found = check(row("APP41", "2024-10", 5, measure=INDICATORS["APP57"].title))
    assert len(found.lines) == 1
    assert [str(warning) for warning in found.warnings] == [
        f"row 2, column measure: “{INDICATORS['APP57'].title}” is not what APP41 is called: {INDICATORS['APP41'].title}"
    ]


def test_who_may_not_return_a_dataset_is_told_so():
    assert check(row("APP40", "2024-10", 5), may=["waits"]).faults == []
    assert faults(row("APP40", "2024-10", 5), may=["attendance"]) == [
        "you may not return figures of “Health services and waits”: ask who gives out roles"
    ]


# Beside what stands


def test_it_says_what_is_new_what_changed_and_what_is_as_it_was(take_in):
    take_in(row("APP40", "2024-10", 5), row("APP41", "2024-10", 6))
    found = check(row("APP40", "2024-10", 5), row("APP41", "2024-10", 7), row("APP42", "2024-10", 8))
    assert [(line.indicator.code, line.what, line.before_words) for line in found.lines] == [
        ("APP40", "unchanged", "5"),
        ("APP41", "changed", "6"),
        ("APP42", "new", ""),
    ]
    assert len(found.to_take_in) == 2


def test_counts_that_come_later_change_a_share_that_came_alone(take_in):
    take_in(row("APP45", "2024-10", "50"))
    [line] = check(row("APP45", "2024-10", "", 5, 10)).lines
    assert line.what == "changed"


def test_another_period_with_the_same_last_day_cannot_slip_in_its_place(take_in):
    take_in(row("APP57", "2023/24", "13.7"))
    assert faults(row("APP57", "summer term 2023/24", "14")) == [
        "row 2, column period: the figure that stands is of school year 2023/24, with the same last day: take it back first"
    ]


def test_it_asks_little_of_the_database(take_in, django_assert_num_queries):
    take_in(row("APP40", "2024-10", 5))
    rows = [row("APP40", f"2024-{month:02}", 5) for month in range(1, 11)]
    with django_assert_num_queries(1):  # what stands
        check(*rows)
