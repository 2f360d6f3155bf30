from datetime import UTC, date, datetime

import factories
import publication
import pytest

from goldenthread.accounts.errors import Refused
from goldenthread.accounts.roles import Caseworker
from goldenthread.assurance import report
from goldenthread.assurance.actions import rate
from goldenthread.assurance.models import Action, PlanKpi
from goldenthread.assurance.plan_history.actions import Why, merge_action, split_action
from goldenthread.assurance.rounds import closing, days, figures
from goldenthread.assurance.rounds.actions import open_round as begin_round
from goldenthread.clocks import actions as clocks
from goldenthread.indicators import Month
from goldenthread.people.models import LocalArea
from goldenthread.scorecard import actions as scorecard
from goldenthread.scorecard.freezing import folders
from goldenthread.scorecard.models import Reading, Result, Return

URL = "/reports/assurance/2024-10/"
OCTOBER = Month(2024, 10)


def test_it_says_the_month_by_area_with_its_exceptions(signed_in, board_member, imported, results):
    page = signed_in(board_member).get(URL)
    assert page.h1 == "SEND improvement: assurance report, October 2024"
    assert "130 of 171" in page.text
    overdue = page.rows("Overdue actions")
    assert [(row["Action"], row["What it is"]) for row in overdue] == [("1A2", "=Test letters with families")]
    assert overdue[0]["Due"].endswith("183 days late")
    assert page.rows("Done without impact")[0]["Action"].startswith("1A1")
    assert page.rows("Risks before and after mitigation")[0]["Change"] == "Unchanged"


def test_it_measures_lateness_on_the_months_last_day(imported, results):
    late = {
        month: report.of_month(month)["exceptions"]["overdue"]
        for month in (OCTOBER, Month(2024, 4), Month(2024, 5))
    }
    assert [row["overdue"] for row in late[OCTOBER]] == ["183 days"]
    assert late[Month(2024, 4)] == []
    assert [row["overdue"] for row in late[Month(2024, 5)]] == ["30 days"]


def test_it_says_nothing_of_what_was_said_after_the_month(imported, results, lead):
    before = report.of_month(OCTOBER)
    action = Action.objects.get(code="1A2")
    rate(
        action=action,
        scale="progress",
        brag="blue",
        words="Done",
        said_on=date(2024, 11, 1),
        by=lead,
        expected_revision=0,
    )
    assert report.of_month(OCTOBER) == before


def test_it_carries_what_the_owner_last_said_about_an_exception(imported, results, lead):
    action = Action.objects.get(code="1A2")
    rate(
        action=action,
        scale="progress",
        brag="red",
        words="Waits for a printer",
        said_on=date(2024, 10, 3),
        by=lead,
        expected_revision=0,
    )
    row = report.of_month(OCTOBER)["exceptions"]["overdue"][0]
    assert (row["words"], row["by"], row["progress"]) == ("Waits for a printer", "Lee Sol", "red")


def test_it_has_no_plan_for_a_month_before_it_was_published(small, bring_in, results):
    from dataclasses import replace

    bring_in(replace(small, published_on=date(2024, 3, 1)))
    assert report.of_month(Month(2024, 1))["plan"]["rows"] == []
    assert report.of_month(OCTOBER)["plan"]["total"] == 3


def test_it_is_made_where_areas_are_lettered_and_where_there_is_no_plan(small, bring_in, results):
    from dataclasses import replace

    assert report.of_month(OCTOBER)["plan"]["rows"] == []
    lettered = replace(
        small,
        areas=tuple(replace(each, number="A") for each in small.areas),
        sub_themes=tuple(replace(each, area="A") for each in small.sub_themes),
        high_impact=tuple(replace(each, area="A") for each in small.high_impact),
    )
    bring_in(lettered)
    assert report.of_month(OCTOBER)["areas"][0]["heading"] == "Area 1: Families are not heard"


@pytest.mark.parametrize("month", ["2019-10", "2024-13", "october", "2024-1"])
def test_it_knows_no_other_month(signed_in, board_member, results, month):
    signed_in(board_member).get(f"/reports/assurance/{month}/", status=404)


def test_it_is_made_of_the_whole_published_plan(
    signed_in, board_member, whole_plan, results, django_assert_num_queries
):
    client = signed_in(board_member)
    with django_assert_num_queries(42):
        page = client.get(URL)
    assert len(page.rows("Actions by rating, in each area")) == 9
    assert len(page.rows("Overdue actions")) == 48


def test_it_is_for_those_who_may_download_reports(signed_in, results):
    signed_in(factories.user(Caseworker.code)).get(URL, status=404)


def test_no_measure_of_the_plan_is_out_of_sight(whole_plan, results):
    said = report.of_month(OCTOBER)
    listed = {row["code"] for area in said["unreturned"] for row in area["rows"]}
    shown = {row["code"] for area in said["areas"] for row in area["rows"]}
    assert listed.isdisjoint(shown)
    assert set(PlanKpi.objects.values_list("code", flat=True)) <= listed | shown
    waiting = next(row for area in said["unreturned"] for row in area["rows"] if row["code"] == "APP40")
    assert (waiting["baseline"], waiting["is_headline"]) == ("7,399", True)
    assert "No code" in listed


def test_an_action_without_an_accountable_owner_names_those_it_has(imported, results):
    owners = {row["code"]: row["owner"] for row in report.of_month(OCTOBER)["exceptions"]["overdue"]}
    assert owners == {"1A2": "Head of SEND; Designated officer \N{EN DASH} none named as accountable"}


def test_a_returned_figure_says_who_returned_it_and_of_which_period(imported, results):
    figure = returned("APP57", date(2023, 9, 1), date(2024, 8, 31), 13.7)
    [row] = rows_of(report.of_month(OCTOBER), "APP57")
    assert (row["figure"], row["computed"]) == ("13.7%", False)
    assert row["provenance"] == "Returned by Schools on 14 October 2024, for school year 2023/24."
    assert figure.replaces is None


def test_a_figure_that_stopped_coming_is_a_gap_and_one_that_never_came_is_no_row(imported, results):
    returned("APP40", date(2024, 7, 1), date(2024, 7, 31), 7399)
    data = report.of_month(OCTOBER)
    [row] = rows_of(data, "APP40")
    assert row["figure"] == "Not returned since July 2024"
    assert rows_of(data, "APP41") == []


def rows_of(data, code):
    return [row for area in data["areas"] for row in area["rows"] if row["code"] == code]


def returned(code, from_on, until_on, value):
    """A reading, and the result that it gives in the month of its last day."""
    sent = Return.objects.create(
        ref="F-0000001",
        dataset="attendance",
        source_name="figures.csv",
        source_digest="0",
        on_behalf_of="Schools",
        returned_at=datetime(2024, 10, 14, 9, 30, tzinfo=UTC),
    )
    reading = Reading.objects.create(
        return_of=sent, code=code, from_on=from_on, until_on=until_on, value=value
    )
    Result.objects.create(
        code=code,
        month_on=until_on.replace(day=1),
        value=value,
        source="returned",
        from_on=from_on,
        reading=reading,
        definition_version="1",
        computed_at=sent.returned_at,
    )
    return reading


def test_it_says_what_the_board_is_asked_and_what_nobody_explained(imported, results, open_round, escalated):
    said = report.of_month(OCTOBER)
    [ask] = said["asks"]
    assert (ask["about"], ask["ask"], ask["by"]) == ("APP17", "Release one post", "Billie Moss")
    assert said["asks_sentence"] == "The board is asked for 1 decision."
    assert "nobody has said why" not in " ".join(said["changed"])


def test_a_red_measure_without_commentary_is_named_as_such(signed_in, board_member, imported, results):
    page = signed_in(board_member).get(URL)
    assert "APP17 is red and nobody has said why." in page.text
    assert page.rows("Measures rated red")[0]["Measure"].endswith("Nobody has said why.")


def test_a_rating_that_stands_against_the_facts_stands_with_its_reason(signed_in, board_member, say):
    before = report.of_month(OCTOBER)["contested"]
    assert (before["explained"], "1A2" in before["silent"]) == ([], True)
    say("1A2")
    page = signed_in(board_member).get(URL)
    [row] = page.rows("Ratings that stand with a reason")
    assert (row["Action"], row["Why it stands"]) == ("1A2", "Two schools joined late (Rowan Ash)")
    assert "183 days" in row["What the facts say"]


def test_it_says_the_risks_as_they_stood_at_the_months_end(register, results, office, score):
    said = report.of_month(Month(2024, 6))
    assert [(row["number"], row["words"]) for row in said["risk_moves"]] == [(2, "down from 16 to 8")]
    assert [row["number"] for row in said["risks"]] == [1, 2, 3]
    march = report.of_month(Month(2024, 3))
    assert [(row["number"], row["after"]) for row in march["risks"]] == [
        (1, "High (published)"),
        (2, "16 of 25, high: likely (4) × major (4)"),
    ]


@pytest.fixture
def october_published(imported):
    """October with one plan, issued in 19 weeks, worked out and published."""
    LocalArea.objects.create(name="Anyshire", authority_code="999")
    asked = factories.request(child=factories.child(), received_on=date(2024, 6, 3))
    factories.plan(request=asked, draft_sent_on=None, first_issued_on=date(2024, 10, 14))
    clocks.rebuild()
    scorecard.rebuild_facts(as_of=date(2024, 11, 12))
    scorecard.compute(months=[OCTOBER.plus(-1), OCTOBER])
    return publication.publish()


def test_every_number_is_bound_to_the_published_edition(signed_in, board_member, october_published):
    said = report.of_month(OCTOBER)
    assert said["bound"] == f"Published edition 1, digest {october_published.manifest_digest[:12]}"
    assert said["digest"] == october_published.manifest_digest
    first = signed_in(board_member).get(f"{URL}pdf/").content
    Result.objects.update(value=1.0, numerator=1, denominator=100)
    assert report.of_month(OCTOBER) == said, "what is known since changes nothing that was published"
    assert signed_in(board_member).get(f"{URL}pdf/").content == first
    assert october_published.manifest_digest in signed_in(board_member).get(URL).text


def test_an_unpublished_month_is_a_draft(imported, results):
    said = report.of_month(OCTOBER)
    assert (said["bound"], said["digest"], said["damage"]) == ("Draft", "", "")


def test_what_was_kept_and_is_damaged_is_said_where_the_report_is_read(
    signed_in, board_member, october_published
):
    kept = folders.of(october_published).place / "manifest.json"
    kept.chmod(0o644)
    kept.write_bytes(b"{}")
    client = signed_in(board_member)
    page = client.get(URL)
    assert (
        "The figures that were published for October 2024 cannot be shown: manifest.json is not the one"
        in page.text
    )
    assert "Draft: what was kept of the published figures is damaged" in page.text
    assert client.get(f"{URL}pdf/").content.startswith(b"%PDF")


def test_a_round_is_not_closed_on_damaged_figures(october_published, office):
    held = begin_round(month=OCTOBER, days=days.proposed(OCTOBER), by=office)
    kept = folders.of(october_published).place / "manifest.json"
    kept.unlink()
    with pytest.raises(Refused, match="cannot be shown"):
        closing.keep_report(held)
    assert figures.cards_now(held)


JANUARY = Month(2024, 1)


def test_it_is_of_the_plan_that_was_in_force_in_its_month(two_plans, results):
    """The later plan began in March and calls the last action 2B1."""
    counted = {month: report.of_month(month)["plan"] for month in (JANUARY, OCTOBER)}
    assert {month: plan["total"] for month, plan in counted.items()} == {JANUARY: 3, OCTOBER: 3}
    titles = [
        next(row["title"] for row in report.of_month(month)["exceptions"]["overdue"] if row["code"] == "1A2")
        for month in (OCTOBER,)
    ]
    assert titles == ["Test and print letters"]
    assert [area["heading"] for area in report.of_month(JANUARY)["areas"]][:1] == [
        "Area 1: Families are not heard"
    ]


def test_an_action_is_as_it_stood_on_the_months_last_day(signed_in, office, imported, results):
    before = report.of_month(OCTOBER)
    given = {
        "title": "Write no letters",
        "accountable": "Head of SEND",
        "due_on": date(2025, 3, 31),
        "reason": "-",
        "on": date(2024, 11, 5),
    }
    signed_in(office).get("/plan/actions/1A2/change/").submit(
        "Change it", **given, redirects_to="/plan/actions/1A2/"
    )
    assert report.of_month(OCTOBER) == before


def test_what_had_ended_is_not_counted_and_is_said_to_have_gone_where(
    signed_in, office, board_member, imported, results
):
    why = Why(reason="One team does both", agreed="Board", on=date(2024, 10, 2))
    merge_action(
        action=Action.objects.get(code="1A2"),
        into=Action.objects.get(code="1A1"),
        why=why,
        by=office,
        expected_revision=0,
    )
    split_action(
        action=Action.objects.get(code="1B1"),
        parts=[("1B2", "Keep dates of visits"), ("1B3", "Keep dates of letters")],
        why=why,
        by=office,
        expected_revision=0,
    )
    plan = report.of_month(OCTOBER)["plan"]
    assert (plan["total"], plan["ended"]) == (
        3,
        "2 more actions had ended and are not counted: 1A2 (merged into 1A1) and 1B1 (split into 1B2 and 1B3).",
    )
    assert plan["ended"] in signed_in(board_member).get(URL).text
    september = report.of_month(Month(2024, 9))["plan"]
    assert (september["total"], september["ended"]) == (3, "")
