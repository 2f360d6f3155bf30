import dataclasses
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread import statute
from goldenthread.statute.exceptions import GROUNDS

DAYS = st.dates(date(2014, 9, 1), date(2033, 12, 31))
CODE_FROM = date(2026, 4, 1)


@given(meeting=DAYS, later=st.integers(0, 120))
def test_an_amended_plan_is_due_at_the_earlier_of_its_two_limits(meeting, later):
    notice = meeting + timedelta(days=later)
    answer = statute.due("amended_plan_issued", notice_on=notice, meeting_on=meeting)
    assert answer.due_on == min(notice + timedelta(days=56), meeting + timedelta(days=84))
    assert answer.due_on <= statute.due("amended_plan_cap", meeting_on=meeting).due_on


@given(DAYS)
def test_a_decision_on_the_latest_safe_meeting_is_in_time_for_the_review(reviewed):
    meeting = statute.due("latest_safe_meeting", reviewed_on=reviewed).due_on
    decision = statute.due("review_decided", meeting_on=meeting).due_on
    assert decision == statute.due("review_completed", reviewed_on=reviewed).due_on


@given(DAYS)
def test_the_first_plan_steps_come_in_order(received):
    codes = ("assessment_decided", "not_issuing_notified", "plan_issued")
    days = [statute.due(code, received_on=received).due_on for code in codes]
    assert [(day - received).days for day in days] == [42, 112, 140]


def test_each_version_of_a_duty_is_told_apart_by_policy_or_dates():
    keys = [(duty.code, duty.policy, duty.in_force_from) for duty in statute.ALL_DUTIES]
    assert len(keys) == len(set(keys))


def test_each_policy_says_so_and_only_policies_do():
    for duty in statute.ALL_DUTIES:
        assert bool(duty.policy) == (duty.kind is statute.Kind.POLICY), duty.code


def test_a_notice_of_a_refusal_is_owed_only_by_who_refuses():
    owed_if_refused = {
        *("not_issuing_notified", "detained_not_issuing_notified", "not_amending_notified"),
        *("reassessment_not_amending_notified", "no_plan_notified_after_order"),
        *("no_plan_notified_after_concession", "no_plan_notified_after_mediation"),
    }
    assert {duty.code for duty in statute.ALL_DUTIES if duty.only_if} == owed_if_refused
    answer = statute.due("not_issuing_notified", received_on=date(2025, 9, 1))
    assert "Owed only if: the local authority decides not to issue a plan" in statute.in_plain_words(answer)


def test_duties_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        statute.DUTIES["plan_issued"].title = "Another"


def test_undated_duties_are_carried_and_asked_for_say_so():
    undated = {code for code, duty in statute.DUTIES.items() if not duty.dated}
    assert {"family_consulted", "considering_notified", "advice_sought", "review_on_release"} <= undated
    for code in undated:
        with pytest.raises(statute.UndatedError, match=code):
            statute.due(code)


def test_it_names_the_codes_when_a_code_is_unknown():
    with pytest.raises(statute.UnknownDutyError, match=r"did you mean plan_issued\? .*review_completed"):
        statute.due("plan_isued", received_on=date(2026, 1, 1))


WRONG_FACTS = [
    ("plan_issued", {}, r"lacks received_on; it takes received_on \(the request was received\), and may be"),
    ("plan_issued", {"recieved_on": date(2026, 1, 1)}, "does not know recieved_on"),
    ("plan_issued", {"received_on": date(2026, 1, 1), "sent_on": date(2026, 1, 1)}, "does not know sent_on"),
    (
        "amended_plan_issued",
        {"notice_on": date(2026, 1, 1)},
        r"lacks meeting_on; it takes notice_on .* and meeting_on",
    ),
    ("advice_returned", {}, "may be given sent_on"),
    ("plan_issued", {"received_on": None}, "received_on must be a date"),
    ("plan_issued", {"received_on": "2026-01-01"}, "received_on must be a date"),
    ("plan_issued", {"received_on": datetime.fromisoformat("2026-01-01T23:00")}, "must be a date"),
]


@pytest.mark.parametrize(("code", "facts", "words"), WRONG_FACTS)
def test_it_says_what_is_wrong_with_the_facts(code, facts, words):
    with pytest.raises(statute.WrongFactsError, match=words):
        statute.due(code, **facts)


def test_it_does_not_apply_the_2014_act_before_its_day():
    assert statute.due("plan_issued", received_on=date(2014, 9, 1)).due_on == date(2015, 1, 19)
    with pytest.raises(statute.NotInForceError, match="from 1 September 2014"):
        statute.due("plan_issued", received_on=date(2014, 8, 31))


def test_it_names_the_fact_whose_bank_holidays_are_not_known():
    with pytest.raises(statute.OutsideCalendarError, match=r"received_on 1 May 2062: .*2014 to 2035"):
        statute.due("complaint_acknowledged", received_on=date(2062, 5, 1))


COMPLAINTS = [
    # code, policy, received, acknowledged, due
    ("complaint_acknowledged", "local", "2026-05-01", None, "2026-05-07"),
    ("complaint_acknowledged", "ombudsman_code", "2026-05-01", None, "2026-05-11"),
    ("complaint_stage_1_answered", None, "2026-05-01", None, "2026-06-02"),
    ("complaint_stage_1_answered", "ombudsman_code", "2026-05-01", None, "2026-05-26"),
    ("complaint_stage_1_answered", "ombudsman_code", "2026-05-01", "2026-05-05", "2026-05-19"),
    ("complaint_stage_1_answered", "ombudsman_code", "2026-05-01", "2026-05-20", "2026-06-04"),
    ("complaint_stage_1_extended", "ombudsman_code", "2026-05-01", "2026-05-05", "2026-06-03"),
    ("complaint_stage_2_acknowledged", "ombudsman_code", "2026-05-01", None, "2026-05-11"),
    ("complaint_stage_2_answered", "ombudsman_code", "2026-05-01", "2026-05-11", "2026-06-09"),
]


@pytest.mark.parametrize(("code", "policy", "received", "acknowledged", "expected"), COMPLAINTS)
def test_complaints_under_each_policy(code, policy, received, acknowledged, expected):
    facts = {"received_on": date.fromisoformat(received)}
    if acknowledged:
        facts["acknowledged_on"] = date.fromisoformat(acknowledged)
    assert statute.due(code, policy=policy, **facts).due_on == date.fromisoformat(expected)


def test_the_ombudsmans_code_begins_on_its_day():
    day_before = CODE_FROM - timedelta(days=1)
    with pytest.raises(statute.NotInForceError, match="1 April 2026"):
        statute.due("complaint_acknowledged", policy="ombudsman_code", received_on=day_before)
    assert statute.due("complaint_acknowledged", policy="local", received_on=day_before).due_on


def test_a_council_may_bring_its_own_policy():
    authority = statute.Authority("Westshire County Council's complaints policy", "Westshire policy")
    own = statute.ComplaintPolicy(
        name="westshire", acknowledged=2, stage_1=15, stage_2=25, authority=authority
    )
    answer = statute.due("complaint_stage_1_answered", policy=own, received_on=date(2026, 6, 1))
    assert answer.due_on == date(2026, 6, 22)
    assert answer.authority.short == "Westshire policy"


def test_it_names_the_policies_when_one_is_unknown():
    with pytest.raises(statute.UnknownDutyError, match="'kind'; it has local and ombudsman_code"):
        statute.due("complaint_acknowledged", policy="kind", received_on=date(2026, 6, 1))
    with pytest.raises(statute.UnknownDutyError, match="no policy at all"):
        statute.due("plan_issued", policy="local", received_on=date(2026, 6, 1))


def test_an_exception_is_offered_only_where_the_regulations_offer_it():
    closed = statute.ExceptionKind.SCHOOL_CLOSED
    offered = {duty.code for duty in statute.ALL_DUTIES if closed in duty.exceptions}
    assert offered == {
        "assessment_decided",
        "not_issuing_notified",
        "plan_issued",
        "reassessment_not_amending_notified",
        "reassessed_plan_issued",
    }


def test_every_ground_has_words_and_an_authority():
    assert set(GROUNDS) == set(statute.ExceptionKind)
    assert all(kind.words and kind.authority.short for kind in statute.ExceptionKind)


CLOSURES = [
    # first closed, re-opens, asked, excepted
    ("2026-07-22", "2026-09-02", "2026-07-15", True),  # a week before closing
    ("2026-07-22", "2026-09-02", "2026-07-14", False),
    ("2026-07-22", "2026-09-02", "2026-08-26", True),  # a week before re-opening
    ("2026-07-22", "2026-09-02", "2026-08-27", False),
    ("2026-07-22", "2026-08-19", "2026-08-01", True),  # exactly 4 weeks
    ("2026-07-22", "2026-08-18", "2026-08-01", False),  # a day short
    ("2026-12-19", "2027-01-04", "2026-12-20", False),  # Christmas is never long enough
]


@pytest.mark.parametrize(("closed", "reopens", "asked", "excepted"), CLOSURES)
def test_closures(closed, reopens, asked, excepted):
    days = [date.fromisoformat(day) for day in (closed, reopens, asked)]
    assert statute.closure_exception(*days) is excepted


def test_it_refuses_a_setting_that_re_opens_before_it_closes():
    with pytest.raises(statute.WrongFactsError, match=r"reopens_on \(1 July 2026\)"):
        statute.closure_exception(date(2026, 7, 2), date(2026, 7, 1), date(2026, 7, 1))


ABSENCES = [
    # left, back, away within 1 March to 18 July 2026
    ("2026-03-10", "2026-04-07", 28),
    ("2026-03-10", "2026-04-06", 27),
    ("2026-02-01", "2026-03-28", 27),  # only from the first day of the period
    ("2026-06-21", "2026-09-01", 28),  # only to its last day
    ("2026-08-01", "2026-09-01", 0),
]


@pytest.mark.parametrize(("left", "back", "days"), ABSENCES)
def test_absences_count_within_the_period(left, back, days):
    period = statute.Span(date(2026, 3, 1), date(2026, 7, 18))
    assert statute.days_away(date.fromisoformat(left), date.fromisoformat(back), period) == days


FINDINGS = [
    # code, start, left, back, borne out: 4 weeks for a plan, 2 after an order
    ("plan_issued", {"received_on": "2026-03-01"}, "2026-03-10", "2026-04-07", True),
    ("plan_issued", {"received_on": "2026-03-01"}, "2026-03-10", "2026-04-06", False),
    ("contents_amended_after_order", {"ordered_on": "2026-03-01"}, "2026-03-10", "2026-03-24", True),
    ("contents_amended_after_order", {"ordered_on": "2026-03-01"}, "2026-03-10", "2026-03-23", False),
    ("contents_amended_after_concession", {"conceded_on": "2026-03-01"}, "2026-03-10", "2026-03-24", True),
    ("advice_returned", {"requested_on": "2026-03-01"}, "2026-03-10", "2026-04-07", True),
]


@pytest.mark.parametrize(("code", "starts", "left", "back", "borne_out"), FINDINGS)
def test_dates_bear_out_an_absence_or_not_and_never_move_the_day(code, starts, left, back, borne_out):
    facts = {name: date.fromisoformat(day) for name, day in starts.items()}
    away = {"left_on": date.fromisoformat(left), "back_on": date.fromisoformat(back)}
    answer = statute.due(code, **facts, **away)
    assert [finding.borne_out for finding in answer.findings] == [borne_out]
    assert ("may be recorded" in answer.findings[0].words) is borne_out
    assert answer.due_on == statute.due(code, **facts).due_on


def test_dates_bear_out_a_long_closure_when_advice_was_asked_in_its_window():
    facts = {
        "received_on": date(2026, 6, 1),
        "first_closed_on": date(2026, 7, 22),
        "reopens_on": date(2026, 9, 2),
    }
    inside = statute.due("plan_issued", **facts, advice_requested_on=date(2026, 7, 15))
    outside = statute.due("plan_issued", **facts, advice_requested_on=date(2026, 7, 14))
    assert {finding.borne_out for finding in inside.findings} == {True}
    assert {finding.borne_out for finding in outside.findings} == {False}
    assert inside.due_on == outside.due_on == date(2026, 10, 19)
    assert "from 15 July 2026 to 26 August 2026" in inside.findings[0].words


def test_it_asks_for_the_rest_of_the_dates_of_an_exception():
    with pytest.raises(statute.WrongFactsError, match="lacks reopens_on and advice_requested_on"):
        statute.due("plan_issued", received_on=date(2026, 6, 1), first_closed_on=date(2026, 7, 22))
    with pytest.raises(statute.WrongFactsError, match=r"back_on .* is before left_on"):
        statute.due(
            "plan_issued", received_on=date(2026, 6, 1), left_on=date(2026, 7, 2), back_on=date(2026, 7, 1)
        )
    with pytest.raises(statute.WrongFactsError, match="does not know left_on"):
        statute.due("review_decided", meeting_on=date(2026, 6, 1), left_on=date(2026, 7, 2))


RECENT = [
    (
        "2026-01-15",
        "2026-06-15",
        True,
    ),  # 5 months: still a decision in 6 weeks, but no notice of section 36(7)
    ("2026-01-15", "2026-07-14", True),
    ("2026-01-15", "2026-07-15", False),
    ("2025-08-31", "2026-02-27", True),
    ("2025-08-31", "2026-02-28", False),
]


@pytest.mark.parametrize(("assessed", "requested", "recent"), RECENT)
def test_an_assessment_is_recent_for_six_months(assessed, requested, recent):
    days = date.fromisoformat(assessed), date.fromisoformat(requested)
    assert statute.assessed_recently(*days) is recent
    assert (days[1] <= statute.recently_assessed_until(days[0])) is recent
    with pytest.raises(statute.WrongFactsError, match="before assessed_on"):
        statute.assessed_recently(days[1], days[0])


@pytest.mark.parametrize(
    ("assessed", "until"),
    [("2025-05-12", "2025-11-11"), ("2025-08-31", "2026-02-27"), ("2024-08-29", "2025-02-27")],
)
def test_the_six_months_of_an_assessment_end_on_a_day(assessed, until):
    assert statute.recently_assessed_until(date.fromisoformat(assessed)) == date.fromisoformat(until)
