import factories

from goldenthread.accounts.roles import Caseworker


def test_it_lists_the_months_with_results_latest_first(
    signed_in, board_member, results, django_assert_num_queries
):
    client = signed_in(board_member)
    with django_assert_num_queries(5):
        page = client.get("/reports/")
    rows = page.rows("Months")
    assert (len(rows), rows[0]["Month"], rows[-1]["Month"]) == (14, "October 2024", "September 2023")
    assert page.links()["Report for October 2024"] == "/reports/assurance/2024-10/"
    assert page.links()["PDF for October 2024"] == "/reports/assurance/2024-10/pdf/"


def test_it_says_what_to_do_when_nothing_is_worked_out(signed_in, board_member):
    assert "No month has been worked out yet" in signed_in(board_member).get("/reports/").text


def test_it_is_for_those_who_may_download_reports(signed_in, db):
    signed_in(factories.user(Caseworker.code)).get("/reports/", status=404)
