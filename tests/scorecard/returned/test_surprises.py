"""What stands out about a figure is said, and does not stand in its way."""

import pytest
from returned_files import check, row

from goldenthread.scorecard.returned import surprises

pytestmark = pytest.mark.django_db


def warnings(*rows):
    found = check(*rows)
    surprises.add_warnings(found)
    assert found.faults == []
    return [str(warning) for warning in found.warnings]


def thirteen_months(take_in):
    take_in(
        *(row("APP40", f"{2023 + month // 12}-{month % 12 + 1:02}", 100 + month % 3) for month in range(13))
    )


def test_a_figure_outside_the_limits_of_its_series_is_pointed_out(take_in):
    thirteen_months(take_in)
    [said] = warnings(row("APP40", "2024-10", 400))
    assert said.startswith(
        "row 2, column value: 400 for October 2024 lies outside the usual range of its 13 figures, 9"
    )
    assert warnings(row("APP40", "2024-10", 101)) == []


def test_under_thirteen_figures_there_are_no_limits(take_in):
    take_in(row("APP40", "2024-08", 100), row("APP40", "2024-09", 100))
    assert warnings(row("APP40", "2024-10", 400)) == []


@pytest.mark.parametrize(
    ("code", "before", "now", "much"),
    [
        ("APP45", "50", "59", False),
        ("APP45", "50", "60", True),
        ("APP40", 100, 124, False),
        ("APP40", 100, 126, True),
        ("APP40", 1, 2, False),
        ("APP40", 0, 5, True),
    ],
)
def test_a_figure_far_from_the_one_it_replaces_is_pointed_out(take_in, code, before, now, much):
    take_in(row(code, "2024-10", before))
    found = warnings(row(code, "2024-10", now))
    assert bool(found) == much
    assert all("takes the place of" in said and "NHS community services" in said for said in found)


def test_a_part_that_was_never_returned_before_is_pointed_out():
    [said] = warnings(row("APP40", "2024-10", 5, breakdown="provider", group="East"))
    assert said == "row 2, column value: APP40 has not been returned by provider “East” before"
