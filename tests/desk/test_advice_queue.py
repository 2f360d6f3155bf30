"""What an organisation was asked: its own alone, by state, kind, child and day."""

from datetime import date

import advised
import factories
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldenthread.accounts.roles import SettingStaff
from goldenthread.casework import actions as casework
from goldenthread.casework.advising import actions


@pytest.fixture
def writer(db):
    return advised.writer()


@pytest.fixture
def advice(officer, writer):
    return advised.asked(officer, writer)


def names(page):
    return [row["Child"] for row in page.rows("Advice asked for")]


def test_it_lists_what_is_still_to_give_the_soonest_first(signed_in, officer, writer, advice):
    advised.asked(officer, writer, forename="Zara", requested_on=date(2024, 9, 2))
    advised.asked(officer, advised.writer(), forename="Other")
    page = signed_in(writer).get("/").click("See all that was asked for")
    assert names(page) == ["Zara Hussain-Cole", "Amira Hussain-Cole"]
    late, soon = page.rows("Advice asked for")
    assert late["Days"].endswith("late")
    assert soon == {
        "Child": "Amira Hussain-Cole",
        "Kind": "Educational psychologist",
        "Asked": "7 Oct 2024",
        "Due": "18 Nov 2024",
        "Days": "due in 6 days",
        "State": "Asked",
    }
    assert "2 pieces of advice are still to be given, 1 of them past the last day" in page.text
    assert names(signed_in(writer).get("/advice/?sort=child"))[0] == "Amira Hussain-Cole"
    assert names(signed_in(writer).get("/advice/?sort=-due"))[0] == "Amira Hussain-Cole"


def test_each_state_has_its_list(signed_in, officer, writer, advice):
    client = signed_in(writer)
    page = client.get("/advice/")
    assert "Nothing here" in page.submit("Apply", show="late").text
    given = advised.given(advice, writer)
    assert "Nothing here" in client.get("/advice/").text
    assert names(page.submit("Apply", show="sent")) == ["Amira Hussain-Cole"]
    actions.send_back_advice(by=officer, today=advised.TODAY, given=given, missing="How often?")
    assert client.get("/advice/").rows("Advice asked for")[0]["State"] == "Sent back"
    actions.accept_advice(by=officer, today=advised.TODAY, given=advised.given(advice, writer))
    assert page.submit("Apply", show="given").rows("Advice asked for")[0]["State"] == "Given"
    assert names(page.submit("Apply", show="all", kind="psychology")) == [advised.case_of(advice).ref]
    assert "Nothing here" in page.submit("Apply", show="all", kind="health").text


def test_an_ended_assessment_needs_it_no_more(signed_in, officer, writer, advice):
    casework.withdraw_request(
        by=officer, today=advised.TODAY, request=advised.case_of(advice), withdrawn_on=advised.TODAY
    )
    page = signed_in(writer).get("/advice/?show=not_needed")
    assert page.rows("Advice asked for")[0]["State"] == "No longer needed"


def test_a_school_has_its_own(signed_in, officer):
    school = factories.user(SettingStaff.code, organisation=factories.organisation(kind="setting"))
    advised.asked(officer, school, kind="education")
    assert names(signed_in(school).get("/advice/")) == ["Amira Hussain-Cole"]


def test_nonsense_in_the_address_asks_for_the_usual(signed_in, writer, advice):
    assert names(signed_in(writer).get("/advice/?show=gossip&kind=x&sort=password&page=-4")) == [
        "Amira Hussain-Cole"
    ]


def test_it_is_for_those_who_were_asked(signed_in, officer, parent, advice):
    for who in (officer, parent):
        signed_in(who).get("/advice/", status=404)
    nobody = factories.user("advice_writer")
    assert "belongs to no organisation" in signed_in(nobody).get("/advice/").text


def test_it_turns_the_page_and_prints_whole(signed_in, officer, writer, django_assert_num_queries):
    for _ in range(27):
        advised.asked(officer, writer)
    client = signed_in(writer)
    with django_assert_num_queries(11):
        page = client.get("/advice/")
    assert "27 requests, 25 shown." in page.text
    assert len(names(page)) == 25
    assert len(names(page.click("Show all on one page, to print"))) == 27
    second = page.click("Next page")
    assert len(names(second)) == 2
    assert not set(_links(page)) & set(_links(second))
    assert _links(second.click("Previous page")) == _links(page)


def _links(page):
    return [link["href"] for link in page.soup.select("tbody th a")]


@pytest.mark.parametrize("after", ["abc", "-1", "²", "9" * 30, "999999999"])
def test_a_place_that_is_none_is_the_first_page(signed_in, writer, advice, after):
    assert names(signed_in(writer).get(f"/advice/?after={after}")) == ["Amira Hussain-Cole"]


def test_another_organisations_place_is_none(signed_in, officer, writer, advice):
    other = advised.asked(officer, advised.writer(), requested_on=date(2024, 11, 1))
    assert names(signed_in(writer).get(f"/advice/?after={other.pk}")) == ["Amira Hussain-Cole"]


def test_how_each_stands_is_worked_out_for_the_rows_of_the_page_alone(signed_in, officer, writer):
    for _ in range(27):
        advised.asked(officer, writer)
    client = signed_in(writer)
    with CaptureQueriesContext(connection) as asked:
        client.get("/advice/?show=all")
    worked_out = [each["sql"] for each in asked if "not_needed" in each["sql"]]
    assert len(worked_out) == 1
    assert '"casework_advice"."id" IN (' in worked_out[0]
