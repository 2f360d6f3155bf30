from dataclasses import replace
from datetime import UTC, date, datetime

from goldenthread.assurance.importing import Beside
from goldenthread.assurance.models import Round
from goldenthread.assurance.rounds import days, pages
from goldenthread.indicators import Month


def test_it_lists_rounds_and_where_each_stands(signed_in, board_member, open_round):
    page = signed_in(board_member).get("/rounds/")
    row = page.rows("Rounds")[0]
    assert row["Where it stands"] == "Area leads challenge and comment by 13 November 2024."
    assert row["Report"] == "Not kept yet"
    assert "Open the next round" not in page.links()


def test_it_says_when_there_is_none(signed_in, office, imported):
    assert "No round has been opened yet." in signed_in(office).get("/rounds/").text


def test_an_earlier_day_knows_of_the_rounds_that_had_been_opened(signed_in, office, open_round):
    client = signed_in(office)
    assert "No round had been opened by 31 October 2024." in client.get("/rounds/?on=2024-10-31").text
    page = client.get("/rounds/?on=2024-11-04")
    assert page.rows("Rounds")[0]["Where it stands"] == "Owners report by 8 November 2024."
    assert "Open the next round" not in page.links()
    assert page.links()["October 2024"] == "/rounds/2024-10/?on=2024-11-04"


def test_an_earlier_day_asks_as_often_for_three_rounds_as_for_one(
    signed_in, office, open_round, django_assert_num_queries
):
    pages.rounds(date(2024, 11, 4))
    with django_assert_num_queries(5):
        assert len(pages.rounds(date(2024, 11, 4))) == 1
    for month in (8, 9):
        Round.objects.create(
            improvement_plan=open_round.improvement_plan,
            month_on=date(2024, month, 1),
            **vars(days.proposed(Month(2024, month))),
        )
    with django_assert_num_queries(5):
        assert len(pages.rounds(date(2024, 11, 4))) == 3


def test_a_round_closed_after_midnight_in_summer_was_closed_on_that_day(signed_in, office, open_round):
    Round.objects.update(closed_at=datetime(2024, 7, 31, 23, 30, tzinfo=UTC))  # half past midnight here
    assert "Closed on 1 August 2024." in signed_in(office).get("/rounds/").text


def test_the_rounds_of_an_earlier_plan_and_their_reports_are_found_on_its_days(
    signed_in, office, open_round, bring_in, small, told
):
    Round.objects.update(closed_at=datetime(2024, 11, 8, 12, tzinfo=UTC))
    later = replace(small, title="A later plan", published_on=date(2024, 11, 11))
    bring_in(later, beside=Beside("accelerated", date(2024, 11, 11)))
    client = signed_in(office)
    assert "No round has been opened yet." in client.get("/rounds/").text
    links = client.get("/rounds/?on=2024-11-10").links()
    assert links["October 2024"] == "/rounds/2024-10/?on=2024-11-10"
    assert links["PDF as kept, October 2024"] == "/rounds/2024-10/report/?on=2024-11-10"
