"""Whatever is done to the plan, each day can be shown again as it was seen on that day."""

from datetime import date, timedelta
from itertools import pairwise

import factories
import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldenthread.accounts.errors import Refused
from goldenthread.accounts.recording import recording
from goldenthread.accounts.roles import ProgrammeOffice
from goldenthread.assurance import actions as ratings_of
from goldenthread.assurance.models import Action, ImprovementPlan, SubTheme
from goldenthread.assurance.plan_history import actions, standing, versions
from goldenthread.assurance.plan_history.actions import Owner, Wanted, Why
from goldenthread.assurance.plan_history.changing import change_monitoring, state

pytestmark = pytest.mark.django_db
FIRST = date(2024, 1, 1)
WRITES = ("change", "merge", "split", "move", "retire", "restore", "rate", "add", "let go")
steps = st.lists(
    st.tuples(st.sampled_from(WRITES), st.integers(0, 9), st.integers(0, 9), st.integers(0, 20)), max_size=14
)


class Story:
    """Writes one after another, each on its day; what a write refuses is not done."""

    def __init__(self, by):
        self.by, self.day, self.number = by, FIRST, 0

    def do(self, write, which, other, days):
        self.day += timedelta(days=days)
        self.number += 1
        found = list(Action.objects.in_force().in_order())
        held, into = found[which % len(found)], found[other % len(found)]
        try:
            getattr(self, write.replace(" ", "_"))(held, into)
        except Refused:
            return

    @property
    def why(self):
        return Why(self.day, f"Reason {self.number}", "The board")

    def _given(self, held):
        return {"action": held, "why": self.why, "by": self.by, "expected_revision": held.revision}

    def change(self, held, into):
        due_on = self.day if self.number % 2 else None
        wanted = Wanted(
            f"Words {self.number}",
            Owner(f"Post {self.number}", "Council"),
            due_on=due_on,
            open_ended_reason="It goes on",
            evidence=(f"Evidence {self.number}",),
            kpi_codes=("APP17",) if self.number % 3 else (),
        )
        actions.change_action(wanted=wanted, **self._given(held))

    def merge(self, held, into):
        actions.merge_action(into=into, **self._given(held))

    def split(self, held, into):
        parts = [(f"P{self.number}a", "One"), (f"P{self.number}b", "Other")]
        actions.split_action(parts=parts, **self._given(held))

    def move(self, held, into):
        actions.move_action(sub_theme=into.sub_theme, **self._given(held))

    def retire(self, held, into):
        actions.retire_action(**self._given(held))

    def restore(self, held, into):
        actions.restore_action(**self._given(held))

    def rate(self, held, into):
        brag = ("red", "amber", "green", "blue")[self.number % 4]
        ratings_of.rate(
            action=held,
            scale="progress" if self.number % 2 else "impact",
            brag=brag,
            words="-",
            said_on=self.day,
            by=self.by,
            expected_revision=held.revision,
        )

    def add(self, held, into):
        wanted = Wanted("New", Owner("Post"), due_on=self.day)
        code = f"N{self.number}"
        actions.add_action(sub_theme=held.sub_theme, code=code, wanted=wanted, why=self.why, by=self.by)

    def let_go(self, held, into):
        with recording(self.by):
            released = Action.Monitoring.RELEASED
            change_monitoring(held, released, on=self.day, reason="Review", by=self.by)


def as_it_is():
    """Every action as its rows say now, with its ratings."""
    held = Action.objects.in_force().with_parts().prefetch_related("ratings").in_order()
    return {each.code: state(each) | {"progress": each.progress, "impact": each.impact} for each in held}


def as_shown(day):
    plan = ImprovementPlan.objects.current()
    return {
        each.code: state(each) | {"progress": each.progress, "impact": each.impact}
        for each in standing.actions_of(plan, day)
    }


def a_milestone(by):
    """Set today, whatever day the story came to: it changes no earlier day."""
    held = Action.objects.in_force().not_ended().first()
    if held:
        given = {"words": "Done", "due_on": FIRST, "by": by, "expected_revision": held.revision}
        actions.add_milestone(action=held, **given)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=steps)
def test_each_day_is_shown_as_it_was_seen_at_its_end(db, small, bring_in, told):
    with transaction.atomic():
        bring_in(small)
        story, seen = Story(factories.user(ProgrammeOffice.code)), {FIRST: as_it_is()}
        for step in told:
            story.do(*step)
            seen[story.day] = as_it_is()
        a_milestone(story.by)
        for day, then in seen.items():
            assert as_shown(day) == then
        days = sorted(seen)
        for earlier, later in pairwise(days):
            assert as_shown(later - timedelta(days=1)) == seen[earlier]
        transaction.set_rollback(True)


def test_before_the_plan_began_it_had_no_actions(imported):
    assert as_shown(date(2023, 9, 19)) == {}
    assert as_shown(date(2023, 9, 20)) == as_it_is()


def test_an_action_held_since_before_changes_were_kept_is_shown_as_it_is(imported):
    Action.objects.get(code="1A1").changes.all().delete()
    assert as_shown(date(2024, 1, 1))["1A1"] == as_it_is()["1A1"]


def test_a_letter_that_arrives_after_a_later_change_undoes_nothing_of_it(imported, office):
    story = Story(office)
    story.day = date(2024, 6, 1)
    story.change(Action.objects.get(code="1A1"), None)
    story.day = date(2024, 3, 1)
    story.let_go(Action.objects.get(code="1A1"), None)
    assert as_shown(date(2024, 5, 31))["1A1"]["monitoring"] == "active"
    assert as_shown(date(2024, 6, 1))["1A1"] == as_it_is()["1A1"]


def test_a_version_of_today_says_what_the_plan_says(imported):
    plan = ImprovementPlan.objects.current()
    kept = {each["code"]: each for each in versions.whole(plan, date(2024, 11, 12))["actions"]}
    assert kept == as_it_is()
    assert SubTheme.objects.count() == 2
