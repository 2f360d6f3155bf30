"""Taking figures in, taking them back, and showing them at once."""

from datetime import UTC, date, datetime

import factories
import pytest
from auditlog.models import LogEntry
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from returned_files import check, row

from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.accounts.roles import FigureReturner
from goldenthread.indicators import Month
from goldenthread.scorecard import actions as scorecard
from goldenthread.scorecard import cards, store
from goldenthread.scorecard.models import FactsRun, FiguresGrant, Reading, Result, ResultsRun, Return
from goldenthread.scorecard.returned import actions, permitted
from goldenthread.scorecard.returned.actions import Source

pytestmark = pytest.mark.django_db
OCTOBER = Month(2024, 10)


def standing():
    return {
        (reading.code, str(reading.until_on), reading.group): reading.value
        for reading in Reading.objects.standing()
    }


def test_a_return_says_who_what_when_and_for_whom(take_in, analyst):
    sent = take_in(row("APP40", "2024-10", 5, note="provisional"), row("APP45", "2024-10", "", 1, 4))
    assert (sent.dataset, sent.returned_by, sent.on_behalf_of) == ("waits", analyst, "NHS community services")
    assert sent.returned_at == datetime(2024, 11, 12, 10, 30, tzinfo=UTC)
    first, second = sent.readings.order_by("pk")
    assert (first.code, first.from_on, first.until_on, first.value, first.note, first.place) == (
        "APP40",
        date(2024, 10, 1),
        date(2024, 10, 31),
        5.0,
        "provisional",
        "row 2",
    )
    assert (second.numerator, second.denominator, second.value) == (1, 4, 25.0)
    assert LogEntry.objects.get_for_object(sent).get().actor == analyst


def test_the_same_file_twice_changes_nothing(take_in):
    rows = [row("APP40", "2024-10", 5), row("APP41", "2024-10", 6)]
    assert take_in(*rows) is not None
    assert take_in(*rows) is None
    assert (Return.objects.count(), Reading.objects.count()) == (1, 2)


def test_only_what_is_new_is_kept_of_a_file_that_says_it_all_again(take_in):
    take_in(row("APP40", "2024-09", 5), row("APP41", "2024-09", 6))
    sent = take_in(row("APP40", "2024-09", 5), row("APP41", "2024-09", 7), row("APP40", "2024-10", 4))
    assert [
        (each.code, each.value, each.replaces and each.replaces.value)
        for each in sent.readings.order_by("pk")
    ] == [
        ("APP41", 7.0, 6.0),
        ("APP40", 4.0, None),
    ]
    assert standing() == {
        ("APP40", "2024-09-30", ""): 5.0,
        ("APP41", "2024-09-30", ""): 7.0,
        ("APP40", "2024-10-31", ""): 4.0,
    }


@pytest.mark.parametrize(
    ("rows", "body", "words"),
    [
        ([row("APP40", "2024-10", "x")], "NHS", "row 2, column value: “x” is not a number"),
        ([row("APP40", "2024-10", 5)], "  ", "Say on whose behalf the figures are returned"),
    ],
)
def test_nothing_is_written_of_a_file_with_a_fault_or_for_nobody(take_in, rows, body, words):
    with pytest.raises(Refused, match=words):
        take_in(*rows, body=body)
    assert not Return.objects.exists()


def test_two_people_never_overwrite_each_other(take_in, analyst):
    take_in(row("APP40", "2024-10", 5))
    mine = check(row("APP40", "2024-10", 6))
    take_in(row("APP40", "2024-10", 7), body="The council")
    with pytest.raises(Conflict, match=r"The council changed .* since you opened this page"):
        actions.take_in(by=analyst, checked=mine, on_behalf_of="NHS", source=Source("a.csv", "0"))
    assert standing() == {("APP40", "2024-10-31", ""): 7.0}


def test_a_figure_that_somebody_else_brought_first_is_a_conflict_too(take_in, analyst):
    mine = check(row("APP40", "2024-10", 6))
    take_in(row("APP40", "2024-10", 7))
    with pytest.raises(Conflict):
        actions.take_in(by=analyst, checked=mine, on_behalf_of="NHS", source=Source("a.csv", "0"))


def test_a_return_taken_back_lets_stand_what_it_replaced(take_in, analyst):
    take_in(row("APP40", "2024-10", 5))
    wrong = take_in(row("APP40", "2024-10", 50), row("APP41", "2024-10", 6))
    stood = actions.take_back(by=analyst, sent=wrong, reason="a nought too many")
    assert {reading.code for reading in stood} == {"APP40", "APP41"}
    assert standing() == {("APP40", "2024-10-31", ""): 5.0}
    wrong.refresh_from_db()
    assert (wrong.taken_back_by, wrong.taken_back_reason) == (analyst, "a nought too many")
    assert Reading.objects.count() == 3


def test_taking_back_a_return_that_was_replaced_leaves_the_later_one(take_in, analyst):
    first = take_in(row("APP40", "2024-10", 5))
    second = take_in(row("APP40", "2024-10", 6))
    third = take_in(row("APP40", "2024-10", 7))
    actions.take_back(by=analyst, sent=second, reason="wrong")
    assert list(standing().values()) == [7.0]
    actions.take_back(by=analyst, sent=third, reason="wrong")
    assert list(standing().values()) == [5.0]
    actions.take_back(by=analyst, sent=first, reason="wrong")
    assert standing() == {}


def test_what_was_taken_back_can_be_returned_again(take_in, analyst):
    take_in(row("APP40", "2024-10", 5))
    sent = take_in(row("APP40", "2024-10", 6))
    actions.take_back(by=analyst, sent=sent, reason="too soon")
    again = take_in(row("APP40", "2024-10", 6))
    assert again.readings.get().replaces.value == 5.0


def test_it_is_taken_back_once_and_with_a_reason(take_in, analyst):
    sent = take_in(row("APP40", "2024-10", 5))
    with pytest.raises(Refused, match="Say why"):
        actions.take_back(by=analyst, sent=sent, reason=" ")
    actions.take_back(by=analyst, sent=sent, reason="wrong")
    with pytest.raises(Refused, match="Li Wei took it back already, on 12 November 2024"):
        actions.take_back(by=analyst, sent=sent, reason="wrong")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.one_of(st.integers(1, 9), st.tuples(st.integers(0, 5))), max_size=9))
def test_whatever_comes_and_goes_the_last_that_was_not_taken_back_stands(take_in, analyst, steps):
    """A number is returned; a pair says which of the returns so far is taken back."""
    kept = []
    for step in steps:
        if isinstance(step, int):
            if sent := take_in(row("APP40", "2024-10", step)):
                kept.append((sent, float(step)))
        elif kept:
            sent, _ = kept.pop(step[0] % len(kept))
            actions.take_back(by=analyst, sent=sent, reason="wrong")
    assert list(standing().values()) == [value for _, value in kept[-1:]]
    for sent, _ in kept:
        actions.take_back(by=analyst, sent=sent, reason="the next example")


# Showing


def show(sent):
    return actions.show(by=None, readings=sent.readings.all())


def card(code, month=OCTOBER):
    return next(found for found in cards.scorecard(month, titles={}) if found.code == code)


@pytest.fixture
def worked_out(work_out):
    factories.plan(
        request=factories.request(received_on=date(2024, 5, 27)),
        draft_sent_on=None,
        first_issued_on=date(2024, 10, 14),
    )
    return work_out()


def test_a_figure_is_seen_at_once(worked_out, take_in):
    shown = show(take_in(row("APP40", "2024-10", 5)))
    assert (shown.months, shown.later) == ((OCTOBER,), ())
    found = card("APP40")
    assert (found.value, found.source) == (5.0, "returned")
    assert found.source_words == "Returned by NHS community services on 12 November 2024"


def test_the_figure_of_a_return_that_was_taken_back_goes_at_once(worked_out, take_in, analyst):
    sent = take_in(row("APP40", "2024-10", 5))
    show(sent)
    stood = actions.take_back(by=analyst, sent=sent, reason="wrong")
    actions.show(by=analyst, readings=stood)
    assert (card("APP40").value, card("APP40").state) == (None, "not returned")


def test_the_cases_are_those_of_the_night_and_nothing_is_patched(worked_out, take_in):
    """The other tables are the files that were there; the table of readings is projected whole."""
    before = store.latest_run()
    factories.request(received_on=date(2024, 10, 1))  # recorded since, and not yet a fact
    show(take_in(row("APP40", "2024-10", 5)))
    run = store.latest_run()
    assert (run.finished_at, run.as_of_on) == (before.finished_at, before.as_of_on)
    then, now = store.read(before.digest), store.read(run.digest)
    assert now["reading"].height == 1
    assert all(then[fact].equals(now[fact]) for fact in then if fact != "reading")
    files = {name: store.folder() / name / "request.parquet" for name in (before.digest, run.digest)}
    assert files[before.digest].stat().st_ino == files[run.digest].stat().st_ino
    whole = scorecard.rebuild_facts(as_of=before.as_of_on).run
    assert store.read(whole.digest)["reading"].equals(now["reading"])


def test_the_digest_is_that_of_a_projection_of_everything(worked_out, take_in):
    show(take_in(row("APP40", "2024-10", 5)))
    shown = store.latest_run()
    assert scorecard.rebuild_facts(as_of=shown.as_of_on).run.digest == shown.digest


def test_only_the_indicators_that_it_touches_are_worked_out(worked_out, take_in, time_machine):
    time_machine.move_to(datetime(2024, 11, 12, 12, 0, tzinfo=UTC))
    show(take_in(row("APP40", "2024-10", 5), row("APP41", "2024-10", 6)))
    touched = Result.objects.filter(computed_at__gt=worked_out.run.finished_at)
    assert set(touched.values_list("code", flat=True)) == {"APP40", "APP41"}
    assert ResultsRun.objects.latest().codes == ["APP40", "APP41"]
    assert cards.cases("APP17", OCTOBER).total == 1


def test_other_figures_still_open_to_the_facts_they_came_from(worked_out, take_in):
    factories.plan(
        request=factories.request(received_on=date(2024, 5, 27)),
        draft_sent_on=None,
        first_issued_on=date(2024, 10, 15),
    )
    scorecard.rebuild_facts(as_of=date(2024, 11, 12))  # the figures of October were worked out before
    for value in (5, 6, 7):
        show(take_in(row("APP40", "2024-10", value)))
    assert cards.cases("APP17", OCTOBER).total == 1
    assert cards.cases("APP40", OCTOBER).total == 1


def test_a_figure_from_cases_stands_before_a_returned_one(worked_out, take_in):
    show(take_in(row("APP17", "2024-10", "", 107, 171), body="The council"))
    found = card("APP17")
    assert (found.source, found.fraction_words) == ("computed", "1 of 1")
    assert "62.6% (107 of 171) was returned by The council" in found.figure_doubts[0]


def test_a_month_that_nobody_has_worked_out_has_only_what_was_returned(worked_out, take_in):
    """It stands in its own history; the month is none that the scorecard offers."""
    shown = show(take_in(row("APP57", "2021/22", "13.3"), row("APP57", "2022/23", "13.6")))
    assert shown.months == (Month(2022, 8), Month(2023, 8))
    assert cards.months() == [OCTOBER]
    assert [point.value for point in cards.kpi("APP57", OCTOBER, titles={}).series] == [13.3, 13.6]
    assert Result.objects.filter(month_on=date(2022, 8, 1)).count() == 1


def test_a_month_that_the_facts_do_not_reach_is_said(work_out, take_in):
    work_out(as_of=date(2024, 10, 30), months=[OCTOBER.plus(-1)])
    shown = show(take_in(row("APP40", "2024-10", 5)))
    assert (shown.months, shown.later) == ((), (OCTOBER,))
    assert shown.why == "the facts were last taken as of 30 October 2024"


def test_before_any_facts_are_taken_it_says_what_to_run(area, take_in):
    shown = show(take_in(row("APP40", "2024-10", 5)))
    assert shown.later == (OCTOBER,)
    assert "goldenthread rebuild_facts" in shown.why


def test_a_breakdown_that_no_case_has_is_worked_out_and_goes_again(worked_out, take_in, analyst):
    whole = row("X-ABS-TOTAL", "summer term 2023/24", "7.1")
    part = row(
        "X-ABS-TOTAL", "summer term 2023/24", "5.8", breakdown="phase_and_sen", group="Primary, all pupils"
    )
    sent = take_in(whole, part)
    show(sent)
    groups = cards.kpi("X-ABS-TOTAL", OCTOBER, titles={}).breakdowns
    assert [(place.name, place.value) for place in groups["phase_and_sen"]] == [("Primary, all pupils", 5.8)]
    scorecard.compute(months=[Month(2024, 8)])
    assert Result.objects.filter(grouped_by="phase_and_sen").count() == 1
    actions.take_back(by=analyst, sent=sent, reason="wrong")
    scorecard.rebuild_facts(as_of=date(2024, 11, 12))
    scorecard.compute(months=[Month(2024, 8)])
    assert not Result.objects.filter(grouped_by="phase_and_sen").exists()


def test_many_returns_leave_no_heap_of_facts_behind(worked_out, take_in):
    for value in range(6):
        show(take_in(row("APP40", "2024-10", value)))
    assert FactsRun.objects.count() == 7
    assert len(list(store.folder().iterdir())) <= 4


# Who may


def test_somebody_who_only_returns_figures_may_return_what_they_were_given(analyst, manager):
    nurse = factories.user(FigureReturner.code)
    assert permitted.datasets_of(nurse) == []
    assert actions.set_datasets(by=manager, user=nurse, slugs=["waits", "workforce"]) == [
        "waits",
        "workforce",
    ]
    assert actions.set_datasets(by=manager, user=nurse, slugs=["waits"]) == ["waits"]
    assert (permitted.may_return(nurse, "waits"), permitted.may_return(nurse, "workforce")) == (True, False)
    assert permitted.datasets_of(analyst) is None
    assert FiguresGrant.objects.get().granted_by == manager


def test_a_second_role_that_returns_figures_lifts_the_limit():
    both = factories.user(FigureReturner.code)
    both.grants.create(role="data_analyst")
    assert permitted.datasets_of(both) is None
