from datetime import date

from goldenthread.assurance.models import Action
from goldenthread.assurance.rounds.actions import comment_exception, review_by_group

URL = "/rounds/2024-10/review/"


def test_the_meeting_sees_exceptions_first_then_late_changed_and_contradicted(signed_in, office, say):
    say("1A2")
    page = signed_in(office).get(URL)
    heads = [head.get_text() for head in page.soup.select("h2.govuk-heading-l")]
    assert heads[:2] == ["Exceptions", "Not said (2)"]
    assert "Nobody has said why yet." in page.text
    assert (
        "Why it stands: Two schools joined late"
        in page.rows("Ratings that the facts speak against")[1]["What stands"]
    )
    page = page.submit("The group has reviewed this", redirects_to=URL)
    assert "Reviewed by the delivery group on" in page.text


def test_others_only_read(signed_in, board_member, open_round):
    page = signed_in(board_member).get(URL)
    assert "Say why, or escalate" not in page.text
    signed_in(board_member).post(URL, status=404)


def test_an_earlier_day_has_the_words_of_then_and_the_exceptions_that_went_since(
    signed_in, office, open_round, told
):
    raised = open_round.exceptions.get(kpi_code="APP17")
    with told(date(2024, 11, 10)):
        first = explain(raised, "Two posts are empty", by=office)
    explain(first, "Three posts are empty", by=office)
    gone = open_round.exceptions.filter(action__code="1A2").get()
    Action.objects.filter(code="1A2").update(due_on=None, is_open_ended=True)
    review_by_group(held=open_round, by=office)
    assert not open_round.exceptions.filter(pk=gone.pk).exists()

    client = signed_in(office)
    page = client.get(f"{URL}?on=2024-11-10")
    assert "Two posts are empty" in page.text
    assert "Three posts are empty" not in page.text
    assert "Reviewed by the delivery group" not in page.text
    assert "Say why, or escalate" not in page.text
    assert "Nobody has said why yet." in client.get(f"{URL}?on=2024-11-09").text
    assert f"exception-{gone.pk}" in str(client.get(f"{URL}?on=2024-11-10").soup)
    assert f"exception-{gone.pk}" not in str(client.get(URL).soup)


def explain(raised, words, *, by):
    return comment_exception(
        raised=raised,
        commentary=words,
        is_escalated=False,
        ask_of_board="",
        by=by,
        expected_revision=raised.revision,
    )
