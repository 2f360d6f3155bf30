from datetime import date

import factories
import pytest
from auditlog.models import LogEntry
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.accounts import history
from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.accounts.roles import DataAnalyst
from goldenthread.indicators import Month
from goldenthread.scorecard import rebases, target_actions, targets
from goldenthread.scorecard.cells import Group
from goldenthread.scorecard.models import Rebase, Result, Target

pytestmark = pytest.mark.django_db
ASHFORD = Group("district", "Ashford")


@pytest.fixture
def analyst(db):
    return factories.user(DataAnalyst.code)


@pytest.fixture
def set_target(analyst):
    def run(**over):
        plain = {
            "code": "APP17",
            "kind": "target",
            "label": "Target",
            "value": 80,
            "period": "March 2025",
            "source": "Board, 5 November 2024",
        }
        return target_actions.set_target(**(plain | over), by=analyst)

    return run


@pytest.fixture
def baseline(set_target):
    return set_target(kind="baseline", label="Baseline", value=13.2, period="June 2023")


@pytest.mark.parametrize(
    ("kind", "period", "from_on", "until_on", "kept"),
    [
        ("target", "March 2025", date(2025, 3, 1), None, "March 2025"),
        ("target", "2025-03", date(2025, 3, 1), None, "March 2025"),
        ("target", "school year 2024/25", date(2025, 8, 1), None, "school year 2024/25"),
        ("standard", "2025", date(2025, 1, 1), None, "2025"),
        ("standard", "", None, None, ""),
        ("baseline", "school year 2022/23", date(2022, 9, 1), date(2023, 8, 31), "school year 2022/23"),
    ],
)
def test_the_period_says_when_it_is_in_force(set_target, kind, period, from_on, until_on, kept):
    held = set_target(kind=kind, period=period)
    assert (held.from_on, held.until_on, held.period) == (from_on, until_on, kept)


@pytest.mark.parametrize(
    ("over", "field", "words"),
    [
        ({"value": 13}, "value", "worse than the baseline"),
        ({"period": ""}, "period", "has no date"),
        ({"period": "June 2023"}, "period", "falls in the month of its own baseline"),
        ({"period": "May 2023"}, "period", "comes before its own baseline"),
        ({"period": "soon"}, "period", "“soon” is not a period"),
        ({"kind": "baseline", "label": "Baseline"}, "label", "There is a baseline called “Baseline” already"),
    ],
)
def test_what_cannot_hold_is_refused_and_nothing_is_written(set_target, baseline, over, field, words):
    with pytest.raises(Refused, match=words) as refused:
        set_target(**over)
    assert refused.value.field == field
    assert Target.objects.count() == 1


def test_a_target_inside_a_baseline_of_a_year_is_refused(set_target):
    set_target(kind="baseline", label="Baseline", value=13.2, period="school year 2022/23")
    with pytest.raises(Refused, match="falls in the period of its own baseline"):
        set_target(period="August 2023")
    assert set_target(period="September 2023").pk


def test_a_standard_may_not_ask_more_than_the_target_whichever_comes_first(set_target):
    set_target()
    with pytest.raises(Refused, match="asks more than"):
        set_target(kind="standard", label="Standard", value=90, period="")
    set_target(kind="standard", label="Standard", value=70, period="")
    with pytest.raises(Refused, match="asks more than"):
        set_target(label="Second target", value=60, period="April 2025")


def test_as_much_as_the_baseline_is_let_through_and_stays_in_doubt(set_target, baseline):
    held = set_target(value=13.2)
    assert targets.doubts("APP17") == [f"“Target {held.period}” (13.2%) asks for no more than the baseline."]


def test_what_a_paper_says_is_taken_whatever_does_not_hold_and_stays_flagged(set_target, baseline, manager):
    given = {"code": "APP17", "kind": "target", "label": "6 months target", "source": "Plan", "by": manager}
    first = target_actions.import_target(**given, value=10, from_on=date(2023, 12, 1))
    assert "is worse than the baseline" in targets.doubts("APP17")[0]
    second = target_actions.import_target(**given, value=80, from_on=date(2023, 12, 1))
    assert first.pk == second.pk
    entry = LogEntry.objects.get_for_object(second).order_by("-pk").first()
    assert (entry.actor, entry.changes_dict["value"]) == (manager, ["10.0", "80"])


def test_a_fault_that_a_paper_brought_stands_in_nobodys_way(set_target, baseline, manager):
    target_actions.import_target(
        code="APP17",
        kind="target",
        label="Old",
        source="Plan",
        value=10,
        from_on=date(2023, 12, 1),
        by=manager,
    )
    assert set_target(target=baseline, kind="baseline", label="Baseline", value=13.4, period="June 2023").pk
    assert set_target().pk
    old = Target.objects.get(label="Old")
    with pytest.raises(Refused, match="worse than the baseline"):
        set_target(target=old, label="Old", value=11)


@pytest.mark.parametrize(
    ("change", "message"),
    [({"kind": "aim"}, "there is no 'aim'"), ({"value": None}, "needs a value, or a text")],
)
def test_a_paper_must_say_something(manager, change, message):
    given = {"code": "APP17", "kind": "target", "label": "Target", "source": "-", "value": 80, "by": manager}
    with pytest.raises(ValueError, match=message):
        target_actions.import_target(**given | change)
    assert not Target.objects.exists()


def test_a_district_has_targets_of_its_own_and_is_held_to_its_own_baseline(set_target, baseline):
    set_target()
    own = set_target(group=ASHFORD, value=10)
    known = list(Target.objects.all())
    march = Month(2025, 3)
    assert targets.in_force(known, "target", march, ASHFORD) == own
    assert targets.value_in_force(known, "target", march, Group("district", "Dover")) == 80
    assert targets.value_in_force(known, "target", march) == 80
    assert targets.rate("APP17", 12, known, march, ASHFORD) == "green"
    assert targets.rate("APP17", 12, known, march) == "red"
    assert targets.doubts("APP17", known) == []


def test_two_people_never_overwrite_each_other(set_target):
    held = set_target()
    set_target(target=held, value=85, expected_revision=held.revision)
    with pytest.raises(Conflict, match="changed “Target”"):
        set_target(target=held, value=90, expected_revision=held.revision)
    assert Target.objects.get().value == 85


def test_what_was_removed_is_found_in_the_history_of_its_indicator(set_target, analyst):
    target_actions.remove_target(by=analyst, target=set_target(), expected_revision=1)
    set_target(code="APP20", value=30)
    removed, added = history.changes_of(Target, Rebase, code="APP17")
    assert (removed.did, added.did, removed.by) == ("Removed", "Added", analyst.display_name)
    assert {change.in_words for change in added.changes} >= {"value: 80", "from: 2025-03-01"}


FIRST = Month(2023, 1)


def store(*values, code="APP17"):
    Result.objects.bulk_create(
        Result(code=code, month_on=FIRST.plus(n).first, value=value, computed_at=timezone.now())
        for n, value in enumerate(values)
    )


def test_limits_begin_again_where_somebody_says_why(analyst):
    store(*[50.0, 52.0] * 4)
    made = target_actions.rebase(by=analyst, code="APP17", month=Month(2023, 4), reason="A second team began")
    assert (made.decided_by, made.month_on) == (analyst, date(2023, 4, 1))
    for month, words in (
        (Month(2023, 4), "already begin again in April 2023"),
        (Month(2023, 1), "is the first month with a figure"),
        (Month(2024, 1), "There is no figure for January 2024"),
    ):
        with pytest.raises(Refused, match=words):
            target_actions.rebase(by=analyst, code="APP17", month=month, reason="-")
    target_actions.remove_rebase(by=analyst, rebase=made)
    assert not Rebase.objects.exists()
    assert len(history.changes_of(Rebase, code="APP17")) == 2


@given(
    st.lists(st.integers(0, 40), max_size=5),
    st.integers(0, 30),
)
def test_a_rebase_falls_on_the_first_month_that_is_not_before_it(when, length):
    months = [FIRST.plus(n) for n in range(length)]
    made = [Rebase(code="A", month_on=FIRST.plus(n).first) for n in when]
    found = rebases.positions(made, months)
    assert found == sorted({n + 1 for n in when if 1 <= n < length})
