"""The scorecard of the whole county beside the published figures."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from goldenthread.casework.models import Plan, Request
from goldenthread.clocks import actions as clocks
from goldenthread.clocks.models import Clock
from goldenthread.demo import building, checking, days
from goldenthread.demo.published import published
from goldenthread.people.models import LocalArea
from goldenthread.scorecard import actions, cards
from goldenthread.scorecard.models import Result

pytestmark = [pytest.mark.county, pytest.mark.usefixtures("built_county")]


def test_every_published_figure_is_reproduced():
    wrong = [
        f"{one.published.code} {one.published.period}: {one.as_printed}, not {one.published.value}"
        for one in checking.compare()
        if not one.agrees
    ]
    assert len(published()) == 65
    assert wrong == []


def test_october_is_130_of_171_and_13433_of_20408():
    found = {card.code: card.fraction_words for card in cards.scorecard(building.every_month()[-1])}
    assert found["APP17"] == "130 of 171"
    assert found["X-AR-IN-TIME-PCT"].replace(",", "") == "13433 of 20408"


def test_a_figure_follows_the_cases_and_not_the_book():
    """Move one plan past its date and the month's figure falls: no figure is stored."""
    row = (
        Clock.objects.filter(duty="plan_issued", met_on__year=2024, met_on__month=10)
        .order_by("due_on")
        .first()
    )
    request = Request.objects.get(ref=row.subject_ref)
    in_time = row.met_on <= row.due_on
    Plan.objects.filter(request=request).update(first_issued_on=days.STANDS_STILL_ON)
    clocks.sync("request", request.ref)
    actions.rebuild_facts(as_of=days.STANDS_STILL_ON)
    actions.compute(months=building.every_month()[-1:])
    result = Result.objects.whole_area().get(code="APP17", month_on="2024-10-01")
    assert (result.numerator, result.denominator) == (130 - in_time, 170)


def test_rebuilding_the_clocks_changes_nothing():
    assert str(clocks.rebuild()) == "0 added, 0 changed, 0 removed"


def test_what_is_late_is_what_the_papers_would_lead_one_to_expect():
    late = Clock.objects.running().owed().overdue_on(days.STANDS_STILL_ON)
    number = {row["duty"]: row["clocks"] for row in late.counts_by("duty")}
    assert number["review_decided"] == pytest.approx(5190, rel=0.05)
    assert 5000 < number["review_completed"] < 9300
    assert 300 < number["amended_plan_issued"] + number["amended_plan_cap"] < 1000
    assert 150 < number["review_report"] < 500
    assert 41 <= number["plan_issued"] < 60
    assert sum(number.values()) < 16_000
    assert not late.due_within(None, date(2019, 12, 31)).exists()
    assert late.due_within(None, date(2022, 11, 12)).count() / late.count() < 0.08


def test_every_kind_of_role_can_be_signed_in_as():
    from goldenthread.accounts.models import User
    from goldenthread.accounts.roles import ROLES

    people = User.objects.demonstration()
    held = {grant.role for person in people for grant in person.grants.all()}
    assert held == {role.code for role in ROLES}
    assert not any(person.has_usable_password() for person in people)


def test_it_is_left_alone_when_it_is_there():
    said = StringIO()
    call_command("demo", stdout=said, verbosity=0)
    assert "there already" in said.getvalue()


def test_the_check_says_that_all_is_reproduced():
    said = StringIO()
    call_command("demo", "--check", stdout=said, verbosity=0)
    assert "All 65 published figures are reproduced." in said.getvalue()


def test_a_real_area_is_refused_even_with_fresh():
    LocalArea.objects.update(stands_still_on=None, name="A real area")
    with pytest.raises(CommandError, match="A real area"):
        call_command("demo", "--fresh", verbosity=0)
    assert Plan.objects.count() > 20000
