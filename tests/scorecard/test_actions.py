import random
from datetime import date, datetime, timedelta

import factories
import pytest

from goldenthread.casework.models import Plan, Request, Review
from goldenthread.indicators import INDICATORS, Month, months
from goldenthread.scorecard import actions, cards, store
from goldenthread.scorecard.models import FactsRun, Result, ResultsRun

pytestmark = pytest.mark.django_db
AS_OF = date(2024, 11, 12)
OCTOBER = Month(2024, 10)
WEEK = timedelta(weeks=1)


def issued(weeks, on=date(2024, 10, 14), district=None, **over):
    """A plan issued so many weeks after its request."""
    over |= {"district": district} if district else {}
    request = factories.request(child=factories.child(**over), received_on=on - weeks * WEEK)
    return factories.plan(request=request, draft_sent_on=None, first_issued_on=on)


def result(code, month=OCTOBER, group=None):
    by, name = group or ("", "")
    found = Result.objects.get(code=code, month_on=month.first, grouped_by=by, group=name)
    return found.numerator, found.denominator, found.value


def test_rebuilding_the_facts_changes_nothing(area):
    issued(20)
    first, second = (actions.rebuild_facts(as_of=AS_OF) for _ in range(2))
    assert (first.changed, second.changed) == (True, False)
    assert first.run.digest == second.run.digest
    assert FactsRun.objects.count() == 2


def test_a_corrected_date_changes_the_facts(area):
    plan = issued(20)
    before = actions.rebuild_facts(as_of=AS_OF).run.digest
    Plan.objects.filter(pk=plan.pk).update(first_issued_on=plan.first_issued_on + timedelta(days=1))
    after = actions.rebuild_facts(as_of=AS_OF)
    assert after.changed
    assert after.run.digest != before


def test_it_records_who_took_the_facts_and_what_there_was(area, manager):
    issued(20)
    run = actions.rebuild_facts(as_of=AS_OF, by=manager).run
    assert (run.started_by, run.as_of_on, run.counts["plan"]) == (manager, AS_OF, 1)
    assert run.unclassified == {
        "request: no due date": 1,  # the clocks were never worked out
        "request: no place named in the issued plan": 1,
        "plan: no place named": 1,
    }


def test_it_keeps_the_facts_it_may_still_need_and_no_others(area):
    for weeks in (18, 19, 20, 21):
        issued(weeks)
        actions.rebuild_facts(as_of=AS_OF)
    kept = {place.name for place in store.folder().iterdir()}
    assert kept == set(FactsRun.objects.order_by("-pk").values_list("digest", flat=True)[:2])


def test_a_figure_opens_to_the_facts_it_was_worked_out_from(work_out):
    issued(20)
    work_out()
    issued(21)
    for as_of in (AS_OF, AS_OF + timedelta(days=1)):
        actions.rebuild_facts(as_of=as_of)
    assert cards.cases("APP17", OCTOBER).total == 1
    work_out()
    assert cards.cases("APP17", OCTOBER).total == 2


def test_it_works_out_the_whole_area_and_each_district(work_out):
    east, west = factories.district(name="East"), factories.district(name="West")
    for weeks, district in ((19, east), (20, east), (21, east), (22, west)):
        issued(weeks, district=district)
    work_out()
    assert result("APP17") == (2, 4, 50)
    assert result("APP17", group=("district", "East")) == (2, 3, pytest.approx(66.667, abs=0.001))
    assert result("APP17", group=("district", "West")) == (0, 1, 0)
    assert result("X-EHCP-STOCK") == (4, None, 4)


def test_a_month_without_cases_has_no_value_rather_than_nought(work_out):
    issued(20, on=date(2024, 9, 30))
    work_out()
    assert result("APP17") == (0, 0, None)


def test_a_second_run_changes_nothing_and_says_so(work_out, time_machine):
    issued(20)
    first = work_out(months(OCTOBER.plus(-2), OCTOBER))
    before = list(Result.objects.order_by("pk").values())
    time_machine.move_to(datetime(2024, 11, 13, 9, 0))
    second = work_out(months(OCTOBER.plus(-2), OCTOBER))
    assert first.changed_anything
    assert not second.changed_anything
    assert second.unchanged == first.run.added == len(before)
    assert list(Result.objects.order_by("pk").values()) == before


def test_only_what_changed_is_dated_anew(work_out, time_machine):
    issued(20)
    work_out()
    time_machine.move_to(datetime(2024, 11, 13, 9, 0))
    factories.complaint(received_on=date(2024, 9, 9))
    done = work_out()
    touched = set(Result.objects.filter(computed_at__day=13, grouped_by="").values_list("code", flat=True))
    of_complaints = {code for code, each in INDICATORS.items() if each.fact.name == "complaint"}
    assert touched == of_complaints  # the first complaint of all: until it came, nothing was held
    assert done.run.changed == 0


def test_a_district_that_no_case_is_in_any_more_loses_its_results(work_out):
    old, new = factories.district(name="Old"), factories.district(name="New")
    plan = issued(20, district=old)
    work_out()
    plan.request.child.district = new
    plan.request.child.save()
    done = work_out()
    assert set(Result.objects.filter(grouped_by="district").values_list("group", flat=True)) == {"New"}
    assert done.run.removed == done.run.added > 0


def test_other_months_and_breakdowns_are_left_alone(work_out):
    issued(20)
    work_out(breakdowns=("district", "sex"))
    kept = Result.objects.filter(grouped_by="sex").count()
    work_out([OCTOBER.plus(-1)], breakdowns=("district",))
    assert Result.objects.filter(grouped_by="sex").count() == kept > 0
    assert result("APP17") == (1, 1, 100)


def test_it_refuses_a_month_that_has_not_ended(work_out):
    with pytest.raises(ValueError, match="November 2024 had not ended on 12 November 2024"):
        work_out([Month(2024, 11)])
    assert not Result.objects.exists()


def test_it_says_when_there_are_no_facts(db):
    with pytest.raises(store.NoFacts, match="rebuild_facts"):
        actions.compute(months=[OCTOBER])


def test_it_says_when_the_facts_are_gone(work_out):
    work_out()
    actions.compute(months=[OCTOBER])
    run = store.latest_run()
    store.read.cache_clear()
    for file in (store.folder() / run.digest).iterdir():
        file.unlink()
    with pytest.raises(store.NoFacts, match="rebuild_facts"):
        actions.compute(months=[OCTOBER])


def test_it_records_the_run_behind_the_results(work_out):
    issued(20)
    work_out()
    run = ResultsRun.objects.get()
    assert (run.first_month_on, run.last_month_on, run.breakdowns) == (
        OCTOBER.first,
        OCTOBER.first,
        ["district"],
    )
    assert run.facts == store.latest_run()
    assert run.added == Result.objects.count()


@pytest.mark.parametrize("seed", range(5))
def test_it_agrees_with_a_recount_over_the_records(work_out, seed):
    chance = random.Random(seed)
    _invent(chance, 40)
    span = months(Month(2023, 11), OCTOBER)
    work_out(span)
    for month in span:
        assert result("APP17", month) == _recount_in_20_weeks(month)
        assert result("X-OLDEST-OPEN-WKS", month) == _recount_oldest(month)
        assert result("X-AR-IN-TIME-PCT", month) == _recount_reviews(month)


def _invent(chance, number):
    def days(least, most):
        return timedelta(days=chance.randint(least, most))

    for _ in range(number):
        received_on = date(2023, 3, 1) + days(0, 500)
        decided_on = received_on + days(1, 60)
        refused = chance.random() < 0.3
        request = factories.request(
            received_on=received_on, decided_on=decided_on, decision="refuse" if refused else "assess"
        )
        if refused:
            continue
        if chance.random() < 0.8:
            made_on = decided_on + days(60, 130)
            ceased_on = made_on + days(30, 500) if chance.random() < 0.2 else None
            plan = factories.plan(
                request=request,
                draft_sent_on=None,
                first_issued_on=made_on,
                ceased_on=ceased_on,
                cease_reason="2" if ceased_on else "",
            )
            for _ in range(chance.randint(0, 3)):
                factories.review(plan=plan, meeting_on=made_on + days(-20, 400))
        elif chance.random() < 0.5:
            factories.assessment(request=request, not_issued_on=decided_on + days(10, 90))


def _recount_in_20_weeks(month):
    made = [plan for plan in Plan.objects.all() if month.first <= plan.first_issued_on <= month.last]
    met = sum((plan.first_issued_on - plan.request.received_on).days <= 140 for plan in made)
    return met, len(made), 100 * met / len(made) if made else None


def _recount_oldest(month):
    waiting = [
        r.received_on
        for r in Request.objects.all()
        if r.received_on <= month.last and not _over(r, month.last)
    ]
    return None, len(waiting), (month.last - min(waiting)).days / 7 if waiting else None


def _over(request, day):
    ends = [request.decided_on if request.decision == "refuse" else None]
    ends += [getattr(getattr(request, "assessment", None), "not_issued_on", None)]
    ends += [getattr(getattr(request, "plan", None), "first_issued_on", None)]
    return any(end and end <= day for end in ends)


def _recount_reviews(month):
    live = [p for p in Plan.objects.all() if p.first_issued_on <= month.last]
    live = [p for p in live if p.ceased_on is None or p.ceased_on > month.last]
    year_ago = month.plus(-11).first  # a month's end: the twelve months are whole months
    met = 0
    for plan in live:
        held = [r.meeting_on for r in Review.objects.filter(plan=plan) if plan.first_issued_on < r.meeting_on]
        met += any(year_ago <= day <= month.last for day in held)
    return met, len(live), 100 * met / len(live) if live else None


def test_every_definition_has_its_results(work_out):
    issued(20)
    work_out()
    whole = Result.objects.filter(grouped_by="")
    held = {"request", "plan", "plan_year"}
    assert set(whole.values_list("code", flat=True)) == {
        code for code, each in INDICATORS.items() if each.fact.name in held
    }
    assert set(whole.values_list("definition_version", flat=True)) == {"1"}
