import json
from dataclasses import replace
from datetime import date

import factories
import pytest

from goldenthread.accounts.recording import recording
from goldenthread.accounts.roles import BoardMember, Caseworker
from goldenthread.assurance import report, report_board
from goldenthread.assurance.importing import Beside
from goldenthread.assurance.models import Action, ImprovementPlan
from goldenthread.assurance.plan_history.changing import change_monitoring
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


def test_what_was_kept_says_of_who_was_silent_that_the_round_is_over(signed_in, board_member, closed):
    kept = signed_in(board_member).get("/rounds/2024-10/report/?file=data").json()
    assert kept["no_update"]["sentence"] == "2 actions were not reported on in the month's round."
    assert kept == json.loads(json.dumps(report.of_month(Month(2024, 10))))


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


@pytest.fixture
def released_since(open_round, escalated, office, say, told):
    """The round was closed yesterday without a word of 1A1 and 1B1; 1A1 has been released today."""
    with told(date(2024, 11, 11)):
        say("1A2")
        decide_exception(
            raised=escalated,
            outcome="Agreed",
            decided_on=date(2024, 11, 11),
            by=office,
            expected_revision=escalated.revision,
        )
        held = review_by_group(held=open_round, by=office)
        held = close_round(held=held, by=office, expected_revision=held.revision)
    action = Action.objects.get(code="1A1")
    with recording(office):
        change_monitoring(
            action, Action.Monitoring.RELEASED, on=date(2024, 11, 12), reason="A letter", by=office
        )
    return held


def test_what_was_released_since_is_still_among_those_that_gave_no_update(
    released_since, signed_in, board_member, django_assert_max_num_queries
):
    data = report.of_month(Month(2024, 10))
    assert data["no_update"] == {
        "sentence": "2 actions were not reported on in the month's round.",
        "owners": [
            {"owner": "Head of SEND (Rowan Ash)", "codes": "1A1"},
            {"owner": "Designated officer", "codes": "1B1"},
        ],
    }
    assert "1A1" in data["contested"]["silent"]
    client = signed_in(board_member)
    page = client.get("/reports/assurance/2024-10/")
    assert page.rows("Actions without an update")[0]["Actions"] == "1A1"
    with django_assert_max_num_queries(45):
        page = client.get("/rounds/2024-10/board/")
    assert "Head of SEND (Rowan Ash): 1 not said, 3 days late" in page.text  # when it was closed
    assert "1 of 3 actions reported on." in client.get("/rounds/2024-10/").text
    assert "Closed on 11 November 2024." in client.get("/rounds/2024-10/").text


def test_an_open_round_asks_for_what_is_followed_now_and_says_yet(open_round, say, office):
    say("1A2")
    action = Action.objects.get(code="1A1")
    with recording(office):
        change_monitoring(action, Action.Monitoring.RELEASED, on=date(2024, 11, 1), reason="-", by=office)
    assert report.of_month(Month(2024, 10))["no_update"] == {
        "sentence": "1 action was not reported on in the month's round yet.",
        "owners": [{"owner": "Designated officer", "codes": "1B1"}],
    }


def test_a_month_without_a_round_says_nothing_of_updates(imported, results, signed_in, board_member):
    assert report.of_month(Month(2024, 9))["no_update"] is None
    assert "No update given" not in signed_in(board_member).get("/reports/assurance/2024-09/").text


def test_what_was_kept_stays_to_be_read_once_another_plan_is_in_force(
    signed_in, board_member, closed, bring_in, small
):
    later = replace(small, title="A later plan", published_on=date(2024, 11, 12))
    bring_in(later, beside=Beside("accelerated", date(2024, 11, 12)))
    client = signed_in(board_member)
    for address in ("/rounds/2024-10/report/?file=said", "/rounds/2024-10/report/?file=said&on=2024-11-11"):
        assert b"Agreed" in client.get(address).content
    client.get("/rounds/2024-09/report/", status=404)


def test_the_months_report_is_the_one_that_was_kept(signed_in, board_member, closed, tmp_path):
    client, url = signed_in(board_member), "/reports/assurance/2024-10/"
    kept = client.get("/rounds/2024-10/report/?file=pdf").content
    Action.objects.filter(code="1A2").update(title="Something else")
    assert client.get(f"{url}pdf/").content == kept
    page = client.get(url)
    assert "As it was kept on 12 November 2024, when the month's round was closed." in page.text
    assert "=Test letters with families" in page.text
    assert "Something else" not in page.text


def test_a_kept_report_that_is_damaged_is_made_anew_and_says_so(signed_in, board_member, closed, tmp_path):
    for name in ("report.json", "report.pdf"):
        file = next(tmp_path.glob(f"published/report-*/{name}"))
        file.chmod(0o644)
        file.write_bytes(b"{}")
    client, url = signed_in(board_member), "/reports/assurance/2024-10/"
    assert "The report that was kept is damaged" in client.get(url).text
    assert client.get(f"{url}pdf/").content.startswith(b"%PDF")
