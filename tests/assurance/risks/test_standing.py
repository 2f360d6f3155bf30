"""How the register stands on each day, whatever was written in whatever order."""

import contextlib
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.assurance.models import Risk
from goldenthread.assurance.risks import actions, standing
from goldenthread.assurance.rounds.actions import review_by_group

BEGAN = date(2024, 1, 1)


def morning(day):
    return datetime(day.year, day.month, day.day, 10, tzinfo=UTC)


def shown(number, day):
    return standing.on(Risk.objects.with_all_said().get(number=number), day)


def state(number, day):
    """What a page says of a risk and of what is done about it."""
    held = shown(number, day)
    if held is None:
        return None
    steps = [(each.said.text, each.said.state, each.owner) for each in held.mitigations]
    return held.title, held.owner, held.said.state, held.residual, held.said.review_on, steps


DO = st.sampled_from(["title", "owner", "score", "accept", "close", "open", "mitigation", "done"])


@pytest.mark.django_db
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(DO, st.integers(0, 40)), max_size=8))
def test_a_day_that_is_past_never_changes(only_published, office, steps):
    """Each day's state, recorded at its end, is what the page shows of that day ever after."""
    Risk.objects.exclude(pk=only_published.pk).delete()
    risk = actions.add_risk(
        said=actions.Description("A risk", owner_post="Head"), words="New", by=office, at=morning(BEGAN)
    )
    day, recorded = BEGAN, {}
    for place, (what, wait) in enumerate(steps):
        day += timedelta(days=wait)
        with contextlib.suppress(Refused):
            _do(risk, what, place, day, office)
        recorded[day] = state(risk.number, day)
    assert {each: state(risk.number, each) for each in recorded} == recorded
    assert state(risk.number, BEGAN - timedelta(days=1)) is None


def _do(risk, what, place, day, by):
    now = Risk.objects.get(pk=risk.pk)
    given = {"risk": now, "by": by, "expected_revision": now.revision, "at": morning(day)}
    last = shown(now.number, day)
    if what in ("title", "owner"):
        said = actions.Description(
            title=f"Title {place}" if what == "title" else last.title,
            owner_post=f"Post {place}" if what == "owner" else last.said.owner_post,
        )
        actions.change_risk(**given, said=said, words="Why")
    elif what == "score":
        score = actions.Score(5, 5, 1 + place % 5, 5)
        actions.assess_risk(**given, score=score, words="Why", why_unmoved="So")
    elif what in ("accept", "close", "open"):
        to = {"accept": "accepted", "close": "closed", "open": "open"}[what]
        actions.settle_risk(**given, state=to, words="Why", review_on=day)
    elif what == "mitigation":
        work = actions.MitigationWork(f"Step {place}", owner_post="HR", due_on=day, lowers="both")
        actions.add_mitigation(risk=now, said=work, by=by, at=morning(day))
    elif held := now.mitigations.first():
        work = actions.MitigationWork(held.text, owner_post="HR", lowers="both", state="done", done_on=day)
        actions.change_mitigation(
            mitigation=held, said=work, words="Done", by=by, expected_revision=held.revision, at=morning(day)
        )


def test_a_refused_change_leaves_nothing_behind(only_published, office):
    with pytest.raises(Refused):
        actions.change_risk(
            risk=only_published,
            said=actions.Description("A", owner_post="B"),
            words=" ",
            by=office,
            expected_revision=0,
        )
    assert only_published.statements.count() == 0


def test_two_who_score_at_once_do_not_both_write(register, office, score):
    with pytest.raises(Conflict, match="changed risk 2"):
        actions.assess_risk(
            risk=register[2],
            score=actions.Score(5, 5, 1, 1),
            words="W",
            by=office,
            expected_revision=register[2].revision - 1,
        )


@pytest.mark.parametrize("steps", [(0, 1, 0, 1), (6, 5, 5, 5), (3, 3, 3, 4), (2, 2, 3, 2)])
def test_a_score_off_the_scale_or_above_the_first_is_refused(only_published, office, score, steps):
    with pytest.raises(Refused):
        score(only_published, steps[:2], steps[2:], morning(date(2024, 2, 1)), by=office)


def test_what_moved_since_a_day_is_told_the_worst_first(register, office, score):
    score(register[2], (5, 5), (5, 5), morning(date(2024, 9, 2)), by=office, why_unmoved="All left")
    found = standing.register(register[1].improvement_plan, date(2024, 11, 12))
    moved = standing.moves(found, date(2024, 3, 15))
    assert [(each.standing.number, each.arrow, each.words) for each in moved] == [
        (2, "↑", "up from 16 to 25"),
        (3, "", "scored for the first time: 12"),
    ]
    third = Risk.objects.get(number=3)
    actions.settle_risk(
        risk=third, state="closed", words="Settled", by=office, expected_revision=third.revision
    )
    found = standing.register(register[1].improvement_plan, date(2024, 11, 12))
    assert standing.move(found[2], date(2024, 11, 1)).words == "closed"


def test_a_round_raises_what_grew_and_what_nothing_moves(open_round, register, office, score):
    score(register[2], (5, 5), (5, 4), morning(date(2024, 11, 4)), by=office, words="The team left")
    review_by_group(held=open_round, by=office)
    raised = {each.risk.number: each.why for each in open_round.exceptions.filter(kind="risk")}
    assert raised == {
        1: "Graded high before its mitigations and after.",
        2: "Its score went up from 8 to 20 since 1 October 2024.",
    }
    now = Risk.objects.get(number=1)
    actions.settle_risk(risk=now, state="closed", words="Hired", by=office, expected_revision=now.revision)
    review_by_group(held=open_round, by=office)
    assert [each.risk.number for each in open_round.exceptions.filter(kind="risk")] == [2]
