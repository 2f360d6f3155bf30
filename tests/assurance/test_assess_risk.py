from datetime import date

import pytest

from goldenthread.assurance.models import RiskAssessment

URL = "/risks/1/assess/"
LABEL = "Record the score"
STEPS = {
    "inherent_likelihood": "4",
    "inherent_impact": "5",
    "residual_likelihood": "3",
    "residual_impact": "5",
}


def test_it_scores_a_risk_with_who_when_and_why(signed_in, area_lead, only_published):
    page = signed_in(area_lead).get(URL)
    assert not page.soup.select("input[type=radio][checked]"), "a published grade is not made into a score"
    page = page.submit(LABEL, **STEPS, words="Three posts filled", redirects_to="/risks/1/")
    assert "15 of 25, high" in page.text
    made = RiskAssessment.objects.get()
    assert (made.assessed_by, made.assessed_on, made.inherent, made.residual) == (
        area_lead,
        date(2024, 11, 12),
        20,
        15,
    )


def test_an_assessment_is_never_written_over(signed_in, area_lead, register):
    page = signed_in(area_lead).get("/risks/2/assess/")
    page.submit(LABEL, words="Looked at again", residual_likelihood="1", redirects_to="/risks/2/")
    assert [each.residual for each in register[2].assessments.all()] == [16, 8, 4]


def test_a_score_that_nothing_moves_is_asked_why(signed_in, area_lead, only_published):
    page = signed_in(area_lead).get(URL)
    same = STEPS | {"residual_likelihood": "4"}
    page = page.submit(LABEL, **same, words="As before")
    assert page.errors() == ["What is done about it changes nothing, by this score. Say why, and what would."]
    page = page.submit(LABEL, why_unmoved="Nobody applied for the posts", redirects_to="/risks/1/")
    assert "“Nobody applied for the posts” Lee Sol, 12 November 2024" in page.text


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"residual_likelihood": "5"}, "cannot make it worse than with nothing done"),
        ({"inherent_impact": "6"}, "choose one of those listed"),
        ({"words": ""}, "What does the score rest on?"),
        (
            {"assessed_on-day": "13", "assessed_on-month": "11", "assessed_on-year": "2024"},
            "12 November 2024 or earlier",
        ),
        (
            {"assessed_on-day": "1", "assessed_on-month": "1", "assessed_on-year": "2023"},
            "not on the register yet",
        ),
    ],
)
def test_what_cannot_hold_is_refused(signed_in, area_lead, only_published, given, error):
    sent = STEPS | {
        "words": "W",
        "revision": "0",
        "assessed_on-day": "12",
        "assessed_on-month": "11",
        "assessed_on-year": "2024",
    }
    page = signed_in(area_lead).post(URL, sent | given)
    assert error in " ".join(page.errors())
    assert RiskAssessment.objects.count() == 0


def test_an_assessment_may_not_be_dated_before_the_last_one(area_lead, register, score):
    from datetime import UTC, datetime

    from goldenthread.accounts.errors import Refused

    with pytest.raises(Refused, match="assessed after that day already"):
        score(
            register[2],
            (5, 5),
            (1, 1),
            datetime(2024, 7, 1, 10, tzinfo=UTC),
            by=area_lead,
            assessed_on=date(2024, 5, 1),
        )


def test_a_board_member_may_not(signed_in, board_member, only_published):
    signed_in(board_member).get(URL, status=404)


def test_a_review_that_was_due_gets_its_next_day(signed_in, area_lead, register):
    page = signed_in(area_lead).get("/risks/3/assess/")
    assert page.soup.find("input", {"name": "review_on-day"}).get("value", "") == ""
    page = page.submit(LABEL, words="Nothing new")
    assert page.errors() == ["It was to be looked at again by 1 October 2024. Say by when it is next."]
    page = page.submit(LABEL, review_on=date(2025, 2, 3), redirects_to="/risks/3/")
    assert "overdue" not in page.text
