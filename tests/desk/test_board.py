import pytest

from goldenthread.scorecard import target_actions
from goldenthread.scorecard.freezing import actions as freezing
from goldenthread.scorecard.models import Result

pytestmark = pytest.mark.django_db
BOARD = "/scorecard/2024-10/board/"
TABLE = "Board view: October 2024"


def test_each_headline_measure_stands_on_one_line_under_its_area(october, signed_in, board_member):
    page = signed_in(board_member).get(BOARD)
    area, line = page.rows(TABLE)
    assert area["Measure"] == "Area 6 Slow and uneven assessments"
    assert line["Measure"].startswith("APP17 EHC plans in 20 weeks")
    assert line["Figure"].startswith("60.0%")
    assert "3 of 5" in line["Figure"]
    assert (line["Standard"], line["Target"]) == ("–", "80%")
    assert line["Rating"].endswith("Red")
    letter = page.soup.select_one(".gt-rag__letter").get_text()
    assert letter == "R", "for print without colour"


def test_ratings_and_changes_are_said_first(october, signed_in, board_member):
    page = signed_in(board_member).get(BOARD)
    lead = page.soup.select_one(".gt-board__lead").get_text()
    assert lead == "0 green, 0 amber, 1 red, 0 not rated. No rating has changed since September 2024."


def test_it_says_whether_it_was_published_and_when_the_data_were_taken(october, signed_in, board_member):
    page = signed_in(board_member).get(BOARD)
    assert "Not published yet" in page.text
    assert "Case records as they stood on 12 November 2024" in page.text
    freezing.publish_month(
        month=page.context["shown"].month, signed_off_name="Dr A Patel", signed_off_role="Director", by=None
    )
    assert "signed off by Dr A Patel, Director" in signed_in(board_member).get(BOARD).text


def test_what_changed_is_told_in_five_sentences_at_most(october, signed_in, board_member):
    stored = Result.objects.get(code="APP17", grouped_by="")
    stored.pk, stored.month_on, stored.value = None, stored.month_on.replace(month=9), 90.0
    stored.numerator, stored.denominator = 9, 10
    stored.save()
    page = signed_in(board_member).get(BOARD)
    told = page.soup.select(".gt-board__changes li")
    assert 1 <= len(told) <= 5
    assert "EHC plans in 20 weeks" in told[0].get_text()


def test_what_does_not_hold_is_in_a_footnote(october, signed_in, board_member):
    target_actions.import_target(
        by=None, code="APP17", kind="target", label="12 months target", text="TBC", source="Plan"
    )
    page = signed_in(board_member).get(BOARD)
    said = {note["id"]: note.get_text() for note in page.soup.select(".gt-board__notes li")}
    assert said == {
        "note-a": "a A target has no figure, only a text such as “TBC”: APP17.",
        "note-b": "b A target has no date, so it is never in force: APP17.",
    }
    assert all(page.soup.select_one(f'a[href="#{place}"]') for place in said)


def test_companions_stand_in_the_same_line(october, signed_in, board_member):
    beside = signed_in(board_member).get(BOARD).soup.select_one(".gt-board__beside").get_text()
    assert "Oldest open request" in beside


def test_a_month_without_figures_is_not_found(october, signed_in, board_member):
    signed_in(board_member).get("/scorecard/2019-01/board/", status=404)
    signed_in(board_member).get("/scorecard/soon/board/", status=404)


def test_a_parent_has_none(october, signed_in, parent):
    signed_in(parent).get(BOARD, status=404)


def test_its_queries_are_few(october, signed_in, board_member, django_assert_max_num_queries):
    client = signed_in(board_member)
    with django_assert_max_num_queries(24):
        client.get(BOARD)
