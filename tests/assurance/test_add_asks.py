import pytest

from goldenthread.assurance.boards import meeting_actions as actions
from goldenthread.assurance.models import Area, Ask, GovernmentReview, ImprovementPlan


@pytest.fixture
def ask(imported):
    plan = ImprovementPlan.objects.get()
    review = GovernmentReview.objects.create(improvement_plan=plan, name="Review 1", order=1)
    return Ask.objects.create(review=review, area=Area.objects.get(), number=1, words="Waiting times")


def test_an_ask_is_chosen_becomes_an_item_and_leads_back_to_its_review(
    signed_in, office, meeting, ask, django_assert_max_num_queries
):
    client = signed_in(office)
    edit = f"/boards/meetings/{meeting.pk}/agenda/edit/"
    page = client.get(edit).click("Add what a review asked for")
    assert "Review 1, area 1: Waiting times. Not yet judged." in page.text
    page = page.submit("Put on the agenda", asks=[str(ask.pk)], redirects_to=edit)
    assert "Review 1 asked for: Waiting times" in page.text
    links = client.get(f"/boards/meetings/{meeting.pk}/").links()
    assert links["What Review 1 asked for"] == f"/plan/reviews/1/#ask-{ask.pk}"
    page = client.get(edit).click("Add what a review asked for")
    assert "wait for nothing that is not on the agenda already" in page.text
    with django_assert_max_num_queries(20):
        client.get(f"/boards/meetings/{meeting.pk}/agenda/asks/")


def test_it_asks_for_one_at_least_and_for_an_agenda_that_is_not_sent(signed_in, office, meeting, ask):
    url = f"/boards/meetings/{meeting.pk}/agenda/asks/"
    page = signed_in(office).get(url).submit("Put on the agenda")
    assert page.errors() == ["Choose what is put on the agenda."]
    actions.send_agenda(meeting=meeting, by=office, expected_revision=meeting.revision)
    page = signed_in(office).get(url).submit("Put on the agenda", asks=[str(ask.pk)])
    assert "stays as it was" in page.errors()[0]


def test_others_do_not(signed_in, board_member, meeting, ask):
    signed_in(board_member).get(f"/boards/meetings/{meeting.pk}/agenda/asks/", status=404)
