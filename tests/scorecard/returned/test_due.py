"""What is waited for, until when, and from whom."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from returned_files import TODAY, row

from goldenthread.indicators import INDICATORS, Period, spans
from goldenthread.scorecard import actions as scorecard
from goldenthread.scorecard.returned import datasets, due, periods


def of(code, day=TODAY):
    return next(each for each in due.of_dataset(INDICATORS[code].dataset, day) if each.indicator.code == code)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("day", "state", "words"),
    [
        (date(2024, 11, 1), "due", "October 2024 is due by 15 November 2024"),
        (date(2024, 11, 15), "due", "October 2024 is due by 15 November 2024"),
        (date(2024, 11, 16), "overdue", "Not returned since September 2024"),
        (date(2024, 10, 31), "due", "October 2024 is due by 15 November 2024"),
        (date(2024, 10, 30), "returned", "Returned"),
    ],
)
def test_a_months_figure_is_due_when_the_month_has_ended(take_in, day, state, words):
    take_in(row("APP40", "2024-09", 5))
    found = of("APP40", day)
    assert (found.state, found.state_words, found.by) == (state, words, "NHS community services")


@pytest.mark.django_db
def test_what_never_came_is_its_owners_to_return():
    found = of("APP40", date(2024, 11, 20))
    assert (found.state_words, found.by, found.last) == (
        "Never returned",
        "Children's community services, NHS",
        None,
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("code", "period", "value", "day", "asked", "state"),
    [
        ("APP57", "autumn term 2023/24", "13.7", date(2024, 3, 30), "autumn term 2023/24", "returned"),
        ("APP57", "autumn term 2023/24", "13.7", date(2024, 4, 2), "spring term 2023/24", "due"),
        ("APP57", "autumn term 2023/24", "13.7", date(2024, 6, 2), "spring term 2023/24", "overdue"),
        (
            "APP57",
            "autumn and spring terms 2023/24",
            "13.7",
            date(2024, 6, 2),
            "spring term 2023/24",
            "returned",
        ),
        ("APP47", "2022/23", "30", date(2024, 8, 30), "school year 2022/23", "returned"),
        ("APP47", "2022/23", "30", date(2024, 11, 12), "school year 2023/24", "due"),
        (
            "X-HN-BUDGET-AP",
            "financial year 2022/23",
            "33",
            date(2024, 11, 12),
            "financial year 2023/24",
            "overdue",
        ),
        ("APP47", "2023-08-24", "30", date(2024, 8, 24), "24 August 2024", "due"),
    ],
)
def test_each_measure_keeps_the_rhythm_it_comes_in(take_in, code, period, value, day, asked, state):
    take_in(row(code, period, value))
    found = of(code, day)
    assert (found.period_words, found.state) == (asked, state)


@pytest.mark.django_db
def test_a_measure_worked_out_from_cases_is_not_asked_for(area):
    waits_on = {each.indicator.code for each in due.of_dataset("requests", TODAY)}
    assert "APP16" in waits_on  # no case is held yet
    held = {"request": 5}
    assert not any(
        datasets.is_asked(each, held) for each in datasets.measures("requests") if each.code == "APP16"
    )
    assert "X-REQ-RATE-VS-ENG" in {each.code for each in datasets.asked("requests", held)}


@pytest.mark.django_db
def test_the_datasets_are_counted_and_say_whom_they_wait_for(take_in):
    take_in(row("APP40", "2024-10", 5))
    found = {each.dataset.slug: each for each in due.everything(TODAY, ["waits", "workforce"])}
    assert list(found) == ["waits", "workforce"]
    waits = found["waits"]
    assert waits.due + waits.overdue + waits.number("returned") == len(waits.measures)
    assert waits.number("returned") == 1
    assert "Children's community services, NHS" in waits.waits_for
    assert waits.last.on_behalf_of == "NHS community services"


@pytest.mark.django_db
def test_it_asks_the_database_twice(django_assert_num_queries):
    with django_assert_num_queries(2):
        due.everything(TODAY)


RETURNED = sorted(code for code, each in INDICATORS.items() if each.dataset)


@given(st.sampled_from(RETURNED), st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_what_is_asked_for_has_ended_fits_the_measure_and_can_be_written(code, day):
    indicator = INDICATORS[code]
    period = periods.asked(indicator, day, None)
    assert period.last <= day
    assert periods.misfit(period, indicator) == ""
    assert spans.read(spans.words(period)) == period


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_a_year_later_is_as_long_and_touches_the_year_before(day):
    month = spans.read(f"{day:%Y-%m}")
    later = periods.a_year_later(Period(month.first, month.last))
    assert spans.words(later) == spans.words(month).replace(str(day.year), str(day.year + 1))


def test_every_dataset_has_a_title_of_its_own():
    titles = [each.title for each in datasets.every()]
    assert len(set(titles)) == len(titles)
    assert {each.slug for each in datasets.every()} <= set(datasets.TITLES)


def test_facts_say_how_many_rows_are_held(area):
    scorecard.rebuild_facts(as_of=TODAY)
    assert due.rows_held()["request"] == 0
