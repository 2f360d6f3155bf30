import pytest

from goldenthread.assurance.rounds.actions import close_round, decide_exception, review_by_group


@pytest.fixture
def closed(open_round, escalated, office, say):
    say("1A2")
    decide_exception(
        raised=escalated, outcome="Agreed", decided_on=open_round.opened_on, by=office, expected_revision=1
    )
    review_by_group(held=open_round, by=office)
    return close_round(held=open_round, by=office, expected_revision=1)


@pytest.mark.parametrize(
    ("file", "kind", "said"),
    [
        ("pdf", "application/pdf", b"%PDF"),
        ("data", "application/json", b"Two posts"),
        ("said", "application/json", b"Agreed"),
    ],
)
def test_it_gives_what_was_kept(signed_in, board_member, closed, file, kind, said):
    answer = signed_in(board_member).get(f"/rounds/2024-10/report/?file={file}")
    assert answer["Content-Type"] == kind
    assert said in answer.content


def test_an_open_round_leads_to_the_report_as_it_stands(signed_in, board_member, open_round):
    signed_in(board_member).get("/rounds/2024-10/report/", redirects_to="/reports/assurance/2024-10/")
