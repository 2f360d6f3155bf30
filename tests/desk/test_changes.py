from datetime import date

import factories
import publication
import pytest

from goldenthread.accounts.roles import DataAnalyst

pytestmark = pytest.mark.django_db
CHANGES = "/scorecard/2024-10/changes/"


@pytest.fixture
def two_months(october, work_out):
    """September: two plans, both late; October: three of five in time."""
    publication.record_late(october[0].district, issued_on=date(2024, 9, 16))
    work_out(months=(publication.SEPTEMBER, publication.OCTOBER))


def test_it_says_what_changed_since_the_month_before(two_months, signed_in, board_member):
    page = signed_in(board_member).get(CHANGES)
    assert page.h1 == "What changed: September 2024 to October 2024"
    assert (
        "EHC plans in 20 weeks (APP17) rose from 0.0% (0 of 2) in September 2024 to 60.0% (3 of 5) in October 2024"
    ) in page.text
    assert page.click("APP17 EHC plans in 20 weeks").h1.startswith("EHC plans in 20 weeks")


def test_what_each_district_adds_is_a_table_that_adds_up(two_months, signed_in):
    page = signed_in(factories.user(DataAnalyst.code)).get(CHANGES)
    rows = page.rows("APP17: what each district adds")
    assert rows[-1]["District"] == "Together"
    added = [float(row["Adds (points)"].replace("\N{MINUS SIGN}", "-")) for row in rows]
    assert sum(added[:-1]) == pytest.approx(added[-1])


def test_small_districts_are_told_together_to_those_who_may_not_open_cases(
    two_months, signed_in, board_member
):
    page = signed_in(board_member).get(CHANGES)
    assert "districts with too few cases to show" in page.text
    names = [row["District"] for row in page.rows("APP17: what each district adds")]
    assert names == ["districts with too few cases to show", "Together"]


def test_any_two_months_may_be_chosen(two_months, signed_in, board_member):
    page = signed_in(board_member).get(CHANGES)
    page = page.submit("Apply", since="2024-09", month="2024-10")
    assert page.h1 == "What changed: September 2024 to October 2024"


@pytest.mark.parametrize(
    "address",
    [
        "/scorecard/2024-09/changes/",  # nothing before it
        f"{CHANGES}?since=2024-10",
        f"{CHANGES}?since=2019-01",
        f"{CHANGES}?since=october",
        "/scorecard/2024-13/changes/",
    ],
)
def test_months_without_figures_or_the_wrong_way_round_are_not_found(
    two_months, signed_in, board_member, address
):
    signed_in(board_member).get(address, status=404)


def test_a_parent_sees_nothing_of_it(two_months, signed_in, parent):
    signed_in(parent).get(CHANGES, status=404)


def test_its_queries_do_not_grow_with_the_changes(
    two_months, signed_in, board_member, django_assert_num_queries
):
    client = signed_in(board_member)
    client.get(CHANGES)
    with django_assert_num_queries(14):
        client.get(CHANGES)
