"""A figure that was returned: which month shows it, for how long, and what is said of where it came from."""

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from goldenthread.indicators import INDICATORS, Month
from goldenthread.scorecard import cards
from goldenthread.scorecard.models import Reading, Result, Return

pytestmark = pytest.mark.django_db
OCTOBER = Month(2024, 10)


def a_code(frequency, unit="%"):
    """An indicator whose figures are returned so often."""
    return min(
        code
        for code, found in INDICATORS.items()
        if found.is_returned and found.frequency == frequency and found.unit == unit
    )


def reading(code, from_on, until_on, value, numerator=None, denominator=None, group=("", "")):
    sent = Return.objects.create(
        ref=f"F-{Return.objects.count():07}",
        dataset=INDICATORS[code].dataset,
        source_name="figures.xlsx",
        source_digest="0",
        on_behalf_of="NHS community services",
        returned_at=datetime(2024, 10, 14, 9, 30, tzinfo=UTC),
    )
    return Reading.objects.create(
        return_of=sent,
        code=code,
        from_on=from_on,
        until_on=until_on,
        value=value,
        numerator=numerator,
        denominator=denominator,
        grouped_by=group[0],
        group=group[1],
    )


def stored(code, month, value, numerator=None, denominator=None, read=None, source=None, group=("", "")):
    return Result.objects.create(
        code=code,
        month_on=month.first,
        grouped_by=group[0],
        group=group[1],
        value=value,
        numerator=numerator,
        denominator=denominator,
        source=source or ("returned" if read else "computed"),
        from_on=read.from_on if read else None,
        reading=read,
        definition_version="1",
        computed_at=timezone.now(),
    )


def returned(code, from_on, until_on, value, *counts, group=("", "")):
    """A reading, and the result that it gives in the month of its last day."""
    read = reading(code, from_on, until_on, value, *counts, group=group)
    return stored(code, Month.containing(until_on), value, *counts, read=read, group=group)


def card(code, month=OCTOBER, **options):
    return next(found for found in cards.scorecard(month, titles={}, **options) if found.code == code)


def test_it_says_who_returned_a_months_figure_and_when():
    code = a_code("monthly")
    returned(code, date(2024, 10, 1), date(2024, 10, 31), 62.5, 50, 80)
    found = card(code)
    assert (found.value_words, found.fraction_words, found.source) == ("62.5%", "50 of 80", "returned")
    assert found.source_words == "Returned by NHS community services on 14 October 2024"
    assert (found.period_words, found.is_carried) == ("", False)
    assert found.returned.ref == Return.objects.get().ref


def test_it_says_when_no_counts_came_with_a_share():
    code = a_code("monthly")
    returned(code, date(2024, 10, 1), date(2024, 10, 31), 62.5)
    assert card(code).source_words.endswith("14 October 2024; no counts were returned")


def test_a_figure_from_cases_says_how_many():
    stored("APP17", OCTOBER, 76.02, 130, 171)
    assert card("APP17").source_words == "Worked out from 171 case records"


@pytest.mark.parametrize(
    ("frequency", "from_on", "until_on", "last", "words"),
    [
        ("termly", date(2023, 9, 1), date(2023, 12, 31), Month(2024, 8), "autumn term 2023/24"),
        ("annual", date(2022, 9, 1), date(2023, 8, 31), Month(2025, 2), "school year 2022/23"),
    ],
)
def test_a_figure_stands_as_long_as_its_frequency_says(frequency, from_on, until_on, last, words):
    code = a_code(frequency)
    returned(code, from_on, until_on, 13.6)
    own = Month.containing(until_on)
    for month in (own, own.plus(1), last):
        found = card(code, month)
        assert (found.state, found.value, found.period_words) == ("value", 13.6, words)
        assert f", for {words}" in found.source_words
        assert found.is_carried == (month != own)
    gone = card(code, last.plus(1))
    assert (gone.state, gone.value, gone.rag) == ("not returned", None, "unrated")
    assert gone.state_words == f"Not returned since {words}"


def test_a_monthly_figure_does_not_stand_in_the_next_month():
    code = a_code("monthly")
    returned(code, date(2024, 7, 1), date(2024, 7, 31), 62.5)
    assert card(code).state_words == "Not returned since July 2024"
    assert card(code).movement == ""


def test_the_series_is_of_the_readings_and_not_of_their_copies():
    code = a_code("termly")
    for year in range(2017, 2024):
        returned(code, date(year, 9, 1), date(year, 12, 31), float(year - 2000))
        returned(code, date(year + 1, 1, 1), date(year + 1, 3, 31), float(year - 2000))
    found = card(code, Month(2024, 8))
    view = cards.kpi(code, Month(2024, 8), titles={})
    assert found.is_carried
    assert len(view.series) == 14
    assert [point.month for point in view.series][-2:] == [Month(2023, 12), Month(2024, 3)]
    assert view.series[-1].period_words == "spring term 2023/24"
    assert found.variation is not None


def test_a_figure_of_a_term_is_compared_with_the_one_before_it():
    code = a_code("termly")
    returned(code, date(2023, 9, 1), date(2023, 12, 31), 13.6)
    returned(code, date(2024, 1, 1), date(2024, 3, 31), 13.7)
    found = card(code, Month(2024, 6))
    assert (found.compared_with, found.previous_value) == ("autumn term 2023/24", 13.6)
    assert found.change_words.startswith("Up 0.1 points from 13.6%")


def test_where_cases_and_a_return_differ_both_are_said():
    read = reading("APP17", date(2024, 10, 1), date(2024, 10, 31), 62.6, 107, 171)
    stored("APP17", OCTOBER, 76.02, 130, 171, read=read, source="computed")
    [doubt] = card("APP17").figure_doubts
    assert doubt == (
        "The cases give 76.0% (130 of 171); 62.6% (107 of 171) was returned by NHS community services on "
        "14 October 2024. The figure from the cases is the one shown."
    )


@pytest.mark.parametrize("value", [76.0, 76.02, 76.023])
def test_where_they_agree_to_the_decimals_returned_nothing_is_said(value):
    read = reading("APP17", date(2024, 10, 1), date(2024, 10, 31), value)
    stored("APP17", OCTOBER, 100 * 130 / 171, 130, 171, read=read, source="computed")
    assert card("APP17").figure_doubts == ()


def test_a_part_of_the_area_that_was_not_returned_is_not_without_cases():
    code = a_code("termly")
    returned(code, date(2023, 9, 1), date(2023, 12, 31), 13.6)
    returned(code, date(2023, 9, 1), date(2023, 12, 31), 12.0, group=("district", "East"))
    view = cards.kpi(code, Month(2024, 2), titles={})
    assert [(row.name, row.value) for row in view.breakdowns["district"]] == [("East", 12.0)]
    west = next(
        found
        for found in cards.scorecard(Month(2024, 2), cards.Group("district", "West"), titles={})
        if found.code == code
    )
    assert west.state == "not returned"


def test_small_numbers_are_hidden_where_they_are_carried_too():
    code = a_code("termly")
    returned(code, date(2023, 9, 1), date(2023, 12, 31), 50.0, 2, 4)
    assert card(code, Month(2024, 2), for_publication=True).state == "too few to show"


def test_it_asks_once_more_for_the_returns(django_assert_num_queries):
    for code in sorted(code for code, found in INDICATORS.items() if found.is_returned)[:6]:
        returned(code, date(2024, 10, 1), date(2024, 10, 31), 10)
    with django_assert_num_queries(4):  # results, their returns, targets, rebases
        cards.scorecard(OCTOBER, titles={})
