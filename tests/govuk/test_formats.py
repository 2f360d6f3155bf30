from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.govuk import formats as f

DAY = date(2025, 12, 22)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (f.day(DAY), "Mon 22 December 2025"),
        (f.day(None), "–"),
        (f.plain_day("2025-12-02"), "2 December 2025"),
        (f.short_day(DAY), "22 Dec 2025"),
        (f.instant(datetime(2025, 7, 1, 23, 30, tzinfo=UTC)), "2 July 2025 at 12:30am"),
        (f.instant(datetime(2025, 12, 22, 15, 4, tzinfo=UTC)), "22 December 2025 at 3:04pm"),
        (f.day(datetime(2025, 7, 1, 23, 30, tzinfo=UTC)), "Wed 2 July 2025"),
        (f.month_name("2024-10"), "October 2024"),
        (f.short_month(DAY), "Dec 25"),
        (f.span(date(2025, 3, 1), date(2025, 3, 7)), "1–7 March 2025"),
        (f.span(date(2025, 2, 28), date(2025, 3, 3)), "28 February – 3 March 2025"),
        (f.span(date(2024, 12, 30), date(2025, 1, 2)), "30 December 2024 – 2 January 2025"),
        (f.span(DAY, DAY), "22 December 2025"),
        (f.span(DAY, None), "22 December 2025 – –"),
        (f.percent(76), "76.0%"),
        (f.percent(100 * 130 / 171), "76.0%"),
        (f.percent(46.35), "46.4%"),
        (f.percent(0), "0.0%"),
        (f.percent(None), "–"),
        (f.percent("nonsense"), "–"),
        (f.percent(float("nan")), "–"),
        (f.percent_of_one(0.464), "46.4%"),
        (f.points(-0.25), "−0.3 points"),
        (f.points(1), "+1.0 point"),
        (f.points(-0.01), "0.0 points"),
        (f.count(1234), "1,234"),
        (f.count(0), "0"),
        (f.counted(1, "plan"), "1 plan"),
        (f.counted(0, "child,children"), "0 children"),
        (f.counted(1200, "plan"), "1,200 plans"),
        (f.weeks(26), "26 weeks"),
        (f.lateness(3), "3 days late"),
        (f.lateness(1), "1 day late"),
        (f.lateness(0), "due today"),
        (f.lateness(-1), "due tomorrow"),
        (f.lateness(-9), "due in 9 days"),
        (f.lateness(None), "–"),
        (f.against(DAY, date(2025, 12, 13)), "due in 9 days"),
        (f.against(DAY, date(2025, 12, 25)), "3 days late"),
        (f.against(None, DAY), "–"),
        (f.up_to(5, 11), "5–11"),
        (f.or_dash(0), 0),
        (f.or_dash(""), "–"),
    ],
)
def test_it_writes(written, expected):
    assert written == expected


@given(st.dates(min_value=date(2000, 1, 1)), st.dates(min_value=date(2000, 1, 1)))
def test_it_writes_both_ends_of_a_span(first, last):
    first, last = sorted((first, last))
    written = f.span(first, last)
    assert written.endswith(f.plain_day(last))
    assert written.startswith(str(first.day))


@given(st.integers(-500, 500))
def test_it_never_calls_late_what_is_not(days_late):
    assert ("late" in f.lateness(days_late)) == (days_late > 0)
