import factories

from goldenthread.accounts.roles import Caseworker

URL = "/risks/map/"
CAPTION = "Risks by likelihood and impact"


def cells(page):
    """(likelihood, impact) and what stands there besides the score, for each cell that holds a risk."""
    found = {}
    for row in page.rows(CAPTION):
        likelihood, *steps = row.values()
        for impact, words in enumerate(steps, start=1):
            if "Risk" in words:
                found[int(likelihood.split()[0]), impact] = words
    return found


def test_each_scored_risk_stands_in_its_cell_and_the_others_are_named(signed_in, board_member, register):
    page = signed_in(board_member).get(URL)
    found = cells(page)
    assert set(found) == {(2, 4), (3, 4)}
    assert found[2, 4].startswith("8 medium Risk 2")
    assert "Risk 1, graded High as published; not yet scored 1 to 5" in page.text
    assert "Choose a day above" in page.text


def test_it_says_what_moved_since_a_day_in_words_and_arrows(signed_in, board_member, register):
    page = signed_in(board_member).get(f"{URL}?since=2024-05-31")
    assert "↓ down from 16 to 8" in cells(page)[2, 4]
    assert "Risk 2 ↓ down from 16 to 8" in page.text
    page = signed_in(board_member).get(f"{URL}?since=2024-03-31")
    assert "Risk 3 scored for the first time: 12" in page.text
    assert "No score has changed since then" in signed_in(board_member).get(f"{URL}?since=2024-07-01").text


def test_it_shows_the_scores_with_nothing_done(signed_in, board_member, register):
    assert set(cells(signed_in(board_member).get(f"{URL}?score=inherent"))) == {(5, 5), (4, 4)}


def test_it_shows_the_map_as_it_stood(signed_in, board_member, register):
    assert set(cells(signed_in(board_member).get(f"{URL}?on=2024-03-15"))) == {(4, 4)}
    assert "No risk has been scored yet" in signed_in(board_member).get(f"{URL}?on=2024-02-15").text


def test_what_is_no_day_has_no_page(signed_in, board_member, register):
    signed_in(board_member).get(f"{URL}?since=lately", status=404)


def test_the_bands_are_told_apart_by_words_not_by_colour(signed_in, board_member, register):
    corner = signed_in(board_member).get(URL).rows(CAPTION)
    assert list(corner[0].values())[-1] == "25 very high"
    assert list(corner[-1].values())[1] == "1 low"


def test_it_asks_the_database_a_fixed_number_of_times(
    signed_in, board_member, register, django_assert_num_queries
):
    client = signed_in(board_member)
    with django_assert_num_queries(14):
        client.get(URL)


def test_it_is_for_those_who_may_see_risks(signed_in, register):
    signed_in(factories.user(Caseworker.code)).get(URL, status=404)
