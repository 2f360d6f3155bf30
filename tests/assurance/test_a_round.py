from dataclasses import replace
from datetime import UTC, date, datetime

from goldenthread.assurance.boards.meeting_actions import plan_meeting
from goldenthread.assurance.models import Area, ImprovementPlan, Round
from goldenthread.assurance.rounds import days, pages
from goldenthread.assurance.rounds.actions import change_days
from goldenthread.indicators import Month
from goldenthread.scorecard.models import PublishedMonth, Result

OCTOBER = Month(2024, 10)


def test_it_shows_who_is_late_by_area_and_by_owner(signed_in, board_member, say):
    say("1A2")
    page = signed_in(board_member).get("/rounds/2024-10/")
    assert "1 of 3 actions reported on." in page.text
    assert page.rows("By area")[0]["Said"] == "1 of 3"
    late = {row["Owner"]: row["Waiting"] for row in page.rows("By owner")}
    assert late["Head of SEND (Rowan Ash)"] == "1 not said, 4 days late"
    assert "Close the round" not in page.links()


def test_it_is_not_there_without_a_round(signed_in, board_member, imported):
    signed_in(board_member).get("/rounds/2024-10/", status=404)


def test_the_queries_do_not_grow_with_the_plan(
    signed_in, board_member, open_round, django_assert_max_num_queries
):
    client = signed_in(board_member)
    with django_assert_max_num_queries(40):
        client.get("/rounds/2024-10/")


def test_it_leads_to_the_meetings_that_are_held_for_it(signed_in, board_member, office, siab, open_round):
    held = plan_meeting(board=siab, meets_on=date(2024, 11, 22), held_for=open_round, by=office)
    links = signed_in(board_member).get("/rounds/2024-10/").links()
    assert links["SIAB on 22 November 2024: agenda and minutes"] == f"/boards/meetings/{held.pk}/"


EARLIER = "/rounds/2024-10/?on=2024-11-11"


def test_on_an_earlier_day_it_shows_what_had_been_said_by_then(
    signed_in, office, lead, say, told, django_assert_max_num_queries
):
    with told(date(2024, 11, 11)):
        say("1A2")
    change_days_later(office)
    Area.objects.update(led_by=None)
    client = signed_in(office)
    assert "0 of 3 actions reported on." in client.get("/rounds/2024-10/?on=2024-11-10").text
    with django_assert_max_num_queries(50):
        page = client.get(EARLIER)
    assert "1 of 3 actions reported on." in page.text
    assert page.rows("By area")[0]["Said"] == "1 of 3"
    assert "Close the round" not in page.links()
    assert page.links()["1 Families are not heard"] == "/rounds/2024-10/areas/1/?on=2024-11-11"
    assert "Wed 20 November 2024" in client.get("/rounds/2024-10/").text
    assert "Wed 20 November 2024" not in page.text  # the days that were moved since


def change_days_later(office):
    held = Round.objects.get()
    later = replace(
        days.proposed(OCTOBER), board_meets_on=date(2024, 11, 29), group_meets_on=date(2024, 11, 20)
    )
    change_days(held=held, days=later, by=office, expected_revision=held.revision)


def test_a_round_that_had_not_been_opened_says_so(signed_in, board_member, open_round):
    client = signed_in(board_member)
    for address in ("", "areas/1/", "review/", "board/"):
        page = client.get(f"/rounds/2024-10/{address}?on=2024-10-31")
        assert "This round had not been opened by 31 October 2024: it opened on 1 November 2024." in page.text
        assert not page.soup.find("table")


def test_a_closed_round_has_the_figures_that_it_was_closed_with(imported, published_october):
    held = Round.objects.create(
        improvement_plan=ImprovementPlan.objects.get(),
        month_on=OCTOBER.first,
        closed_at=datetime(2024, 11, 12, 12, tzinfo=UTC),
        published_edition=1,
        **vars(days.proposed(OCTOBER)),
    )
    again = {"edition": 2, "reason": "Put right", "published_at": datetime(2024, 11, 12, 13, tzinfo=UTC)}
    kept = PublishedMonth.objects.values().get()
    PublishedMonth.objects.create(**kept | again | {"id": None})
    Result.objects.of_month(OCTOBER.first).update(value=90.0)
    shown = pages.RoundThen(held, date(2024, 11, 12))
    assert shown.cards["APP17"].value_words == "57.1%"
    assert "edition" not in shown.publication  # it was the first
    assert shown.publication.startswith("Published 12 November 2024")
