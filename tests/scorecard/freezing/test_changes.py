"""What changed between two months is written from the figures; the parts that are printed add up to what is printed."""

import re
from datetime import date, timedelta
from fractions import Fraction

import factories
import pytest

from goldenthread.indicators import INDICATORS, Month
from goldenthread.scorecard import cards
from goldenthread.scorecard.freezing import changes
from goldenthread.scorecard.models import Reading, Return, Target

pytestmark = pytest.mark.django_db
SEPTEMBER, OCTOBER = Month(2024, 9), Month(2024, 10)
WEEK = timedelta(weeks=1)


def record(district, day, in_time, late):
    for weeks, number in ((19, in_time), (23, late)):
        for _ in range(number):
            asked = factories.request(
                child=factories.child(district=district), received_on=day - weeks * WEEK
            )
            factories.plan(request=asked, draft_sent_on=None, first_issued_on=day)


@pytest.fixture
def two_months(work_out):
    """Ashford rises from 6 of 12 to 12 of 14 in time; Dover stays at 7 of 10. The target of 70% is reached in October."""
    ashford, dover = factories.district(name="Ashford"), factories.district(name="Dover")
    record(ashford, date(2024, 9, 10), 6, 6)
    record(ashford, date(2024, 10, 10), 12, 2)
    record(dover, date(2024, 9, 10), 7, 3)
    record(dover, date(2024, 10, 10), 7, 3)
    Target.objects.create(
        code="APP17", kind="target", label="Target", value=70, from_on=date(2024, 1, 1), source="Plan"
    )
    work_out()


def change(code="APP17", **over):
    [found] = changes.between(SEPTEMBER, OCTOBER, codes={code}, **over).told
    return found


def test_it_says_both_figures_the_rating_and_what_stands_beside_them(two_months):
    found = change()
    assert found.because == "rating"
    assert found.lead.startswith(
        "Plans in 20 weeks (APP17) rose from 59.1% (13 of 22) in September 2024 to 79.2% (19 of 24) in October 2024, "
        "and its rating went from red to green; meanwhile "
    )
    assert "open requests past 20 weeks" in found.lead


def test_it_says_why_as_far_as_the_districts_do(two_months):
    assert change().why == (
        "6 more were counted: +1 because there were more cases, +5 because a larger share of them was. "
        "Most of it is Ashford: +20.1 points; the others together 0.0 points."
    )


def test_what_each_district_adds_adds_up_to_the_change(two_months):
    for told in changes.between(SEPTEMBER, OCTOBER).told:
        if told.parts:
            assert sum(number(part.whole_words) for part in told.parts) == number(told.total_words)
            split = [part for part in told.parts if part.mix_words]
            assert all(
                number(part.rate_words) + number(part.mix_words) == number(part.whole_words) for part in split
            )


def number(words):
    return Fraction(words.replace("\N{MINUS SIGN}", "-").replace(",", ""))


def test_what_stands_open_says_who_came_and_who_left(two_months):
    found = change("X-EHCP-STOCK")
    assert "24 are new in it, 0 left it and 22 stayed." in found.why
    assert re.search(r"rose from 22 in September 2024 to 46 in October 2024", found.lead)


def test_the_oldest_is_told_to_be_the_same_case_or_another(two_months, work_out):
    for day in (date(2024, 4, 1), date(2024, 6, 3)):
        factories.request(child=factories.child(district=factories.district()), received_on=day)
    work_out()
    assert "The oldest is the same case as before." in change("X-OLDEST-OPEN-WKS").why


def test_districts_of_a_few_cases_are_told_together(two_months, work_out):
    for name in ("Swale", "Thanet"):
        record(factories.district(name=name), date(2024, 10, 11), 2, 1)
    work_out()
    public, open_to_all = (
        [part.name for part in change(for_publication=hides).parts] for hides in (True, False)
    )
    assert changes.TOO_FEW in public
    assert not {"Swale", "Thanet"} & set(public)
    assert {"Swale", "Thanet"} <= set(open_to_all)
    hidden = next(part for part in change(for_publication=True).parts if part.name == changes.TOO_FEW)
    assert (hidden.before_words, hidden.after_words) == ("", "")


def test_a_returned_figure_has_no_cases_to_say_why(two_months, work_out):
    code = next(
        code for code, indicator in INDICATORS.items() if indicator.is_returned and indicator.unit == "%"
    )
    returned = Return.objects.create(
        ref="T1", dataset="x", on_behalf_of="the NHS", returned_at="2024-11-12T09:00:00Z"
    )
    for month, value in ((SEPTEMBER, 10.0), (OCTOBER, 14.0)):
        Reading.objects.create(
            return_of=returned, code=code, from_on=month.first, until_on=month.last, value=value
        )
    work_out()
    found = change(code)
    assert " rose from 10.0% in September 2024 to 14.0% in October 2024" in found.lead
    assert found.why.endswith("It was returned as a figure, so no cases say why.")
    assert found.parts == ()


def test_a_figure_of_one_month_alone_is_named_and_compared_with_nothing(two_months):
    found = changes.between(SEPTEMBER.plus(-1), OCTOBER)
    assert "APP17" in found.one_sided
    assert "APP17" not in {each.code for each in found.told}


def test_a_revised_figure_is_said_to_have_been_published_otherwise(two_months, publish, work_out):
    publish()
    record(factories.district(name="Swale"), date(2024, 10, 15), 0, 6)
    work_out()
    assert change().why.endswith("October 2024 was published as 79.2% and has been revised since.")


def test_the_block_of_a_board_takes_its_own_measures_and_no_more_than_asked(two_months):
    of_month = cards.scorecard(OCTOBER)
    found = changes.between(SEPTEMBER, OCTOBER, shown=of_month, codes={"APP17", "X-EHCP-STOCK"}, most=1)
    assert [each.code for each in found.told] == ["APP17"]
    assert found.unmoved == 1


def test_nothing_moved_nothing_is_told(two_months):
    assert changes.between(OCTOBER, OCTOBER).told == ()


def test_it_takes_few_queries_however_much_moved(two_months, django_assert_num_queries):
    of_month = cards.scorecard(OCTOBER)
    changes.between(SEPTEMBER, OCTOBER, shown=of_month)  # the cases are read once
    with django_assert_num_queries(5):
        found = changes.between(SEPTEMBER, OCTOBER, shown=of_month)
    assert len(found.told) >= 5
