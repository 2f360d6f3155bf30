"""Every printed figure that the demonstration shows, row by row: by its cases, or as it was returned."""

from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

import pytest

from goldenthread.demo import checking, printed
from goldenthread.demo.printed import CASES, RETURNED, Printed
from goldenthread.indicators import INDICATORS, Month, Period, spans
from goldenthread.scorecard.models import Reading, Result

pytestmark = [pytest.mark.county, pytest.mark.usefixtures("built_county")]
ROWS = printed.printed()


def period(one: Printed) -> Period:
    return spans.read(
        one.figure_of.replace("15 August 2023", "2023-08-15").replace("1 April 2023", "2023-04-01")
    )


def rows(outcome):
    return [
        pytest.param(one, id=f"{one.row} {one.code} {one.period} {one.value}")
        for one in ROWS
        if one.outcome == outcome
    ]


@pytest.fixture(scope="module")
def compared():
    """What the check of the demonstration says of the figures that it was built towards; filled by the first that asks."""
    return {}


@pytest.mark.parametrize("one", rows(CASES))
def test_the_cases_give_what_was_printed(one, compared):
    if not compared:
        compared.update({(each.published.code, each.published.stretch): each for each in checking.compare()})
    known = compared.get((one.indicator, period(one)))
    if known:
        assert known.agrees, known.as_printed
        return
    found = Result.objects.whole_area().get(
        code=one.indicator, month_on=Month.containing(period(one).last).first
    )
    assert found.source == "computed"
    assert as_printed(found.value, one) == Decimal(one.value)


@pytest.mark.parametrize("one", rows(RETURNED))
def test_what_was_returned_is_shown_as_that(one):
    stretch = period(one)
    reading = Reading.objects.standing().get(
        code=one.indicator,
        from_on=stretch.first,
        until_on=stretch.last,
        grouped_by=one.grouped_by,
        group=one.group,
    )
    bare = one.value.removeprefix("c.")
    shown = reading.numerator if one.unit.startswith("provisions") else reading.value
    assert as_printed(shown, one) == Decimal(bare)
    result = Result.objects.get(
        code=one.indicator,
        month_on=Month.containing(stretch.last).first,
        grouped_by=one.grouped_by,
        group=one.group,
    )
    assert (result.source, result.reading_id, result.value) == ("returned", reading.pk, reading.value)


def as_printed(value, one: Printed) -> Decimal:
    exact = Decimal(one.value.removeprefix("c."))
    rounding = ROUND_FLOOR if INDICATORS[one.indicator].unit == "weeks" else ROUND_HALF_UP
    return Decimal(str(value)).quantize(exact, rounding=rounding)
