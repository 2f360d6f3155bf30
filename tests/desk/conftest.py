"""A small area with a month of figures worked out from cases, and a plan that cites them."""

from datetime import date, timedelta

import factories
import pytest
from django.utils import timezone
from returned_files import check

from goldenthread.accounts.roles import DataAnalyst
from goldenthread.clocks import actions as clocks
from goldenthread.indicators import Month
from goldenthread.people.models import LocalArea
from goldenthread.scorecard import actions, thread
from goldenthread.scorecard.models import Result, Target
from goldenthread.scorecard.returned import actions as returned

AS_OF = date(2024, 11, 12)
OCTOBER = Month(2024, 10)
TWENTY_WEEKS = timedelta(weeks=20)


class SmallPlan:
    """A plan of one area, as the part that holds the improvement plan would tell it."""

    def areas(self):
        return [
            thread.ThreadArea(
                number="6",
                title="Slow and uneven assessments",
                url="/plan/areas/6/",
                high_impact_codes=("APP17",),
                codes=("APP17", "APP16", "PLAN-ONLY"),
            )
        ]

    def actions_serving(self, codes):
        if "APP17" not in codes:
            return {}
        action = thread.ThreadAction(
            code="6G1",
            title="Recruit psychologists",
            url="/plan/actions/6G1/",
            area_number="6",
            sub_theme_code="6g",
            sub_theme_title="Timeliness",
            progress="amber",
            impact="",
        )
        return {"APP17": [action]}

    def titles(self):
        return {"APP17": "EHC plans in 20 weeks", "APP16": "Requests from parents", "PLAN-ONLY": "Grades"}


@pytest.fixture
def no_plan(monkeypatch):
    monkeypatch.setattr(thread, "_sources", [])
    monkeypatch.setattr(thread.listed, "_sources", [])


@pytest.fixture
def small_plan(no_plan):
    thread.register_source(SmallPlan())


@pytest.fixture
def area(db):
    return LocalArea.objects.create(name="Anyshire", authority_code="999")


@pytest.fixture
def work_out(area):
    """Clocks, facts and results of what the test has recorded."""

    def everything(months=(OCTOBER,)):
        clocks.rebuild()
        actions.rebuild_facts(as_of=AS_OF)
        return actions.compute(months=list(months))

    return everything


def issued(child, *, on=date(2024, 10, 14), in_time=True):
    """A plan for this child, issued on a day, in time or a week late."""
    received_on = on - TWENTY_WEEKS - timedelta(days=-1 if in_time else 7)
    asked = factories.request(
        child=child, received_on=received_on, decided_on=received_on + timedelta(days=28), decision="assess"
    )
    factories.assessment(request=asked, issue_agreed_on=on - timedelta(days=30))
    return factories.plan(request=asked, draft_sent_on=on - timedelta(days=20), first_issued_on=on)


@pytest.fixture
def october(work_out, small_plan, officer):
    """Three plans in time and one late in the officer's district, one late elsewhere; the target is 80%."""
    district = officer.team.districts.get()
    children = [factories.child(district=district, forename="Amira") for _ in range(4)]
    elsewhere = factories.child()
    for child in children[:3]:
        issued(child)
    issued(children[3], in_time=False)
    issued(elsewhere, in_time=False)
    Target.objects.create(
        code="APP17",
        kind="target",
        label="6 months target",
        from_on=date(2023, 12, 1),
        value=80,
        source="Plan",
    )
    work_out()
    return children


@pytest.fixture
def analyst(db):
    return factories.user(DataAnalyst.code)


@pytest.fixture
def store_months():
    """`store_months("APP17", 50.0, None, 52.0)`: figures of the whole area in the months that end with October."""

    def store(code, *values, group=("", ""), last=OCTOBER, denominator=100):
        by, name = group
        Result.objects.bulk_create(
            Result(
                code=code,
                month_on=last.plus(n - len(values) + 1).first,
                grouped_by=by,
                group=name,
                value=value,
                numerator=None if value is None else round(value * denominator / 100),
                denominator=None if value is None else denominator,
                definition_version="1",
                computed_at=timezone.now(),
            )
            for n, value in enumerate(values)
        )

    return store


@pytest.fixture
def taken_in(db):
    """`taken_in(row(...), ...)`: the return with these figures; with shown=True they are worked out as well."""

    def take(*rows, body="NHS community services", by=None, shown=False):
        source = returned.Source("figures.csv", "0")
        sent = returned.take_in(by=by, checked=check(*rows), on_behalf_of=body, source=source)
        if shown:
            returned.show(by=None, readings=sent.readings.all())
        return sent

    return take
