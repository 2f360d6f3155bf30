from goldenthread.assurance.rounds.actions import comment_exception, review_by_group

URL = "/rounds/2024-10/close/"


def test_it_says_what_is_unsettled(signed_in, office, open_round):
    page = signed_in(office).get(URL)
    assert "APP17 is red and nobody has said why." in page.text
    assert "Not published yet" in page.text
    refused = page.submit("Continue", sure=True)
    assert refused.errors()[0].startswith("The delivery group has not reviewed it.")


def test_it_keeps_the_report(signed_in, office, open_round):
    comment_exception(
        raised=open_round.exceptions.get(kpi_code="APP17"),
        commentary="Two posts are empty",
        is_escalated=False,
        ask_of_board="",
        by=office,
        expected_revision=0,
    )
    review_by_group(held=open_round, by=office)
    page = signed_in(office).get(URL).submit("Continue", sure=True, redirects_to="/rounds/2024-10/")
    assert "The round is closed and its report is kept." in page.text
    assert "The month's figures were not published." in page.text
    assert "Change the days" not in page.links()
