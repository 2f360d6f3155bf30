import factories
import pytest

from goldenthread.accounts.roles import Caseworker

URL = "/risks/2/"


def test_it_says_the_score_in_words_its_owner_and_its_history(signed_in, board_member, register):
    page = signed_in(board_member).get(URL)
    assert page.h1 == "Risk 2"
    assert "25 of 25, very high: almost certain (5) × severe (5)" in page.text.replace("Almost", "almost")
    assert "8 of 25, medium: unlikely (2) × major (4). To be brought to 4: it is above that." in page.text
    assert "Head of SEND (Rowan Ash)" in page.text
    days = [row["Day"] for row in page.rows("Assessments")]
    assert days == ["3 Jun 2024", "1 Mar 2024"]
    assert page.rows("Assessments")[0]["Why"] == "The new letters are out"
    assert "Score with what has been done: 16 on 1 March 2024 and 8 on 3 June 2024." in str(page.soup)


def test_a_mitigation_is_late_by_days_and_says_what_it_is_to_change(signed_in, board_member, register):
    [row] = signed_in(board_member).get(URL).rows("Mitigations")
    assert row["By"].endswith("43 days late")
    assert (row["Who"], row["Is to change"]) == ("Communications lead", "How likely it is")


def test_a_published_grade_is_never_made_into_a_score(signed_in, board_member, register):
    page = signed_in(board_member).get("/risks/1/")
    assert "Graded High as published; not yet scored 1 to 5." in page.text
    assert "Nobody has said why." in page.text
    assert "Nobody has scored it yet" in page.text


def test_an_accepted_risk_says_who_accepted_it_and_why(signed_in, board_member, register):
    page = signed_in(board_member).get("/risks/3/")
    assert (
        "Accepted on 1 May 2024 by Billie Moss: “Nothing more can be done before the settlement”" in page.text
    )
    assert "42 days overdue" in page.text


@pytest.mark.parametrize(
    ("day", "said", "unsaid"),
    [
        ("2024-02-15", "Not scored yet", "16 of 25"),
        ("2024-03-01", "16 of 25", "8 of 25"),
        ("2024-06-03", "8 of 25", "days late"),
        ("2024-10-01", "1 day late", "8 of 25, high"),
    ],
)
def test_it_shows_the_risk_as_it_stood(signed_in, board_member, register, day, said, unsaid):
    page = signed_in(board_member).get(f"{URL}?on={day}")
    assert said in page.text
    assert unsaid not in page.text


def test_it_was_not_there_before_it_was_on_the_register(signed_in, board_member, register):
    signed_in(board_member).get(f"{URL}?on=2024-01-31", status=404)
    signed_in(board_member).get("/risks/99/", status=404)


def test_a_page_of_the_past_offers_nothing_to_change(signed_in, office, register):
    client = signed_in(office)
    assert {"Score it", "Change what is said of it"} <= set(client.get(URL).links())
    assert "Score it" not in client.get(f"{URL}?on=2024-06-03").links()


def test_who_may_score_and_who_may_keep(signed_in, area_lead, board_member, register):
    assert "Score it" in signed_in(area_lead).get(URL).links()
    assert "Change what is said of it" not in signed_in(area_lead).get(URL).links()
    assert "Score it" not in signed_in(board_member).get(URL).links()


def test_it_asks_the_database_a_fixed_number_of_times(
    signed_in, board_member, register, django_assert_num_queries
):
    client = signed_in(board_member)
    with django_assert_num_queries(13):
        client.get(URL)


def test_it_is_for_those_who_may_see_risks(signed_in, register):
    signed_in(factories.user(Caseworker.code)).get(URL, status=404)
