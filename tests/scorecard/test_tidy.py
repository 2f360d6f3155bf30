import pytest
from django.utils import timezone

from goldenthread.indicators import Month
from goldenthread.scorecard import tidy
from goldenthread.scorecard.models import Result, Target, YearResult

pytestmark = pytest.mark.django_db
OCTOBER = Month(2024, 10)
WORDS = tidy.Words(group=lambda group: group.name or "Not known", breakdown=lambda by: by)


def store(model, month, numerator, denominator, group="", code="APP17"):
    model.objects.create(
        code=code,
        month_on=month.first,
        grouped_by="district" if group else "",
        group=group,
        numerator=numerator,
        denominator=denominator,
        value=100 * numerator / denominator,
        definition_version="2",
        computed_at=timezone.now(),
    )


def test_every_row_is_as_wide_as_its_columns():
    store(Result, OCTOBER, 76, 100)
    (row,) = tidy.of_indicator("APP17", OCTOBER, WORDS)
    assert len(row.cells) == len(tidy.COLUMNS)
    assert (
        dict(zip((column.name for column in tidy.COLUMNS), row.cells, strict=True))["definition_version"]
        == "2"
    )


def test_months_and_years_are_told_apart_and_later_months_are_not_there():
    store(Result, OCTOBER, 76, 100)
    store(Result, OCTOBER.plus(1), 80, 100)
    store(YearResult, OCTOBER, 400, 1000)
    rows = tidy.of_indicator("APP17", OCTOBER, WORDS)
    assert [(row.span, row.value, str(row.from_on)) for row in rows] == [
        ("month", 76.0, "2024-10-01"),
        ("twelve months", 40.0, "2023-11-01"),
    ]


def test_a_row_is_rated_by_what_was_in_force_in_its_own_month():
    for back in (0, 1):
        store(Result, OCTOBER.plus(-back), 76, 100)
    Target.objects.create(
        code="APP17", kind="target", label="Target", value=80, from_on=OCTOBER.first, source="-"
    )
    rows = tidy.of_indicator("APP17", OCTOBER, WORDS)
    assert [(row.month, row.rag, row.target) for row in rows] == [
        ("2024-09", "unrated", None),
        ("2024-10", "red", 80.0),
    ]


@pytest.mark.parametrize("of_month", [False, True])
def test_what_is_hidden_has_no_numbers_nor_has_the_year_it_is_in(of_month):
    for back in range(12):
        for name in ("Ashford", "Dover"):
            store(Result, OCTOBER.plus(-back), 2 if back == 5 else 50, 100, name)
    store(YearResult, OCTOBER, 552, 1200, "Ashford")
    rows = (
        tidy.of_month(OCTOBER, WORDS, hides=True)
        if of_month
        else tidy.of_indicator("APP17", OCTOBER, WORDS, hides=True)
    )
    (year,) = [row for row in rows if row.span == tidy.YEAR]
    assert (year.value, year.numerator, year.state) == (None, None, "too few to show")
    hidden = [row.month for row in rows if row.state == "too few to show" and row.span == "month"]
    assert hidden == ([] if of_month else ["2024-05"] * 2)
