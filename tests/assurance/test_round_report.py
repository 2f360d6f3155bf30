import factories
import pytest

from goldenthread.accounts.roles import BoardMember, Caseworker
from goldenthread.assurance import report, report_board
from goldenthread.assurance.models import Action, ImprovementPlan
from goldenthread.assurance.rounds.actions import close_round, decide_exception, review_by_group
from goldenthread.indicators import Month


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


def test_the_report_of_a_round_has_the_ratings_that_were_said_in_it(say):
    """They are said in November, of October: not those of October's last day."""
    say("1A2", progress="green", impact="amber", words="Every letter was tested")
    plan, action = ImprovementPlan.objects.current(), Action.objects.for_page().get(code="1A2")
    stood = {}
    for month in (Month(2024, 9), Month(2024, 10)):
        said = report_board.said_in_the_round(month, plan)
        stood[month.month] = report_board.stood(action, "progress", said, month.last)
    assert stood == {9: "amber", 10: "green"}
    (note,) = report._notes(
        [action], report_board.said_in_the_round(Month(2024, 10), plan), Month(2024, 10).last
    )
    assert (note.words, note.by) == ("Every letter was tested", "Rowan Ash")


@pytest.mark.parametrize(("role", "is_offered"), [(BoardMember, True), (Caseworker, False)])
def test_it_is_offered_only_to_those_who_may_have_it(signed_in, closed, role, is_offered):
    client = signed_in(factories.user(role.code))
    month = f"{closed.month_on:%Y-%m}"
    for page in ("/rounds/", f"/rounds/{month}/", f"/rounds/{month}/board/"):
        offered = [
            url for url in client.get(page).links().values() if url.startswith(f"/rounds/{month}/report/")
        ]
        assert bool(offered) is is_offered, page
