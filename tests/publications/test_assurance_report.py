import json
from dataclasses import replace
from datetime import date

import pytest

from goldenthread.publications import render_pdf
from goldenthread.publications.assurance_report.data import (
    ActionRow,
    Area,
    AskRow,
    ContestedRow,
    DecisionRow,
    ExceptionNote,
    NeverReturned,
    NoUpdateRow,
    NoUpdates,
    Point,
    RiskMoveRow,
    RiskRow,
    ScorecardRow,
    data,
)

OCTOBER, FACTS = date(2024, 10, 31), date(2024, 11, 12)
ROW = ScorecardRow("APP17", "Issued in 20 weeks", 6, 76.0, "%", 130, 171, target=80, rag="red")


def report(*results, actions=(), risks=(), **other):
    given = {"month": OCTOBER, "area_name": "Kent", "facts_on": FACTS, "areas": [Area(6, "The EHC process")]}
    return data(**(given | other), results=results, actions=actions, risks=risks)


def shown(**changes):
    return report(replace(ROW, **changes))["areas"][0]["rows"][0]


def test_it_is_values_that_json_can_carry_and_the_same_again(month_of_a_county):
    first, second = data(**month_of_a_county), data(**month_of_a_county)
    assert first == second
    assert json.loads(json.dumps(first)) == first


def test_the_published_month_reads_as_published():
    row = shown()
    assert (row["figure"], row["of"], row["standard"], row["target"]) == ("76.0%", "130 of 171", "–", "80%")


@pytest.mark.parametrize(
    ("missing", "words"),
    [("no_cases", "No cases"), ("too_few", "Too few to show"), ("not_returned", "Never returned")],
)
def test_each_reason_for_no_figure_has_its_own_words(missing, words):
    row = shown(value=None, numerator=None, denominator=None, rag="unrated", missing=missing)
    assert (row["figure"], row["rag_word"]) == (words, "Not rated")


def test_a_figure_that_stopped_coming_names_its_last_month():
    row = shown(
        value=None, numerator=None, denominator=None, rag="unrated", missing="not_returned",
        last_returned=date(2024, 7, 3), computed=False, returned_by="the web team",
    )  # fmt: skip
    assert row["figure"] == "Not returned since July 2024"
    assert row["provenance"] == "Not returned since July 2024 by the web team."


def test_a_withheld_figure_shows_neither_of_its_counts():
    row = shown(value=None, numerator=2, denominator=3, rag="unrated", missing="too_few")
    assert row["of"] == ""
    assert "3" not in row["provenance"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"value": None}, "a figure or the reason"),
        ({"missing": "no_cases"}, "a figure or the reason"),
        ({"value": None, "missing": "no_cases", "rag": "green"}, "rated green without a figure"),
        ({"numerator": 172}, "172 counted of 171"),
        ({"numerator": 100}, "100 of 171 is 58.5%, not 76.0%"),
        ({"area_number": 10}, "area 10 is not among"),
        (
            {"value": None, "missing": "too_few", "rag": "unrated", "series": (Point(OCTOBER, 2.0),)},
            "withholds",
        ),
    ],
)
def test_a_row_that_contradicts_itself_is_refused_by_code(changes, words):
    with pytest.raises(ValueError, match="APP17: ") as caught:
        report(replace(ROW, **changes))
    assert words in str(caught.value)


def test_every_fault_is_named_at_once():
    with pytest.raises(ValueError, match="given 2 times") as caught:
        report(replace(ROW, numerator=172), replace(ROW, value=None))
    assert str(caught.value).count(";") == 2


def test_a_returned_figure_that_does_not_add_up_is_shown_with_its_doubt():
    row = shown(value=77.0, computed=False, returned_by="health")
    assert row["doubt"] == "130 of 171 is 76.0%, not 77.0%"


@pytest.mark.parametrize(
    ("value", "before", "polarity", "movement"),
    [
        (76.0, 64.0, "higher", "Up 12.0 points from 64.0%, better."),
        (64.0, 76.0, "higher", "Down 12.0 points from 76.0%, worse."),
        (41.2, 43.9, "lower", "Down 2.7 points from 43.9%, better."),
        (43.9, 41.2, "lower", "Up 2.7 points from 41.2%, worse."),
        (43.9, 41.2, "neutral", "Up 2.7 points from 41.2%."),
        (76.0, 76.0, "higher", "No change from 76.0%."),
        (76.0, None, "higher", ""),
    ],
)
def test_movement_says_by_how_much_and_whether_that_is_better(value, before, polarity, movement):
    row = shown(value=value, previous_value=before, polarity=polarity, numerator=None, denominator=None)
    assert row["movement"] == movement


def test_the_summary_counts_ratings_and_names_what_changed(month_of_a_county):
    shown = data(**month_of_a_county)
    (first, missing, late), changes = shown["summary"], shown["changed"][0]
    assert first == "Of 9 measures, 1 is green, 1 amber, 2 red and 5 not rated."
    assert changes == (
        "2 ratings have changed since September 2024: APP01 from red to amber and APP09 from amber to green."
    )
    assert "APP04 (not returned since July 2024), APP40 (too few to show) and APP50 (no cases)" in missing
    assert late == "Of 116 actions in the improvement plan, 22 are overdue; the longest is 9A1, by 270 days."


def test_the_month_before_january_is_in_the_year_before():
    said = report(replace(ROW, previous_rag="green"), month=date(2025, 1, 31))["changed"][0]
    assert said == "1 rating has changed since December 2024: APP17 from green to red."


def test_without_last_months_ratings_it_does_not_claim_that_none_changed():
    assert report(ROW)["changed"][0] == "No ratings are held for September 2024 to compare with."


def action(code, progress, impact, late=0):
    return ActionRow(code, "Do it", 6, "Head of SEND", OCTOBER, progress, impact, late)


def test_exceptions_are_red_measures_late_actions_and_progress_without_impact():
    actions = [
        action("6A1", "green", "red"), action("6A2", "blue", "red"), action("6A3", "amber", "red", 9),
        action("6A4", "green", "green", 90), action("6A5", "green", "amber"),
    ]  # fmt: skip
    found = report(ROW, replace(ROW, code="APP18", rag="amber"), actions=actions)["exceptions"]
    assert [row["code"] for row in found["red"]] == ["APP17"]
    assert [row["code"] for row in found["overdue"]] == ["6A4", "6A3"]
    assert [row["code"] for row in found["hollow"]] == ["6A1", "6A2"]


def test_the_plan_counts_every_action_once_for_progress_and_once_for_impact(month_of_a_county):
    plan = data(**month_of_a_county)["plan"]
    for rating in ("progress", "impact"):
        assert sum(c["count"] for row in plan["rows"] for c in row[rating]) == 116
    assert [row["actions"] for row in plan["rows"]] == [19, 14, 13, 7, 12, 22, 14, 11, 4]
    assert len(plan["chart"]["rows"]) == 18


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ("High", "Low", "Lowered"), ("High", "High", "Unchanged"), ("Low", "Medium", "Raised"), ("High", "?", "Not scored"),
    ],
)  # fmt: skip
def test_a_risk_says_what_mitigation_did(before, after, change):
    assert report(risks=[RiskRow(1, "Money", before, after, 4)])["risks"][0]["change"] == change


def test_a_measure_without_a_definition_says_so():
    assert report(ROW)["sources"][0]["definition"] == "No definition was given."


def test_measures_of_no_area_stand_last_under_a_name_and_no_number():
    found = report(replace(ROW, code="X-OPEN", area_number=None), ROW)["areas"]
    assert [area["heading"] for area in found] == ["Area 6: The EHC process", "Other measures"]
    assert [row["code"] for row in found[1]["rows"]] == ["X-OPEN"]


def test_a_month_without_a_figure_says_why_under_its_chart():
    hidden = Point(date(2024, 9, 1), None, missing="too few to show")
    series = (Point(date(2024, 8, 1), 64.0), hidden, Point(OCTOBER, 76.0))
    chart = report(replace(ROW, series=series, charted=True))["areas"][0]["charts"][0]
    assert chart["gaps"] == "No figure for September 2024 (too few to show)."
    assert chart["rows"][1][1] == "Too few to show"
    assert shown(series=series)["gaps"] == chart["gaps"]
    assert shown(series=series[::2])["gaps"] == ""


def test_many_gaps_are_counted_by_reason_and_not_listed():
    series = [
        Point(date(2024, n, 1), None if n < 8 else 5.0, missing="no cases" if n < 8 else "")
        for n in range(1, 11)
    ]
    assert shown(series=tuple(series))["gaps"] == "No figure for 7 of the 10 months (no cases)."


NEVER = (
    NeverReturned("APP40", "Autism waiting list", 6, "7,399", is_headline=True),
    NeverReturned("", "Thrive measures", 6),
    NeverReturned("APP32", "Plan prevalence", None),
)


def test_measures_never_returned_are_counted_and_listed_by_area():
    said = report(ROW, unreturned=NEVER)
    assert said["summary"][-1] == (
        "A further 3 measures that the improvement plan names have never been returned (1 headline measure among "
        "them): see “Measures never returned”."
    )
    assert [(area["heading"], len(area["rows"])) for area in said["unreturned"]] == [
        ("Area 6: The EHC process", 2),
        ("Other measures", 1),
    ]
    assert said["unreturned"][0]["rows"][1]["code"] == "No code"


def test_a_measure_cannot_be_reported_and_never_returned():
    with pytest.raises(ValueError, match="APP17: KPI given 2 times"):
        report(ROW, unreturned=[NeverReturned("APP17", "Issued in 20 weeks", 6)])


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        ([], "No commentary has been recorded."),
        (
            ["APP17"],
            "Commentary stands under what it is about; where nothing stands, none has been recorded.",
        ),
        (["APP17", "6A1"], ""),
    ],
)
def test_the_want_of_commentary_is_said_once_for_all_exceptions(codes, words):
    notes = [ExceptionNote(code, "Late advice.") for code in codes]
    found = report(ROW, actions=[action("6A1", "amber", "amber", 9)], notes=notes)
    assert found["exceptions"]["commentary"] == words


def test_where_nothing_is_an_exception_no_commentary_is_missed():
    assert report()["exceptions"]["commentary"] == ""


def test_the_first_page_says_what_is_asked_and_what_was_decided():
    asks = [
        AskRow("APP17", "76% against 80%.", "Release one post", "Two posts are empty", "Billie Moss"),
        AskRow("Risk 11", "It grew.", "Open the places early", decided="In January", decided_on=OCTOBER),
    ]
    shown = report(ROW, asks=asks)
    assert shown["asks_sentence"] == "The board is asked for 2 decisions; 1 has been given."
    assert [(each["about"], each["decided_on"]) for each in shown["asks"]] == [
        ("APP17", ""),
        ("Risk 11", "31 October 2024"),
    ]
    assert report(ROW)["asks_sentence"] == "The board is asked for no decision."


def test_red_measures_of_which_nobody_said_why_are_named():
    other = replace(ROW, code="APP18")
    shown = report(ROW, other, notes=[ExceptionNote("APP18", "Advice is late")])
    assert shown["changed"][-1] == "APP17 is red and nobody has said why."
    assert "nobody has said why" not in " ".join(report(replace(ROW, rag="green"))["changed"])


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        (("amber", "red"), ("green", "amber"), "Since September 2024 2 ratings of actions went up and none down."),
        (("green", "red"), ("amber", "red"), "Since September 2024 0 ratings of actions went up and 1 down (6A1 for progress)."),
        (("green", None), ("green", "red"), None),
    ],
)  # fmt: skip
def test_ratings_that_went_up_and_down_since_the_month_before(before, now, words):
    row = replace(action("6A1", *now), progress_before=before[0], impact_before=before[1])
    said = [each for each in report(ROW, actions=[row])["changed"] if "of actions" in each]
    assert said == ([words] if words else [])


def test_risks_that_moved_are_told_from_those_that_did_not():
    moves = [
        RiskMoveRow(11, "Places", "↑", "up from 16 to 20", "Notice given", 4),
        RiskMoveRow(2, "Law", "↓", "down", "", -4),
    ]
    assert (
        "Since September 2024 risk 11 has grown and risk 2 has shrunk."
        in report(ROW, risk_moves=moves)["changed"]
    )
    assert "No risk's score has changed since September 2024." in report(ROW)["changed"]


def test_a_published_grade_stands_as_published_beside_scores():
    graded = RiskRow(4, "Queues", "High", "High", 4, is_unmoved=True)
    scored = RiskRow(
        2, "Law", "High", "High", 2, inherent=25, residual=12, inherent_words="25 of 25", residual_words="12 of 25"
    )  # fmt: skip
    shown = report(ROW, risks=[graded, scored])
    assert [(row["before"], row["after"], row["change"]) for row in shown["risks"]] == [
        ("High (published)", "High (published)", "Unchanged"),
        ("25 of 25", "12 of 25", "Lowered by 13"),
    ]
    assert shown["risks"][0]["unmoved"] == "Nothing moves, and nobody has said why."
    assert shown["risk_summary"] == (
        "Of 2 risks, mitigation has lowered 1; 1 is graded high after mitigation. One is only graded as published."
    )


def test_decisions_that_are_due_stand_apart_from_those_that_were_made():
    rows = [
        DecisionRow("APP17", "Release one post", "Released", OCTOBER),
        DecisionRow("Log 3", "Write to schools", "", None, due_on=OCTOBER, days_late=2),
    ]
    found = report(ROW, decisions=rows)["decisions"]
    assert [each["decided"] for each in found["made"]] == ["Released"]
    assert [each["due"] for each in found["due"]] == ["31 October 2024, 2 days late"]


def test_ratings_against_the_facts_stand_with_their_reason_or_by_their_codes():
    rows = [
        ContestedRow(
            "6A1", "Do it", "green", "red", "It is past its day.", "Two schools joined late", "Rowan Ash"
        ),
        ContestedRow("6A2", "Do it", "blue", "red", "Nothing changed."),
    ]
    found = report(ROW, contested=rows)["contested"]
    assert [each["code"] for each in found["explained"]] == ["6A1"]
    assert found["silent"] == "1 action is rated against the facts and nobody has said why: 6A2."


def test_many_measures_without_a_figure_are_counted_by_reason():
    none = replace(ROW, value=None, numerator=None, denominator=None, rag="unrated", missing="too_few")
    rows = [replace(none, code=f"K{number}") for number in range(6)]
    assert "K0 (too few to show), K1" in report(*rows)["summary"][1]
    more = report(*rows, replace(none, code="K6", missing="no_cases"))["summary"][1]
    assert more == "No figure can be shown for 7 measures: 6 too few to show and 1 without cases."


def test_who_gave_no_update_is_named_by_owner_and_a_month_without_a_round_names_nobody():
    rows = [
        NoUpdateRow("1A1", "Letters", "Head of SEND"),
        NoUpdateRow("1B1", "Dates", "Nobody is named"),
        NoUpdateRow("2A1", "Rooms", "Head of SEND"),
    ]
    found = report(ROW, no_update=NoUpdates(tuple(rows)))
    assert found["no_update"]["owners"][0] == {"owner": "Head of SEND", "codes": "1A1, 2A1"}
    assert render_pdf("assurance_report", found).startswith(b"%PDF")
    assert report(ROW)["no_update"] is None
    said = report(ROW, no_update=NoUpdates(()))["no_update"]["sentence"]
    assert said == "Every action that the round asked about was reported on."
