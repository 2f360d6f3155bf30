import pytest
from django.utils import timezone

from goldenthread.indicators import Month
from goldenthread.scorecard import comparing
from goldenthread.scorecard.cells import Group
from goldenthread.scorecard.models import Result

pytestmark = pytest.mark.django_db
OCTOBER = Month(2024, 10)
ASHFORD = Group("district", "Ashford")


def store(month, value, code="APP17", group=""):
    Result.objects.create(
        code=code,
        month_on=month.first,
        grouped_by="district" if group else "",
        group=group,
        numerator=value,
        denominator=100,
        value=value,
        definition_version="1",
        computed_at=timezone.now(),
    )


def test_each_pair_of_a_code_and_a_group_is_a_series_of_its_own(django_assert_num_queries):
    for back in (0, 2):
        store(OCTOBER.plus(-back), 60 + back)
        store(OCTOBER.plus(-back), 30 + back, group="Ashford")
    with django_assert_num_queries(2):
        whole, ashford = comparing.read(["APP17"], [None, ASHFORD], for_publication=False)
    assert whole.at(OCTOBER).words == "60.0%"
    assert ashford.at(OCTOBER.plus(-2)).value == 32
    assert whole.months_with_value == [OCTOBER.plus(-2), OCTOBER]
    assert whole.change(OCTOBER.plus(-2), OCTOBER) == "Down 2.0 points from 62.0%, worse."


def test_small_numbers_are_hidden_where_that_is_asked():
    store(OCTOBER, 3, group="Ashford")
    (shown,) = comparing.read(["APP17"], [ASHFORD], for_publication=True)
    assert (shown.at(OCTOBER).words, shown.at(OCTOBER).value) == ("Too few to show", None)
