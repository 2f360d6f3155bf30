"""The worked examples that the law's dates were checked against by hand."""

from datetime import date

import pytest

from goldenthread import statute
from goldenthread.statute.counting import DaysAfter, Months, Weeks, WorkingDays

D = date.fromisoformat

DUE = [
    # code, facts, due on, last working day
    ("assessment_decided", {"received_on": "2025-09-01"}, "2025-10-13", "2025-10-13"),
    ("not_issuing_notified", {"received_on": "2025-09-01"}, "2025-12-22", "2025-12-22"),
    ("plan_issued", {"received_on": "2025-09-01"}, "2026-01-19", "2026-01-19"),
    ("plan_issued", {"received_on": "2023-10-12"}, "2024-02-29", "2024-02-29"),
    ("plan_issued", {"received_on": "2024-02-29"}, "2024-07-18", "2024-07-18"),
    ("assessment_decided", {"received_on": "2026-09-05"}, "2026-10-17", "2026-10-16"),
    ("provision_not_necessary_notified", {"received_on": "2026-09-05"}, "2026-10-17", "2026-10-16"),
    ("plan_issued", {"received_on": "2025-11-17"}, "2026-04-06", "2026-04-02"),
    ("plan_issued", {"received_on": "2026-08-07"}, "2026-12-25", "2026-12-24"),
    ("advice_returned", {"requested_on": "2026-10-14"}, "2026-11-25", "2026-11-25"),
    ("reassessment_advice_returned", {"requested_on": "2026-10-14"}, "2026-11-25", "2026-11-25"),
    ("draft_window", {"served_on": "2026-02-13"}, "2026-02-27", "2026-02-27"),
    ("draft_window", {"served_on": "2028-02-15"}, "2028-02-29", "2028-02-29"),
    ("amendments_window", {"served_on": "2026-02-13"}, "2026-02-27", "2026-02-27"),
    ("setting_consultation", {"sent_on": "2026-10-12"}, "2026-10-27", "2026-10-27"),
    ("review_completed", {"reviewed_on": "2024-02-29"}, "2025-02-28", "2025-02-28"),
    ("review_completed", {"reviewed_on": "2024-03-01"}, "2025-02-28", "2025-02-28"),
    ("review_completed", {"reviewed_on": "2025-09-15"}, "2026-09-14", "2026-09-14"),
    ("latest_safe_meeting", {"reviewed_on": "2025-09-15"}, "2026-08-17", "2026-08-17"),
    ("under_five_review", {"reviewed_on": "2025-08-31"}, "2026-02-28", "2026-02-27"),
    ("reviews_listed", {"term_starts_on": "2026-09-01"}, "2026-08-18", "2026-08-18"),
    ("review_report", {"meeting_on": "2026-03-31"}, "2026-04-14", "2026-04-14"),
    ("review_decided", {"meeting_on": "2026-03-31"}, "2026-04-28", "2026-04-28"),
    ("amendments_proposed", {"meeting_on": "2026-03-31"}, "2026-04-28", "2026-04-28"),
    (
        "amended_plan_issued",
        {"notice_on": "2026-04-28", "meeting_on": "2026-03-31"},
        "2026-06-23",
        "2026-06-23",
    ),
    (
        "amended_plan_issued",
        {"notice_on": "2026-04-10", "meeting_on": "2026-03-31"},
        "2026-06-05",
        "2026-06-05",
    ),
    # A late notice does not move the cap.
    (
        "amended_plan_issued",
        {"notice_on": "2026-05-20", "meeting_on": "2026-03-31"},
        "2026-06-23",
        "2026-06-23",
    ),
    ("amended_plan_cap", {"meeting_on": "2026-03-31"}, "2026-06-23", "2026-06-23"),
    ("not_amending_notified", {"notice_on": "2026-04-10"}, "2026-06-05", "2026-06-05"),
    ("unreviewed_amendment_issued", {"notice_on": "2026-04-10"}, "2026-06-05", "2026-06-05"),
    ("review_papers", {"meeting_on": "2026-04-16"}, "2026-04-02", "2026-04-02"),
    ("reassessment_decided", {"received_on": "2026-10-05"}, "2026-10-20", "2026-10-20"),
    ("reassessment_not_amending_notified", {"notified_on": "2026-10-05"}, "2026-12-14", "2026-12-14"),
    ("reassessed_plan_issued", {"notified_on": "2026-10-05"}, "2027-01-11", "2027-01-11"),
    ("phase_transfer_completed", {"transfer_on": "2027-09-01"}, "2027-02-14", "2027-02-12"),
    ("post_16_transfer_completed", {"transfer_on": "2027-09-01"}, "2027-03-30", "2027-03-30"),
    ("further_transfer_completed", {"transfer_on": "2027-09-01"}, "2027-04-01", "2027-04-01"),
    ("complaint_acknowledged", {"received_on": "2026-04-02"}, "2026-04-09", "2026-04-09"),
    ("complaint_stage_1_answered", {"received_on": "2025-12-19"}, "2026-01-21", "2026-01-21"),
    ("complaint_stage_2_answered", {"received_on": "2025-12-19"}, "2026-01-21", "2026-01-21"),
    ("enquiry_resolved", {"received_on": "2026-04-02"}, "2026-04-13", "2026-04-13"),
    # "A period of 12 months beginning with the day": the anniversary itself is a day too late.
    ("ombudsman_complaint_made", {"aware_on": "2024-02-29"}, "2025-02-28", "2025-02-28"),
    ("ombudsman_complaint_made", {"aware_on": "2025-03-10"}, "2026-03-09", "2026-03-09"),
    # Tribunal time: short months, then the next working day; August and Christmas only where the time ends there.
    ("appeal_made", {"sent_on": "2025-12-31"}, "2026-03-02", "2026-03-02"),
    ("appeal_made", {"sent_on": "2026-07-18"}, "2026-09-18", "2026-09-18"),
    ("appeal_made", {"sent_on": "2026-06-10"}, "2026-09-01", "2026-09-01"),
    ("appeal_made", {"sent_on": "2026-10-26"}, "2027-01-04", "2027-01-04"),  # 26 December
    ("appeal_made", {"sent_on": "2026-11-01"}, "2027-01-04", "2027-01-04"),  # 1 January, a Friday
    ("appeal_made", {"sent_on": "2027-05-31"}, "2027-08-02", "2027-08-02"),  # Saturday 31 July: one move only
    ("appeal_made", {"sent_on": "2028-12-30"}, "2029-02-28", "2029-02-28"),
    # The certificate's month counts when it ends later; the raw days are compared first.
    (
        "appeal_made",
        {"sent_on": "2026-03-10", "certificate_on": "2026-04-30"},
        "2026-06-01",
        "2026-06-01",
    ),
    (
        "appeal_made",
        {"sent_on": "2026-03-10", "certificate_on": "2026-03-31"},
        "2026-05-11",
        "2026-05-11",
    ),
    ("appeal_answered", {"sent_on": "2026-07-13"}, "2026-09-22", "2026-09-22"),
    ("earliest_cease_after_appeal", {"determined_on": "2026-08-12"}, "2026-08-13", None),
    ("earliest_cease", {"sent_on": "2025-12-31"}, "2026-03-03", None),
    (
        "earliest_cease",
        {"sent_on": "2026-03-10", "certificate_on": "2026-04-30"},
        "2026-06-02",
        None,
    ),
    # Mediation
    ("mediation_adviser_contacted", {"sent_on": "2025-12-31"}, "2026-02-28", "2026-02-27"),
    ("no_mediation_certified", {"told_on": "2026-04-02"}, "2026-04-09", "2026-04-09"),
    ("mediation_arranged", {"informed_on": "2026-12-20"}, "2027-01-19", "2027-01-19"),
    ("mediation_not_arranged_certified", {"informed_on": "2026-12-20"}, "2027-01-22", "2027-01-22"),
    ("mediation_agreement_carried_out", {"agreed_on": "2025-12-19"}, "2026-01-02", "2026-01-02"),
    ("mediation_agreement_passed_on", {"agreed_on": "2025-12-19"}, "2025-12-26", "2025-12-24"),
    # Orders and concessions: Christmas is not left out for a local authority.
    ("assessment_notified_after_order", {"ordered_on": "2025-12-19"}, "2026-01-02", "2026-01-02"),
    ("contents_amended_after_order", {"ordered_on": "2025-12-19"}, "2026-01-23", "2026-01-23"),
    ("no_plan_notified_after_order", {"ordered_on": "2025-12-19"}, "2026-02-27", "2026-02-27"),
    ("made_plan_issued_after_order", {"ordered_on": "2025-12-19"}, "2026-03-06", "2026-03-06"),
    ("assessed_plan_issued_after_order", {"ordered_on": "2025-12-19"}, "2026-03-27", "2026-03-27"),
    ("contents_amended_after_concession", {"conceded_on": "2026-03-02"}, "2026-04-06", "2026-04-02"),
    # Moves: aware in time, a working day short, and after the move (over Easter); then the later of two periods.
    ("plan_transferred", {"moved_on": "2026-09-28"}, "2026-09-28", "2026-09-28"),
    ("plan_transferred", {"moved_on": "2026-09-28", "aware_on": "2026-09-07"}, "2026-09-28", "2026-09-28"),
    ("plan_transferred", {"moved_on": "2026-09-28", "aware_on": "2026-09-09"}, "2026-09-29", "2026-09-29"),
    ("plan_transferred", {"moved_on": "2026-03-30", "aware_on": "2026-04-03"}, "2026-04-27", "2026-04-27"),
    ("transfer_notified", {"transferred_on": "2026-09-07"}, "2026-10-19", "2026-10-19"),
    (
        "transferred_plan_reviewed",
        {"reviewed_on": "2025-12-01", "transferred_on": "2026-11-20"},
        "2027-02-19",
        "2027-02-19",
    ),
    (
        "transferred_plan_reviewed",
        {"reviewed_on": "2026-08-31", "transferred_on": "2026-11-30"},
        "2027-08-30",
        "2027-08-27",
    ),
    # Phase transfer: the earliest of every clock, and the meeting that leaves 12 weeks.
    (
        "phase_transfer_completed",
        {"transfer_on": "2027-09-01", "meeting_on": "2026-10-01", "notice_on": "2026-10-29"},
        "2026-12-24",
        "2026-12-24",
    ),
    (
        "phase_transfer_completed",
        {"transfer_on": "2027-09-01", "meeting_on": "2027-01-20"},
        "2027-02-14",
        "2027-02-12",
    ),
    ("latest_phase_transfer_meeting", {"transfer_on": "2027-09-01"}, "2026-11-22", "2026-11-20"),
    ("latest_post_16_transfer_meeting", {"transfer_on": "2027-09-01"}, "2027-01-05", "2027-01-05"),
    # Ages
    ("school_age_ends", {"born_on": "2010-08-31"}, "2026-06-26", "2026-06-26"),
    ("school_age_ends", {"born_on": "2010-09-01"}, "2027-06-25", "2027-06-25"),
    ("school_age_ends", {"born_on": "2007-09-23"}, "2024-06-28", "2024-06-28"),
    ("school_age_begins", {"born_on": "2019-02-10"}, "2024-03-31", "2024-03-28"),
    ("young_person_until", {"born_on": "2004-02-29"}, "2029-03-01", "2029-03-01"),
    ("plan_kept_in_further_education_until", {"born_on": "2001-07-31"}, "2026-07-31", "2026-07-31"),
    ("plan_kept_in_further_education_until", {"born_on": "2001-08-01"}, "2027-07-31", "2027-07-30"),
    (
        "plan_kept_in_apprenticeship_until",
        {"born_on": "2001-03-10", "training_ends_on": "2026-12-01"},
        "2026-12-01",
        "2026-12-01",
    ),
    ("plan_kept_in_apprenticeship_until", {"born_on": "2001-03-10"}, "2027-03-09", "2027-03-09"),
    # Budgets and services
    ("direct_payments_reviewed", {"first_paid_on": "2026-11-30"}, "2027-02-28", "2027-02-26"),
    ("wheelchair_provided", {"referred_on": "2026-09-01"}, "2027-01-05", "2027-01-05"),
    ("ombudsman_report_considered", {"reported_on": "2026-11-30"}, "2027-02-28", "2027-02-26"),
    ("ombudsman_report_considered", {"reported_on": "2023-08-17"}, "2023-11-16", "2023-11-16"),
]


@pytest.mark.parametrize(("code", "facts", "due_on", "worked_on"), DUE)
def test_due_dates(code, facts, due_on, worked_on):
    answer = statute.due(code, **{name: D(day) for name, day in facts.items()})
    assert (answer.due_on, answer.last_working_day) == (D(due_on), D(worked_on) if worked_on else None)


CUSTOMARY = [
    ("plan_issued", {"received_on": "2025-09-01"}, "2026-01-18"),
    ("review_papers", {"meeting_on": "2026-04-16"}, "2026-04-01"),
    ("phase_transfer_completed", {"transfer_on": "2027-09-01"}, "2027-02-15"),
    ("post_16_transfer_completed", {"transfer_on": "2027-09-01"}, "2027-03-31"),
    ("further_transfer_completed", {"transfer_on": "2027-09-01"}, "2027-03-31"),
    ("further_transfer_completed", {"transfer_on": "2027-01-10"}, None),  # 31 March is for September moves
    ("phase_transfer_completed", {"transfer_on": "2027-09-01", "meeting_on": "2026-10-01"}, "2026-12-24"),
    ("under_five_review", {"reviewed_on": "2025-11-30"}, "2026-02-28"),
    ("draft_sent", {"received_on": "2025-09-01"}, "2025-12-08"),
    ("advice_returned", {"requested_on": "2026-10-14", "sent_on": "2026-10-12"}, "2026-11-23"),
    ("advice_returned", {"requested_on": "2026-10-14"}, None),
    ("review_decided", {"meeting_on": "2026-03-31"}, None),
]


@pytest.mark.parametrize(("code", "facts", "customary_on"), CUSTOMARY)
def test_customary_readings_stand_beside_the_strict_one(code, facts, customary_on):
    answer = statute.due(code, **{name: D(day) for name, day in facts.items()})
    assert answer.customary_on == (D(customary_on) if customary_on else None)
    assert bool(answer.customary_why) == bool(customary_on)


PRIMITIVES = [
    # rules that other procedures share: order, mediation, appeal
    (Months(2), "2025-12-31", "2026-02-28"),
    (Months(2), "2026-07-18", "2026-09-18"),
    (Months(4), "2025-09-30", "2026-01-30"),
    (WorkingDays(3), "2026-04-02", "2026-04-09"),
    (DaysAfter(30), "2026-12-20", "2027-01-19"),
    (WorkingDays(3), "2027-01-19", "2027-01-22"),
    (Weeks(2), "2025-12-19", "2026-01-02"),
    (Weeks(5), "2025-12-19", "2026-01-23"),
    (Weeks(10), "2025-12-19", "2026-02-27"),
    (Weeks(11), "2025-12-19", "2026-03-06"),
    (Weeks(14), "2025-12-19", "2026-03-27"),
    (Weeks(5), "2026-03-02", "2026-04-06"),
]


@pytest.mark.parametrize(("rule", "start", "last"), PRIMITIVES)
def test_rules_in_other_procedures(rule, start, last):
    assert rule.last_day(D(start)) == D(last)


def test_it_says_why_in_words_and_sums():
    assert statute.due("plan_issued", received_on=date(2025, 9, 1)).why == (
        "20 weeks after the request was received (1 September 2025, not counted): "
        "140 days on is Monday 19 January 2026."
    )


def test_it_keeps_the_date_when_it_falls_on_easter_monday_and_says_when_to_act():
    why = statute.due("plan_issued", received_on=date(2025, 11, 17)).why
    assert "140 days on is Monday 6 April 2026." in why
    assert why.endswith("the date does not move: act by Thursday 2 April 2026.")


def test_it_says_which_of_two_limits_comes_first():
    answer = statute.due("amended_plan_issued", notice_on=D("2026-04-28"), meeting_on=D("2026-03-31"))
    assert len(answer.steps) == 3
    assert answer.steps[2] == "The earliest of these is Tuesday 23 June 2026."


def test_it_lets_the_next_step_follow_a_window_only_when_the_window_has_run():
    answer = statute.due("draft_window", served_on=D("2026-02-13"))
    assert answer.next_step_from == D("2026-02-28")
    assert statute.due("plan_issued", received_on=D("2026-02-13")).next_step_from is None


def test_it_does_not_shorten_the_familys_time_when_it_ends_on_a_bank_holiday():
    why = statute.due("draft_window", served_on=D("2026-12-18")).why
    assert "day 15 is Friday 1 January 2027." in why
    assert why.endswith("still within the family's time.")
