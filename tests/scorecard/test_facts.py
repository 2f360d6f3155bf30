from datetime import UTC, date, datetime, timedelta

import factories
import pytest

from goldenthread.casework.models import Advice, NamedSetting, PlanNeed, TimeException
from goldenthread.indicators.facts import FACTS
from goldenthread.scorecard import facts

pytestmark = pytest.mark.django_db
RECEIVED = date(2024, 5, 13)


def day(text):
    return date.fromisoformat(text) if text else None


def only(projection, fact):
    [row] = projection.frames[fact].to_dicts()
    return row


def test_it_gives_every_fact_table_its_own_schema_even_when_empty(project):
    for name, frame in project().frames.items():
        assert frame.schema == FACTS[name].schema
        assert frame.is_empty()


def test_it_takes_a_request_with_its_due_dates_from_the_clocks(project):
    lives_in = factories.district(name="Ashford", team=factories.team(name="South"))
    learns_at = factories.setting(kind="special", phase="secondary")
    child = factories.child(
        ref="C-1",
        district=lives_in,
        current_setting=learns_at,
        sex="F",
        ethnicity="WBRI",
        born_on=date(2012, 1, 9),
    )
    request = factories.request(
        ref="R-1",
        child=child,
        received_on=RECEIVED,
        decided_on=date(2024, 6, 3),
        decision="assess",
        source="health",
    )
    factories.assessment(request=request, issue_agreed_on=date(2024, 8, 1))
    plan = factories.plan(request=request, draft_sent_on=None, first_issued_on=date(2024, 9, 30))
    PlanNeed.objects.create(plan=plan, need="ASD")
    NamedSetting.objects.create(plan=plan, setting=factories.setting(kind="resourced"))
    assert only(project(), "request") == {
        "ref": "R-1",
        "child_ref": "C-1",
        "received_on": RECEIVED,
        "decision_due_on": date(2024, 6, 24),
        "decided_on": date(2024, 6, 3),
        "decision": "assess",
        "days_to_decide": 21,
        "source": "health",
        "due_on": date(2024, 9, 30),
        "issue_decided_on": date(2024, 8, 1),
        "days_to_issue_decision": 80,
        "issued_on": date(2024, 9, 30),
        "days_to_issue": 140,
        "not_issued_on": None,
        "closed_on": date(2024, 9, 30),
        "excepted": False,
        "psychology_in_time": False,
        "school_named": True,
        "placement": "mainstream",
        "school_age": True,
        "waited_26_weeks_on": date(2024, 11, 11),
        "waited_30_weeks_on": date(2024, 12, 9),
        "waited_32_weeks_on": date(2024, 12, 23),
        "waited_37_weeks_on": date(2025, 1, 27),
        "waited_40_weeks_on": date(2025, 2, 17),
        "waited_52_weeks_on": date(2025, 5, 12),
        "waited_90_weeks_on": date(2026, 2, 2),
        "waited_100_weeks_on": date(2026, 4, 13),
        "authority": "999",
        "district": "Ashford",
        "team": "South",
        "setting_type": "special",
        "phase": "secondary",
        "need": "ASD",
        "sex": "F",
        "ethnicity": "WBRI",
    }


@pytest.mark.parametrize(
    ("decision", "decided_on", "withdrawn_on", "moved_on", "not_issued_on", "issued_on", "closed_on"),
    [
        ("", None, None, None, None, None, None),
        ("assess", "2024-06-03", None, None, None, None, None),
        ("refuse", "2024-06-03", None, None, None, None, "2024-06-03"),
        ("", None, "2024-05-20", None, None, None, "2024-05-20"),
        ("assess", "2024-06-03", None, "2024-07-01", None, None, "2024-07-01"),
        ("assess", "2024-06-03", None, None, "2024-08-30", None, "2024-08-30"),
        ("assess", "2024-06-03", None, None, None, "2024-09-30", "2024-09-30"),
        ("refuse", "2024-06-03", None, None, None, "2024-10-30", "2024-06-03"),  # issued after an appeal
        (
            "assess",
            "2024-06-03",
            "2024-08-01",
            "2024-07-01",
            None,
            None,
            "2024-07-01",
        ),  # whichever came first
    ],
)
def test_it_closes_the_20_week_question(
    project, decision, decided_on, withdrawn_on, moved_on, not_issued_on, issued_on, closed_on
):
    request = factories.request(
        received_on=RECEIVED,
        decision=decision,
        decided_on=day(decided_on),
        withdrawn_on=day(withdrawn_on),
        moved_on=day(moved_on),
    )
    if decision == "assess":
        factories.assessment(request=request, not_issued_on=day(not_issued_on))
    if issued_on:
        factories.plan(request=request, draft_sent_on=None, first_issued_on=day(issued_on))
    row = only(project(), "request")
    assert (row["closed_on"], row["issued_on"]) == (day(closed_on), day(issued_on))


def test_it_knows_nothing_of_days_to_come(project):
    request = factories.request(received_on=RECEIVED, decision="refuse", decided_on=date(2024, 6, 3))
    factories.request(received_on=date(2024, 6, 4), child=request.child)
    [row] = project(as_of=date(2024, 6, 2)).frames["request"].to_dicts()
    assert (row["decided_on"], row["decision"], row["closed_on"]) == (None, "", None)


def test_it_never_moves_a_due_date_for_an_exception(project, officer):
    request = factories.request(received_on=RECEIVED)
    for kind in ("absent", "circumstances"):
        TimeException.objects.create(
            request=request,
            kind=kind,
            reason="-",
            recorded_by=officer,
            recorded_at=datetime(2024, 6, 1, tzinfo=UTC),
        )
    row = only(project(), "request")
    assert (row["excepted"], row["due_on"]) == (True, date(2024, 9, 30))


def test_it_counts_what_it_leaves_out(project):
    historical = factories.request(received_on=None, source="", is_historical=True)
    factories.review(plan=factories.plan(request=historical, draft_sent_on=None), meeting_on=None)
    factories.plan(request=factories.request(), first_issued_on=None, current_from_on=None)
    found = project(as_of=date(2026, 3, 1))
    assert found.unclassified == {
        "request: historical, no date received": 1,
        "review: no meeting yet": 1,
        "plan: no place named": 1,
    }
    assert found.counts == dict.fromkeys(FACTS, 0) | {"request": 1, "plan": 1, "plan_year": 1}


def test_it_leaves_a_plan_made_elsewhere_out_of_the_requests_but_not_out_of_the_plans(project):
    request = factories.request(received_on=date(2024, 2, 1))
    factories.plan(
        request=request,
        draft_sent_on=None,
        first_issued_on=date(2023, 5, 2),
        transferred_from_authority="887",
        transferred_in_on=date(2024, 2, 1),
    )
    found = project()
    assert found.frames["request"].is_empty()
    plan, span = only(found, "plan"), only(found, "plan_year")
    assert (plan["made_on"], plan["started_on"]) == (date(2023, 5, 2), date(2024, 2, 1))
    assert (span["from_on"], span["current_until_on"]) == (date(2024, 2, 1), date(2024, 5, 1))


@pytest.mark.parametrize(
    ("meetings", "ceased_on", "spans"),
    [
        ([], None, [("2022-03-01", None, "2023-02-28", "plan_made")]),
        ([], "2022-09-01", [("2022-03-01", "2022-09-01", "2023-02-28", "plan_made")]),
        (
            ["2023-02-20", "2024-02-29"],
            None,
            [
                ("2022-03-01", "2023-02-20", "2023-02-28", "plan_made"),
                ("2023-02-20", "2024-02-29", "2024-02-19", "meeting"),
                ("2024-02-29", None, "2025-02-28", "meeting"),
            ],
        ),
        (  # two meetings on one day are one, and a day to come is not a meeting yet
            ["2023-02-20", "2023-02-20", "2024-12-01"],
            None,
            [
                ("2022-03-01", "2023-02-20", "2023-02-28", "plan_made"),
                ("2023-02-20", None, "2024-02-19", "meeting"),
            ],
        ),
        (  # outside the plan's life
            ["2022-02-01", "2022-10-01"],
            "2022-09-01",
            [("2022-03-01", "2022-09-01", "2023-02-28", "plan_made")],
        ),
    ],
)
def test_it_cuts_a_plan_s_life_at_its_review_meetings(project, meetings, ceased_on, spans):
    request = factories.request(received_on=None, source="", is_historical=True)
    plan = factories.plan(
        request=request,
        draft_sent_on=None,
        first_issued_on=date(2022, 3, 1),
        ceased_on=day(ceased_on),
        cease_reason="2" if ceased_on else "",
    )
    for met_on in meetings:
        factories.review(plan=plan, meeting_on=day(met_on))
    columns = ["from_on", "until_on", "current_until_on", "opened_by", "closed_by"]
    found = project().frames["plan_year"].select(columns).rows()
    closed_by = {ceased_on: "plan_ended", None: ""}
    assert found == [
        (day(start), day(end), day(last), by, closed_by.get(end, "meeting")) for start, end, last, by in spans
    ]


def test_it_takes_a_review_with_its_five_dates(project):
    plan = factories.plan(first_issued_on=date(2023, 5, 2), draft_sent_on=None)
    factories.review(
        ref="V-1",
        plan=plan,
        meeting_on=date(2024, 4, 8),
        papers_received_on=date(2024, 4, 22),
        decided_on=date(2024, 5, 7),
        decision="amend",
        amendments_proposed_on=date(2024, 5, 7),
        final_plan_on=date(2024, 7, 10),
    )
    row = only(project(), "review")
    assert [row[name] for name in FACTS["review"].columns][:12] == [
        "V-1",
        plan.request.child.ref,
        date(2024, 4, 8),
        date(2024, 4, 22),
        date(2024, 5, 6),
        date(2024, 5, 7),
        "amend",
        date(2024, 5, 7),
        date(2024, 5, 7),
        date(2024, 7, 1),
        date(2024, 7, 10),
        date(2024, 7, 10),
    ]


def test_it_dates_a_complaint_alike_with_and_without_a_child(project):
    thanet = factories.district(name="Thanet")
    factories.complaint(ref="K-1", received_on=date(2024, 10, 1), stage=1)
    factories.complaint(ref="K-2", received_on=date(2024, 10, 1), stage=1, child=None, district=thanet)
    found = project()
    named, unnamed = found.frames["complaint"].sort("ref").to_dicts()
    assert named["due_on"] == unnamed["due_on"] == date(2024, 10, 29)
    assert (unnamed["child_ref"], unnamed["district"], unnamed["stage"]) == ("", "Thanet", 1)
    assert found.unclassified == {}


def test_it_takes_the_facts_in_a_few_queries(project, django_assert_num_queries):
    for _ in range(3):
        factories.review(plan=factories.plan(first_issued_on=date(2023, 5, 2), draft_sent_on=None))
    project()
    with django_assert_num_queries(17):
        facts.project(date(2024, 11, 12))


@pytest.mark.parametrize(
    ("born_on", "as_of", "school_age"),
    [
        (date(2019, 10, 1), date(2024, 12, 30), False),  # five, in Reception: school may wait for the term
        (date(2019, 10, 1), date(2025, 1, 6), True),  # and in the term after it may not
        (date(2008, 9, 1), date(2025, 6, 27), True),  # the last Friday in June of Year 11
        (date(2008, 9, 1), date(2025, 6, 28), False),
    ],
)
def test_school_age_is_the_laws_and_not_the_school_years(project, born_on, as_of, school_age):
    held = factories.request(child=factories.child(born_on=born_on), received_on=date(2024, 1, 8))
    factories.plan(request=held, first_issued_on=date(2024, 5, 1), draft_sent_on=date(2024, 4, 10))
    assert project(as_of=as_of).frames["plan"]["school_age"].to_list() == [school_age]


@pytest.mark.parametrize(
    ("ceased_on", "decided_on", "owed"),
    [
        (date(2024, 11, 5), None, False),  # the plan ended on the last day for the decision
        (date(2024, 11, 6), None, True),  # a day later: the silence was late
        (date(2024, 11, 5), date(2024, 11, 4), True),
        (None, None, True),
    ],
)
def test_a_plan_that_ends_first_is_owed_no_decision(project, ceased_on, decided_on, owed):
    ended = {"ceased_on": ceased_on, "cease_reason": "2"} if ceased_on else {}
    decided = {"decision": "cease", "decided_on": decided_on} if decided_on else {}
    factories.review(plan=factories.plan(**ended), meeting_on=date(2024, 10, 8), **decided)
    found = project(as_of=date(2024, 11, 12))
    assert found.frames["review"]["decision_due_on"].to_list() == [date(2024, 11, 5) if owed else None]
    assert "review: no due date for the decision" not in found.unclassified


@pytest.mark.parametrize(
    ("ceased_on", "final_on", "owed", "closed_on"),
    [
        (date(2024, 7, 1), None, False, date(2024, 7, 1)),  # the plan ended on the last day for the final one
        (date(2024, 7, 2), None, True, date(2024, 7, 2)),  # a day later: the silence was late
        (None, date(2024, 6, 3), True, date(2024, 6, 3)),
        (None, None, True, None),
    ],
)
def test_a_plan_that_ends_first_is_owed_no_amended_plan(project, ceased_on, final_on, owed, closed_on):
    ended = {"ceased_on": ceased_on, "cease_reason": "2"} if ceased_on else {}
    factories.review(
        plan=factories.plan(**ended),
        meeting_on=date(2024, 4, 22),
        decided_on=date(2024, 5, 6),
        decision="amend",
        amendments_proposed_on=date(2024, 5, 6),
        final_plan_on=final_on,
    )
    row = only(project(), "review")
    assert (row["final_due_on"], row["final_closed_on"]) == (date(2024, 7, 1) if owed else None, closed_on)
    assert (row["decision_closed_on"], row["decision_due_on"]) == (date(2024, 5, 6), date(2024, 5, 20))


def advice(kind="psychology", ref="R-1", returned_on=None, **over):
    request = factories.request(
        ref=ref, received_on=RECEIVED, decided_on=date(2024, 6, 3), decision="assess", **over
    )
    return Advice.objects.create(
        assessment=factories.assessment(request=request),
        kind=kind,
        requested_on=date(2024, 6, 4),
        request_received_on=date(2024, 6, 6),
        returned_on=returned_on,
    )


def test_it_takes_advice_with_the_weeks_that_the_papers_count(project):
    advice(returned_on=date(2024, 8, 1))
    row = only(project(), "advice")
    assert [row[name] for name in FACTS["advice"].columns][:9] == [
        "R-1",
        row["child_ref"],
        "psychology",
        date(2024, 6, 4),
        date(2024, 7, 18),
        date(2024, 8, 1),
        date(2024, 8, 1),
        date(2024, 7, 25),
        date(2024, 8, 15),
    ]


def test_nobody_waits_for_advice_once_the_assessment_has_ended(project):
    advice(withdrawn_on=date(2024, 7, 1))
    row = only(project(), "advice")
    assert (row["received_on"], row["closed_on"]) == (None, date(2024, 7, 1))


@pytest.mark.parametrize(
    ("kind", "returned_on", "in_time"),
    [
        ("psychology", date(2024, 7, 18), True),  # the last day of the six weeks
        ("psychology", date(2024, 7, 19), False),
        ("psychology", None, False),
        ("health", date(2024, 7, 18), False),  # no psychologist was asked
    ],
)
def test_a_request_says_whether_its_psychologists_were_in_time(project, kind, returned_on, in_time):
    advice(kind=kind, returned_on=returned_on)
    assert only(project(), "request")["psychology_in_time"] is in_time


def test_two_psychologists_have_both_to_be_in_time(project):
    first = advice(returned_on=date(2024, 7, 18))
    Advice.objects.create(
        assessment=first.assessment, kind="psychology", requested_on=date(2024, 6, 4), returned_on=None
    )
    assert only(project(), "request")["psychology_in_time"] is False


@pytest.mark.parametrize(
    ("named", "school_named"),
    [
        ({"elsewhere": "OTH"}, False),  # a type of setting, and no setting
        ({"elsewhere": "OLA"}, True),  # arranged otherwise than at school: the plan says so
        ({}, False),
    ],
)
def test_a_plan_that_names_only_a_type_names_no_school(project, named, school_named):
    plan = factories.plan(
        request=factories.request(received_on=RECEIVED),
        draft_sent_on=None,
        first_issued_on=date(2024, 9, 30),
    )
    if named:
        NamedSetting.objects.create(plan=plan, **named)
    assert only(project(), "request")["school_named"] is school_named


@pytest.mark.parametrize(
    ("answered_on", "working_days"),
    [
        (date(2024, 8, 23), 0),  # the day on which it came
        (date(2024, 8, 27), 1),  # after a weekend and a bank holiday
        (date(2024, 9, 23), 20),
        (None, None),
    ],
)
def test_it_counts_the_working_days_that_an_answer_took(project, answered_on, working_days):
    factories.complaint(received_on=date(2024, 8, 23), answered_on=answered_on)
    assert only(project(), "complaint")["working_days"] == working_days


def test_it_says_school_age_by_the_day_of_birth(project):
    for born_on in (date(2019, 9, 1), date(2019, 8, 31), date(2008, 9, 1), date(2008, 8, 31)):
        factories.plan(
            request=factories.request(child=factories.child(born_on=born_on), received_on=date(2024, 1, 8)),
            first_issued_on=date(2024, 5, 1),
            draft_sent_on=date(2024, 5, 1) - timedelta(days=21),
        )
    frame = project(as_of=date(2024, 11, 12)).frames
    assert sorted(frame["plan"]["school_age"].to_list()) == [False, False, True, True]
