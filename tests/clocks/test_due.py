"""`goldenthread due` as one types it."""

import json

import pytest
from django.core.management import call_command

from goldenthread.clocks.management.commands import due as command


def ask(capsys, *words):
    """Exit code, what was answered, and what was said to be wrong."""
    code = 0
    try:
        call_command(command.Command(), *words)
    except SystemExit as stopped:
        code = stopped.code
    said = capsys.readouterr()
    return code, said.out, said.err


def typed(capsys, *words):
    """Through the command's own argument parsing, as from the command line."""
    try:
        command.Command().run_from_argv(["goldenthread", "due", *words])
    except SystemExit as stopped:
        return stopped.code, *capsys.readouterr()
    return 0, *capsys.readouterr()


def test_it_answers_with_the_day_the_working_day_before_and_why(capsys):
    code, out, err = ask(capsys, "plan_issued", "received_on=2025-11-17")
    assert (code, err) == (0, "")
    assert "Due: Monday 6 April 2026\nLast working day: Thursday 2 April 2026\n" in out
    assert "140 days on is Monday 6 April 2026." in out
    assert "Also read as: Sunday 5 April 2026." in out
    assert "regulation 13(2) (law)" in out
    assert "Verified: yes" in out


def test_it_answers_as_json(capsys):
    code, out, _ = ask(capsys, "appeal_made", "sent_on=2025-12-31", "--json")
    data = json.loads(out)
    assert code == 0
    assert (data["raw_on"], data["due_on"], data["by_time"]) == ("2026-02-28", "2026-03-02", "5pm")


def test_it_shows_what_was_not_verified(capsys):
    _, out, _ = ask(capsys, "reassessment_not_amending_notified", "notified_on=2026-10-05")
    assert "Verified: no\nNote: The least certain period here" in out


def test_it_says_how_late_an_act_was(capsys):
    _, out, _ = ask(capsys, "plan_issued", "received_on=2025-09-01", "met_on=2026-01-21")
    assert "Done: 21 January 2026: 2 days late" in out


def test_it_tests_an_exception_and_leaves_the_day(capsys):
    words = ["first_closed_on=2026-07-22", "reopens_on=2026-09-02", "advice_requested_on=2026-07-15"]
    _, out, _ = ask(capsys, "plan_issued", "received_on=2026-06-01", *words)
    assert "Due: Monday 19 October 2026" in out
    assert "Exception: school_closed: Closed from 22 July 2026" in out


def test_it_takes_a_proclaimed_bank_holiday(capsys):
    _, out, _ = ask(capsys, "complaint_acknowledged", "received_on=2026-06-12", "--bank-holiday=2026-06-15")
    assert "Due: Thursday 18 June 2026" in out


def test_it_takes_a_regime_from_a_file(capsys, tmp_path):
    path = tmp_path / "regime.toml"
    path.write_text(
        '[[duty]]\ncode = "plan_issued"\ntitle = "Send the plan"\nauthority = "Regulations 2029"\n'
        'met_by = "the plan"\nin_force_from = 2029-09-01\n[[duty.limit]]\nfact = "received_on"\n'
        'event = "the request was received"\nweeks = 16\n',
        encoding="utf-8",
    )
    _, new, _ = ask(capsys, "plan_issued", "received_on=2029-09-01", f"--duties={path}")
    _, old, _ = ask(capsys, "plan_issued", "received_on=2029-08-31", f"--duties={path}")
    assert "Due: Saturday 22 December 2029" in new
    assert "Due: Friday 18 January 2030" in old


def test_it_picks_a_policy(capsys):
    _, out, _ = ask(capsys, "complaint_acknowledged", "received_on=2026-05-01", "--policy=ombudsman_code")
    assert "Due: Monday 11 May 2026" in out
    assert "Policy: ombudsman_code" in out


REFUSALS = [
    (["plan_isued", "received_on=2026-01-01"], 2, "did you mean plan_issued?"),
    ([], 2, "--list lists them all"),
    (["plan_issued"], 2, "lacks received_on; it takes received_on (the request was received)"),
    (["plan_issued", "recieved_on=2026-01-01"], 2, "does not know recieved_on"),
    (["plan_issued", "received_on=2026-02-30"], 2, "February 2026 has 28 days"),
    (["plan_issued", "2026-02-20"], 2, "is not a fact"),
    (
        ["assessment_decided", "received_on=2026-09-01", "met_on=2026-08-31"],
        2,
        "met_on (31 August 2026) is before received_on (1 September 2026)",
    ),
    (
        ["amended_plan_issued", "meeting_on=2026-03-31", "notice_on=2026-03-01"],
        2,
        "notice_on (1 March 2026) is before meeting_on (31 March 2026)",
    ),
    (["plan_issued", "received_on=2026-01-01", "--policy=kind"], 2, "no policy called 'kind'"),
    (["plan_issued", "received_on=2026-01-01", "--duties=/nowhere.toml"], 2, "/nowhere.toml: cannot be read"),
    (["plan_issued", "received_on=2026-01-01", "--bank-holiday=soon"], 2, "--bank-holiday must be a date"),
    (["plan_issued", "received_on=2014-08-31"], 1, "did not apply on 31 August 2014"),
    (["family_consulted"], 1, "owed as soon as practicable"),
    (["complaint_acknowledged", "received_on=2050-01-01"], 1, "bank holidays are known from 2014 to 2035"),
]


@pytest.mark.parametrize(("words", "code", "said"), REFUSALS)
def test_a_refusal_says_the_same_in_words_and_in_json(capsys, words, code, said):
    plain = ask(capsys, *words)
    in_json = ask(capsys, *words, "--json")
    assert plain[:2] == in_json[:2] == (code, "")
    assert said in plain[2]
    assert json.loads(in_json[2])["message"] == plain[2].rstrip("\n")


def test_an_option_it_does_not_know_is_refused_in_json_too(capsys):
    code, out, err = typed(capsys, "plan_issued", "received_on=2026-01-01", "--jsno", "--json")
    assert (code, out) == (2, "")
    assert "--jsno" in json.loads(err)["message"]
    code, _, err = typed(capsys, "plan_issued", "--jsno")
    assert code == 2
    assert "--jsno" in err


def test_options_may_stand_anywhere(capsys):
    spoken = typed(capsys, "amended_plan_issued", "--json", "meeting_on=2026-03-31", "notice_on=2026-04-10")
    assert json.loads(spoken[1])["due_on"] == "2026-06-05"


def test_it_lists_every_duty_with_its_facts_and_an_example(capsys):
    code, out, _ = ask(capsys, "--list")
    assert code == 0
    assert "    received_on: the request was received\n" in out
    assert "    goldenthread due plan_issued received_on=2026-09-01\n" in out
    _, as_json, _ = ask(capsys, "--list", "--json")
    assert {"code", "facts", "example", "authority", "verified"} <= set(json.loads(as_json)[0])
