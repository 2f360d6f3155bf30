"""How late the service is, and will be when the month has passed if nothing is done."""

from datetime import date, timedelta

import factories
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from goldenthread.clocks import actions
from goldenthread.clocks.models import Clock
from goldenthread.clocks.reading import DutyForecast, forecast

D = date


@pytest.mark.django_db
def test_it_counts_by_duty_the_latest_first(django_assert_num_queries):
    for received_on in (D(2024, 9, 2), D(2024, 10, 1), D(2024, 10, 19), D(2024, 10, 20)):
        factories.request(received_on=received_on)
    factories.request(received_on=D(2024, 7, 1), decision="refuse", decided_on=D(2024, 7, 9))
    actions.rebuild()
    with django_assert_num_queries(1):
        found = forecast(Clock.objects.all(), D(2024, 11, 12))
    assert found.month_ends_on == D(2024, 11, 30)
    # Six weeks end on 14 October, 12 November, 30 November and 1 December.
    assert found.by_duty == {"assessment_decided": DutyForecast(1, 2)}
    assert (found.late_now, found.due_by_month_end, found.late_at_month_end_if_nothing_done) == (1, 2, 3)
    assert set(found.titles) == {"assessment_decided"}


@pytest.mark.django_db
def test_the_familys_own_time_is_never_late():
    factories.plan(draft_sent_on=D(2024, 11, 4), first_issued_on=None)
    actions.rebuild()
    Clock.objects.exclude(duty="draft_window").delete()
    assert Clock.objects.update(met_on=None) == 1
    found = forecast(Clock.objects.all(), D(2024, 11, 12))
    assert (found.by_duty, found.late_now) == ({}, 0)


@pytest.mark.django_db
def test_nothing_runs_and_nothing_will_be_late():
    found = forecast(Clock.objects.none(), D(2024, 2, 29))
    assert (found.late_at_month_end_if_nothing_done, found.month_ends_on) == (0, D(2024, 2, 29))


class ForecastHolds(TestCase):
    @settings(max_examples=25, deadline=None)
    @given(
        received=st.lists(st.dates(D(2024, 1, 1), D(2024, 12, 31)), max_size=6),
        today=st.dates(D(2024, 6, 1), D(2025, 6, 1)),
    )
    def test_a_month_in_which_nothing_is_done_ends_as_was_foretold(self, received, today):
        for received_on in received:
            factories.request(received_on=received_on)
        actions.rebuild()
        found = forecast(Clock.objects.all(), today)
        after = found.month_ends_on + timedelta(days=1)
        assert found.late_now == Clock.objects.all().overdue_on(today).count()
        assert found.late_at_month_end_if_nothing_done == Clock.objects.all().overdue_on(after).count()
        assert forecast(Clock.objects.all(), after).late_now == found.late_at_month_end_if_nothing_done
