import pytest
from django.utils import timezone

from goldenthread.indicators import Month
from goldenthread.scorecard import trends, years
from goldenthread.scorecard.cells import Group
from goldenthread.scorecard.models import Result, Target, YearResult

pytestmark = pytest.mark.django_db
OCTOBER = Month(2024, 10)
ASHFORD, DOVER = Group("district", "Ashford"), Group("district", "Dover")


def store(model, month, numerator, denominator, group=Group("", ""), code="APP17"):  # noqa: B008 (a tuple)
    model.objects.create(
        code=code,
        month_on=month.first,
        grouped_by=group.by,
        group=group.name,
        numerator=numerator,
        denominator=denominator,
        value=100 * numerator / denominator,
        definition_version="1",
        computed_at=timezone.now(),
    )


def beside(group=None, *, hides=False):
    by = group.by if group else ""
    months = years.read_months("APP17", OCTOBER, by, for_publication=hides)
    of_years = years.read("APP17", OCTOBER, by, for_publication=hides)
    return years.beside("APP17", OCTOBER, group, months, of_years)


def test_the_month_stands_beside_the_same_month_last_year_and_beside_twelve():
    store(Result, OCTOBER, 76, 100)
    store(Result, OCTOBER.plus(-12), 20, 100)
    store(YearResult, OCTOBER, 400, 1000)
    store(YearResult, OCTOBER.plus(-12), 300, 1000)
    found = beside()
    assert (found.year_ago.words, found.year_change) == ("20.0%", "Up 56.0 points from 20.0%, better.")
    assert (found.twelve.words, found.twelve.fraction_words) == ("40.0%", "400 of 1,000")
    assert found.twelve_change == "Up 10.0 points from 30.0%, better."


def test_what_was_never_worked_out_is_not_there():
    store(Result, OCTOBER, 76, 100)
    found = beside()
    assert (found.year_ago, found.twelve, found.year_change, found.year_difference) == (None, None, "", None)


def test_twelve_months_one_of_which_is_hidden_are_hidden_too():
    """Otherwise the hidden month is the twelve less the other eleven."""
    for back in range(12):
        store(Result, OCTOBER.plus(-back), 2 if back == 3 else 50, 100, ASHFORD)
        store(Result, OCTOBER.plus(-back), 3 if back == 3 else 50, 100, DOVER)
    store(YearResult, OCTOBER, 552, 1200, ASHFORD)
    store(YearResult, OCTOBER, 553, 1200, DOVER)
    assert beside(ASHFORD).twelve.words == "46.0%"
    assert beside(ASHFORD, hides=True).twelve.words == "Too few to show"


def test_trends_hold_each_group_to_its_own_target_and_share_a_scale():
    for back in range(3):
        store(Result, OCTOBER.plus(-back), 50 + back, 100)
        store(Result, OCTOBER.plus(-back), 30, 100, ASHFORD)
        store(Result, OCTOBER.plus(-back), 90, 100, DOVER)
    Target.objects.create(code="APP17", kind="target", label="T", value=80, from_on=OCTOBER.first, source="-")
    Target.objects.create(
        code="APP17",
        kind="target",
        label="T",
        value=25,
        from_on=OCTOBER.first,
        source="-",
        grouped_by="district",
        group="Ashford",
    )
    found = trends.of_breakdown("APP17", "district", OCTOBER, for_publication=False)
    assert [(trend.group, trend.rag) for trend in found.groups] == [(ASHFORD, "green"), (DOVER, "green")]
    assert found.whole.rag == "red"
    assert found.scale == (25, 90)
    assert [point.value for point in found.groups[0].run.points] == [30, 30, 30]


def test_a_group_that_is_gone_this_month_keeps_its_line():
    store(Result, OCTOBER.plus(-1), 30, 100, ASHFORD)
    store(Result, OCTOBER, 50, 100)
    (ashford,) = trends.of_breakdown("APP17", "district", OCTOBER, for_publication=False).groups
    assert ashford.value is None
    assert [point.value for point in ashford.run.points] == [30, None]
