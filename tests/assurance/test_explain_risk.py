import pytest

from goldenthread.accounts.errors import Refused
from goldenthread.assurance.risks.actions import explain_risk

URL = "/risks/1/why/"
LABEL = "Record the answer"


def test_the_answer_stands_beside_the_risk(signed_in, area_lead, board_member, only_published):
    page = signed_in(area_lead).get(URL)
    page.submit(LABEL, words="The grade is from before the new team", redirects_to="/risks/1/")
    page = signed_in(board_member).get("/risks/1/")
    assert "“The grade is from before the new team” Lee Sol, 12 November 2024" in page.text
    [row] = signed_in(board_member).get("/risks/").rows("Risks")
    assert row["Now"] == "Published: High; not yet scored"


def test_an_answer_holds_until_something_moves(signed_in, area_lead, board_member, only_published, score):
    from datetime import UTC, date, datetime

    from goldenthread.assurance.models import Risk
    from goldenthread.assurance.risks import standing

    def on(month):
        return datetime(2024, month, 1, 10, tzinfo=UTC)

    score(only_published, (4, 4), (4, 4), on(1), by=area_lead, why_unmoved="Nobody applied")
    score(only_published, (4, 4), (4, 4), on(2), by=area_lead)
    score(only_published, (4, 4), (3, 4), on(3), by=area_lead)
    score(only_published, (4, 4), (4, 4), on(4), by=area_lead, why_unmoved="They left again")
    whole = Risk.objects.with_all_said().get()
    answers = {
        month: (standing.on(whole, date(2024, month, 15)).explained or standing.published(whole)).words
        for month in (1, 2, 3, 4)
    }
    assert answers == {1: "Nobody applied", 2: "Nobody applied", 3: "", 4: "They left again"}


def test_where_something_moves_there_is_nothing_to_explain(area_lead, register):
    with pytest.raises(Refused, match="does change it"):
        explain_risk(risk=register[2], words="W", by=area_lead, expected_revision=register[2].revision)


def test_it_needs_words(signed_in, area_lead, only_published):
    page = signed_in(area_lead).get(URL).submit(LABEL, words="")
    assert page.errors() == ["Say why nothing moves, and what would move it"]


def test_a_board_member_may_not(signed_in, board_member, only_published):
    signed_in(board_member).get(URL, status=404)
